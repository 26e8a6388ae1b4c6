"""Pairs and triples of keys, clicks and pastes, in one read and some milliseconds apart, in a room and in a form."""

import time
from itertools import product
from pathlib import Path
from random import Random

from faults import diaries
from faults.deeds import Calendar
from faults.result import Result
from faults.terminals import Screens
from recoverytui.commands import drafts, wins

KEYS = {
    "n": b"n",
    "2": b"2",
    "enter": b"\r",
    "escape": b"\x1b",
    "f9": b"\x1b[20~",
    "f2": b"\x1bOQ",
    "?": b"?",
    "ctrl+l": b"\x0c",
    "ctrl+p": b"\x10",
    "double click": b"\x1b[<0;10;6M\x1b[<0;10;6m" * 2,
    "paste": b"",
}
UP = b"\x1b[A"
APART = (0.0, 0.001, 0.005, 0.02, 0.05, 0.1, 0.2)
"""Seconds between two of them; 0 is one read."""
COUNT = 2 * len(APART) * (len(KEYS) ** 2 + len(KEYS) ** 3)
ZERO = ("silent ends", "lost words", "deeds not asked for")
KEEPS_WORDS = {"n", "2", "enter", "escape", "double click"}
"""After only these a paste is kept, in the form or as a draft; elsewhere it is for a search, or is refused."""
AT_A_TIME = 20


def run(count: int, seed: int, folder: Path) -> Result:
    """Try `count` combinations, some at a time in one process."""
    result, dice = Result("combinations", ZERO), Random(f"keys_together/{seed}")
    combinations = [each for size in (2, 3) for each in product(KEYS, repeat=size)]
    cases = [(each, apart, form) for each in combinations for apart in APART for form in (False, True)]
    dice.shuffle(cases)
    for first in range(0, min(count, len(cases)), AT_A_TIME):
        _try(folder / str(first), cases[first : min(first + AT_A_TIME, count)], result)
    return result


def _try(home: Path, cases: list[tuple[tuple[str, ...], float, bool]], result: Result) -> None:
    diary = diaries.create(home / "recovery", Calendar())
    wins.add(diary, "Was here before.")
    diary.close()
    canaries: dict[str, str] = {}
    with Screens(home) as screens:
        for number, (names, apart, form) in enumerate(cases):
            case = f"{'+'.join(names)}, {apart * 1000:.0f} ms apart, {'form' if form else 'room'}"
            canary = f"canary{number:03}word"
            screens.send(b"2", pause=0.3)
            if form:
                screens.send(b"n", pause=0.4)
                screens.send(f"begun{number:03}text".encode(), pause=0.2)
                canaries[f"begun{number:03}text"] = case
            sent = [KEYS[name] or f"\x1b[200~{canary}\x1b[201~".encode() for name in names]
            if "paste" in names and set(names[: names.index("paste")]) <= KEEPS_WORDS:
                canaries[canary] = case
            for each in sent if apart else [b"".join(sent)]:
                screens.send(each, pause=apart)
            time.sleep(0.4)
            for _ in range(5):
                screens.send(b"\x1b", pause=0.35)
                screens.send(UP)  # else Esc counts as held down where a slow machine reads it all at once
            result.tried += 1
            if not screens.is_alive:
                result.fail("silent ends", f"{case}: {screens.quit()}")
                break
        else:
            if wrong := screens.quit():
                result.fail("silent ends", wrong)
    diary = diaries.open_again(home / "recovery", Calendar())
    texts = [each.noun.text for each in wins.list_newest(diary)]
    kept = " ".join([*texts, *drafts.all_(diary).values()])
    for words, case in canaries.items():
        if words not in kept and result.tried and screens is not None:
            result.fail("lost words", f"{case}: {words}")
    if "Was here before." not in texts:
        result.fail("deeds not asked for", f"{cases}")
    diary.close()
