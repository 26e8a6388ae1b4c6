"""Lock, re-key and unlock a diary with all its backups, so that a kill at any instant leaves exactly one key.

Every file is first written anew beside itself under the name `NAME.next`, checked, and only then takes the
place of the old one: the diary first, which decides, then the backups. What a kill leaves of `.next` files is
settled the next time the diary is opened: those that open with its key take their place, the others go. A file
`NAME.converting` beside the diary says, from before the first write to after the last, that this may be needed.
"""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from recoverytui import places, presence
from recoverytui.errors import DiaryDamaged, RecoveryError, WrongPassphrase
from recoverytui.storage import backup
from recoverytui.storage.cipher import Key
from recoverytui.storage.database import Database, is_locked

Progress = Callable[[int, int], None]
"""Is told how many files of how many are done."""

_UNGUARDED = ("journal_mode = OFF", "synchronous = OFF")
"""How a new file is written that is checked and synced as a whole before it counts."""


def rewrite(
    db: Database, known: Callable[[], Sequence[Path]], new: Key | None, salt: bytes, progress: Progress
) -> list[Path]:
    """Write the open diary and its backups anew under another key (None: plain), and let them take their places.

    No other window can write meanwhile; the connection is closed at the end, for its file is no longer the diary.
    What backups there are is asked twice: one that was being made becomes known before the diary takes its place, or
    is dropped by whoever makes it. Returns the backups that the diary's key does not open; they stay as they are.
    Raises DiaryInUse, NotWritable; then nothing has changed.
    """
    diary = db.path
    with presence.at_work(diary.parent):
        try:
            with db.transaction():
                backups = known()
                left = _write_all(db, backups, new, salt, progress)
                _take_place(diary)
        finally:
            db.close()
        converted = [path for path in backups if path not in left]
        # From here on the new key is the diary's: what cannot be done now is done when it is opened next.
        with suppress(RecoveryError, OSError):
            for path in converted:
                _take_place(path)
            late = [path for path in known() if path not in backups]
            for path in late:
                _write_next(Database(path, db.key), new, salt)
                _take_place(path)
            _finish([diary, *converted, *late])
    progress(len(backups) + 1, len(backups) + 1)
    return left


def settle(diary: Path, backups: Path, key: Key | None) -> None:
    """Finish or take back what a killed conversion left; the diary has just opened with this key."""
    with presence.alone(diary.parent) as alone:
        if not alone:  # the conversion is going on
            return
        _drop_next([diary])
        waiting = list(backups.glob("*.next")) if backups.is_dir() else []
        for path in (each.with_suffix("") for each in waiting):
            try:
                backup.verify(_next(path), key)
            except RecoveryError:
                _drop_next([path])
            else:
                _take_place(path)
        _finish([diary, *(backups.glob("*.db") if backups.is_dir() else ())])


def _write_all(db: Database, backups: Sequence[Path], new: Key | None, salt: bytes, progress: Progress) -> list[Path]:
    """Write every file anew beside itself, and return the backups that could not be read."""
    diary, left = db.path, []
    with places.speaking_of(diary):
        _mark(diary).touch(mode=places.OWNER_ONLY_FILE)
        places.sync_folder(diary.parent)
    try:
        # The diary is open already: looking at its first bytes again would drop the lock that keeps others out.
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
        _mark(diary).unlink(missing_ok=True)
        raise
    return left


def _write_next(db: Database, new: Key | None, salt: bytes) -> None:
    target = _next(db.path)
    with places.speaking_of(db.path):
        try:
            target.unlink(missing_ok=True)
            os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, places.OWNER_ONLY_FILE))
            db.run("ATTACH ? AS next KEY ?", (target.absolute().as_uri(), new.as_text(salt) if new else ""))
            for pragma in _UNGUARDED:
                db.run(f"PRAGMA next.{pragma}")
            db.run("SELECT sqlcipher_export('next')")
            for pragma in ("user_version", "application_id"):
                db.run(f"PRAGMA next.{pragma} = {int(db.value(f'PRAGMA main.{pragma}'))}")
            db.run("DETACH next")
        finally:
            db.close()
        backup.verify(target, new)
        with target.open("rb+") as file:
            os.fsync(file.fileno())
        places.sync_folder(target.parent)


def _take_place(path: Path) -> None:
    with places.speaking_of(path):
        with suppress(OSError):  # a file system without hard links: the old bytes cannot be reached again
            _old(path).hardlink_to(path)
        _next(path).replace(path)
        with suppress(OSError):  # it has happened, even if it may be undone by a power cut
            places.sync_folder(path.parent)


def _finish(files: Sequence[Path]) -> None:
    """Write over what the old files held, as far as the disk lets us, remove them, and last of all the mark."""
    for old in map(_old, files):
        with suppress(OSError):
            places.wipe(old)
    _mark(files[0]).unlink(missing_ok=True)


def _drop_next(files: Sequence[Path]) -> None:
    for path in files:
        with suppress(OSError):
            places.wipe(_next(path))  # in a diary that stays locked, it may be plain


def _next(path: Path) -> Path:
    return path.with_name(f"{path.name}.next")


def _mark(diary: Path) -> Path:
    return diary.with_name(f"{diary.name}.converting")


def _old(path: Path) -> Path:
    return path.with_name(f"{path.name}.old")
