"""Read the memory of the screens (Linux): the text of a room must go once the room is closed.

Nothing refers to it any more (a test shows that). What is still found lies in pages that SQLite has read, or in memory
that was freed, for Python cannot write over text. It is counted, and after a lock it must be gone.
"""

import os
import random
import select
import time
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path

from faults import diaries
from faults.deeds import Calendar
from faults.memory import can_be_read, drawn_mark, eyes, found, started
from faults.result import Result
from recoverytui.commands import entries, goals, lock, settings, strategies, talks, wins
from recoverytui.commands.diary import Diary
from recoverytui.domain.goal import GoalState

COUNT = 60
PASSPHRASE = "of a diary that is thrown away"  # noqa: S105 - an invented one
OLD = 300
"""Days since what only one room shows; no canary is on the overview."""
DOWN, ESCAPE, LOCK = b"\x1b[B", b"\x1b", b"\x0c"
ROOMS: Mapping[str, Sequence[bytes]] = {
    "strategy": [b"3"],
    "goal": [b"4"],
    "talk": [b"t"],
    "deleted": [b"b"],
    "form": [b"3", DOWN, b"e"],
    "search": [b"/", b"zebra"],
}
"""For each canary the keys that lead to it."""
A_MOMENT = 0.5
FORGOTTEN = 3.0
"""Seconds in which the text of a closed room is to be let go."""
TRACES = "closed rooms of which freed memory or a page of SQLite still has traces"


def run(count: int, seed: int, folder: Path) -> Result:
    """Open so many rooms, all of them in one diary after another, with other canaries each time."""
    result = Result("rooms", ("found after a lock", "not found in the room"))
    chance = random.Random(seed)
    for number in range(0, count if can_be_read(result) else 0, len(ROOMS)):
        marks = {name: drawn_mark(chance) for name in ROOMS}
        visited = list(ROOMS)[: count - number]
        _visit(result, folder / str(number), marks, visited, f"seed {seed}, room {number}")
    return result


def written(diary: Diary, marks: Mapping[str, str]) -> None:
    """Write each canary where only its room shows it."""
    strategies.add(diary, marks["strategy"], when=f"when {marks['strategy']}")
    goal = goals.add(diary, marks["goal"])
    goals.set_state(diary, goal.id, GoalState.ON_THE_SHELF)
    talks.add(diary, marks["talk"], day=diary.today - timedelta(days=OLD))
    gone = wins.add(diary, marks["deleted"], day=diary.today - timedelta(days=OLD)).entry
    entries.delete(diary, gone.id)
    strategies.add(diary, marks["form"])
    wins.add(diary, f"zebra {marks['search']}", day=diary.today - timedelta(days=OLD))
    wins.add(diary, "a win of today")
    settings.set_preference(diary, "quiet_view", True)  # no old win on the overview


def _visit(result: Result, home: Path, marks: Mapping[str, str], visited: Sequence[str], case: str) -> None:
    home.mkdir(parents=True)
    diary = diaries.create(home / "recovery", Calendar())
    written(diary, marks)
    lock.lock(diary, PASSPHRASE).diary.close()
    needles = {name: [mark.encode(how) for how in ("utf-8", "utf-16-le", "utf-32-le")] for name, mark in marks.items()}
    with started(home) as (process, screen):
        see = eyes(screen)
        see(b"Its passphrase opens it.")
        os.write(screen, f"{PASSPHRASE}\r".encode())
        see(b"Good to see you.")
        for name in visited:
            os.write(screen, b"".join(ROOMS[name]))
            see(marks[name].encode())
            time.sleep(A_MOMENT)
            if name not in found(process, needles):
                result.fail("not found in the room", f"{case}: {name}")
            while not _is_back(screen):
                os.write(screen, ESCAPE)
            time.sleep(FORGOTTEN)
            result.figures[TRACES] += name in found(process, needles)
            result.tried += 1
        os.write(screen, LOCK)
        see(b"Its passphrase opens it.")
        for name in sorted(found(process, needles)):
            result.fail("found after a lock", f"{case}: {name}")


def _is_back(screen: int) -> bool:
    """Read for a moment, and return whether the overview was painted."""
    seen = b""
    while select.select([screen], [], [], A_MOMENT)[0]:
        seen += os.read(screen, 65536)
    return b"Good to see you." in seen
