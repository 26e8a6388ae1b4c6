"""The spool file of a window: drafts that could not be written to the diary, encrypted with the diary's key.

It is created when a window opens, with some free pages, so that a draft fits even when the disk is full. The window
holds a lock on it while it runs; a spool that can be locked belonged to a window that is gone.
"""

import os
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from recoverytui import atomic_files, own_files, side_names
from recoverytui.errors import RecoveryError
from recoverytui.storage import drafts, driver
from recoverytui.storage.database import Database, is_locked

if TYPE_CHECKING:
    from recoverytui.storage.cipher import Key  # importing cipher loads hashing, needed for an encrypted diary only

RESERVED = 256 * 1024
"""Bytes of free pages in a new spool; longer drafts need room on the disk."""
_PRAGMAS = (
    "journal_mode = MEMORY",  # a journal file would need free disk space
    "locking_mode = EXCLUSIVE",  # the lock is held until the connection is closed or the process ends
    "synchronous = OFF",  # nothing of value is in it yet
)


class DraftSpool:
    """The spool of one window, open and locked; used by one thread at a time."""

    def __init__(self, db: Database, window: str) -> None:
        self.window = window
        self._db = db
        self._is_used = bool(self.every())
        """Whether it holds a draft; an empty spool is deleted on close."""

    @property
    def is_plain(self) -> bool:
        """Return whether it is unencrypted."""
        return self._db.key is None

    def keep(self, key: str, text: str) -> None:
        """Store the newest draft of a key; raises RecoveryError."""
        with self._db.transaction():
            self._db.run("INSERT INTO draft VALUES (?, ?) ON CONFLICT DO UPDATE SET text = excluded.text", (key, text))
        self._is_used = True

    def drop(self, key: str) -> None:
        """Delete the draft of a key."""
        if self._is_used:
            with self._db.transaction():
                self._db.run("DELETE FROM draft WHERE place = ?", (key,))
            self._is_used = bool(self.every())

    def every(self) -> dict[str, str]:
        """Return all its drafts by key."""
        return dict(self._db.run("SELECT place, text FROM draft"))

    def close(self, *, discard: bool = False) -> None:
        """Close the file, and delete it unless it still holds a draft."""
        with suppress(RecoveryError):
            self._db.close()
        if discard or not self._is_used:
            with suppress(OSError):
                own_files.wipe(self._db.path)


def claim(diary: Path, key: "Key | None", window: str) -> DraftSpool | None:
    """Create the spool of a window, or reopen the one it had; None where no file can be created."""
    path = path_of(diary, window)
    try:
        if os.path.lexists(path) and (spool := _opened(path, key, window)) is not None:
            if spool.is_plain == (key is None):
                return spool
            spool.close(discard=True)
        path.unlink(missing_ok=True)  # encrypted with a key that is no longer known
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, atomic_files.OWNER_ONLY_FILE))
        return _laid_out(path, key, window)
    except (OSError, RecoveryError):
        with suppress(OSError):
            path.unlink(missing_ok=True)
        return None


def left_behind(diary: Path, key: "Key | None") -> Iterator[DraftSpool]:
    """Open the spools of closed windows one after another; the caller closes each."""
    for path in _paths(diary):
        if not is_held(path):
            spool = _opened(path, key, _window_of(diary, path))
            if spool is not None:
                yield spool


def forget(diary: Path, key: "Key | None", ids: Collection[str]) -> None:
    """Delete drafts of entries with these ids from the spools of closed windows."""
    for spool in left_behind(diary, key):
        with suppress(RecoveryError):
            for each in spool.every():
                if any(of in drafts.key_parts(each) for of in ids):
                    spool.drop(each)
        spool.close()


def is_alive(diary: Path, window: str) -> bool:
    """Return whether a window of this diary is running, in this process or another one."""
    path = path_of(diary, window)
    return os.path.lexists(path) and is_held(path)


def is_held(path: Path) -> bool:
    """Return whether a window holds the lock of this spool."""
    return driver.is_held(path)


def path_of(diary: Path, window: str) -> Path:
    """Return the path of a window's spool."""
    return diary.with_name(f".{diary.name}.{window}{side_names.SPOOL}")


def _paths(diary: Path) -> Iterator[Path]:
    with suppress(OSError), os.scandir(diary.parent) as there:
        for each in there:
            if side_names.is_spool(each.name, diary.name) and each.is_file(follow_symlinks=False):
                yield diary.parent / each.name


def _window_of(diary: Path, path: Path) -> str:
    return path.name.removeprefix(f".{diary.name}.").removesuffix(side_names.SPOOL)


def _opened(path: Path, key: "Key | None", window: str) -> DraftSpool | None:
    """Open an existing spool; None when it has another key, or its schema was never created."""
    try:
        db = Database(path, key if is_locked(path) else None)
    except RecoveryError:
        return None
    try:
        for pragma in _PRAGMAS:
            db.run(f"PRAGMA {pragma}")
        # Takes the lock, which the locking mode then holds; fails while the window of this spool runs.
        db.run("BEGIN EXCLUSIVE")
        db.run("COMMIT")
        return DraftSpool(db, window)
    except RecoveryError:
        db.close()
        return None


def _laid_out(path: Path, key: "Key | None", window: str) -> DraftSpool:
    db = Database(path, key, look=False)
    try:
        for pragma in _PRAGMAS:
            db.run(f"PRAGMA {pragma}")
        with db.transaction():
            db.run("CREATE TABLE draft (place TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT, WITHOUT ROWID")
            db.run("CREATE TABLE reserve (page BLOB)")
            db.run("INSERT INTO reserve VALUES (zeroblob(?))", (RESERVED,))
        db.run("DROP TABLE reserve")  # the pages stay allocated, as free space for drafts
        # From here on it holds what a person wrote.
        db.run("PRAGMA synchronous = FULL")
        return DraftSpool(db, window)
    except BaseException:
        db.close()
        raise
