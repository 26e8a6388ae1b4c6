"""Stop a process at any system call that changes the disk: killed, or with an error such as ENOSPC."""

import signal
import subprocess
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from faults import strace
from faults.processes import environment


class Stop(NamedTuple):
    """A call of a process: which one, and how many of each kind it has made before."""

    name: str
    nth: int
    before: dict[str, int]

    def __str__(self) -> str:
        """Name it as one would tell strace."""
        return f"{self.name} {self.nth}"


def stops(command: Sequence[str], home: Path) -> list[Stop]:
    """Run a command to its end, and return every call it makes after it has said "begin"."""
    log = home.parent / "calls"
    _run(strace.recording(command, log), home, 0)
    counted: Counter[str] = Counter()
    found: list[Stop] | None = None
    for call in strace.calls(log):
        if strace.said(call).startswith("begin"):
            found = []
        if call.name not in strace.CHANGING:
            continue
        if found is not None:
            found.append(Stop(call.name, counted[call.name] + 1, dict(counted)))
        counted[call.name] += 1
    log.unlink()
    return found or []


def spread(moments: Sequence[Stop], count: int, dice: Random) -> list[Stop]:
    """Return so many of the calls, evenly spread, with every call of a rare kind among them."""
    if count >= len(moments):
        return list(moments)
    often = {name for name, times in Counter(stop.name for stop in moments).items() if times > count // 3}
    rare = [stop for stop in moments if stop.name not in often]
    others = [stop for stop in moments if stop.name in often]
    if len(rare) > count // 2:
        rare = dice.sample(rare, count // 2)
    wanted, start = count - len(rare), dice.random()
    return rare + [others[int((start + place) * len(others) / wanted)] for place in range(wanted)]


def kill(command: Sequence[str], home: Path, stop: Stop) -> None:
    """Run a command and kill it as it makes a call."""
    _run(strace.killing(command, stop.name, stop.nth), home, -signal.SIGKILL)


def refuse(command: Sequence[str], home: Path, stop: Stop, error: str, names: Sequence[str]) -> str:
    """Run a command and refuse all calls of some kinds from one on; return what it said."""
    counts = {name: stop.before.get(name, 0) for name in names}
    return _run(strace.refusing(command, counts, error), home, 0)


def _run(command: Sequence[str], home: Path, code: int) -> str:
    done = subprocess.run(command, env=environment(home), cwd=home, check=False, capture_output=True, text=True)
    if done.returncode != code:
        raise RuntimeError(f"ended with {done.returncode} instead of {code}: {done.stderr}")
    return done.stdout
