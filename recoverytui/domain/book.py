"""Types of an export and an import: rows as plain tuples, for a diary may hold a hundred thousand."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, TypeAlias

from recoverytui.domain.entry import Kind, Noun
from recoverytui.domain.person import Person
from recoverytui.domain.preferences import Preferences

Line: TypeAlias = tuple[Any, ...]
"""One entry as a row: its uid, its values in the order of `serialization.KEYS`, `written_at`, `changed_at`.

Days are ISO text, flags are 0 or 1, themes are one text with spaces between. To make a noun of each would take
longer than all the rest of an export.
"""

FORMAT, VERSION = "recoverytui-diary", 1
"""What a JSON document says it is."""

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
"""The kinds a document holds, in its order, and what it calls the list of each."""


class Deleted(NamedTuple):
    """That an entry is deleted, and not a word of what it said."""

    uid: str
    kind: Kind
    changed_at: str


class ImportedEntry(NamedTuple):
    """An entry on its way in: it has a uid already, and no number yet."""

    uid: str
    noun: Noun
    written_at: str | None
    changed_at: str


class ProgrammePlace(NamedTuple):
    """Where a person is in a programme, and what they have changed in it."""

    id: str
    week: int
    """Its number, from 1."""
    changes: Sequence[str] = ()
    """The lines of the person's own version of its file; none when it is as it came."""


class Book(NamedTuple):
    """A diary, or a period of it, as it leaves."""

    exported_on: date
    began: date
    prefs: Preferences
    lines: Mapping[Kind, Iterable[Line]]
    """The entries of each kind, sorted by day, written_at and uid."""
    deleted: Sequence[Deleted] = ()
    """Sorted by uid and kind."""
    is_demo: bool = False
    since: date | None = None
    """The first day of a period."""
    until: date | None = None
    """The last day of a period."""
    people: Sequence[Person] = ()
    """In the person's own order, as are the names."""
    names: Sequence[str] = ()
    """Names that the person does not want to leave the diary."""
    programmes: Sequence[ProgrammePlace] = ()

    @classmethod
    def of_nothing(cls, today: date) -> "Book":
        """Return the book of a diary that is not there yet."""
        return cls(today, today, Preferences(), dict.fromkeys(LISTS, ()))

    def texts(self, kind: Kind) -> dict[str, str]:
        """Return the text of each entry of a kind by its uid, for what refers to it."""
        return {line[0]: line[1] for line in self.lines[kind]}
