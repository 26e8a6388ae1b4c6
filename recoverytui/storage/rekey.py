"""Encrypt, re-encrypt or decrypt a diary and its backups; a crash at any point leaves exactly one valid key.

Every file is first written to `NAME.next` beside it, verified, and only then renamed over the old one: first the
diary, which decides, then the backups. After a crash the next opening settles the `.next` files: those that open with
the diary's key replace theirs, the others are deleted. A file `NAME.converting` beside the diary exists from before the
first write until after the last; while its maker holds a lock on it, no other process writes to the diary.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from recoverytui import atomic_files, folder_lock, own_files
from recoverytui.errors import DiaryDamaged, RecoveryError, WrongPassphrase
from recoverytui.storage import backup, driver
from recoverytui.storage.cipher import Key
from recoverytui.storage.database import Database, conversion_marker, is_locked

Progress = Callable[[int, int], None]
"""Receives the number of files done and their total."""

_UNGUARDED = ("journal_mode = OFF", "synchronous = OFF")
"""Pragmas for writing a new file fast: it is verified and synced as a whole before it is used."""


def rewrite(
    db: Database, known: Callable[[], Sequence[Path]], new: Key | None, salt: bytes, progress: Progress
) -> list[Path]:
    """Re-encrypt the diary and its backups (None decrypts), then swap the files in.

    No other process can write meanwhile. The connection is closed at the end, as its file was replaced. Backups are
    listed twice, so that one made meanwhile is found before the diary is swapped, or dropped by its maker. Returns the
    backups that the diary's key does not open, which are left unchanged. Raises DiaryInUse, NotWritable; then nothing
    has changed.
    """
    diary = db.path
    with folder_lock.at_work(diary.parent), ExitStack() as held:
        try:
            # Nothing is written to the old file: the transaction holds the write lock while it is copied.
            with atomic_files.speaking_of(diary), db.transaction():
                held.enter_context(_marked(diary))
                with _taken_back(diary, held):
                    backups = known()
                    left = _write_all(db, backups, new, salt, progress)
        finally:
            db.close()  # Windows cannot replace an open file; the mark still excludes other writers
        try:
            _take_place(diary)
        except RecoveryError:
            with _taken_back(diary, held):
                _drop_next([diary, *backups])
                raise
        converted = [path for path in backups if path not in left]
        # The new key is in force from here on: what fails now is repeated at the next opening.
        with suppress(RecoveryError, OSError):
            for path in converted:
                _take_place(path)
            late = [path for path in known() if path not in backups]
            for path in late:
                _write_next(Database(path, db.key), new, salt)
                _take_place(path)
            held.close()  # Windows cannot delete an open file either
            _finish([diary, *converted, *late])
    progress(len(backups) + 1, len(backups) + 1)
    return left


def settle(diary: Path, backups: Path, key: Key | None) -> None:
    """Complete or roll back a re-encryption that a crash interrupted; `key` has just opened the diary."""
    with folder_lock.alone(diary.parent) as alone:
        if not alone:  # it is still running
            return
        # The diary's own was never in force: renaming it is the moment from which the new key counts.
        _drop_next([diary])
        mine = own_files.distrust_folder(backups) is None and backups.is_dir()
        waiting = [each for each in (backups.glob("*.next") if mine else ()) if own_files.distrust(each) is None]
        for path in (each.with_suffix("") for each in waiting):
            try:
                backup.verify(_next(path), key)
            except RecoveryError:
                _drop_next([path])
            else:
                _take_place(path)
        _finish([diary, *(each.with_suffix("") for each in (backups.glob("*.old") if mine else ()))])


@contextmanager
def _marked(diary: Path) -> Iterator[None]:
    """Create and lock the mark of a running re-encryption."""
    marker = conversion_marker(diary)
    marker.unlink(missing_ok=True)  # left by a killed process, or foreign
    with folder_lock.holding(marker):
        atomic_files.sync_folder(diary.parent)
        yield


@contextmanager
def _taken_back(diary: Path, held: ExitStack) -> Iterator[None]:
    """Release and delete the mark when the re-encryption fails."""
    try:
        yield
    except BaseException:
        held.close()
        conversion_marker(diary).unlink(missing_ok=True)
        raise


def _write_all(db: Database, backups: Sequence[Path], new: Key | None, salt: bytes, progress: Progress) -> list[Path]:
    """Write every file to its `.next`, and return the backups that could not be read."""
    diary, left = db.path, []
    try:
        # Do not read the header of the open diary: closing that descriptor would drop the lock that excludes writers.
        _write_next(Database(diary, db.key, look=False), new, salt)
        for done, path in enumerate(backups, start=1):
            progress(done, len(backups) + 1)
            try:
                _write_next(Database(path, db.key if is_locked(path) else None), new, salt)
            except (WrongPassphrase, DiaryDamaged):
                _drop_next([path])
                left.append(path)
    except BaseException:
        _drop_next([diary, *backups])
        raise
    return left


def _write_next(db: Database, new: Key | None, salt: bytes) -> None:
    target = _next(db.path)
    with atomic_files.speaking_of(db.path):
        try:
            _make_way(target)
            # Created here, as SQLite would create it with the permissions of the umask.
            os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, atomic_files.OWNER_ONLY_FILE))
            db.run("ATTACH ? AS next KEY ?", (driver.uri(target.absolute()), new.as_text(salt) if new else ""))
            for pragma in _UNGUARDED:
                db.run(f"PRAGMA next.{pragma}")
            db.run("SELECT sqlcipher_export('next')")
            # sqlcipher_export copies neither.
            for pragma in ("user_version", "application_id"):
                db.run(f"PRAGMA next.{pragma} = {int(db.value(f'PRAGMA main.{pragma}'))}")
            db.run("DETACH next")
        finally:
            db.close()
        backup.verify(target, new)
        with target.open("rb+") as file:
            atomic_files.sync_file(file.fileno())
        atomic_files.sync_folder(target.parent)


def _take_place(path: Path) -> None:
    with atomic_files.speaking_of(path):
        with suppress(OSError):  # without hard links, the old content cannot be overwritten afterwards
            _make_way(_old(path))
            _old(path).hardlink_to(path)
        _next(path).replace(path)
        with suppress(OSError):  # the rename is done, although a power cut may revert it
            atomic_files.sync_folder(path.parent)


def _finish(files: Sequence[Path]) -> None:
    """Overwrite the old files as far as the disk allows, delete them, and delete the mark last."""
    for old in map(_old, files):
        with suppress(OSError):
            own_files.wipe(old)
    conversion_marker(files[0]).unlink(missing_ok=True)


def _drop_next(files: Sequence[Path]) -> None:
    for path in files:
        with suppress(OSError):
            own_files.wipe(_next(path))  # it may be plain while the diary stays encrypted


def _make_way(path: Path) -> None:
    """Free a file name; of a link or hard link only the name is removed."""
    own_files.wipe(path)
    path.unlink(missing_ok=True)


def _next(path: Path) -> Path:
    return path.with_name(f"{path.name}.next")


def _old(path: Path) -> Path:
    return path.with_name(f"{path.name}.old")
