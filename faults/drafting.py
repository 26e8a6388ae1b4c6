"""Kill -9 while typing: the last saved draft is restored whole."""

import signal
import time
from pathlib import Path
from random import Random

from faults import diaries
from faults.deeds import Calendar, text
from faults.processes import answers, end, python, start
from faults.result import Result
from faults.state import misfits
from recoverytui.commands import drafts

COUNT = 200
ZERO = ("drafts lost", "half drafts", "unfit diaries")
PLACE = "win"


def typed(seed: int) -> str:
    """Return what is typed, letter by letter."""
    dice = Random(f"typed/{seed}")
    return " ".join(text(dice) for _ in range(6))[:400]


def run(count: int, seed: int, folder: Path) -> Result:
    """Kill `count` processes while they keep a draft."""
    result = Result("kills", ZERO)
    dice = Random(f"drafting/{seed}")
    for number in range(count):
        home, locked = folder / str(number), dice.random() < 0.5
        diaries.create(home / "recovery", Calendar(), locked=locked).close()
        _kill(home, locked, seed, dice, result)
        result.tried += 1
    return result


def _kill(home: Path, locked: bool, seed: int, dice: Random, result: Result) -> None:
    name = "locked" if locked else "plain"
    process = start(python("-m", "faults.worker", "type", home / "recovery", name, seed), home)
    said, letters, kept = answers(process), dice.randint(1, 40), 0
    for _, number in said:
        kept = int(number)
        if kept >= letters:
            break
    time.sleep(dice.uniform(0, 0.03))
    process.send_signal(signal.SIGKILL)
    for _, number in said:
        kept = int(number)
    end(process)
    diary = diaries.open_again(home / "recovery", Calendar(), locked=locked)
    draft, whole, case = drafts.take(diary, PLACE) or "", typed(seed), f"seed {seed}, {name}, letter {kept}"
    if len(draft) < len(whole[:kept].strip()):
        result.fail("drafts lost", f"{case}: {len(draft)} letters there")
    elif draft not in {whole[: len(draft)], whole[: kept + 1], whole[:kept]}:
        result.fail("half drafts", case)
    for misfit in misfits(diary):
        result.fail("unfit diaries", f"{case}: {misfit}")
    result.figures["letters kept"] += kept
    diary.close()
