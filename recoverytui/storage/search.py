"""Find entries by their words, newest first, through the index or, for words too short for it, by reading on."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from recoverytui.domain import search as rules
from recoverytui.domain.entry import Entry, Kind
from recoverytui.storage import entries, index
from recoverytui.storage.database import Database

_TRIGRAM = 3


def fill(db: Database) -> None:
    """Index every entry of a diary that was written before there was an index."""
    for kind in index.SEARCHED:
        index.add_many(db, entries.select(db, kind))


def find(
    db: Database, words: Sequence[str], *, since: date | None = None, until: date | None = None, oldest: bool = False
) -> Iterator[Entry[Any]]:
    """Hand out the entries that hold every word, newest first, from one day to another; nothing for no words."""
    if not words:
        return
    first = (since or date.min).toordinal() << index.DAY_BITS
    last = ((until or date.max).toordinal() + 1 << index.DAY_BITS) - 1
    terms = [term for word in words if (term := _term(word))]
    order = "ASC" if oldest else "DESC"
    if terms:
        places = db.each(
            "SELECT found.kind, found.entry FROM words JOIN found ON found.place = words.rowid"
            f" WHERE words MATCH ? AND words.rowid BETWEEN ? AND ? ORDER BY words.rowid {order}",
            (" AND ".join(terms), first, last),
        )
    else:  # too short for the index: read from the newest on
        places = db.each(
            f"SELECT kind, entry FROM found WHERE place BETWEEN ? AND ? ORDER BY place {order}", (first, last)
        )
    for kind, number in places:
        entry = entries.by_number(db, Kind(kind), number)
        if entry is not None and rules.matches(rules.said(entry.noun), words):
            yield entry


def _term(word: str) -> str | None:
    """Return the index's question for a word, or None for one that is too short to be asked."""
    spellings = {word} if rules.is_exact(word) else {word, rules.fold(word)}
    if min(map(len, spellings)) < _TRIGRAM:
        return None
    quoted = ('"' + spelling.replace('"', '""') + '"' for spelling in sorted(spellings))
    return f"({' OR '.join(quoted)})"
