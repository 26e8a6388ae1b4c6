"""Kill -9 during every command that writes: acknowledged writes are kept, and none is partial."""

import os
import shutil
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from faults import diaries
from faults.deeds import Calendar, Player
from faults.leftovers import leftovers
from faults.processes import answers, end, python, start
from faults.result import Result
from faults.state import misfits, state
from recoverytui.errors import RecoveryError
from recoverytui.storage import backup

COUNT = 2000
ZERO = ("acknowledged lost", "half deeds", "unfit diaries", "unfit backups", "leftovers")
KILLS_A_DIARY = 40
"""After so many kills a new diary is begun."""
MOST_DEEDS = 6
"""The most commands of a process before it is killed."""


@dataclass
class Round:
    """A process that writes to a diary after `before` commands."""

    folder: Path
    locked: bool
    seed: int
    before: int
    deeds: int
    """Number of commands before the kill."""
    late: float
    """Fraction of the running command at which it is killed, of the mean duration so far."""


def run(count: int, seed: int, folder: Path) -> Result:
    """Kill `count` processes."""
    result = Result("kills", ZERO)
    dice = Random(f"kills/{seed}")
    pace = 0.02
    while result.tried < count:
        life = folder / f"life-{result.tried}"
        locked = dice.random() < 0.5
        diaries.create(life / "recovery", Calendar(), locked=locked).close()
        before = 0
        for _ in range(min(KILLS_A_DIARY, count - result.tried)):
            work = Round(life, locked, seed, before, dice.randint(1, MOST_DEEDS), dice.uniform(0, 1.2))
            expected = rehearse(work)
            acknowledged, inside, took = _kill(work, pace)
            pace += (took - pace) / 20
            result.tried += 1
            result.figures["deeds acknowledged"] += acknowledged - before
            if inside:
                result.figures[f"killed in {expected[acknowledged + 1 - before][0]}"] += 1
            before = _judge(work, acknowledged, expected, result)
        shutil.rmtree(life)
    return result


def rehearse(work: Round) -> list[tuple[str, str]]:
    """Return the expected content now and after each of the next commands, with the names of these commands."""
    copy = work.folder / "rehearsal"
    shutil.copytree(work.folder / "recovery", copy)
    calendar = Calendar()
    diary = diaries.open_again(copy, calendar, locked=work.locked)
    diary.db.run("PRAGMA synchronous = OFF")
    player = Player(diary, calendar, work.seed)
    seen = [("", state(diary.db))]
    for number in range(work.before + 1, work.before + work.deeds + 3):
        seen.append((player.play(number), state(diary.db)))
    diary.close()
    shutil.rmtree(copy)
    return seen


def _kill(work: Round, pace: float) -> tuple[int, bool, float]:
    """Kill a process during a command; return the last acknowledged one, whether one was running, and its duration."""
    first, last = work.before + 1, work.before + work.deeds + 2
    locked = "locked" if work.locked else "plain"
    home = work.folder / "recovery"
    process = start(python("-m", "faults.worker", "play", home, locked, work.seed, first, last), work.folder)
    said = answers(process)
    acknowledged, inside, began, took = work.before, False, 0.0, pace
    for what, number, *_ in said:
        if what == "begin":
            began, inside = time.perf_counter(), True
            if int(number) >= work.before + work.deeds:
                break
        else:
            acknowledged, inside, took = int(number), False, time.perf_counter() - began
    time.sleep(pace * work.late)
    process.send_signal(signal.SIGKILL)
    for what, number, *_ in said:  # what was said before the kill arrived
        inside = what == "begin"
        if not inside:
            acknowledged = int(number)
    complaint = end(process)
    if process.returncode != -signal.SIGKILL:
        raise RuntimeError(complaint)
    return acknowledged, inside, took


def _judge(work: Round, acknowledged: int, expected: list[tuple[str, str]], result: Result) -> int:
    """Open the diary after the kill, compare, and return how many commands were saved."""
    case = f"seed {work.seed}, {'locked' if work.locked else 'plain'}, deed {acknowledged + 1}"
    done = acknowledged - work.before
    deed = expected[done + 1][0] if done + 1 < len(expected) else ""
    result.figures["hot journals"] += os.path.lexists(f"{diaries.locations(work.folder / 'recovery').diary}-journal")
    diary = diaries.open_again(work.folder / "recovery", Calendar(), locked=work.locked)
    try:
        now = state(diary.db)
        seen = [place for place, (_, then) in enumerate(expected) if then == now]
        if not seen:
            result.fail("half deeds", f"{case} ({deed})")
        elif max(seen) < done:
            result.fail("acknowledged lost", f"{case} ({deed})")
        result.figures["finished though killed"] += bool(seen) and min(seen) > done
        for misfit in misfits(diary):
            result.fail("unfit diaries", f"{case} ({deed}): {misfit}")
        for misfit in _files(diary.locations.backups, work.locked):
            result.fail("unfit backups", f"{case} ({deed}): {misfit}")
        for path in leftovers(work.folder):
            result.fail("leftovers", f"{case} ({deed}): {path.name}")
    finally:
        diary.close()
    return work.before + (max(seen) if seen and max(seen) >= done else done)


def _files(backups: Path, locked: bool) -> Iterator[str]:
    for path in backups.glob("*.db") if backups.is_dir() else ():
        try:
            backup.verify(path, diaries.KEY if locked else None)
        except RecoveryError as error:
            yield f"{path.name} {type(error).__name__}"
