"""One typed door to the database driver, which has no type stubs; its errors become ours."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from sqlcipher3 import dbapi2  # type: ignore[import-untyped]

from recoverytui.errors import N_, DiaryDamaged, DiaryInUse, NotWritable, RecoveryError

Connection: TypeAlias = Any
Row: TypeAlias = tuple[Any, ...]

BUSY_SECONDS = 10.0
_BUSY = {"SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL"}
_UNWRITABLE = {
    "SQLITE_FULL",
    "SQLITE_IOERR",
    "SQLITE_READONLY",
    "SQLITE_CANTOPEN",
    "SQLITE_PERM",
    "SQLITE_AUTH",
}
_DAMAGED = {"SQLITE_CORRUPT", "SQLITE_NOTADB"}
_SIGNS_OF_DAMAGE = ("not a database", "Could not decode to UTF-8")
"""What the driver says, without a name, of a file or a text that is none."""


def connect(path: Path) -> Connection:
    """Open an existing database file for reading and writing; never creates one."""
    with translated():
        return dbapi2.connect(
            f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None, timeout=BUSY_SECONDS
        )


@contextmanager
def translated() -> Iterator[None]:
    """Turn the driver's errors into ours, without the driver's message, which may hold what was written."""
    try:
        yield
    except dbapi2.Error as error:
        raise _ours(error) from None


def damaged() -> DiaryDamaged:
    """Return the error for a diary whose bytes cannot have been written so."""
    return DiaryDamaged(N_("The diary file is damaged. It was left as it is."))


def day(text: Any) -> date:
    """Return the day a column holds; raises DiaryDamaged for what is none."""
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError):
        raise damaged() from None


def _ours(error: Exception) -> RecoveryError:
    name = getattr(error, "sqlite_errorname", "") or ""
    family = "_".join(name.split("_")[:2])
    if family in _BUSY:
        return DiaryInUse(N_("The diary is in use by another program right now. Nothing was changed; try again."))
    if family in _UNWRITABLE:
        return NotWritable(N_("The diary cannot be written: the disk is full, or writing is not allowed."))
    if family in _DAMAGED or any(sign in str(error) for sign in _SIGNS_OF_DAMAGE):
        return damaged()
    return RecoveryError(N_("Something unexpected happened in the diary file ({name})."), name=name or "error")
