"""Damaged files: flipped bits, lost or swapped pages; no traceback, no altered text accepted as valid."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

from faults import diaries
from faults.captured import captured_stderr
from faults.deeds import Calendar
from faults.reading import READINGS, Told
from faults.result import Result
from recoverytui.commands import backups, entries, wins
from recoverytui.commands.diary import Diary
from recoverytui.errors import RecoveryError

COUNT = 6000
QUICK = True
ZERO = ("tracebacks", "silently altered", "silently lost", "words on stderr")
DEEDS = 140
"""Commands run in the diary before it is damaged."""
PAGE, SECTOR = 4096, 512


def run(count: int, seed: int, folder: Path) -> Result:
    """Damage a file `count` times, half of them plain and half locked."""
    result = Result("files", ZERO)
    for locked in (False, True):
        for case in _cases(folder, locked, count // 2, seed):
            case.judge(result)
    return result


class Case:
    """A file with one damage, and what it should say."""

    def __init__(self, home: Path, locked: bool, written: Told, undone: Told, name: str) -> None:
        self._home, self._locked, self._name = home, locked, name
        self._written, self._undone = written, undone

    def judge(self, result: Result) -> None:
        """Read all that can be read, and compare it with what was written."""
        result.tried += 1
        with captured_stderr() as complained:
            self._read(result)
        if complained():
            result.fail("words on stderr", f"{self._name}: {complained()[:80]!r}")

    def _read(self, result: Result) -> None:
        refused: set[str] = set()
        with self._refusing(result, "open", refused):
            diary = diaries.open_again(self._home, Calendar(), locked=self._locked)
        if refused:
            result.figures["not opened"] += 1
            return
        try:
            self._read_open(diary, result)
        finally:
            diary.close()

    def _read_open(self, diary: Diary, result: Result) -> None:
        refused: set[str] = set()
        told: dict[str, str] = {}
        for name, reading in READINGS.items():
            with self._refusing(result, name, refused):
                told |= self._compared(reading(diary), [self._written], name, result)
        health = None
        with self._refusing(result, "check", refused):
            health = backups.check(diary)
        reported = bool(refused) or health is None or not health.whole or bool(health.altered)
        missing = {id for id in set(self._written) - set(told) if not id.startswith("draft")}  # drafts have no index
        if missing and not reported:
            result.fail("silently lost", f"{self._name}: {sorted(missing)[:3]}")
        result.figures["refused in part" if refused else "read"] += 1
        result.figures["reported by check"] += health is not None and not (health.whole and not health.altered)
        self._write(diary, result)

    def _write(self, diary: Diary, result: Result) -> None:
        """Go on writing in the damaged diary, and take it back."""
        for name, deed in _WRITING.items():
            with self._refusing(result, name, set()):
                deed(diary)
        for name, reading in READINGS.items():
            with self._refusing(result, f"{name} after writing", set()):
                self._compared(reading(diary), [self._written, self._undone], f"{name} after writing", result)

    def _compared(self, told: Told, allowed: list[Told], name: str, result: Result) -> Told:
        for id, said in told.items():
            if all(said != each.get(id) for each in allowed) and _ADDED not in said:
                result.fail("silently altered", f"{self._name}: {name}, {id}")
        return told

    @contextmanager
    def _refusing(self, result: Result, name: str, refused: set[str]) -> Iterator[None]:
        try:
            yield
        except RecoveryError:
            refused.add(name)
        except Exception as error:
            refused.add(name)
            trace = error.__traceback__
            while trace and trace.tb_next:
                trace = trace.tb_next
            where = f"{trace.tb_frame.f_code.co_filename.rpartition('/')[2]}:{trace.tb_lineno}" if trace else ""
            result.fail("tracebacks", f"{self._name}: {name}, {type(error).__name__} {where}")


_ADDED = "added to a damaged diary"
_WRITING: dict[str, Callable[[Diary], Any]] = {
    "undo": entries.undo,
    "add": lambda diary: wins.add(diary, _ADDED),
}
"""What is done after reading: the undo first, for it restores texts from the history."""


def _cases(folder: Path, locked: bool, count: int, seed: int) -> Iterator[Case]:
    name = "locked" if locked else "plain"
    sound, home = folder / name, folder / "damaged"
    diary = diaries.lived_in(sound, DEEDS, seed, locked=locked)
    written = told_by(diary)
    entries.undo(diary)
    undone = told_by(diary)
    entries.redo(diary)
    diary.close()
    raw = diaries.locations(sound).diary.read_bytes()
    for number in range(count):
        dice = Random(f"damaged/{seed}/{name}/{number}")
        how = dice.choices(list(_DAMAGES), [weight for weight, _ in _DAMAGES.values()])[0]
        data = bytearray(raw)
        _DAMAGES[how][1](data, dice)
        home.mkdir()
        diaries.locations(home).diary.write_bytes(data)
        yield Case(home, locked, written, undone, f"{name} {number}, {how}")
        shutil.rmtree(home)


def told_by(diary: Diary) -> Told:
    """Return all that a sound diary tells."""
    told: Told = {}
    for reading in READINGS.values():
        told |= reading(diary)
    return told


def _flip(data: bytearray, dice: Random) -> None:
    for _ in range(dice.choice([1, 1, 1, 2, 8])):
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)


def _flip_in_words(data: bytearray, dice: Random) -> None:
    """Flip a bit in what looks like a letter: in a plain diary, most likely within a text."""
    for _ in range(200):
        place = dice.randrange(len(data))
        if 97 <= data[place] <= 122:
            data[place] ^= 1 << dice.randrange(8)
            return


def _cut(data: bytearray, dice: Random) -> None:
    length = dice.randrange(len(data))
    del data[length - length % dice.choice([1, SECTOR, PAGE]) :]


def _zero(data: bytearray, dice: Random) -> None:
    _put(data, dice, bytes(dice.choice([SECTOR, PAGE])))


def _scribble(data: bytearray, dice: Random) -> None:
    _put(data, dice, dice.randbytes(dice.choice([16, SECTOR, PAGE])))


def _put(data: bytearray, dice: Random, what: bytes) -> None:
    at = dice.randrange(len(data) // len(what)) * len(what)
    data[at : at + len(what)] = what


def _swap(data: bytearray, dice: Random) -> None:
    one, other = (dice.randrange(len(data) // PAGE) * PAGE for _ in range(2))
    data[one : one + PAGE], data[other : other + PAGE] = data[other : other + PAGE], data[one : one + PAGE]


def _twice(data: bytearray, dice: Random) -> None:
    one, other = (dice.randrange(len(data) // PAGE) * PAGE for _ in range(2))
    data[one : one + PAGE] = data[other : other + PAGE]


def _append(data: bytearray, dice: Random) -> None:
    data += dice.randbytes(dice.choice([1, 100, SECTOR, PAGE]))


_DAMAGES: dict[str, tuple[int, Callable[[bytearray, Random], None]]] = {
    "flipped": (5, _flip),
    "flipped in words": (4, _flip_in_words),
    "cut": (2, _cut),
    "zeroed": (3, _zero),
    "scribbled": (3, _scribble),
    "swapped": (2, _swap),
    "doubled": (2, _twice),
    "appended": (1, _append),
}
