"""One typed door to the database driver, which has no type stubs; its errors become ours."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from pathlib import Path, PurePath
from typing import Any, TypeAlias, TypeVar

from recoverytui.errors import N_, DiaryDamaged, DiaryInUse, DriverMissing, NotWritable, RecoveryError

try:
    from sqlcipher3 import dbapi2
except ImportError:  # no wheel for this Python or processor, or a build whose library is gone
    raise DriverMissing(
        N_(
            "This Python cannot load the diary's database (sqlcipher3). Nothing was changed. "
            "The README says which systems it works on."
        )
    ) from None

Connection: TypeAlias = Any
Row: TypeAlias = tuple[Any, ...]
Choice = TypeVar("Choice", bound=StrEnum)

BUSY_SECONDS = 10.0
_PLAIN_IN_URI = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/-._~:")
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
_NO_TEXT = "Could not decode to UTF-8"
"""What the driver says, without a name, of a text that is none."""
_NAMED_IN_WORDS = {
    "not a database": "SQLITE_NOTADB",
    "malformed database schema": "SQLITE_CORRUPT",
    "unsupported file format": "SQLITE_CORRUPT",
    "vtable constructor failed": "SQLITE_CORRUPT",
    "invalid fts5 file format": "SQLITE_CORRUPT",
    "integer overflow": "SQLITE_CORRUPT",
    "disk image is malformed": "SQLITE_CORRUPT",
    "disk is full": "SQLITE_FULL",
    "disk I/O error": "SQLITE_IOERR",
    "readonly database": "SQLITE_READONLY",
    "unable to open database": "SQLITE_CANTOPEN",
    "database is locked": "SQLITE_BUSY",
}
"""What the driver says when it gives no name, or no more than SQLITE_ERROR: as it opens or re-encrypts a file."""
_DAMAGE = N_("The diary file is damaged. It was left as it is.")


class NotText(DiaryDamaged):
    """A column holds bytes that are no text."""


def connect(path: Path) -> Connection:
    """Open an existing database file for reading and writing; never creates one."""
    with translated():
        return dbapi2.connect(f"{uri(path.absolute())}?mode=rw", uri=True, isolation_level=None, timeout=BUSY_SECONDS)


def uri(path: PurePath) -> str:
    """Return the URI by which the driver finds a whole path, whatever its name; as text it would take only UTF-8.

    `Path.as_uri` does the same, and loads a network client for it from Python 3.14 on.
    """
    root = "file:///" if path.drive[1:] == ":" else "file://"
    raw = os.fsencode(path.as_posix())
    return root + "".join(chr(each) if each in _PLAIN_IN_URI else f"%{each:02X}" for each in raw)


def is_held(path: Path) -> bool:
    """Tell whether another connection, of this process or of another one, holds a database file locked."""
    connection = connect(path)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")  # else a locked file scribbles over the screen
        connection.execute("PRAGMA busy_timeout = 0")
        connection.execute("BEGIN EXCLUSIVE")
    except dbapi2.Error as error:
        return isinstance(_ours(error), DiaryInUse)  # the lock comes first, whether or not the file can be read
    else:
        connection.execute("ROLLBACK")
        return False
    finally:
        connection.close()


@contextmanager
def translated() -> Iterator[None]:
    """Turn the driver's errors into ours, without the driver's message, which may hold what was written."""
    try:
        yield
    except dbapi2.Error as error:
        raise _ours(error) from None
    except UnicodeDecodeError:  # in the driver's own message
        raise damaged() from None


def bytes_as_they_are(raw: bytes) -> str:
    """Return a text with its wrong bytes kept in it, as surrogates that no text of a person has."""
    return raw.decode("utf-8", "surrogateescape")


def damaged() -> DiaryDamaged:
    """Return the error for a diary whose bytes cannot have been written so."""
    return DiaryDamaged(_DAMAGE)


def day(text: Any) -> date:
    """Return the day a column holds; raises DiaryDamaged for what is none."""
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError):
        raise damaged() from None


def days(texts: Iterable[Any]) -> list[date]:
    """Return the days that a column holds in several rows; raises DiaryDamaged when one of them is none."""
    try:
        return [date.fromisoformat(text) for text in texts]
    except (TypeError, ValueError):
        raise damaged() from None


def one_of(choices: type[Choice], text: Any) -> Choice:
    """Return the member of a fixed set of words that a column names; raises DiaryDamaged for what is none."""
    try:
        return choices(text)
    except ValueError:
        raise damaged() from None


def _ours(error: Exception) -> RecoveryError:
    name, said = getattr(error, "sqlite_errorname", "") or "", str(error)
    if name in {"", "SQLITE_ERROR"}:
        name = next((code for words, code in _NAMED_IN_WORDS.items() if words in said), name)
    family = "_".join(name.split("_")[:2])
    if family in _BUSY:
        return DiaryInUse(N_("The diary is in use by another program right now. Nothing was changed; try again."))
    if family in _UNWRITABLE:
        return NotWritable(N_("The diary cannot be written: the disk is full, or writing is not allowed."))
    if _NO_TEXT in said:
        return NotText(_DAMAGE)
    if family in _DAMAGED:
        return damaged()
    return RecoveryError(N_("Something unexpected happened in the diary file ({name})."), name=name or "error")
