"""Errors with a message for people: a message id, the facts to fill in, and an exit code.

The front ends translate the message and fill in the facts. Facts are ids, counts, days, paths and command-line
arguments; never the text of an entry, so that any error can be shown anywhere.
"""

from typing import ClassVar


def N_(message: str) -> str:  # noqa: N802 - the name gettext tools look for
    """Mark a message for translation and return it unchanged."""
    return message


class RecoveryError(Exception):
    """Base of the errors that are reported to people."""

    code: ClassVar[int] = 1

    def __init__(self, message: str, **facts: object) -> None:
        super().__init__(message)
        self.message = message
        self.facts = facts


class BadInput(RecoveryError):
    """Invalid input."""

    code = 2


class NoDiary(RecoveryError):
    """There is no diary where one was expected."""

    code = 10


class DiaryReplaced(NoDiary):
    """The file was moved, restored, re-encrypted or removed while it was open."""


class DiaryInUse(RecoveryError):
    """Another program is writing in the diary and did not finish in time."""

    code = 11


class WrongPassphrase(RecoveryError):
    """The passphrase does not open this diary, or none was given."""

    code = 12


class DiaryDamaged(RecoveryError):
    """The file is there, and is not a whole diary."""

    code = 13


class NotWritable(RecoveryError):
    """The disk is full, or the file or folder may not be written."""

    code = 14


class DiaryTooNew(RecoveryError):
    """A newer version of the program wrote the diary."""

    code = 15


class FileRefused(RecoveryError):
    """A file cannot be taken in, or cannot be written where it was asked for."""

    code = 16


class DriverMissing(RecoveryError):
    """The database driver is not installed, or is not made for this Python."""

    code = 17
