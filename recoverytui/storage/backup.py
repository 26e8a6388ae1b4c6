"""Whole-file backups of the diary, which get their final name only after they were opened and verified."""

import os
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from recoverytui import atomic_files, own_files
from recoverytui.dataclass import dataclass
from recoverytui.errors import N_, DiaryDamaged, DiaryTooNew, NoDiary, RecoveryError, WrongPassphrase
from recoverytui.storage import checksums, driver, migrations
from recoverytui.storage.database import Database, is_locked

if TYPE_CHECKING:
    from recoverytui.storage.cipher import Key

DAILY, WEEKLY, MONTHLY = 7, 4, 6
"""How many daily, weekly and monthly backups rotation keeps."""
BEFORE_EACH = 3
"""How many backups rotation keeps per reason ("migration", "import")."""
_MOMENT = "%Y-%m-%dT%H%M%S"
_MOMENT_LENGTH = len("2026-11-21T140300")


@dataclass
class Backup:
    """A backup file, as parsed from its name."""

    path: Path
    made: datetime
    """Local time, without zone."""
    reason: str
    """Operation that it was made before ("import"), empty for a regular backup."""


class State(StrEnum):
    """Result of verifying a backup."""

    WHOLE = "whole"
    DAMAGED = "damaged"
    OTHER_KEY = "other key"
    NEWER = "newer"
    UNREADABLE = "unreadable"


def name_for(diary: Path, moment: datetime, reason: str = "") -> str:
    """Return the file name of a backup made at a moment."""
    return f"{diary.stem}-{moment.strftime(_MOMENT)}{f'-before-{reason}' if reason else ''}.db"


def free_name(folder: Path, diary: Path, moment: datetime, reason: str = "") -> Path:
    """Return an unused path for a backup made at a moment; within the same second a later one is taken."""
    while os.path.lexists(target := folder / name_for(diary, moment, reason)):
        moment += timedelta(seconds=1)
    return target


def in_folder(folder: Path, diary: Path) -> list[Backup]:
    """Return the backups of a diary, newest first; skips links and files with any other name."""
    if own_files.distrust_folder(folder) is not None or not folder.is_dir():
        return []
    found = [backup for path in folder.iterdir() if (backup := of_name(path, diary)) is not None]
    trusted = [backup for backup in found if own_files.distrust(backup.path) is None]
    return sorted(trusted, key=lambda backup: (backup.made, backup.path.name), reverse=True)


def of_name(path: Path, diary: Path) -> Backup | None:
    """Parse the name of a backup file, None for any other name."""
    if not (path.name.startswith(f"{diary.stem}-") and path.suffix == ".db"):
        return None
    rest = path.stem.removeprefix(f"{diary.stem}-")
    moment, reason = rest[:_MOMENT_LENGTH], rest[_MOMENT_LENGTH:].removeprefix("-before-")
    try:
        made = datetime.fromisoformat(moment)  # strptime imports locale and calendar, which would slow every verb
    except ValueError:
        return None
    return Backup(path, made, reason) if made.strftime(_MOMENT) == moment else None


def copy(db: Database, target: Path) -> Path:
    """Copy the open diary to a new owner-only file in a folder that is there, and return it.

    Raises FileRefused, NotWritable, DiaryDamaged, and NoDiary for a diary that was replaced while it was open.
    """
    atomic_files.refuse_existing(target)
    part = atomic_files.beside(target)
    with atomic_files.speaking_of(target), atomic_files.removing(part):
        # Created here, as SQLite would create it with the permissions of the umask.
        os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, atomic_files.OWNER_ONLY_FILE))
        # One read transaction, so the copy is of one moment; and it has no free pages, where deleted text could be.
        db.run("VACUUM INTO ?", (driver.uri(part.absolute()),))
        verify(part, db.key)
        with part.open("rb+") as file:
            atomic_files.sync_file(file.fileno())
        atomic_files.appear(part, target)
        try:
            db.refuse_a_changed_file()
        except NoDiary:  # re-encrypted meanwhile, by a process that did not know of this copy
            own_files.wipe(target)
            raise
    return target


def strike_out(path: Path, key: "Key | None", erase: Callable[[Database], None]) -> None:
    """Rewrite a backup without what a function deletes from it, and without drafts.

    Raises WrongPassphrase for a backup under another passphrase, DiaryDamaged, NotWritable; it is then unchanged.
    """
    Database(path, key).close()  # opening it rolls back the hot journal of a replaced diary
    part = atomic_files.beside(path)
    with atomic_files.speaking_of(path), atomic_files.removing(part):
        atomic_files.write_whole(part, path.read_bytes())
        db = Database(part, key)
        try:
            migrations.migrate(db, lambda: None)
            with db.transaction():
                db.run("DELETE FROM draft")
                erase(db)
            # SQLite zeroes the deleted cells, but not copies that it left behind when it moved them.
            db.run("VACUUM")
        finally:
            db.close()
        verify(part, key)
        part.replace(path)
        atomic_files.sync_folder(path.parent)


def verify(path: Path, key: "Key | None") -> None:
    """Open a diary file and read all of it; raises DiaryDamaged when it is not intact, WrongPassphrase."""
    db = Database(path, key)
    try:
        migrations.check(db)
        if not is_whole(db):
            raise DiaryDamaged(N_("The copy at {path} is not whole."), path=path)
    finally:
        db.close()


def is_whole(db: Database) -> bool:
    """Return whether every page of an open diary file is intact, as far as SQLite can detect."""
    db.run("PRAGMA shrink_memory")  # drop cached pages, which would hide damage on disk
    try:
        # Reads and authenticates all pages in use; free pages may hold garbage after a power cut.
        return bool(db.value("PRAGMA integrity_check") == "ok")
    except DiaryDamaged:
        return False


def state(path: Path, key: "Key | None") -> State:
    """Read a whole backup and return its state; `key` is that of the diary."""
    try:
        key = key if is_locked(path) else None
        verify(path, key)
        return State.WHOLE if is_sound(path, key) else State.DAMAGED
    except WrongPassphrase:
        return State.OTHER_KEY
    except DiaryTooNew:
        return State.NEWER
    except DiaryDamaged:
        return State.DAMAGED
    except RecoveryError:
        return State.UNREADABLE


def is_sound(path: Path, key: "Key | None") -> bool:
    """Return whether every entry in a diary file is as it was written; raises WrongPassphrase, DiaryDamaged."""
    db = Database(path, key)
    try:
        if migrations.is_older(db):
            from recoverytui.storage import positional_checksums

            return positional_checksums.is_sound(db, migrations.check(db))
        checksums.verify_all(db)
        return not db.altered
    finally:
        db.close()


def surplus(backups: Iterable[Backup]) -> Iterator[Backup]:
    """Yield the backups that rotation drops, from a list sorted newest first."""
    kept: dict[str, set[object]] = {}

    def is_first_of(rule: str, slot: object, most: int) -> bool:
        slots = kept.setdefault(rule, set())
        if slot in slots or len(slots) >= most:
            return False
        slots.add(slot)
        return True

    for backup in backups:
        day = backup.made.date()
        if backup.reason:
            keep = [is_first_of(backup.reason, backup.path, BEFORE_EACH)]
        else:
            keep = [
                is_first_of("day", day, DAILY),
                is_first_of("week", day.isocalendar()[:2], WEEKLY),
                is_first_of("month", (day.year, day.month), MONTHLY),
            ]
        if not any(keep):
            yield backup
