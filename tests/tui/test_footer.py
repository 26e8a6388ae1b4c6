"""Footer: every key of a room is visible or announced, works by mouse, and messages expire."""

from recoverytui.tui.widgets import clicks
from recoverytui.tui.widgets.footer import ScreenFooter
from recoverytui.tui.widgets.text_input import TextInput
from tests.tui.all_rooms import each_room


async def test_a_click_on_the_foot_does_what_the_key_does(visit, lived_in) -> None:
    async with visit() as front:

        async def click(label: str) -> None:
            row = next(number for number, line in enumerate(front.lines) if label in line)
            await front.pilot.click(offset=(front.lines[row].index(label), row))
            await front.settle()

        await click("2 Wins")
        assert front.app.screen.room == "wins"
        await click("e edit")
        assert front.shows("A win")
        await front.press("escape")
        await click("? more")
        assert front.app.screen.room == "help"
        await click("Esc back")
        assert front.app.screen.room == "wins"
        await click("F2 help now")
        assert front.app.screen.room == "help_now"


async def test_every_key_in_every_foot_can_be_clicked(visit, lived_in) -> None:
    async with visit() as front:
        async for name in each_room(front):
            foot = front.app.screen.query_one(ScreenFooter)
            pressed = {span.style.meta[clicks.PRESS] for span in foot.render().spans if _presses(span)}
            active = set(front.app.screen.active_bindings)
            assert pressed <= active | {"f2", "f9"}, name
            if not isinstance(front.app.screen.focused, TextInput):
                assert {"1", "2", "3", "4", "5", "6", "question_mark", "f2"} <= pressed, name


def _presses(span) -> bool:
    return not isinstance(span.style, str) and clicks.PRESS in span.style.meta


async def test_a_message_leaves_with_the_next_action_or_place(visit, lived_in) -> None:
    async with visit() as front:
        await front.press("2", "x")
        assert front.shows("Deleted. Press u to undo.")
        await front.press("down", "up")  # moving is no action: there is time to read it
        assert front.shows("Deleted. Press u to undo.")
        await front.press("u")
        assert not front.shows("Deleted. Press u to undo.")
        await front.press("1", "m")
        assert front.shows("Marked as a rest day.")
        await front.press("s", "escape")
        assert not front.shows("Marked as a rest day.")
        await front.press("5", "m")
        assert front.shows("The mark is taken away.")
        await front.press("pageup")
        assert not front.shows("The mark is taken away.")


async def test_a_message_leaves_after_some_seconds(visit, lived_in) -> None:
    async with visit() as front:
        front.app.context.message_seconds = 0.001
        front.app.screen.say("Saved.")
        while front.shows("Saved."):
            await front.pilot.pause()
        assert front.app.screen.query_one(ScreenFooter).sentence == ""
        front.app.context.message_seconds = 0
        front.app.screen.say("Saved.")
        await front.settle()
        assert front.shows("Saved.")
