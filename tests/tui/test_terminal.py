"""Terminal encoding and title, and the keys of a shell inside the TUI."""

import pytest
from textual import events

from recoverytui import settings as machine
from recoverytui.domain.validation import LONGEST
from recoverytui.tui import terminal
from recoverytui.tui.widgets.canvas import Canvas
from recoverytui.tui.widgets.text_input import SearchInput, TextInput


@pytest.mark.parametrize(
    ("environ", "named"),
    [
        ({}, "usual"),
        ({"LANG": "da_DK.UTF-8"}, "utf-8"),
        ({"LANG": "C"}, "ascii"),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, "ascii"),  # so Python leaves it where LANG=C
        ({"LC_CTYPE": "C.UTF-8"}, "utf-8"),
        ({"LANG": "da_DK.UTF-8", "LC_ALL": "POSIX"}, "ascii"),
        ({"LC_ALL": "da_DK.ISO-8859-1", "LANG": "da_DK.UTF-8"}, "iso8859-1"),
        ({"LC_CTYPE": "da_DK.ISO-8859-15@euro"}, "iso8859-15"),
        ({"LANG": "da_DK"}, "usual"),
        ({"LANG": "da_DK.NO-SUCH-SET"}, "usual"),
    ],
)
def test_the_encoding_is_that_of_the_locale(environ, named):
    assert terminal.encoding(environ, "usual") == named


def test_only_an_encoding_that_has_the_signs_shows_them():
    assert [terminal.has_signs(name) for name in ("utf-8", "ascii", "iso8859-1", "cp437")] == [
        True,
        False,
        False,
        False,
    ]


async def test_marks_are_ascii_where_the_terminal_has_no_others(visit, lived_in):
    async with visit() as room:
        room.app.context.has_signs = False
        await room.press("2", "1")
        assert "●" not in room.text
        assert "#" in room.text


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+d"])
async def test_keys_that_end_a_program_elsewhere_say_which_one_does(visit, lived_in, key):
    async with visit() as room:
        for way in ("1", "2", "w", "s", "question_mark"):
            await room.press("1", way, key)
            assert room.shows("Press q to close the diary"), way


async def test_ctrl_c_in_a_form_costs_nothing(visit, lived_in):
    async with visit() as room:
        await room.press("n")
        await room.type("Kept")
        await room.press("ctrl+c")
        assert room.app.is_running
        assert room.shows("Kept", "Press Esc to go back. What you have typed is kept.")


async def test_ctrl_z_without_a_shell_says_so(visit, lived_in):
    async with visit() as room:
        await room.press("2", "ctrl+z")
        assert room.shows("There is no shell here to go back to.")
        assert room.app.is_running


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
@pytest.mark.parametrize("language", ["en", "da"])
async def test_the_overview_names_the_key_that_closes(visit, lived_in, size, language):
    async with visit(size=size, language=language) as room:
        assert f"q {room.app.context.words('quit')}" in room.text or size == (60, 20)
        await room.press("question_mark")
        told = room.app.screen.query_one("#body Canvas", Canvas).render().plain
        assert f"q         {room.app.context.words('Close the diary.')}" in told


async def test_the_mouse_is_turned_off_and_on_at_once(visit, lived_in, home, monkeypatch):
    told = []
    async with visit() as room:
        driver = room.app._driver
        monkeypatch.setattr(driver, "_enable_mouse_support", lambda: told.append(driver._mouse), raising=False)
        monkeypatch.setattr(driver, "_disable_mouse_support", lambda: told.append("off"), raising=False)
        room.app.change_setting("mouse", False)
        assert (told, driver._mouse) == (["off"], False)
        room.app.change_setting("mouse", True)
        assert told == ["off", True]
        room.app.change_setting("mouse", False)
        await room.settle()
    assert machine.load(home / "settings.toml").mouse is False


async def test_what_is_selected_is_copied_only_when_asked(visit, lived_in, monkeypatch):
    async with visit(country="DK") as room:
        handed: list[str] = []
        monkeypatch.setattr(room.app, "hand_to_clipboard", handed.append)
        await room.press("f2")
        y = next(place for place, line in enumerate(room.lines) if "112" in line)
        x = room.lines[y].index("112")
        await room.pilot.mouse_down(offset=(x, y))
        await room.pilot.hover(offset=(x + 3, y))
        await room.pilot.mouse_up(offset=(x + 3, y))
        await room.settle()
        assert handed == []
        assert room.app.screen.get_selected_text()[:3] == "112"
        await room.press("ctrl+c")
        assert [text[:3] for text in handed] == ["112"]


async def test_a_drag_over_a_page_is_no_click(visit, lived_in):
    async with visit() as room:
        await room.press("w")
        here = room.app.screen
        y = next(place for place, line in enumerate(room.lines) if "What do you hope" in line)
        await room.pilot.mouse_down(offset=(4, y))
        await room.pilot.hover(offset=(12, y))
        await room.pilot.mouse_up(offset=(12, y))
        await room.settle()
        assert room.app.screen is here
        assert here.get_selected_text()


@pytest.mark.parametrize("text", ["word " * 200_000, "a line\n" * 150_000, "x" * (LONGEST + 1)], ids=["1", "2", "3"])
async def test_a_paste_that_no_entry_can_hold_is_refused_whole(visit, lived_in, text):
    async with visit() as room:
        await room.press("n")
        await room.type("before")
        await room.paste(text)
        writing = room.app.screen.query(TextInput).first()
        assert writing.value == "before"
        assert writing.wrapped_document.height == 1
        assert f"There is room for {LONGEST:,}" in " ".join(room.text.split())
        assert "so nothing was put in" in " ".join(room.text.split())
        await room.type("!")
        assert writing.value == "before!"


async def test_a_paste_of_the_longest_entry_is_taken(visit, lived_in):
    async with visit() as room:
        await room.press("n")
        await room.paste("x" * LONGEST)
        assert len(room.app.screen.query(TextInput).first().value) == LONGEST


async def test_search_refuses_a_paste_that_is_no_search(visit, lived_in):
    async with visit() as room:
        await room.press("slash")
        await room.type("walk")
        await room.paste("word " * 200_000)
        assert room.app.screen.query_one(SearchInput).value == "walk"
        assert "so nothing was put in" in " ".join(room.text.split())


async def test_other_buttons_do_not_even_move_the_focus(visit, lived_in):
    async with visit() as room:
        await room.press("s")
        before = room.app.screen.focused
        for button in (2, 3):
            for kind in (events.MouseDown, events.MouseUp):
                await room.app.on_event(kind(None, 8, 12, 0, 0, button, False, False, False, 8, 12))
        await room.settle()
        assert room.app.screen.focused is before
