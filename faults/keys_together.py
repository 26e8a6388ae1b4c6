"""Pairs and triples of keys, clicks and pastes, in one read and some milliseconds apart, in a room and in a form."""

import re
import time
from itertools import product
from pathlib import Path
from random import Random

from faults import diaries
from faults.deeds import Calendar
from faults.result import Result
from faults.terminals import Screens
from recoverytui.commands import drafts, wins
from recoverytui.tui.dialogs.form_spec import read_draft

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
LONGEST_BACKLOG = 20.0
"""Seconds in which a busy machine may still have keys of a case to take."""
_AMONG = r"(?:canary\d{3}word|n|2|\n)*"


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
    with Screens(home) as screens:
        for number, (names, apart, form) in enumerate(cases):
            case = f"{'+'.join(names)}, {apart * 1000:.0f} ms apart, {'form' if form else 'room'}"
            begun, canary = f"begun{number:03}text", f"canary{number:03}word"
            screens.send(b"2", pause=0.3)
            if form:
                screens.send(b"n", pause=0.4)
                screens.send(begun.encode(), pause=0.2)
            sent = [KEYS[name] or f"\x1b[200~{canary}\x1b[201~".encode() for name in names]
            for each in sent if apart else [b"".join(sent)]:
                screens.send(each, pause=apart)
            time.sleep(0.4)
            for _ in range(5):
                screens.send(b"\x1b", pause=0.35)
                screens.send(UP)  # else Esc counts as held down where a slow machine reads it all at once
            result.tried += 1
            is_for_a_win = "paste" in names and set(names[: names.index("paste")]) <= KEEPS_WORDS
            for words in [*([begun] if form else []), *([canary] if is_for_a_win else [])]:
                if screens.is_alive and not _is_kept(home, words):
                    result.fail("lost words", f"{case}: {words}")
            if not screens.is_alive:
                result.fail("silent ends", f"{case}: {screens.quit()}")
                break
        else:
            if wrong := screens.quit():
                result.fail("silent ends", wrong)
    if "Was here before." not in _texts(home):
        result.fail("deeds not asked for", f"{cases}")


def _is_kept(home: Path, words: str) -> bool:
    """Return whether words are in a win or a draft, or get there in time, whole or with others of the case among them.

    A double click puts the cursor into the words of a form, and what comes next is put in there.
    """
    whole = re.compile(_AMONG.join(map(re.escape, words)))
    end = time.monotonic() + LONGEST_BACKLOG
    while not whole.search(_texts(home)):
        if time.monotonic() > end:
            return False
        time.sleep(0.2)
    return True


def _texts(home: Path) -> str:
    diary = diaries.open_again(home / "recovery", Calendar())
    try:
        written = [read_draft(text).get("text") for text in drafts.all_(diary).values()]
        return "\n\n".join([*(each.noun.text for each in wins.list_newest(diary)), *map(str, written)])
    finally:
        diary.close()
