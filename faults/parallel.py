"""Twenty processes write at once: all twenty wins are there, once each."""

from pathlib import Path

from faults import diaries
from faults.deeds import Calendar
from faults.processes import answers, end, python, start
from faults.result import Result
from faults.state import misfits
from recoverytui.commands import wins

COUNT = 20
AT_ONCE = 20
ZERO = ("adds lost", "adds refused", "unfit diaries")


def run(count: int, seed: int, folder: Path) -> Result:
    """Do it `count` times, every other time in a locked diary."""
    result = Result(f"times {AT_ONCE} adds", ZERO)
    for number in range(count):
        locked = (seed + number) % 2 == 0
        _at_once(folder / str(number), locked, result)
        result.tried += 1
    return result


def _at_once(home: Path, locked: bool, result: Result) -> None:
    diaries.create(home / "recovery", Calendar(), locked=locked).close()
    name = "locked" if locked else "plain"
    processes = [
        start(python("-m", "faults.worker", "add", home / "recovery", name, f"win {number}"), home)
        for number in range(AT_ONCE)
    ]
    waiting = [answers(process) for process in processes]
    for said in waiting:
        next(said)  # it has opened the diary
    for process in processes:
        if process.stdin:
            process.stdin.write(b"go\n")
    done = [list(said) for said in waiting]
    for process in processes:
        end(process)
    result.figures["adds refused"] += sum(["done"] not in lines for lines in done)
    diary = diaries.open_again(home / "recovery", Calendar(), locked=locked)
    there = sorted(win.noun.text for win in wins.list_newest(diary, limit=100))
    if there != sorted(f"win {number}" for number in range(AT_ONCE)):
        result.fail("adds lost", f"{home.name}, {name}: {len(there)} of {AT_ONCE} there")
    for misfit in misfits(diary):
        result.fail("unfit diaries", f"{home.name}, {name}: {misfit}")
    result.figures["adds kept"] += len(there)
    diary.close()
