"""Parsed contents of a file from any source, before they are compared with the diary."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from recoverytui.domain.book import Deleted, ImportedEntry
from recoverytui.domain.entry import Kind
from recoverytui.imports.own_lists import OwnLists

OLDEST = "0001-01-01T00:00:00.000Z"
"""Time of change of an item without one; earlier than any real change."""


class LeftOut(StrEnum):
    """Why an item of a file is not imported."""

    OLDER = "older"
    """The diary has a newer version; the file's is kept as an earlier version."""
    DELETED = "deleted"
    """The diary's deletion is later than the file."""


class Why(StrEnum):
    """Why a part of another program's file is not imported as it stands there."""

    BEFORE_DAYS = "before-days"
    """Text before the first day, or below a heading that ends the day above it."""
    UNKNOWN_DAY = "unknown-day"
    """An entry whose day cannot be read."""
    NO_FIELD = "no-field"
    """A value for which the diary has no field."""
    TECHNICAL = "technical"
    """Keys or columns that only mean something to the program that wrote them."""
    TIME = "time"
    """Times of day."""
    NOT_DONE = "not-done"
    """A habit or task on a day on which it was not done."""
    HEADING = "heading"
    """A heading below a day, which is no win."""
    MEDIA = "media"
    """A picture, recording or other attachment."""
    NO_TEXT_FILE = "no-text-file"
    """A file that is no text, or hidden, or of another kind."""
    NO_DAY = "no-day"
    """A text file without a day in its name or its lines."""
    REPEATED = "repeated"
    """A file that the program computed from the others."""
    DAY_FIRST = "day-first"
    """Remark: a date such as 3/4/2026 was read day first."""
    LONG_DAY = "long-day"
    """Remark: more entries than one note holds; the rest became wins."""
    UTC_DAY = "utc-day"
    """Remark: the time zone is unknown, so that the day is that of UTC."""
    FOLDER_NAME = "folder-name"
    """Remark: the habit was named by the folder of its file."""


class Omitted(NamedTuple):
    """A part of a file that is left out, or a remark about how it was read."""

    why: Why
    text: str = ""
    """The words left out."""
    name: str = ""
    """Column, key or file they come from."""
    line: int = 0
    """Line in the file, from 1; 0 if unknown."""
    entry: int = 0
    """Number of the entry, from 1; 0 if unknown."""
    file: str = ""
    """File in a folder or archive."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """Parsed entries by kind, with unique uids; deletions; and the diary's start, settings and own lists."""

    entries: Mapping[Kind, Sequence[ImportedEntry]]
    deleted: Sequence[Deleted] = ()
    began: date | None = None
    new_page: date | None = None
    """The day of a new page; like the settings, applied only to a diary without entries."""
    prefs: Mapping[str, int] = field(default_factory=dict)
    """Settings, applied only to a diary without entries."""
    own: OwnLists = field(default_factory=OwnLists)
    omitted: Sequence[Omitted] = ()
