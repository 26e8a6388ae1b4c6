"""How much processor time a change of room takes, from its key to the last paint: `python -m benchmarks.room_cpu`.

Beside it stands the least Textual app that opens an empty screen, in turns, and the time on the clock. Linux only.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.generator import generate
from benchmarks.key_cpu import READY
from benchmarks.terminal import Terminal, terminal

QUIET = 0.1
"""Seconds in which nothing is painted and no thread runs, or waits to run, after which a room counts as settled."""
IDLE = 0.5
"""Milliseconds of a processor that a program may take in such a moment: Textual looks for keys ten times a second."""
FLOOR, BACK = "floor", "back to the overview"
ESCAPE, PALETTE = b"\x1b", b"\x10"
LEFT_BY_ESCAPE = (b"/", b"n", PALETTE)
"""Keys of what takes digits as text."""
ROOMS: Mapping[str, Sequence[bytes]] = {
    "wins": [b"2"],
    "strategies": [b"3"],
    "goals": [b"4"],
    "look back": [b"5"],
    "year": [b"5", b"y"],
    "history": [b"5", b"o"],
    "share": [b"6"],
    "day": [b"2", b"\r"],
    "search": [b"/"],
    "settings": [b"s"],
    "deleted": [b"b"],
    "cards": [b"c"],
    "talks": [b"t"],
    "company": [b"g"],
    "question": [b"i"],
    "path": [b"w"],
    "passphrase": [b"l"],
    "backups": [b"k"],
    "help": [b"?"],
    "form of a win": [b"n"],
    "palette": [PALETTE],
}
"""For each room the keys that lead there from the overview; the last one is measured."""


class Cost(NamedTuple):
    """What a change of room took, in milliseconds."""

    processor: float
    clock: float
    waited: float
    """How long its threads could have run, while the processors were taken by others."""


def opened(window: Terminal, key: bytes) -> Cost:
    """Press a key, and return what it took until all was still."""
    before = spent(window.pid)
    _, last = window.press(key, quiet=0.02)
    still = 0.0
    while still < QUIET:
        now, _ = spent(window.pid)
        painted = window.settle(0.02)
        if painted:
            last = painted
        is_still = not painted and not runs(window.pid) and spent(window.pid)[0] - now < IDLE
        still = still + 0.02 if is_still else 0.0
    processor, waited = (after - then for after, then in zip(spent(window.pid), before, strict=True))
    return Cost(processor, last * 1000, waited)


def spent(process: int) -> tuple[float, float]:
    """Return the milliseconds that the threads of a process were on a processor, and waited for one."""
    fields = [each.read_text().split() for each in Path(f"/proc/{process}/task").glob("*/schedstat")]
    return sum(int(ran) for ran, *_ in fields) / 1e6, sum(int(waited) for _, waited, *_ in fields) / 1e6


def runs(process: int) -> bool:
    """Return whether a thread of a process runs, waits for a processor, or for a disk."""
    stats = [each.read_text().rpartition(")")[2] for each in Path(f"/proc/{process}/task").glob("*/stat")]
    return any(stat.split()[0] in "RD" for stat in stats)


def measured(ours: Terminal, floor: Terminal, rooms: Sequence[str], count: int) -> dict[str, list[Cost]]:
    """Return the times of each room and of the floor, taken in turns; the first visit to a room imports it."""
    taken: dict[str, list[Cost]] = {name: [] for name in (FLOOR, *rooms, BACK)}
    for number in range(count + 1):
        for name in rooms:
            *way, key = ROOMS[name]
            for each in way:
                opened(ours, each)
            costs = {name: opened(ours, key), FLOOR: opened(floor, b"2")}
            opened(floor, ESCAPE)
            if key in LEFT_BY_ESCAPE:
                opened(ours, ESCAPE)
            else:
                costs[BACK] = opened(ours, b"1")
            for which, cost in costs.items() if number else ():
                taken[which].append(cost)
    return taken


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure every room, and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=100_000, help="how many entries the diary has")
    parser.add_argument("--home", type=Path, help="a folder with a diary.db that was made before")
    parser.add_argument("--count", type=int, default=7, help="how often each room is opened")
    parser.add_argument("rooms", nargs="*", default=[], help=", ".join(ROOMS))
    given = parser.parse_args(arguments)
    with ExitStack() as stack:
        home = given.home or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        if not (home / "diary.db").exists():
            generate(home / "diary.db", given.entries)
        environ = {**os.environ, "RECOVERY_HOME": str(home), "RECOVERY_LANG": "en", "TERM": "xterm-256color"}
        ours = stack.enter_context(terminal([sys.executable, "-m", "recoverytui"], environ))
        floor = stack.enter_context(terminal([sys.executable, "-m", "benchmarks.floor_rooms"], environ))
        for window in (ours, floor):
            window.wait_for(READY)
            window.settle(1.0)
        taken = measured(ours, floor, given.rooms or list(ROOMS), given.count)
    for name, costs in taken.items():
        processor, clock, waited = (median(each) for each in zip(*costs, strict=True))
        print(
            f"{name:>22}: {processor:6.1f} ms of processor time, {clock:6.1f} on the clock, {waited:6.1f} of it waiting"
        )


if __name__ == "__main__":
    main()
