"""A person sees a room come once: it is laid out as often as it needs, and painted when all has its place."""

import pytest

from recoverytui.tui import waiting_screen
from recoverytui.tui.diary_app import DiaryApp
from recoverytui.tui.rooms import ROOMS

ROOM_KEYS = {"2": "wins", "3": "strategies", "4": "goals", "5": "look_back", "6": "share", "s": "settings"}


@pytest.fixture
def painted(monkeypatch):
    """Return the list of screens that were painted, as it grows; none says that it is slow."""
    monkeypatch.setattr(waiting_screen, "SLOW", 1_000)
    seen = []
    display = DiaryApp._display

    def seen_and_shown(self, screen, renderable):
        if renderable is not None:
            seen.append(screen)
        display(self, screen, renderable)

    monkeypatch.setattr(DiaryApp, "_display", seen_and_shown)
    return seen


def of(screen, painted):
    return sum(each is screen for each in painted)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)])
@pytest.mark.parametrize("key", ROOM_KEYS)
async def test_a_room_is_painted_once(visit, lived_in, painted, key, size):
    async with visit(size) as room:
        await room.press(key)
        assert room.app.screen.room == ROOMS[ROOM_KEYS[key]].name
        assert of(room.app.screen, painted) == 1


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)])
async def test_the_overview_is_painted_once_and_again_when_one_comes_back(visit, lived_in, painted, size):
    async with visit(size) as room:
        overview = room.app.screen
        assert of(overview, painted) == 1
        for key in ROOM_KEYS:
            await room.press(key)
            painted.clear()
            await room.press("escape")
            assert room.app.screen is overview
            assert painted == [overview]


async def test_a_form_is_painted_once(visit, lived_in, painted):
    async with visit() as room:
        await room.press("n")
        assert of(room.app.screen, painted) == 1


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
