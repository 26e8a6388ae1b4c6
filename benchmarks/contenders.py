"""What a contender is: a program that can be given a diary of some size, and be asked to do a job."""

import os
from pathlib import Path
from typing import NamedTuple, Protocol

from benchmarks.measure import Command

COLUMNS = ("uid", "day", "text", "themes", "with", "goal", "strategy", "only_me", "written_at", "changed_at")
"""What is kept of a win."""
COMMON, SEARCHED_RARE = "tur", "mosekonebryg"
LINE = "gik en lille tur i regn"
"""What is added."""


class Note(NamedTuple):
    """One win, as any other program can keep it, and all that this one keeps of it."""

    day: str
    time: str
    text: str
    all_of_it: tuple[str | int | None, ...]
    """In the order of COLUMNS."""


class Contender(Protocol):
    """A program under measurement."""

    name: str

    def lay(self, size: int, notes: list[Note]) -> None:
        """Give it a diary; raises RuntimeError when it cannot take one of this size."""

    def command(self, job: str, size: int) -> Command | None:
        """Return the call that does a job, or None when it has none."""


def environ(home: Path, **more: str) -> dict[str, str]:
    """Return a small, equal environment for every contender."""
    home.mkdir(parents=True, exist_ok=True)
    return {
        "HOME": str(home),
        "PATH": os.environ.get("PATH", os.defpath),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        **more,
    }
