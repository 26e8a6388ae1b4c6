"""Side files of killed processes: after each command no file holds text that the command removed.

A process is killed while it writes, so early that its journal begins with zeros and has plain pages behind them.
"""

import shutil
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from random import Random

from faults import canaries, diaries, relocks, strace
from faults.deeds import Calendar
from faults.processes import answers, end, environment, python, start
from faults.result import Result
from recoverytui.commands import backups, lock, restore
from recoverytui.commands.diary import Diary
from recoverytui.storage import side_files

COUNT = 250
ZERO = ("canaries", "journals left")


def run(count: int, seed: int, folder: Path) -> Result:
    """Kill `count` processes that write, each followed by a command, or make a backup during one."""
    result = Result("searches", ZERO, skipped=strace.missing())
    dice = Random(f"side files/{seed}")
    for number in range(0 if result.skipped else count):
        name, deed = list(_DEEDS.items())[number % len(_DEEDS)]
        home = folder / str(number)
        environment(home)
        with diaries.quick_keys():
            canaries.written(home, dice).close()
            result.figures["cold journals"] += _killed(home, dice)
            found = deed(home)
        result.tried += 1
        for path in found:
            result.fail("canaries", f"{name}, {number}: {path.relative_to(home)}")
        for path in home.rglob("*-journal"):
            result.fail("journals left", f"{name}, {number}: {path.relative_to(home)}")
        shutil.rmtree(home)
    return result


def _killed(home: Path, dice: Random) -> bool:
    """Kill a process at one of the first calls in which it writes; tell whether a cold journal with pages is left."""
    command = strace.killing(python("-m", "faults.worker", "sing", home / "recovery"), "pwrite64", dice.randint(2, 12))
    subprocess.run(command, env=environment(home), cwd=home, check=False, capture_output=True)
    journal = diaries.locations(home / "recovery").diary.with_name("diary.db-journal")
    return journal.exists() and journal.stat().st_size > 512 and not side_files.is_hot(journal)


def _opened(home: Path) -> Diary:
    return diaries.open_again(home / "recovery", Calendar())


def _locked(home: Path) -> list[Path]:
    lock.lock(_opened(home), relocks.SECOND).diary.close()
    return _holding(home)


def _restored_and_locked(home: Path) -> list[Path]:
    locations = diaries.locations(home / "recovery")
    restored, _ = restore.from_backup(locations, backups.known(locations)[0].path, Calendar())
    lock.lock(restored, relocks.SECOND).diary.close()
    return _holding(home)


def _backed_up(home: Path) -> list[Path]:
    diary = _opened(home)
    backups.make(diary)
    diary.close()
    return [path for path in _holding(home) if path.suffix != ".db"]


def _deleted_for_good(home: Path) -> list[Path]:
    diary = _opened(home)
    canaries.erase(diary)
    diary.close()
    return _holding(home)


def _deleted_while_copied(home: Path) -> list[Path]:
    """Another process makes one backup after another meanwhile."""
    process = start(python("-m", "faults.worker", "copy", home / "recovery"), home)
    next(answers(process))
    try:
        diary = _opened(home)
        canaries.erase(diary)
        diary.close()
    finally:
        process.send_signal(signal.SIGKILL)
        end(process)
    _opened(home).close()  # what was half a backup goes
    return _holding(home)


def _everything_deleted(home: Path) -> list[Path]:
    locations = diaries.locations(home / "recovery")
    locations.settings.write_text(f"contact = '{canaries.WORDS[0]}'\n")
    locations.help_file.write_text(canaries.WORDS[0])
    locations.programmes.mkdir(exist_ok=True)
    (locations.programmes / "own.md").write_text(canaries.WORDS[0])
    backups.delete_everything(locations)
    left = [path for path in home.rglob("*") if path.is_file()]
    return [*_holding(home), *left]


_DEEDS: dict[str, Callable[[Path], list[Path]]] = {
    "lock": _locked,
    "restore and lock": _restored_and_locked,
    "backup": _backed_up,
    "delete for good": _deleted_for_good,
    "delete for good amid a backup": _deleted_while_copied,
    "delete everything": _everything_deleted,
}


def _holding(home: Path) -> list[Path]:
    return [path for path, _ in canaries.found(home)]
