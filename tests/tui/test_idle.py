"""The screen hides or locks when nobody is here, and when the machine has slept; tests turn the clock by hand."""

import pytest

from recoverytui.commands import drafts, lock
from recoverytui.storage import cipher
from recoverytui.tui import idle
from recoverytui.tui.screens.privacy import PrivacyScreen
from recoverytui.tui.screens.unlock import UnlockScreen


@pytest.fixture
def locked(written, lived_in, monkeypatch):
    """A locked diary; its passphrase is "key"."""
    monkeypatch.setattr(cipher, "ROUNDS", 10)
    written(lambda diary: lock.lock(diary, "key").diary.close())


def is_hidden(room):
    return isinstance(room.app.screen, PrivacyScreen)


async def pass_time(room, clock, seconds):
    """Let time go by, a look each half minute."""
    for _ in range(seconds // 30):
        clock.wind(seconds=30)
        room.app.tick()
        await room.settle()


async def test_after_the_time_that_is_set_it_hides_and_keeps_the_draft(visit, lived_in, clock):
    async with visit() as room:
        await room.press("n")
        await room.type("half")
        await pass_time(room, clock, 150)
        assert not is_hidden(room)
        await pass_time(room, clock, 30)
        assert is_hidden(room)
        assert "half" in await room.do(drafts.take, "win")
        await room.press("space")
        assert room.shows("half")


async def test_a_key_or_the_mouse_says_that_somebody_is_here(visit, lived_in, clock):
    async with visit() as room:
        for way in (lambda: room.press("2"), lambda: room.pilot.hover(offset=(3, 3)), lambda: room.press("1")):
            await pass_time(room, clock, 150)
            await way()
        assert not is_hidden(room)


@pytest.mark.parametrize(("minutes", "hides"), [(0, False), (1, True), (10, False)])
async def test_the_time_can_be_set(visit, lived_in, clock, minutes, hides):
    async with visit(idle_minutes=minutes) as room:
        await pass_time(room, clock, 240)
        assert is_hidden(room) is hides


async def test_the_steady_clock_alone_is_enough(visit, lived_in, monkeypatch):
    now = [0.0]
    monkeypatch.setattr(idle, "steady", lambda: now[0])
    async with visit() as room:
        now[0] = 179
        room.app.tick()
        assert not is_hidden(room)
        now[0] = 180
        room.app.tick()
        assert is_hidden(room)


async def test_a_machine_that_slept_comes_back_hidden(visit, lived_in, clock):
    async with visit(idle_minutes=30) as room:
        clock.wind(minutes=2)
        room.app.tick()
        assert is_hidden(room)


async def test_the_first_key_after_a_sleep_does_nothing_but_hide(visit, lived_in, clock):
    async with visit() as room:
        clock.wind(hours=9)
        await room.press("x")
        assert is_hidden(room)
        await room.press("space", "2")
        assert room.shows("Sat in the garden.")


async def test_a_clock_that_is_set_back_hides_nothing(visit, lived_in, clock):
    async with visit() as room:
        clock.wind(hours=-2)
        room.app.tick()
        assert not is_hidden(room)


async def test_a_locked_diary_locks_also_from_the_hidden_screen(visit, locked, clock):
    for way in ((), ("n",), ("f9",)):
        async with visit() as room:
            room.app.screen.query_one("PassphraseInput").put("key")
            await room.press("enter", *way)
            assert not room.app.is_locking
            clock.wind(minutes=4)
            room.app.tick()
            await room.settle()
            assert room.app.is_locking
            assert not room.app.is_running


async def test_the_unlock_screen_and_the_demo_stay(visit, locked, clock):
    async with visit() as room:
        clock.wind(hours=1)
        room.app.tick()
        await room.settle()
        assert isinstance(room.app.screen, UnlockScreen)


async def test_the_demo_does_not_hide_by_itself(visit, lived_in, clock):
    async with visit(is_demo=True) as room:
        clock.wind(hours=1)
        room.app.tick()
        assert not is_hidden(room)


async def test_being_stopped_hides_and_keeps_first(visit, lived_in, written):
    async with visit() as room:
        await room.press("n")
        await room.type("stopped here")
        kept = []
        room.app.stop_now(lambda: kept.append(written(lambda diary: drafts.take(diary, "win"))))
        assert "stopped here" in kept[0]
        assert is_hidden(room)
