"""Deleted or encrypted text remains in no file: not the diary, its backups, nor any temp folder."""

import shutil
import signal
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from faults import diaries, relocks, stops, strace
from faults.deeds import Calendar, text
from faults.processes import answers, end, environment, python, start
from faults.result import Result
from recoverytui.commands import backups, drafts, entries, goals, lock, strategies, wins
from recoverytui.commands import entries as any_entry
from recoverytui.commands.diary import Diary
from recoverytui.domain.entry import Entry
from recoverytui.errors import BadInput

COUNT = 150
ZERO = ("canaries", "pieces of canaries")
WORDS = ("zqxkanqrie", "wzqfxglzn", "qwzbxrqt")
"""Words of letters that stand together in no other text."""


def run(count: int, seed: int, folder: Path) -> Result:
    """Go `count` times through the ways in which words go, or are locked away."""
    result = Result("searches", ZERO)
    dice = Random(f"canaries/{seed}")
    for number in range(count):
        name, way = list(_WAYS.items())[number % len(_WAYS)]
        home = folder / str(number)
        environment(home)  # makes the temp folder, which is looked into as well
        with diaries.quick_keys():
            found = way(home, dice)
        if found is None:
            continue
        result.tried += 1
        for path, words in found:
            figure = "canaries" if words in WORDS else "pieces of canaries"
            result.fail(figure, f"{name}, {number}: {words} in {path.relative_to(home)}")
        shutil.rmtree(home)
    return result


def written(home: Path, dice: Random, *, locked: bool = False) -> Diary:
    """Make a diary in which the canaries stand in every place that keeps words: entries, undo, drafts, backups."""
    diary = diaries.lived_in(home / "recovery", dice.randint(5, 15), dice.randrange(1000), locked=locked)
    diary.db.run("PRAGMA synchronous = OFF")  # nothing goes wrong yet
    canary = " ".join(WORDS)
    goal = goals.add(diary, canary, why=canary, enough=canary)
    goals.try_out(diary, goal.id, canary, plan_b=canary)
    strategy = strategies.add(diary, f"{canary} før", when=canary, how=canary, whose=canary)
    strategies.use(diary, strategy.id, note=canary)
    win = wins.add(diary, canary, company=canary).entry
    diary.copy_before("migration")
    any_entry.edit(diary, win.id, text="noget andet")
    any_entry.edit(diary, strategy.id, text="noget tredje", when=None)
    entries.undo(diary)
    _edited_much(diary, canary, dice)
    drafts.keep(diary, "win", f"{canary} og en kladde")
    diary.copy_before("import")
    diary.db.run("PRAGMA synchronous = EXTRA")
    if not locked and not list(found(home)):
        raise RuntimeError("the canaries were never there")
    return diary


def _edited_much(diary: Diary, canary: str, dice: Random) -> None:
    """Let texts grow and shrink, so that rows move from page to page."""
    ids = [wins.add(diary, f"{dice.choice([canary, 'hale'])} {text(dice)}").entry.id for _ in range(5)]
    for _ in range(20):
        try:
            any_entry.edit(diary, dice.choice(ids), text=f"{canary} {'hale ' * dice.choice([1, 20, 120, 500])}")
            if dice.random() < 0.6:
                dice.choice([entries.undo, entries.redo])(diary)
        except BadInput:  # it is taken back that it was written
            continue


def _holders(diary: Diary) -> list[str]:
    """Return the ids of what holds the canaries."""
    listed: list[Entry[Any]] = [line.entry for line in goals.all_(diary)]
    listed += [line.entry for line in strategies.all_(diary)]
    listed += wins.list_newest(diary, limit=500)
    return [entry.id for entry in listed if _ever_said(diary, entry.number)]


def _ever_said(diary: Diary, number: int) -> bool:
    sql = "SELECT other FROM change WHERE entry = ? UNION ALL SELECT text FROM win WHERE id = ?"
    sql += " UNION ALL SELECT text FROM goal WHERE id = ? UNION ALL SELECT text FROM strategy WHERE id = ?"
    return any(WORDS[0] in (said or "") for (said,) in diary.db.run(sql, (number,) * 4))


def _deleted_for_good(home: Path, dice: Random) -> list[tuple[Path, str]]:
    diary = written(home, dice)
    erase(diary)
    diary.close()
    return [*found(home), *found(home, pieces())]


def erase(diary: Diary) -> None:
    """Delete for good all that holds the canaries, and drop the draft."""
    drafts.drop(diary, "win")
    for id in _holders(diary):
        any_entry.delete_for_good(diary, id)


def _killed_while_deleted(home: Path, dice: Random) -> list[tuple[Path, str]] | None:
    """Kill while words are deleted for good, and delete them again."""
    if strace.missing():
        return None
    written(home, dice).close()
    shutil.copytree(home, copy := home.with_name(f"{home.name}-copy"))
    command = python("-m", "faults.worker", "erase", copy / "recovery")
    stop = dice.choice(stops.stops(command, copy))
    shutil.rmtree(copy)
    stops.kill(python("-m", "faults.worker", "erase", home / "recovery"), home, stop)
    diary = diaries.open_again(home / "recovery", Calendar())
    erase(diary)
    diary.close()
    return [*found(home), *found(home, pieces())]


def _locked(home: Path, dice: Random) -> list[tuple[Path, str]]:
    """Set a passphrase on a diary that has backups."""
    diary = written(home, dice)
    lock.lock(diary, relocks.SECOND).diary.close()
    return list(found(home))


def _killed_while_locked(home: Path, dice: Random) -> list[tuple[Path, str]]:
    """Kill a process that writes in a locked diary, and look at once."""
    written(home, dice, locked=True).close()
    process = start(python("-m", "faults.worker", "sing", home / "recovery"), home)
    for _ in islice(answers(process), dice.randint(1, 5)):
        pass
    time.sleep(dice.uniform(0, 0.03))
    process.send_signal(signal.SIGKILL)
    end(process)
    return list(found(home))


def _crashed(home: Path, dice: Random) -> list[tuple[Path, str]]:
    """Kill a process that writes in a plain diary: its words are in the diary's own folder, and nowhere else."""
    written(home, dice).close()
    process = start(python("-m", "faults.worker", "sing", home / "recovery"), home)
    next(answers(process))
    process.send_signal(signal.SIGKILL)
    end(process)
    return [(path, words) for path, words in found(home) if home / "recovery" not in path.parents]


def _everything_deleted(home: Path, dice: Random) -> list[tuple[Path, str]]:
    """Delete the whole diary."""
    diary = written(home, dice)
    diary.close()
    backups.delete_everything(diary.locations)
    return list(found(home))


_WAYS: dict[str, Callable[[Path, Random], list[tuple[Path, str]] | None]] = {
    "deleted for good": _deleted_for_good,
    "killed while deleted": _killed_while_deleted,
    "locked": _locked,
    "killed while locked": _killed_while_locked,
    "crashed": _crashed,
    "everything deleted": _everything_deleted,
}


def found(home: Path, words: tuple[str, ...] = WORDS) -> Iterator[tuple[Path, str]]:
    """Yield each file below a folder that contains one of the words, in either case."""
    for path in home.rglob("*"):
        if path.is_file():
            data = path.read_bytes().lower()
            yield from ((path, word) for word in words if word.encode() in data)


def pieces() -> tuple[str, ...]:
    """Return every four letters of the words: a text that was overwritten in part would show some of them.

    Three letters say nothing: the index of words keeps some, to tell its own pages apart.
    """
    return tuple({word[at : at + 4] for word in WORDS for at in range(len(word) - 3)})
