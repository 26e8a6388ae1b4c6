"""Type ten keys a second over a line that delivers them in bursts 0.4 or 0.8 s late: saved as typed."""

from itertools import product
from pathlib import Path
from random import Random

from faults import diaries
from faults.deeds import Calendar
from faults.result import Result
from faults.terminals import Screens
from recoverytui.commands import wins

COUNT = 40
ZERO = ("entries not as typed", "ends nobody asked for")
LATE = (0.4, 0.8)
"""Seconds between two deliveries."""
A_SECOND = 10
"""Keys typed in a second."""
SLOW = {"PYTHONTRACEMALLOC": "5"}
"""In the environment, this makes Python several times slower."""
BEFORE = "Was here before."
WORDS = [
    "went",
    "out",
    "with",
    "the",
    "dog,",
    "æbler",
    "på",
    "bordet,",
    "ten",
    "minutes",
    "12",
    "3",
    "n",
    "x",
    "u",
    "q",
    "2",
    "and",
    "then",
    "home",
    "again",
]


def run(count: int, seed: int, folder: Path) -> Result:
    """Type `count` entries from the overview: the key that opens the form, the words, Enter and a place."""
    result, dice = Result("entries", ZERO), Random(f"slow_lines/{seed}")
    cases = product(({}, SLOW), LATE)
    for number, (slow, late) in zip(range(count), [*cases] * (count // 4 + 1), strict=False):
        home = folder / str(number)
        diary = diaries.create(home / "recovery", Calendar())
        wins.add(diary, BEFORE)  # else the form is open already
        diary.close()
        typed = " ".join(dice.choices(WORDS, k=4))
        with Screens(home, slow) as screens:
            together = round(late * A_SECOND)
            keys = f"n{typed}\r2"
            for first in range(0, len(keys), together):
                screens.send(keys[first : first + together].encode(), pause=late)
            if wrong := screens.quit():
                result.fail("ends nobody asked for", wrong)
        diary = diaries.open_again(home / "recovery", Calendar())
        kept = [each.noun.text for each in wins.list_newest(diary)]
        diary.close()
        if kept != [typed, BEFORE]:
            result.fail("entries not as typed", f"{typed!r} every {late} s{' slowly' if slow else ''}: {kept!r}")
        result.tried += 1
    return result
