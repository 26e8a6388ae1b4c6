"""Visit rooms in a process of its own, and print the text of closed ones that anything still refers to.

In the process of the suite, a search through all objects would take minutes.
"""

import asyncio
import gc
import os
import sys
from datetime import timedelta
from typing import Any

from faults.rooms import drop_cancelled_timers
from recoverytui import paths
from recoverytui.commands import entries, goals, strategies, talks, wins
from recoverytui.commands.diary import Diary, open_or_create
from recoverytui.domain.goal import GoalState
from recoverytui.settings import Settings
from recoverytui.text.translator import Translator
from recoverytui.tui.context import AppContext
from recoverytui.tui.diary_app import DiaryApp
from recoverytui.tui.diary_thread import DiaryThread
from tests.conftest import Clock
from tests.tui.conftest import Room

ROOMS = (
    ("2", "pagedown"),
    ("3",),
    ("3", "e", "escape"),
    ("3", "x", "u"),
    ("4",),
    ("5", "o"),
    ("6", "enter"),
    ("slash", "z", "q", "x", "tab"),
    ("b",),
    ("t",),
)


def _mark() -> str:
    return "".join(("zqx", "kana", "rie"))  # put together, so that it is no constant of this module


def _fill(diary: Diary) -> Diary:
    """Write what only the rooms show."""
    mark, old = _mark(), diary.today - timedelta(days=40)
    for days in range(30):
        wins.add(diary, f"Day {days}", day=diary.today - timedelta(days=days))
    wins.add(diary, f"{mark} win", day=old, company=f"{mark} person")
    goals.set_state(diary, goals.add(diary, f"{mark} goal", why=f"{mark} why").id, GoalState.ON_THE_SHELF)
    strategies.add(diary, f"{mark} strategy", when=f"{mark} when")
    talks.add(diary, f"{mark} talk", day=old)
    entries.delete(diary, wins.add(diary, f"{mark} deleted", day=old).entry.id)
    return diary


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


def _tell(when: str) -> None:
    """Print what is held at one moment."""
    sys.stdout.write("\n".join((when, *_held(), "")))


async def _visit(app: DiaryApp) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        room = Room(app, pilot)
        await room.settle()
        _tell("overview")
        for keys in ROOMS:
            await room.press(*keys)
            if keys is ROOMS[0]:
                _tell("open")
            while len(app.screen_stack) > 1:
                await room.press("escape")
        for _ in range(2):
            app.tick()
            await room.settle()
        await drop_cancelled_timers()
        _tell("closed")


def main() -> None:
    """Write a diary, and visit it."""
    locations, clock = paths.find(None, os.environ), Clock()
    _fill(open_or_create(locations, clock)).close()
    gc.collect()
    thread = DiaryThread(lambda: open_or_create(locations, clock))
    asyncio.run(_visit(DiaryApp(AppContext(thread, Translator("en"), Settings(), locations=locations, clock=clock))))
    thread.close()


if __name__ == "__main__":
    main()
