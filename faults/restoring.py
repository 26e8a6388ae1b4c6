"""Power cuts while a backup is restored: after any cut there is a diary, the current one or the backup.

The process is recorded call by call, and the recording cut off at every call that changes the disk.
"""

import shutil
import subprocess
from pathlib import Path
from random import Random

from faults import diaries, power, strace
from faults.deeds import Calendar
from faults.processes import environment, python
from faults.result import Result
from faults.state import misfits, state
from recoverytui.commands import backups, wins
from recoverytui.errors import NoDiary, RecoveryError

COUNT = 1000
QUICK = True
"""Opening the images needs no real disk."""
ZERO = ("no diary", "corrupt", "neither the one nor the other", "acknowledged lost")
_KEEPS = (1.0, 0.0, 0.5, 0.2, 0.8)


def run(count: int, seed: int, folder: Path) -> Result:
    """Look at `count` images, half of them of locked diaries."""
    result = Result("images", ZERO, skipped=strace.missing())
    dice = Random(f"restoring/{seed}")
    for locked in () if result.skipped else (False, True):
        home = folder / ("locked" if locked else "plain")
        images = count // 2 if locked else count - count // 2
        _look_at(home, images, dice, result, locked=locked)
        shutil.rmtree(home)
    return result


def _look_at(home: Path, images: int, dice: Random, result: Result, *, locked: bool) -> None:
    diary = diaries.lived_in(home / "recovery", 15, dice.randrange(1000), locked=locked)
    backups.make(diary)
    then = state(diary.db)
    wins.add(diary, "after the backup")
    now = state(diary.db)
    diary.close()
    recording = _recorded(home, locked)
    drive = recording.replay()
    points = [number for number, call in enumerate(recording.calls) if drive.take(call)]
    result.figures["moments of a cut"] += len(points)
    wanted = sorted(points * (images // len(points)) + dice.sample(points, images % len(points)))
    disk, at, said = recording.replay(), 0, False
    for number, call in enumerate(recording.calls):
        disk.take(call)
        said = said or strace.said(call) == "done"
        while at < len(wanted) and wanted[at] == number:
            keeps = _KEEPS[at % len(_KEEPS)]
            case = f"{'locked' if locked else 'plain'}, call {number}, kept {keeps}"
            found = _state_of(home, disk.cut(dice, keeps, 0.3 if keeps < 1 else 0), locked, case, result)
            result.figures["went back"] += found == then
            if found is not None and found != then and (said or found != now):
                result.fail("acknowledged lost" if said else "neither the one nor the other", case)
            result.tried += 1
            at += 1


def _recorded(home: Path, locked: bool) -> power.Recording:
    log = home.parent / "calls"
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    worker = python("-m", "faults.worker", "restore", home / "recovery", "locked" if locked else "plain")
    command = strace.recording(worker, log)
    subprocess.run(command, env=environment(home), cwd=home, check=True, capture_output=True)
    recording = power.Recording(home, locked, 0, list(strace.calls(log)), before)
    log.unlink()
    return recording


def _state_of(home: Path, files: dict[Path, bytes], locked: bool, case: str, result: Result) -> str | None:
    """Lay out an image, open it, and return what it holds."""
    image = home.parent / "image"
    for path, data in files.items():
        target = image / path.relative_to(home)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    try:
        diary = diaries.open_again(image / "recovery", Calendar(), locked=locked)
        for misfit in misfits(diary):
            result.fail("corrupt", f"{case}: {misfit}")
        found = state(diary.db)
        diary.close()
    except NoDiary:
        result.fail("no diary", case)
    except RecoveryError as error:
        result.fail("corrupt", f"{case}: {error.message}")
    else:
        return found
    finally:
        shutil.rmtree(image, ignore_errors=True)
    return None
