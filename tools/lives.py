"""Live three invented lives of 91 days through the shell, and print the overview of the hardest ten days of each.

    python -m tools.lives [--lang da] [steady|hard-weeks|gap]

To be read by a person: does any line hurt on such a day? `tests/tools/test_lives.py` reads for words and zeros.
"""

import argparse
import io
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple, TypeAlias

from recoverytui.cli import background
from recoverytui.cli.console import Console
from recoverytui.cli.entrypoint import enter

Call: TypeAlias = tuple[str, ...]
DAYS = 91
HARDEST = 10
_FIRST = datetime(2026, 8, 23, 10, 0, tzinfo=UTC)
_SMALL = (
    "Got up and made coffee.",
    "Answered one message.",
    "Walked to the lake and back.",
    "Watered the plants.",
    "Said no thanks, and meant it.",
    "Sat in the sun for a while.",
    "Cooked enough for tomorrow too.",
)


class Page(NamedTuple):
    """The overview as it was on one day."""

    day: int
    """Days since the diary began."""
    quiet: int
    """Days since the last win."""
    is_hard: bool
    text: str


def steady() -> dict[int, list[Call]]:
    """Return a life with wins on four days of most weeks, two hard days and a week away."""
    calls = _begin()
    for day in range(DAYS):
        if day % 7 in {0, 2, 3, 5} and not 49 <= day <= 55:
            calls.setdefault(day, []).append(_win(day))
    for day in (20, 66):
        calls.setdefault(day, []).append(("day", "hard"))
    calls.setdefault(49, []).append(("pause", "start"))
    calls.setdefault(56, []).append(("pause", "end", "yesterday"))
    return calls


def hard_weeks() -> dict[int, list[Call]]:
    """Return a life with a win or two a week, and two long runs of hard days with hardly any."""
    calls = _begin()
    for day in range(DAYS):
        is_hard_time = 28 <= day <= 41 or 63 <= day <= 80
        if is_hard_time and day % 3:
            calls.setdefault(day, []).append(("day", "hard"))
        if day % 7 in {1, 5} and not is_hard_time:
            calls.setdefault(day, []).append(_win(day))
    calls.setdefault(35, []).append(_win(35))
    calls.setdefault(40, []).append(("strategy", "used", "s1", "--helped", "little"))
    return calls


def gap() -> dict[int, list[Call]]:
    """Return a life with 35 days without a word, a new page after them, and late wins."""
    calls = _begin()
    for day in (*range(0, 25, 2), *range(63, DAYS, 3)):
        calls.setdefault(day, []).append(_win(day))
    calls.setdefault(60, []).append(("page", "new"))
    for late in (31, 44):
        calls.setdefault(70, []).append(("win", f"--day=-{70 - late}", "Something I had forgotten."))
    return calls


LIVES = {"steady": steady, "hard-weeks": hard_weeks, "gap": gap}


def _begin() -> dict[int, list[Call]]:
    return {
        0: [
            ("strategy", "add", "A walk by the lake.", "--when", "thoughts go round"),
            ("strategy", "pin", "s1"),
            ("goal", "add", "Be among people now and then."),
            ("goal", "try", "g1", "Go for half a meeting"),
        ]
    }


def _win(day: int) -> Call:
    return ("win", _SMALL[day % len(_SMALL)], *(("--goal", "g1") if day % 5 == 0 else ()))


def lived(calls: Mapping[int, Sequence[Call]], language: str) -> Iterator[Page]:
    """Live a life in an empty home, and yield the overview of every day before anything is written on it."""
    with tempfile.TemporaryDirectory(prefix="life-") as home:
        environ = {**os.environ, "RECOVERY_HOME": home, "LANGUAGE": language, "COLUMNS": "80"}
        last = 0
        for day in range(DAYS):
            hard = ("day", "hard") in calls.get(day, ())
            if hard:
                _call(("day", "hard"), day, environ)
            yield Page(day, day - last, hard, _call(("--lang", language, "today"), day, environ))
            for call in calls.get(day, ()):
                if call != ("day", "hard"):
                    _call(call, day, environ)
            if any(call[0] == "win" for call in calls.get(day, ())):
                last = day


def hardest(pages: Sequence[Page]) -> list[Page]:
    """Return the ten hardest days in order: long without a win, and hard days."""
    by_weight = sorted(pages, key=lambda page: (-(page.quiet + 5 * page.is_hard), page.day))
    return sorted(by_weight[:HARDEST])


def _call(call: Call, day: int, environ: Mapping[str, str]) -> str:
    typed, out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(3))
    os.environ.update(environ)
    code = enter(call, console=Console(typed, out, err, environ), clock=lambda: _FIRST + timedelta(days=day))
    for stream in (out, err):
        stream.seek(0)
    if code:
        raise SystemExit(f"{call}: {err.read()}")
    return out.read()


def main() -> int:
    """Print the hardest days of the lives that are named, or of all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="LIFE", choices=[[], *LIVES], default=[])
    parser.add_argument("--lang", default="en")
    chosen = parser.parse_args()
    vars(background)["in_background"] = lambda work: work()  # a backup must not outlive its home
    for name in chosen.names or LIVES:
        for page in hardest(list(lived(LIVES[name](), chosen.lang))):
            sys.stdout.write(f"=== {name}, day {page.day + 1}, last win {page.quiet} days ago\n{page.text}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
