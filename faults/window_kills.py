"""Kill -9 a TUI process at any instant, also during import, lock and restore: confirmed writes are kept."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from threading import Timer
from typing import NamedTuple

from faults import diaries
from faults.deeds import Calendar, text
from faults.result import Result
from faults.state import misfits
from faults.windows import Ended, Window
from recoverytui.commands import backups, drafts, wins
from recoverytui.commands.diary import Diary, needs_secret, open_diary
from recoverytui.errors import RecoveryError

COUNT = 500
AT_ONCE = 3
"""So many windows at a time keep the machine busy, so that kills come between any two steps."""
ZERO = ("saved entries lost", "drafts lost", "half imports", "diaries that do not open", "unfit diaries", "stuck")
PASSPHRASE = "three calm words"  # noqa: S105 - of a diary that is thrown away
QUESTION = "What went well, or well enough?"
IMPORTED = 20
LONGEST = 10.0
"""Seconds of writing within which a window is killed."""
SOON = 1.2
"""Seconds after the last key of an import, a lock or a restore within which it is killed."""


class Said(NamedTuple):
    """What a window has acknowledged."""

    saved: list[str]
    """Texts of wins: the screen said "Saved" and the form was gone."""
    kept: list[str]
    """Texts of the draft: the screen said that it is kept; the last one counts, none once it was saved."""
    done: list[str]
    """What else was said to be done: an import, a lock, a restore."""


def run(count: int, seed: int, folder: Path) -> Result:
    """Kill `count` windows, a few at a time."""
    result = Result("kills", ZERO)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for found in pool.map(lambda number: _case(number, seed, folder / str(number)), range(count)):
            result.tried += 1
            result.figures.update(found.figures)
            result.failures += found.failures
    return result


def _case(number: int, seed: int, home: Path) -> Result:
    result, dice = Result("kills", ZERO), Random(f"windows/{seed}/{number}")
    kind = dice.choices(tuple(KINDS), (7, 1, 1, 1))[0]
    diary = diaries.create(home / "recovery", Calendar())
    wins.add(diary, "Sat in the garden")
    backups.make(diary)
    diary.close()
    said, window = Said([], [], []), Window(home)
    timer = None
    try:
        window.shows("Good to see you.")
        if kind == "writing":
            timer = _killing(window, dice.uniform(0.05, LONGEST))
            while True:
                _write(window, dice, said)
        _write(window, dice, said)
        last = KINDS[kind](window, home)
        timer = _killing(window, dice.uniform(0, SOON))
        window.press("enter")
        window.shows(last)
        said.done.append(kind)
        while True:
            window.read()
    except Ended:
        pass
    except TimeoutError as error:
        result.fail("stuck", f"seed {seed}, window {number}, {kind}: {error}")
    finally:
        if timer is not None:
            timer.cancel()
        window.close()
    for figure, case in _misses(home, kind, said):
        result.fail(figure, f"seed {seed}, window {number}, {kind}, saved {len(said.saved)}: {case}")
    result.figures["entries acknowledged"] += len(said.saved)
    result.figures["drafts acknowledged"] += len(said.kept)
    result.figures[f"killed while {kind}"] += 1
    return result


def _killing(window: Window, seconds: float) -> Timer:
    timer = Timer(seconds, window.kill)
    timer.start()
    return timer


def _write(window: Window, dice: Random, said: Said) -> None:
    """Write one win and save it, now and then by way of a draft."""
    typed = text(dice)[:60].strip()
    window.press("n")
    window.shows(QUESTION)
    window.press(typed)
    window.shows(typed)
    if dice.random() < 0.4:
        window.press("escape")
        window.shows("What you have typed is kept here.", without=QUESTION)
        said.kept.append(typed)
        window.press("n")
        window.shows(QUESTION, typed)
    window.press("enter")
    # From here on the draft may be an entry already, whether or not the screen had time to say so.
    window.shows(" Saved.", without=QUESTION)
    said.saved.append(typed)
    window.press("2")
    window.shows(typed, without=" Saved.")
    time.sleep(dice.uniform(0, 0.02))


def _importing(window: Window, home: Path) -> str:
    file = home / "old.txt"
    lines = (f"[2026-11-{day:02} 09:00:00 AM] Imported {day}" for day in range(1, IMPORTED + 1))
    file.write_text("\n\n".join(lines) + "\n", "utf-8")
    window.press("6")
    window.shows("Bring in what you have")
    window.press("end", "up", "enter")
    window.shows("Press Enter and name the file.")
    window.press("enter")
    window.shows("Which file?")
    window.press("clear", str(file))
    window.shows(str(file)[-20:])
    window.press("enter")
    window.shows(f"Ready to bring in: {IMPORTED} days.")
    window.press("o")
    window.shows(f"Ready to bring in: {IMPORTED} wins.")
    return "Taken in:"


def _locking(window: Window, home: Path) -> str:  # noqa: ARG001 - one of KINDS
    window.press("l")
    window.shows("The diary has no passphrase.")
    window.press("enter")
    window.shows("○ my own")
    window.press("right")
    window.shows("● my own")
    window.press("tab")
    window.shows("▌ My own")
    window.press(PASSPHRASE)
    window.shows("•" * len(PASSPHRASE))
    window.press("tab")
    window.shows("▌ Once more")
    window.press(PASSPHRASE)
    window.shows("•" * len(PASSPHRASE))
    return "Recovery sheet"


def _restoring(window: Window, home: Path) -> str:  # noqa: ARG001 - one of KINDS
    window.press("k")
    window.shows("2026")
    window.press("enter")
    window.shows("Type: go back")
    window.press("go back")
    window.shows("go back")
    return "The diary is as it was then."


KINDS: dict[str, Callable[[Window, Path], str]] = {
    "writing": lambda _window, _home: "",
    "importing": _importing,
    "locking": _locking,
    "restoring": _restoring,
}


def _misses(home: Path, kind: str, said: Said) -> Iterator[tuple[str, str]]:
    """Yield the acknowledged writes that are missing, and inconsistencies."""
    try:
        diary = _opened(home)
    except RecoveryError as error:
        yield "diaries that do not open", type(error).__name__
        return
    try:
        there = [entry.noun.text for entry in wins.list_newest(diary, limit=1000)]
        yield from (("unfit diaries", misfit) for misfit in misfits(diary))
        went_back = kind == "restoring" and said.saved and said.saved[0] not in there
        if went_back:
            if there != ["Sat in the garden"]:
                yield "saved entries lost", "neither the diary nor its backup"
            return
        yield from (("saved entries lost", typed) for typed in said.saved if typed not in there)
        kept = [*drafts.all_(diary).values(), *there]
        yield from (("drafts lost", typed) for typed in said.kept if not any(typed in each for each in kept))
        taken_in = sum(each.startswith("Imported") for each in there)
        if taken_in not in {0, IMPORTED} or (kind in said.done and kind == "importing" and not taken_in):
            yield "half imports", str(taken_in)
    finally:
        diary.close()


def _opened(home: Path) -> Diary:
    locations = diaries.locations(home / "recovery")
    return open_diary(locations, Calendar(), PASSPHRASE if needs_secret(locations) else None)
