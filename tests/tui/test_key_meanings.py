"""One letter has one meaning in all rooms and the demo; and the global keys work everywhere."""

import pytest

from recoverytui.tui import keys
from recoverytui.tui.rooms import ROOMS, room
from recoverytui.tui.screens.export_preview import ExportPreviewScreen
from tests.tui.all_rooms import each_room

FIXED = {"a": "add", "e": "edit", "x": "delete", "f": "page", "space": "tick", "n": "new_win", "u": "undo"}
CONTRACT = (
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
    "n",
    "h",
    "d",
    "slash",
    "question_mark",
    "u",
    "f2",
    "f9",
    "ctrl+l",
    "escape",
    "q",
)


def meanings() -> dict[str, set[str]]:
    """Return the names of each key that is one character, over everything the program binds."""
    found: dict[str, set[str]] = {}
    for key in (*(key for name in ROOMS for key in keys.here(name)), *keys.DEMO, *keys.TOUR):
        for pressed in filter(None, key.key.split(",")):
            if len(pressed) == 1 or pressed in {"space", "plus", "minus", "slash", "question_mark"}:
                found.setdefault(pressed, set()).add(key.name)
    return found


def test_one_letter_has_one_meaning() -> None:
    found = meanings()
    assert {pressed: names for pressed, names in found.items() if len(names) > 1} == {}
    assert {pressed: name for pressed, name in FIXED.items() if found[pressed] != {name}} == {}


def test_no_room_takes_a_global_letter_for_itself() -> None:
    everywhere = {each: key.name for key in keys.EVERYWHERE for each in key.key.split(",") if each}
    own = [
        (name, each, key.name)
        for name, row in ROOMS.items()
        if not row.alone
        for key in row.keys
        for each in key.key.split(",")
    ]
    assert [(name, each) for name, each, said in own if everywhere.get(each, said) != said] == []


def test_what_x_does_is_called_deleting() -> None:
    labels = {key.label for name in ROOMS for key in keys.here(name) if "x" in key.key.split(",")}
    assert labels == {"delete", "delete for good"}


async def test_the_global_keys_answer_in_every_room(visit, lived_in) -> None:
    wanted = [key for key in keys.EVERYWHERE if key.key]
    async with visit() as front:
        async for name in each_room(front):
            if name == "search":  # it begins in a field, where letters are words
                continue
            active = {pressed: each.binding.id for pressed, each in front.app.screen.active_bindings.items()}
            missing = [key.sign for key in wanted if active.get(key.key.partition(",")[0]) != key.name]
            assert missing == [], name
            assert set(CONTRACT) <= set(active)


@pytest.mark.parametrize("name", ["wins", "strategies", "look_back", "cards", "backups", "where", "document"])
async def test_a_global_key_does_in_a_room_what_it_does_on_the_overview(visit, lived_in, name) -> None:
    async with visit() as front:
        opened = ExportPreviewScreen(front.app.context) if name == "document" else None
        front.app.push_screen(opened or room(name)(front.app.context))
        await front.settle()
        for pressed, wanted in {"slash": "search", "t": "talks", "b": "deleted", "question_mark": "help"}.items():
            await front.press(pressed)
            assert front.app.screen.room == wanted
            await front.press("escape")
            assert front.app.screen.room == name
        await front.press("n")
        assert front.shows("A win")
        await front.press("escape", "3")
        assert front.app.screen.room == "strategies"


async def test_a_rest_day_and_a_pause_have_keys_on_the_overview(visit, lived_in) -> None:
    async with visit() as front:
        assert front.shows("m rest day", "p pause")
        await front.press("m")
        assert front.shows("Marked as a rest day.")
