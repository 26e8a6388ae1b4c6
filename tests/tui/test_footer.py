"""Footer: every key of a room is visible or announced, works by mouse, and messages expire."""

import pytest

from recoverytui.domain.languages import LANGUAGES
from recoverytui.text.translator import Translator
from recoverytui.tui.rooms import ROOMS, room
from recoverytui.tui.widgets import clicks
from recoverytui.tui.widgets.footer import ScreenFooter
from recoverytui.tui.widgets.text_input import TextInput

OPENED = [each.name for each in ROOMS.values() if each.screen and each.name not in {"day", "help"}]
SIZES = ((60, 20), (80, 24), (120, 40))


def foot_of(front) -> str:
    """Return the lines of keys as they are drawn, in one line."""
    foot = front.app.screen.query_one(ScreenFooter)
    return " ".join(foot.render().plain.split())


@pytest.mark.parametrize("language", LANGUAGES)
async def test_no_key_of_a_room_is_hidden_without_saying_so(visit, lived_in, language) -> None:
    """Rooms x sizes: which keys are hidden, whether quit, help and "more" are shown, and the number of lines."""
    words, hidden = Translator(language), []
    back, help_now = f"Esc {words('back')}", f"F2 {words('help now')}"
    async with visit(size=SIZES[0], language=language) as front:
        for name in OPENED:
            if name != "overview":
                front.app.push_screen(room(name)(front.app.context))
            for size in SIZES:
                await front.resize(*size)
                here = front.app.screen
                typing = isinstance(here.focused, TextInput)  # as search begins: letters are words, F1 is "?"
                active = {each.binding.id for each in here.active_bindings.values()}
                own = [key for key in ROOMS[name].keys if key.name in active]
                own = [key for key in own if not typing or len(key.sign) > 1]
                assert ("F1 " if typing else "? ") + words("more") in foot_of(front), (name, size)
                named = {item.name: item.label for item in here.key_items()}  # Enter is named for the row it opens
                said = foot_of(front)
                told = [f"{words(key.sign)} {named.get(key.name, words(key.label))}" for key in own]
                out = [label for label in told if label not in said]
                hidden += [(name, size, label) for label in out if size != SIZES[0]]
                assert help_now in said, (name, size)
                assert back in said or name == "overview", (name, size)
                assert not told or told[0] not in out, (name, size)
                assert here.query_one(ScreenFooter).size.height <= 4
                assert all(len(line) <= size[0] for line in front.lines)
            if name != "overview":
                front.app.pop_screen()
                await front.settle()
    assert hidden == []


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
        for name in OPENED:
            if name != "overview":
                front.app.push_screen(room(name)(front.app.context))
                await front.settle()
            foot = front.app.screen.query_one(ScreenFooter)
            pressed = {span.style.meta[clicks.PRESS] for span in foot.render().spans if _presses(span)}
            active = set(front.app.screen.active_bindings)
            assert pressed <= active | {"f2", "f9"}, name
            if not isinstance(front.app.screen.focused, TextInput):
                assert {"1", "2", "3", "4", "5", "6", "question_mark", "f2"} <= pressed, name
            if name != "overview":
                front.app.pop_screen()
                await front.settle()


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
