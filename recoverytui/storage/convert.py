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

from recoverytui import places
from recoverytui.errors import RecoveryError
from recoverytui.storage import backup
from recoverytui.storage.cipher import Key
from recoverytui.storage.database import Database

Progress = Callable[[int, int], None]
"""Is told how many files of how many are done."""


def rewrite(db: Database, backups: Sequence[Path], new: Key | None, salt: bytes, progress: Progress) -> list[Path]:
    """Write the open diary and its backups anew under another key (None: plain), and let them take their places.

    No other window can write meanwhile; the connection is closed at the end, for its file is no longer the diary.
    Returns the backups that the diary's key does not open; they stay as they are. Raises DiaryInUse, NotWritable;
    then nothing has changed.
    """
    diary, left = db.path, []
    with places.speaking_of(diary):
        _mark(diary).touch(mode=places.OWNER_ONLY_FILE)
    try:
        with db.transaction():
            # The diary is open already: looking at its first bytes again would drop the lock that keeps others out.
            _write_next(Database(diary, db.key, look=False), new, salt)
            for done, path in enumerate(backups, start=1):
                progress(done, len(backups) + 1)
                try:
                    _write_next(Database(path, db.key), new, salt)
                except RecoveryError:
                    left.append(path)
            _take_place(diary)
    except BaseException:
        _drop_next([diary, *backups])
        _mark(diary).unlink(missing_ok=True)
        raise
    finally:
        db.close()
    for path in backups:
        if path not in left:
            _take_place(path)
    _finish([diary, *backups])
    progress(len(backups) + 1, len(backups) + 1)
    return left


def settle(diary: Path, backups: Path, key: Key | None) -> None:
    """Finish or take back what a killed conversion left; the diary has just opened with this key."""
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


def _write_next(db: Database, new: Key | None, salt: bytes) -> None:
    target = _next(db.path)
    with places.speaking_of(db.path):
        try:
            target.unlink(missing_ok=True)
            os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, places.OWNER_ONLY_FILE))
            db.run("ATTACH ? AS next KEY ?", (target.absolute().as_uri(), new.as_text(salt) if new else ""))
            db.run("SELECT sqlcipher_export('next')")
            for pragma in ("user_version", "application_id"):
                db.run(f"PRAGMA next.{pragma} = {int(db.value(f'PRAGMA main.{pragma}'))}")
            db.run("DETACH next")
        finally:
            db.close()
        backup.verify(target, new)
        with target.open("rb+") as file:
            os.fsync(file.fileno())


def _take_place(path: Path) -> None:
    with places.speaking_of(path):
        with suppress(OSError):  # a file system without hard links: the old bytes cannot be reached again
            _old(path).hardlink_to(path)
        _next(path).replace(path)
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
            _next(path).unlink(missing_ok=True)


def _next(path: Path) -> Path:
    return path.with_name(f"{path.name}.next")


def _mark(diary: Path) -> Path:
    return diary.with_name(f"{diary.name}.converting")


def _old(path: Path) -> Path:
    return path.with_name(f"{path.name}.old")
