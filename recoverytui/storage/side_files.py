"""Remove what killed processes leave beside the diary and its backups, so that no plain text outlives encryption.

Partly written files are wiped, and a re-encryption is completed or rolled back. SQLite rolls back a hot journal when
the file is opened, but leaves a cold one, with diary pages in it, so it is wiped here. `side_names` lists the names.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from recoverytui import atomic_files, folder_lock, own_files, side_names
from recoverytui.errors import RecoveryError
from recoverytui.paths import DiaryPaths
from recoverytui.storage import driver
from recoverytui.storage.database import Database, is_locked

if TYPE_CHECKING:
    from recoverytui.storage.cipher import Key

_HOT = {"-journal": bytes.fromhex("d9d505f920a163d7"), "-wal": bytes.fromhex("377f06")}
"""Header of SQLite's side files that can be rolled back."""


def settle(locations: DiaryPaths, db: Database) -> None:
    """Settle all side files of an open diary and its backups, except those of running processes."""
    sweep(locations)
    if any(map(os.path.lexists, side_names.beside(locations.diary, side_names.CONVERSION))) or _converted(locations):
        from recoverytui.storage import rekey

        rekey.settle(locations.diary, locations.backups, db.key)
    drop_cold(db)
    _settle_backups(locations.backups, db.key)


def sweep(locations: DiaryPaths) -> None:
    """Wipe partly written files of killed processes in every folder of the program."""
    atomic_files.sweep(locations.diary.parent, locations.diary.name)
    for folder in (locations.backups, locations.programmes):
        if own_files.distrust_folder(folder) is None:
            atomic_files.sweep(folder)
    for file in (locations.settings, locations.help_file):
        atomic_files.sweep(file.parent, file.name)


def drop_cold(db: Database) -> None:
    """Wipe SQLite's stale files beside an open file, unless another process is writing."""
    left = [path for path in side_names.beside(db.path) if os.path.lexists(path)]
    if not left:
        return
    # If another process is writing, these files are in use: they stay, and the opening does not wait.
    db.run("PRAGMA busy_timeout = 0")
    try:
        with suppress(RecoveryError, OSError):
            db.run("PRAGMA journal_mode = DELETE")  # SQLite would take any file of that name for a log
            with db.transaction():  # we hold the write lock: all side files are stale
                for path in left if db.value("PRAGMA journal_mode") == "delete" else ():
                    own_files.wipe(path)
    finally:
        db.run(f"PRAGMA busy_timeout = {int(driver.BUSY_SECONDS * 1000)}")


def settle_closed(path: Path, key: "Key | None") -> list[Path]:
    """Settle SQLite's files beside a file that nothing has open, and return those that need another key."""
    left = [each for each in side_names.beside(path) if os.path.lexists(each)]
    if left and os.path.lexists(path):
        with suppress(RecoveryError, OSError):
            db = Database(path, key if is_locked(path) else None)
            try:
                drop_cold(db)
            finally:
                db.close()
    needed = [each for each in left if os.path.lexists(path) and is_hot(each)]
    for each in left:
        if each not in needed:
            with suppress(OSError):
                own_files.wipe(each)
    return needed


def is_hot(path: Path) -> bool:
    """Return whether SQLite could roll back from one of its files."""
    begin = next((begin for suffix, begin in _HOT.items() if path.name.endswith(suffix)), None)
    try:
        return begin is not None and own_files.read(path, len(begin)) == begin
    except (OSError, RecoveryError):
        return False


def _settle_backups(folder: Path, key: "Key | None") -> None:
    if not (found := {path for path, _ in _of_driver(folder)}):
        return
    with folder_lock.alone(folder) as alone:
        for path in sorted(found) if alone else ():
            if own_files.distrust(path) is None:
                settle_closed(path, key)


def _of_driver(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Yield each of SQLite's side files in a folder, after the path of its main file."""
    for name in _names(folder):
        for suffix in side_names.DRIVER:
            if name.endswith(f".db{suffix}") and not name.startswith("."):
                yield folder / name.removesuffix(suffix), folder / name


def _converted(locations: DiaryPaths) -> bool:
    return any(name.endswith(side_names.CONVERSION) for name in _names(locations.backups))


def _names(folder: Path) -> list[str]:
    if own_files.distrust_folder(folder) is not None:
        return []
    try:
        return [path.name for path in folder.iterdir()]
    except OSError:
        return []
