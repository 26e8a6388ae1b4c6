"""Whoever writes on at once after a key finds every letter in the form, and no deed done by a letter."""

from recoverytui.commands import days, wins
from recoverytui.commands.overview import dashboard


async def test_a_win_that_is_typed_without_waiting_is_whole(visit):
    async with visit() as room:
        await room.pilot.press("n", *"hush", "enter")
        await room.settle()
        assert [win.noun.text for win in await room.do(wins.page)] == ["hush"]
        assert (await room.do(dashboard)).mark is None


async def test_what_is_typed_before_hiding_goes_nowhere(visit):
    async with visit() as room:
        await room.pilot.press("n", "h", "f9")
        await room.settle()
        assert room.shows("press a key")
        assert (await room.do(days.get, (await room.do(dashboard)).today)).mark is None
