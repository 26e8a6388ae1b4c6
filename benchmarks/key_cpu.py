"""How much processor time a key takes, from its bytes to the last paint: `python -m benchmarks.key_cpu`.

Time on a busy machine tells little; the processor time of the process is nearly the same there. Linux only.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles

from benchmarks.generator import generate
from benchmarks.terminal import Terminal, terminal

READY = rb"Overview"
QUIET = 0.15
"""Seconds without a paint after which a key counts as done."""
UP, DOWN = b"\x1b[A", b"\x1b[B"
LETTERS = [bytes([each]) for each in b"en tur i skoven "]
CASES: dict[str, tuple[bytes, Sequence[bytes]]] = {
    "arrow in Wins": (b"2", [DOWN]),
    "arrow in the overview": (b"1", [DOWN, UP]),
    "letter in a win": (b"2n", LETTERS),
}
"""For each case the keys that lead there, and the keys to press in turn."""


def used(process: int) -> float:
    """Return the milliseconds that all threads of a process have been on a processor."""
    threads = Path(f"/proc/{process}/task").iterdir()
    return sum(int((each / "schedstat").read_text().split()[0]) for each in threads) / 1e6


def measured(window: Terminal, way: bytes, keys: Sequence[bytes], count: int) -> list[float]:
    """Return the milliseconds for each key."""
    window.wait_for(READY)
    for key in way:
        window.settle(0.5)
        window.press(bytes([key]), quiet=0.5)
    taken = []
    for number in range(count):
        before = used(window.pid)
        window.press(keys[number % len(keys)], quiet=QUIET)
        taken.append(used(window.pid) - before)
    return taken


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure every case, and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wins", type=int, default=1_000, help="how many wins the diary has")
    parser.add_argument("--keys", type=int, default=60, help="how often each key is pressed")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        generate(Path(folder) / "diary.db", given.wins)
        environ = {**os.environ, "RECOVERY_HOME": folder, "RECOVERY_LANG": "en", "TERM": "xterm-256color"}
        for name, (way, keys) in CASES.items():
            with terminal([sys.executable, "-m", "recoverytui"], environ) as window:
                taken = measured(window, way, keys, given.keys)
            print(f"{name}: {median(taken):.1f} ms, p95 {quantiles(taken, n=20)[-1]:.1f} ms of processor time")


if __name__ == "__main__":
    main()
