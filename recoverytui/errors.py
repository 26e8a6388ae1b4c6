"""The errors a person can be told about: a marked sentence, the facts for it, and an exit code.

A sentence here is a msgid of the catalogues with named placeholders; the doors translate it and fill in the
facts. Facts are ids, counts, days and paths, and what was typed as an argument; never the text of an entry.
"""

from typing import ClassVar


def N_(message: str) -> str:  # noqa: N802 - the name gettext tools look for
    """Mark a sentence for translation without translating it yet."""
    return message


class RecoveryError(Exception):
    """Something went wrong that one clear sentence can explain."""

    code: ClassVar[int] = 1

    def __init__(self, message: str, **facts: object) -> None:
        super().__init__(message)
        self.message = message
        self.facts = facts


class BadInput(RecoveryError):
    """What was typed cannot be understood or taken."""

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
