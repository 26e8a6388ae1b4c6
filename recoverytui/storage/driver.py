"""Typed wrapper of the database driver, which has no type stubs; translates its errors into those of this program."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from pathlib import Path, PurePath
from typing import Any, TypeAlias, TypeVar

from recoverytui.domain.entry import Kind
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

# The driver looks in vain for a method on each value that is no plain text or number, which takes longer than the rest
# of an insert. It finds these at once.
dbapi2.register_adapter(type(None), lambda none: none)
dbapi2.register_adapter(Kind, str.__str__)

Connection: TypeAlias = Any
"""sqlcipher3 publishes no types."""
Value: TypeAlias = Any
"""A value of a column, as SQLite's types are dynamic; the statement knows its type, `checksums` that it was written."""
Row: TypeAlias = tuple[Value, ...]
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
"""Messages of the driver about invalid UTF-8, which come without an error name."""
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
"""Messages for errors that come without a name, or as SQLITE_ERROR, when a file is opened or re-encrypted."""
_DAMAGE = N_("The diary file is damaged. It was left as it is.")


class NotText(DiaryDamaged):
    """A column holds bytes that are not valid UTF-8."""


def connect(path: Path) -> Connection:
    """Open an existing database file for reading and writing; never creates one."""
    with translated():
        # Without isolation_level None the driver would begin and commit transactions by itself.
        return dbapi2.connect(f"{uri(path.absolute())}?mode=rw", uri=True, isolation_level=None, timeout=BUSY_SECONDS)


def uri(path: PurePath) -> str:
    """Return the SQLite URI of an absolute path; a plain string would have to be UTF-8.

    `Path.as_uri` does the same, but imports a network client from Python 3.14 on.
    """
    root = "file:///" if path.drive[1:] == ":" else "file://"
    raw = os.fsencode(path.as_posix())
    return root + "".join(chr(each) if each in _PLAIN_IN_URI else f"%{each:02X}" for each in raw)


def is_held(path: Path) -> bool:
    """Return whether another connection, of any process, holds a lock on a database file."""
    connection = connect(path)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")  # otherwise a locked file makes SQLCipher write to stderr
        connection.execute("PRAGMA busy_timeout = 0")
        connection.execute("BEGIN EXCLUSIVE")
    except dbapi2.Error as error:
        return isinstance(_ours(error), DiaryInUse)  # locking precedes reading: any other error came after it
    else:
        connection.execute("ROLLBACK")
        return False
    finally:
        connection.close()


@contextmanager
def translated() -> Iterator[None]:
    """Translate the driver's errors, without its messages, which may quote diary text."""
    try:
        yield
    except dbapi2.Error as error:
        raise _ours(error) from None
    except UnicodeDecodeError:  # in the driver's own message
        raise damaged() from None


def bytes_as_they_are(raw: bytes) -> str:
    """Decode text, keeping invalid bytes as surrogates, which never occur in a person's text."""
    return raw.decode("utf-8", "surrogateescape")


def damaged() -> DiaryDamaged:
    """Return the error for a diary with bytes that this program cannot have written."""
    return DiaryDamaged(_DAMAGE)


def day(text: Value) -> date:
    """Return the day in a column; raises DiaryDamaged for an invalid one."""
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError):
        raise damaged() from None


def days(texts: Iterable[Value]) -> list[date]:
    """Return the days in a column of several rows; raises DiaryDamaged when one is invalid."""
    try:
        return list(map(date.fromisoformat, texts))
    except (TypeError, ValueError):
        raise damaged() from None


def one_of(choices: type[Choice], text: Value) -> Choice:
    """Return the enum member that a column names; raises DiaryDamaged for an unknown one."""
    try:
        return choices(text)
    except ValueError:
        raise damaged() from None


def _ours(error: Exception) -> RecoveryError:
    name, said = getattr(error, "sqlite_errorname", "") or "", str(error)
    if name in {"", "SQLITE_ERROR"}:
        name = next((code for phrase, code in _NAMED_IN_WORDS.items() if phrase in said), name)
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
