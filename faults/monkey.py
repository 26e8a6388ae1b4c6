"""Random keys, pastes, clicks and noise for twelve seconds: the program survives, and quits on request."""

import time
from pathlib import Path
from random import Random

from faults import diaries
from faults.deeds import Calendar
from faults.keys_together import KEYS
from faults.result import Result
from faults.terminals import Screens

COUNT = 500
SECONDS = 12.0
ABOVE_FOOT = 20
"""The last line in which the mouse is let go: a click on the key that closes the diary closes it."""
ZERO = ("silent ends and crashes",)
_LETTERS = b"abcdefghijklmnoprstuvwxyz1234567890/ .-"  # without q, which closes it
_MOVES = [b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[D", b"\x1b[5~", b"\x1b[6~", b"\x1b[H", b"\x1b[F", b"\t", b"\x7f"]


def run(count: int, seed: int, folder: Path) -> Result:
    """Let `count` monkeys type."""
    result = Result("runs of 12 s", ZERO)
    for number in range(count):
        dice, home = Random(f"monkey/{seed}/{number}"), folder / str(number)
        diaries.create(home / "recovery", Calendar()).close()
        with Screens(home) as screens:
            end = time.monotonic() + SECONDS
            while time.monotonic() < end and screens.is_alive:
                screens.send(_some(dice), pause=dice.choice((0, 0.001, 0.01, 0.05, 0.2)))
                result.figures["reads"] += 1
            if wrong := screens.quit():
                result.fail("silent ends and crashes", f"seed {seed}, run {number}: {wrong}")
        result.tried += 1
    return result


def _some(dice: Random) -> bytes:
    """Return one to six keys that come together."""
    return b"".join(_one(dice) for _ in range(dice.randint(1, 6)))


def _one(dice: Random) -> bytes:
    kind = dice.random()
    if kind < 0.4:
        return bytes([dice.choice(_LETTERS)])
    if kind < 0.6:
        return dice.choice(_MOVES)
    if kind < 0.7:
        end = dice.choice("Mm")
        return f"\x1b[<0;{dice.randint(1, 80)};{dice.randint(1, 24 if end == 'M' else ABOVE_FOOT)}{end}".encode()
    return dice.choice(list(KEYS.values())) or b"\x1b[200~some words\nand more\x1b[201~"
