"""One key hides the diary from every screen without losing a draft."""

import asyncio
import gc
import threading

import pytest

from faults.rooms import drop_cancelled_timers
from recoverytui.commands import drafts, wins
from recoverytui.tui.dialogs.form import Form
from recoverytui.tui.screens.privacy import PrivacyScreen
from recoverytui.tui.widgets.text_input import TextInput

WAYS = {
    "overview": (),
    "wins": ("2",),
    "strategies": ("3",),
    "goals": ("4",),
    "look back": ("5",),
    "share": ("6",),
    "settings": ("s",),
    "deleted": ("b",),
    "help": ("question_mark",),
    "day": ("2", "enter"),
    "win form": ("n",),
    "edit form": ("2", "e"),
    "strategy form": ("3", "a"),
    "use form": ("3", "enter"),
    "goal form": ("4", "a"),
    "goal state form": ("4", "enter"),
    "try-out form": ("4", "plus"),
    "try state form": ("4", "down", "enter"),
    "pause form": ("p",),
    "pause that has been": ("5", "a"),
    "note form": ("d",),
    "picking": ("6", "enter"),
    "document": ("6", "enter", "space", "enter"),
    "file form": ("6", "enter", "space", "enter", "enter"),
    "for good form": ("2", "x", "b", "x"),
    "palette": ("ctrl+p",),
}
TEXTS = ("walk", "songs", "people", "Tuesday", "garden", "letter", "soup", "Rain", "2026", "November", "win")


@pytest.mark.parametrize("way", WAYS)
async def test_the_next_frame_holds_nothing_of_the_diary_and_demo_says_so(visit, lived_in, way):
    async with visit(is_demo=True) as room:
        await room.press(*WAYS[way])
        assert room.shows("DEMO – invented data")
        before = room.app.screen
        await room.press("f9")
        assert isinstance(room.app.screen, PrivacyScreen)
        assert not any(text in room.text for text in TEXTS)
        assert room.shows("Diary – press a key", "DEMO – invented data")
        await room.press("space")
        assert room.app.screen is before


@pytest.mark.parametrize("key", ["f9", "f2"])
async def test_what_comes_in_front_of_a_form_that_is_being_saved_stays_in_front(visit, key, monkeypatch):
    add = wins.add

    async with visit() as room:

        async def press_and_see():
            await room.pilot.press(key)
            while isinstance(room.app.screen, Form):
                await room.pilot.pause()

        def slow(diary, *args, **parts):
            room.meanwhile(press_and_see())
            return add(diary, *args, **parts)

        monkeypatch.setattr(wins, "add", slow)
        await room.press("n")
        await room.type("CANARY")
        await room.press("enter")
        assert "CANARY" not in room.text
        assert room.shows("Diary – press a key" if key == "f9" else "Help now")
        await room.press("escape")
        await room.until("Saved. That is win number 1.")
        assert not isinstance(room.app.screen, Form)


@pytest.mark.parametrize("way", ["overview", "win form", "palette"])
async def test_on_a_tiny_screen_too(visit, lived_in, way):
    async with visit(size=(20, 5)) as room:
        await room.press(*WAYS[way], "f9")
        assert room.text.split() == ["Diary", "–", "press", "a", "key"]


async def test_f9_shows_again_too_and_the_mouse(visit, lived_in):
    async with visit() as room:
        await room.press("f9", "f9")
        assert room.shows("Good to see you.")
        await room.press("f9")
        await room.pilot.click(offset=(5, 5))
        await room.settle()
        assert room.shows("Good to see you.")


async def test_keys_while_hidden_do_nothing_else(visit, lived_in):
    async with visit() as room:
        await room.press("f9", "q")
        assert room.app.is_running
        await room.press("f9", "h")
        assert room.shows("Good to see you.")
        await room.press("ctrl+l", "ctrl+p")
        assert room.shows("Good to see you.")


async def test_what_is_typed_is_kept_at_once_and_is_still_there(visit, lived_in):
    async with visit() as room:
        await room.press("n")
        await room.type("half a sen")
        await room.press("f9")
        assert "half a sen" in (await room.do(drafts.take, "win"))
        await room.press("a")
        assert room.shows("half a sen")
        await room.type("tence")
        assert room.shows("half a sentence")


async def test_locking_is_honest_about_the_file(visit, lived_in):
    async with visit() as room:
        await room.press("ctrl+l")
        assert room.shows("Diary – press a key", "The screen is hidden. The file itself is not encrypted.")
        assert "Good to see you." not in room.text


async def test_hidden_in_danish(visit, lived_in):
    async with visit(language="da") as room:
        await room.press("f9")
        assert room.shows("Dagbog – tryk en tast") or room.shows("Diary – press a key")


async def test_demo_keeps_its_label_on_a_narrow_screen(visit, lived_in):
    async with visit(size=(24, 8), is_demo=True) as room:
        await room.press("3")
        assert room.shows("DEMO")


async def test_closing_the_window_while_typing_keeps_the_draft(visit, lived_in, written):
    async with visit() as room:
        await room.press("n")
        await room.type("not yet done")
        await room.press("ctrl+q")
        await asyncio.sleep(0)
    assert "not yet done" in written(lambda diary: drafts.take(diary, "win"))


async def test_text_fields_do_not_outlive_their_forms(visit, lived_in):
    async with visit() as room:

        async def closed_fields(most=0):
            for _ in range(3):
                await room.press("n", "escape", "slash", "escape")
            for _ in range(20):  # while one is still being removed, each tick lets go of the others
                room.app.tick()
                await drop_cancelled_timers()
                held = sum(isinstance(each, TextInput) and not each.is_attached for each in gc.get_objects())
                if held <= most:
                    break
                await room.settle()
            return held

        first = await closed_fields()  # Textual holds on to the last ones
        assert await closed_fields(first) <= first


async def test_after_how_long_it_hides_is_set_under_privacy(visit, lived_in):
    async with visit(idle_minutes=7) as room:
        await room.press("s", "right", "right", "tab")
        assert room.shows("Hide after minutes", "● 7")
        await room.press("right")
        assert room.app.context.settings.idle_minutes == 1


async def test_hiding_is_painted_while_the_first_page_waits_for_the_diary(visit, monkeypatch):
    begun, held = threading.Event(), threading.Event()

    def take(*_):
        begun.set()
        held.wait()

    async with visit() as room:
        monkeypatch.setattr(drafts, "take", take)
        try:
            room.app.action_speak()  # the first page is put once more, and asks for its draft
            while not begun.is_set():
                await room.pilot.pause()
            await room.app.action_hide()
            await asyncio.wait_for(room.app.screen.painted(), 20)
        finally:
            held.set()
