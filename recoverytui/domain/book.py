"""Types shared by exports and imports; rows are plain tuples, as a diary may hold a hundred thousand."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, TypeAlias

from recoverytui.domain.entry import Kind, Noun
from recoverytui.domain.list_versions import ListState
from recoverytui.domain.person import Person
from recoverytui.domain.preferences import Preferences

Line: TypeAlias = tuple[Any, ...]
"""One entry as a row: its uid, its values in the order of `serialization.KEYS`, `written_at`, `changed_at`.

Days are ISO text, flags 0 or 1, themes one space-separated text. The type of a value follows from its key.
Building a noun for each row would take longer than the rest of an export.
"""

FORMAT, VERSION = "recoverytui-diary", 1
"""Value of `format` in a JSON document."""

LISTS: dict[Kind, str] = {
    Kind.WIN: "wins",
    Kind.STRATEGY: "strategies",
    Kind.USE: "uses",
    Kind.GOAL: "goals",
    Kind.TRYOUT: "tryouts",
    Kind.DAY: "days",
    Kind.PAUSE: "pauses",
    Kind.CARD: "cards",
    Kind.ANSWER: "answers",
    Kind.TALK: "talks",
    Kind.QUESTION: "questions",
}
"""The kinds in a document, in its order, with the key of the list of each."""


class Deleted(NamedTuple):
    """Tombstone of a deleted entry, without its content."""

    uid: str
    kind: Kind
    changed_at: str
    mark_changed_at: str | None = None
    """For a day: when its mark was taken away, if it was."""
    replaced: str | None = None
    """For a day: what was replaced, see `day_versions`. None: all from before `changed_at` is deleted."""


class ImportedEntry(NamedTuple):
    """A parsed entry of a file: it has a uid, but no number until it is stored."""

    uid: str
    noun: Noun
    written_at: str | None
    changed_at: str


class ProgrammeState(NamedTuple):
    """The person's position in a programme, and their changes to it."""

    id: str
    week: int
    """Number of the week, from 1."""
    changes: Sequence[str] = ()
    """Lines of the person's own version of its file; empty when unchanged."""


class Book(NamedTuple):
    """A diary, or a period of it, to export."""

    exported_on: date
    began: date
    prefs: Preferences
    lines: Mapping[Kind, Iterable[Line]]
    """Entries by kind, sorted by day, written_at and uid."""
    deleted: Sequence[Deleted] = ()
    """Sorted by uid and kind."""
    is_demo: bool = False
    since: date | None = None
    """First day of a period, None without a limit."""
    until: date | None = None
    """Last day of a period, None without a limit."""
    people: Sequence[Person] = ()
    """In the person's own order, as are `names`."""
    names: Sequence[str] = ()
    """Names to redact in shared documents."""
    lists: Mapping[str, ListState] = {}
    """People and names with what merging needs, by their key."""
    programmes: Sequence[ProgrammeState] = ()
    new_page: date | None = None
    """The day on which a new page was begun."""

    @classmethod
    def of_nothing(cls, today: date) -> "Book":
        """Return the book of a diary that does not exist yet."""
        return cls(today, today, Preferences(), dict.fromkeys(LISTS, ()))

    def texts(self, kind: Kind) -> dict[str, str]:
        """Return the texts of a kind by uid, to resolve references."""
        return {line[0]: line[1] for line in self.lines[kind]}
