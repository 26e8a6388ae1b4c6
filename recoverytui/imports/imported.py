"""Parsed contents of a file from any source, before they are compared with the diary."""

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
"""Time of change of an item without one; earlier than any real change."""


class LeftOut(StrEnum):
    """Why an item of a file is not imported."""

    OLDER = "older"
    """The diary has a newer version; the file's is kept as an earlier version."""
    DELETED = "deleted"
    """The diary's deletion is later than the file."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """Parsed entries by kind, with unique uids; deletions; and the diary's start, settings and own lists."""

    drafts: Mapping[Kind, Sequence[ImportedEntry]]
    deleted: Sequence[Deleted] = ()
    began: date | None = None
    prefs: Mapping[str, int] = field(default_factory=dict)
    """Settings, applied only to a diary without entries."""
    own: OwnLists = field(default_factory=OwnLists)


def too_large() -> FileRefused:
    """Return the error for a file above the size limit."""
    return FileRefused(N_("Nothing was taken in. A file can have {most} MB at most."), most=MOST_BYTES // 1024**2)
