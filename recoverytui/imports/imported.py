"""What a file brings along, whoever wrote it, before anything is compared with the diary."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from recoverytui.domain.book import Deleted, ImportedEntry
from recoverytui.domain.entry import Kind
from recoverytui.errors import N_, FileRefused
from recoverytui.imports.own_lists import OwnLists

MOST_BYTES = 64 * 1024 * 1024
MOST_ENTRIES = 1_000_000
OLDEST = "0001-01-01T00:00:00.000Z"
"""When something was changed that does not say when: any real change is later."""


class LeftOut(StrEnum):
    """Why something in a file does not come in."""

    OLDER = "older"
    """The diary says something newer; what the file says is kept as an earlier version."""
    DELETED = "deleted"
    """It was deleted here after the file was written."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """Drafts by kind, each uid once; what is deleted elsewhere; and what is said of the diary itself."""

    drafts: Mapping[Kind, Sequence[ImportedEntry]]
    deleted: Sequence[Deleted] = ()
    began: date | None = None
    prefs: Mapping[str, int] = field(default_factory=dict)
    """Settings that are taken by a diary in which nothing was ever written."""
    own: OwnLists = field(default_factory=OwnLists)


def too_large() -> FileRefused:
    """Return the error for a file that is larger than what is read."""
    return FileRefused(N_("Nothing was taken in. A file can have {most} MB at most."), most=MOST_BYTES // 1024**2)
