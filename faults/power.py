"""Power cuts: a process's writes cut off anywhere, with unsynced ones kept, lost, torn or reordered.

Whatever a cut leaves must open, be valid, and hold every acknowledged write; an unacknowledged one is atomic.
"""

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from faults import diaries, strace
from faults.deeds import Calendar
from faults.disk import Disk
from faults.processes import environment, python
from faults.result import Result
from faults.state import misfits, state
from faults.worker import digest
from recoverytui.errors import NoDiary, RecoveryError
from recoverytui.storage import backup

COUNT = 10_000
QUICK = True
"""Opening the images needs no real disk."""
ZERO = ("acknowledged lost", "corrupt", "half deeds", "backups lost", "half backups", "leftovers")
DEEDS = 40
"""Commands in one recording."""
IMAGES_A_RECORDING = 1250
_KEEPS = (1.0, 0.0, 0.5, 0.2, 0.8, 0.95)
"""How much of what was not synced is there after the cut; all of it is what a kill leaves."""
_TORN = 0.3


@dataclass
class Moment:
    """What had been acknowledged, and which backups there were."""

    deed: str
    state: str
    backups: frozenset[str]


@dataclass
class Recording:
    """The calls of a process, and what it acknowledged."""

    folder: Path
    locked: bool
    seed: int
    calls: list[strace.Call]
    before: dict[Path, bytes] = field(default_factory=dict)
    """What was on the disk when it began."""

    def replay(self) -> Disk:
        """Return the disk before the first call."""
        disk = Disk(self.folder)
        disk.hold(self.before)
        return disk


def run(count: int, seed: int, folder: Path, *, synchronous: str = "EXTRA") -> Result:
    """Look at `count` images, half of them of locked diaries."""
    result = Result("images", ZERO, skipped=strace.missing())
    dice = Random(f"power/{seed}")
    while not result.skipped and result.tried < count:
        locked = bool(result.tried // IMAGES_A_RECORDING % 2) if count > IMAGES_A_RECORDING else dice.random() < 0.5
        recording = record(folder / f"recorded-{result.tried}", locked, dice.randrange(1000), synchronous)
        _look_at(recording, min(IMAGES_A_RECORDING, count - result.tried), dice, result)
        shutil.rmtree(recording.folder)
    return result


def record(folder: Path, locked: bool, seed: int, synchronous: str) -> Recording:
    """Let a process write, and return what it asked of the disk."""
    folder.mkdir()
    log, home = folder.parent / "calls", folder / "recovery"
    if locked:
        diaries.create(home, Calendar(), locked=True).close()
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    arguments = ("write", home, "locked" if locked else "plain", seed, DEEDS, synchronous)
    command = strace.recording(python("-m", "faults.worker", *arguments), log)
    subprocess.run(command, env=environment(folder), cwd=folder, check=True, capture_output=True)
    recording = Recording(folder, locked, seed, list(strace.calls(log)), before)
    log.unlink()
    return recording


def _look_at(recording: Recording, images: int, dice: Random, result: Result) -> None:
    moments = _moments(recording)
    points = _points(recording)
    wanted = sorted(dice.choices(points, k=images))
    result.figures["moments of a cut"] += len(points)
    disk, at = recording.replay(), 0
    acknowledged = -1
    for number, call in enumerate(recording.calls):
        disk.take(call)
        acknowledged += _is_acknowledgement(call)
        while at < len(wanted) and wanted[at] == number:
            keeps = dice.choice(_KEEPS)
            files = disk.cut(dice, keeps, _TORN if keeps < 1 else 0)
            case = f"seed {recording.seed}, {'locked' if recording.locked else 'plain'}, call {number}, kept {keeps}"
            _open(recording, files, moments[max(acknowledged, 0) : acknowledged + 2], acknowledged >= 0, case, result)
            result.tried += 1
            at += 1


def _points(recording: Recording) -> list[int]:
    disk = recording.replay()
    return [number for number, call in enumerate(recording.calls) if disk.take(call)]


def _moments(recording: Recording) -> list[Moment]:
    disk, found = recording.replay(), []
    for call in recording.calls:
        disk.take(call)
        if _is_acknowledgement(call):
            _, deed, held = strace.said(call).split()
            backups = frozenset(path.name for path in disk.names() if _is_backup(path))
            found.append(Moment(deed, held, backups))
    return found


def _is_acknowledgement(call: strace.Call) -> bool:
    return strace.said(call).startswith("done ")


def _is_backup(path: Path) -> bool:
    return path.parent.name == "backups" and path.suffix == ".db" and not path.name.startswith(".")


def _open(
    recording: Recording,
    files: dict[Path, bytes],
    moments: Sequence[Moment],
    must_be_there: bool,
    case: str,
    result: Result,
) -> None:
    """Lay out an image, open it, and compare it with the moments it may show."""
    image = recording.folder.parent / "image"
    for path, data in files.items():
        target = image / path.relative_to(recording.folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    try:
        _compare(image / "recovery", recording.locked, moments, must_be_there, case, result)
    except NoDiary:
        if must_be_there:
            result.fail("acknowledged lost", f"{case}: no diary")
    except RecoveryError as error:
        result.fail("corrupt", f"{case}: {error.message}")
    finally:
        shutil.rmtree(image, ignore_errors=True)


def _compare(
    home: Path, locked: bool, moments: Sequence[Moment], must_be_there: bool, case: str, result: Result
) -> None:
    case += f", then {moments[-1].deed}" if len(moments) > 1 else ""
    diary = diaries.open_again(home, Calendar(), locked=locked)
    try:
        found = digest(state(diary.db))
        for misfit in misfits(diary):
            result.fail("corrupt", f"{case}: {misfit}")
        if must_be_there and found not in {moment.state for moment in moments}:
            result.fail("acknowledged lost", case)
        elif not must_be_there and found != moments[0].state:
            result.fail("half deeds", case)
        backups = diary.locations.backups
        there = {path.name for path in backups.glob("*.db")} if backups.is_dir() else set()
        kept = frozenset.intersection(*(moment.backups for moment in moments)) if must_be_there else frozenset()
        for name in kept - there:
            result.fail("backups lost", f"{case}: {name}")
        for name in sorted(there):
            _verify(backups / name, locked, case, result)
    finally:
        diary.close()


def _verify(path: Path, locked: bool, case: str, result: Result) -> None:
    try:
        backup.verify(path, diaries.KEY if locked else None)
    except RecoveryError:
        result.fail("half backups", f"{case}: {path.name}")
