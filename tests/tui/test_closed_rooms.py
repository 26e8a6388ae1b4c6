"""Once a room is closed, nothing refers to its text any more."""

import gc
from datetime import timedelta
from typing import Any

import pytest

from recoverytui.commands import entries, goals, strategies, talks, wins
from recoverytui.commands.diary import Diary
from recoverytui.domain.goal import GoalState

ROOMS = {
    "wins": ("2", "pagedown"),
    "strategies": ("3",),
    "a form": ("3", "e", "escape"),
    "deleting": ("3", "x", "u"),
    "goals": ("4",),
    "history": ("5", "o"),
    "a document": ("6", "enter"),
    "search": ("slash", "z", "q", "x", "tab"),
    "deleted": ("b",),
    "talks": ("t",),
}


def _mark() -> str:
    return "".join(("zqx", "kana", "rie"))  # put together, so that it is no constant of this module


def _fill(diary: Diary) -> None:
    """Write what only the rooms show."""
    mark, old = _mark(), diary.today - timedelta(days=40)
    for days in range(30):
        wins.add(diary, f"Day {days}", day=diary.today - timedelta(days=days))
    wins.add(diary, f"{mark} win", day=old, company=f"{mark} person")
    goals.set_state(diary, goals.add(diary, f"{mark} goal", why=f"{mark} why").id, GoalState.ON_THE_SHELF)
    strategies.add(diary, f"{mark} strategy", when=f"{mark} when")
    talks.add(diary, f"{mark} talk", day=old)
    entries.delete(diary, wins.add(diary, f"{mark} deleted", day=old).entry.id)


def _held() -> list[str]:
    """Return each text with the mark that anything refers to."""
    mark, seen, held = _mark(), set(), []
    left: list[Any] = gc.get_objects()
    while left:
        each = left.pop()
        if id(each) in seen:
            continue
        seen.add(id(each))
        if isinstance(each, str | bytes):
            text = each if isinstance(each, str) else each.decode("latin-1")
            if mark in text and text != mark:
                held.append(text)
        else:
            left += gc.get_referents(each)
    return held


@pytest.mark.parametrize("keys", ROOMS.values(), ids=ROOMS)
async def test_nothing_holds_the_text_of_a_closed_room(visit, written, keys) -> None:
    written(_fill)
    gc.collect()
    async with visit(size=(100, 30)) as room:
        assert not _held(), "it is on the overview already"
        await room.press(*keys)
        assert _held(), "it was never in the room"
        while len(room.app.screen_stack) > 1:
            await room.press("escape")
        for _ in range(2):
            room.app.tick()
            await room.settle()
        assert not _held()
