"""Random keys, pastes, clicks and noise for twelve seconds: the program survives, and quits on request."""

import re
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
CURSOR, CLOSE = "▌", " Close the diary."
KEY = re.compile(rb"\x1b\[200~.*?\x1b\[201~|\x1b\[[0-?]*[@-~]|\x1bO.|.", re.DOTALL)
A_KEY = 0.25
"""Seconds in which what a key does is painted."""
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
            sent: list[bytes] = []
            end = time.monotonic() + SECONDS
            while time.monotonic() < end and screens.is_alive:
                sent.append(_some(dice))
                screens.send(sent[-1], pause=dice.choice((0, 0.001, 0.01, 0.05, 0.2)))
                result.figures["reads"] += 1
            ended, painted, wrong = not screens.is_alive, screens.text, screens.quit()
        if ended and (_is_close(painted) or _is_asked_for(folder / f"{number} again", b"".join(sent))):
            result.figures["closed by the palette"] += 1
        elif wrong:
            result.fail("silent ends and crashes", f"seed {seed}, run {number}: {wrong}")
        result.tried += 1
    return result


def _is_close(painted: str) -> bool:
    """Return whether the last row under a cursor was the palette's to close the diary, which Enter and a click do."""
    return painted.rpartition(CURSOR)[2].startswith(CLOSE)


def _is_asked_for(home: Path, sent: bytes) -> bool:
    """Send it once more, key by key: return whether it ends there too, by the palette's row to close the diary."""
    diaries.create(home / "recovery", Calendar()).close()
    before = ""
    with Screens(home) as screens:
        for key in KEY.findall(sent):
            screens.send(key, pause=A_KEY)
            if not screens.is_alive:
                break
            before = screens.text
        return not screens.is_alive and _is_close(before)


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
