"""Commands for full-text search."""

from datetime import date
from itertools import islice

from recoverytui.commands import entries as any_entry
from recoverytui.commands.diary import Diary
from recoverytui.dataclass import dataclass
from recoverytui.domain import search
from recoverytui.domain.entry import Entry, Kind, Noun
from recoverytui.domain.serialization import NOUNS
from recoverytui.domain.win import Theme
from recoverytui.storage import look_back as rows
from recoverytui.storage import search as word_rows
from recoverytui.storage import search_index


@dataclass
class Hit:
    """A search result."""

    entry: Entry[Noun]
    day: date
    """Its own day, or that of writing."""
    text: str
    """The searchable text, one part per line."""
    spans: tuple[tuple[int, int], ...]
    """Start and end of each match in the text."""


def find(
    diary: Diary,
    query: str,
    *,
    limit: int = 50,
    kind: Kind | None = None,
    theme: Theme | None = None,
    company: str | None = None,
    goal: str | None = None,
    strategy: str | None = None,
    since: date | None = None,
    until: date | None = None,
) -> list[Hit]:
    """Return the entries that contain every word of the query, newest first; `goal` and `strategy` are ids.

    The query has no syntax: quotes, dashes and stars are literal. `company` alone is enough.
    Raises BadInput for unknown ids.
    """
    terms = search.terms_of(query)
    with_whom = search.terms_of(company or "")
    named = [any_entry.of_kind(diary, goal, NOUNS[Kind.GOAL])] if goal else []
    named += [any_entry.of_kind(diary, strategy, NOUNS[Kind.STRATEGY])] if strategy else []
    naming = [rows.naming(diary.db, entry) for entry in named]

    def wanted(entry: Entry[Noun]) -> bool:
        noun = entry.noun
        return (theme is None or theme in getattr(noun, "themes", ())) and (
            company is None or search.matches(getattr(noun, "company", None) or "", (" ".join(with_whom),))
        )

    found = word_rows.find(
        diary.db,
        (*terms, *with_whom),
        kind=kind,
        among=set.intersection(*naming) if naming else None,
        since=since,
        until=until,
    )
    return [_hit(entry, terms) for entry in islice(filter(wanted, found), limit)]


def stop(diary: Diary) -> None:
    """Interrupt a search in another thread, which then raises RecoveryError."""
    diary.db.interrupt()


def _hit(entry: Entry[Noun], terms: tuple[str, ...]) -> Hit:
    text = search.searchable_text(entry.noun)
    return Hit(entry, search_index.day_of(entry), text, tuple(search.match_spans(text, terms)))
