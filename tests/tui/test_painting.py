"""A person sees a room come once, whole: it is laid out as often as it needs, and painted when all has its place."""

from collections import Counter

import pytest
from textual.screen import Screen

from recoverytui.tui import waiting_screen
from recoverytui.tui.diary_app import DiaryApp
from recoverytui.tui.rooms import ROOMS
from tests.tui.all_rooms import each_room, each_size

ROOM_KEYS = {"2": "wins", "3": "strategies", "5": "look_back", "6": "share", "s": "settings"}
"""Not the goals: the wins of the one under the cursor are read after it was shown."""


@pytest.fixture
def painted(monkeypatch):
    """Return what each screen showed when it was first painted; none says that it is slow."""
    monkeypatch.setattr(waiting_screen, "SLOW", 1_000)
    seen = {}
    display = DiaryApp._display

    def seen_and_shown(self, screen, renderable):
        if renderable is not None and screen not in seen:
            seen[screen] = [strip.text.rstrip() for strip in screen._compositor.render_strips()]
        display(self, screen, renderable)

    monkeypatch.setattr(DiaryApp, "_display", seen_and_shown)
    return seen


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)])
@pytest.mark.parametrize("key", ROOM_KEYS)
async def test_a_room_comes_whole(visit, lived_in, painted, key, size):
    async with visit(size) as room:
        await room.press(key)
        assert room.app.screen.room == ROOMS[ROOM_KEYS[key]].name
        assert painted[room.app.screen] == room.lines


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)])
async def test_the_overview_comes_whole_and_whole_again_when_one_comes_back(visit, lived_in, painted, size):
    async with visit(size) as room:
        overview, whole = room.app.screen, room.lines
        assert painted[overview] == whole
        for key in ROOM_KEYS:
            await room.press(key)
            painted.clear()
            await room.press("escape")
            assert room.app.screen is overview
            assert painted[overview] == room.lines == whole


async def test_the_first_screen_of_an_empty_diary_comes_whole(visit, home, painted):
    async with visit(first=True) as room:
        assert painted[room.app.screen] == room.lines


async def test_a_form_comes_whole(visit, lived_in, painted):
    async with visit() as room:
        await room.press("n")
        assert painted[room.app.screen] == room.lines


async def test_a_form_is_laid_out_once_and_again_for_its_scrollbar(visit, lived_in, monkeypatch):
    """Textual would lay it out a third time, because its widgets have the sizes that the first layout gave them."""
    times: Counter[object] = Counter()
    lay_out = Screen._refresh_layout

    def counted(self, *args, **parts):
        times[self] += 1
        lay_out(self, *args, **parts)

    monkeypatch.setattr(Screen, "_refresh_layout", counted)
    async with visit() as room:
        await room.press("n")
        assert room.app.screen.query_one("#form").show_vertical_scrollbar
        assert times[room.app.screen] == 2


async def moved(room):
    """Return the lines that are others once every widget was laid out anew."""
    before = room.lines
    for widget in room.app.screen.walk_children():
        widget.refresh(layout=True)
    await room.settle()
    return [(was, line) for was, line in zip(before, room.lines, strict=True) if was != line]


async def test_nothing_moves_when_a_room_is_laid_out_anew(visit, lived_in):
    async with visit() as room:
        async for name in each_room(room):
            async for size in each_size(room):
                assert await moved(room) == [], (name, size)


OTHERS = {
    "a form": ["n"],
    "a day": ["2", "enter"],
    "a group": ["w", "7"],
    "help": ["question_mark"],
    "help now": ["f2"],
    "hidden": ["f9"],
    "the palette": ["ctrl+p"],
    "filters": ["slash", "tab", "f3"],
    "a passphrase": ["l", "enter"],
}
"""Screens that are no rooms, or need to be told what to show, and the keys that lead there."""


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
@pytest.mark.parametrize("where", OTHERS)
async def test_nothing_moves_when_another_screen_is_laid_out_anew(visit, lived_in, where, size):
    async with visit(size) as room:
        await room.press(*OTHERS[where])
        assert await moved(room) == []
        async for other in each_size(room):
            assert await moved(room) == [], other


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_nothing_moves_with_more_space(demo, size):
    async with demo(size, present=True) as room:
        assert await moved(room) == []
        for keys in (["w", "7"], ["escape", "1", "n"]):
            await room.press(*keys)
            assert await moved(room) == [], keys


async def test_what_was_written_meanwhile_is_shown_when_one_comes_back(visit, lived_in):
    async with visit() as room:
        await room.press("3", "n")
        await room.type("A win written over another room")
        await room.press("enter", "escape")
        assert room.shows("A win written over another room")


async def test_a_theme_chosen_meanwhile_is_seen_when_one_comes_back(visit, lived_in):
    async with visit() as room:
        before = room.app.screen.rich_style.bgcolor
        await room.press("s")
        room.app.change_setting("theme", "contrast")
        await room.settle()
        await room.press("escape")
        assert room.app.screen.room == "overview"
        assert room.app.screen.rich_style.bgcolor != before
