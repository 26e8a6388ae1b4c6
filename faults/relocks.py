"""Kill -9 at every system call of a passphrase change: exactly one passphrase opens, with all entries."""

import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

from faults import diaries, stops, strace
from faults.deeds import Calendar, Player
from faults.leftovers import leftovers
from faults.processes import python
from faults.result import Result
from faults.state import misfits, state
from faults.stops import Stop
from recoverytui import atomic_files
from recoverytui.commands import lock, wins
from recoverytui.commands.diary import Diary, open_diary
from recoverytui.errors import RecoveryError
from recoverytui.storage import backup, cipher
from recoverytui.storage.database import Database

COUNT = 360
ZERO = ("no key", "two keys", "acknowledged lost", "unfit", "backups lost", "leftovers", "plain text left")
CANARY = "kanariefugl i skabet"
"""Words that nobody may find in a locked diary's folder."""

FIRST, SECOND = "den første sætning", "den anden sætning"
BEFORE: dict[str, str | None] = {"lock": None, "change": FIRST, "remove": FIRST}
AFTER: dict[str, str | None] = {"lock": SECOND, "change": SECOND, "remove": None}
DEEDS: dict[str, Callable[[Diary], lock.Relocked]] = {
    "lock": lambda diary: lock.lock(diary, SECOND),
    "change": lambda diary: lock.change(diary, SECOND),
    "remove": lock.remove,
}


def run(count: int, seed: int, folder: Path) -> Result:
    """Kill `count` processes, a third of them in each of lock, change and remove."""
    result = Result("kills", ZERO, skipped=strace.missing())
    with diaries.quick_keys():
        for deed in () if result.skipped else DEEDS:
            sound = _sound(folder / deed / "sound", deed, seed)
            at_work = _copy(sound)
            moments = stops.stops(_command(at_work, deed), at_work)
            result.figures[f"calls of {deed}"] = len(moments)
            for stop in stops.spread(moments, -(-count // len(DEEDS)), Random(f"{seed}/{deed}")):
                if result.tried < count:
                    _kill(sound, deed, stop, result)
    return result


def open_with(home: Path, secret: str | None) -> Diary:
    """Open the diary of a folder with a passphrase."""
    return open_diary(diaries.locations(home), Calendar(), secret)


def _sound(folder: Path, deed: str, seed: int) -> Path:
    """Make a diary with backups and the canary, in the state before the command."""
    home = folder / "recovery"
    diary = diaries.lived_in(home, 20, seed)
    calendar = Calendar()
    player = Player(diary, calendar, seed)
    wins.add(diary, CANARY)
    atomic_files.make_own_folder(diary.locations.backups)
    for number in (60, 90):
        player.play(number)
        backup.copy(diary.db, diary.locations.backups / backup.name_for(diary.path, calendar()))
    if secret := BEFORE[deed]:
        diary = lock.lock(diary, secret).diary
    diary.close()
    return folder


def _command(folder: Path, deed: str) -> list[str]:
    return python("-m", "faults.worker", "relock", folder / "recovery", deed)


def _copy(sound: Path) -> Path:
    folder = sound.parent / "at-work"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(sound, folder)
    return folder


def _kill(sound: Path, deed: str, stop: Stop, result: Result) -> None:
    folder, case = _copy(sound), f"{deed}, {stop}"
    stops.kill(_command(folder, deed), folder, stop)
    result.tried += 1
    opening = [secret for secret in (BEFORE[deed], AFTER[deed]) if opens(folder, secret)]
    if len(opening) != 1:
        result.fail("two keys" if opening else "no key", case)
        return
    result.figures["took place"] += opening[0] == AFTER[deed]
    try:
        _judge(sound, folder, deed, opening[0], case, result)
        if opening[0] == BEFORE[deed]:
            DEEDS[deed](open_with(folder / "recovery", opening[0])).diary.close()
            _judge(sound, folder, deed, AFTER[deed], f"{case}, done again", result)
    except RecoveryError as error:
        result.fail("unfit", f"{case}: {type(error).__name__}")


def opens(folder: Path, secret: str | None) -> bool:
    """Return whether a passphrase, or none, opens the diary below a folder; nothing is settled by that."""
    path = diaries.locations(folder / "recovery").diary
    try:
        Database(path, cipher.key_for(path, secret) if secret else None).close()
    except RecoveryError:
        return False
    return True


def _judge(sound: Path, folder: Path, deed: str, secret: str | None, case: str, result: Result) -> None:
    """Compare a diary that its passphrase opens, and its backups, with what they held before."""
    diary = open_with(folder / "recovery", secret)
    before = open_with(sound / "recovery", BEFORE[deed])
    try:
        if state(diary.db) != state(before.db):
            result.fail("acknowledged lost", case)
        for misfit in misfits(diary):
            result.fail("unfit", f"{case}: {misfit}")
        for path in sorted(before.locations.backups.glob("*.db")):
            mine = diary.locations.backups / path.name
            if _held(mine, diary) != _held(path, before):
                result.fail("backups lost", f"{case}: {path.name}")
    finally:
        before.close()
        diary.close()
    for path in leftovers(folder):
        result.fail("leftovers", f"{case}: {path.name}")
    if secret is not None:
        for path in folder.rglob("*"):
            if path.is_file() and CANARY.encode() in path.read_bytes():
                result.fail("plain text left", f"{case}: {path.name}")


def _held(path: Path, diary: Diary) -> str:
    """Return what a backup holds, or nothing when the diary's key does not open it."""
    try:
        db = Database(path, diary.db.key)
    except RecoveryError:
        return ""
    try:
        return state(db)
    finally:
        db.close()
