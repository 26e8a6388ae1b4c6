"""The words index: trigrams in order of day, with secure deletion.

It holds each entry's words in lower case and folded (see domain/search), but no text; FTS5 overwrites what is removed.
Row ids grow with the day, so that the newest hits come first without sorting.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date

from recoverytui.domain import search as rules
from recoverytui.domain.entry import Entry, Kind, Noun
from recoverytui.storage.database import Database

SEARCHED = (
    Kind.WIN,
    Kind.STRATEGY,
    Kind.USE,
    Kind.GOAL,
    Kind.TRYOUT,
    Kind.DAY,
    Kind.PAUSE,
    Kind.CARD,
    Kind.ANSWER,
    Kind.TALK,
)
_COUNTED = "SELECT count(*) FROM found"
DAY_BITS = 24
"""Room for 16 million entries per day."""


def add(db: Database, entry: Entry[Noun]) -> None:
    """Add an entry; a deleted one, or one without text, is skipped."""
    add_many(db, (entry,))


def add_many(db: Database, several: Iterable[Entry[Noun]]) -> None:
    """Add entries; for many at once several times as fast as `add`.

    FTS5 flushes its pending terms between statements, so adding one by one never batches any.
    """
    free: dict[int, int] = {}
    found, texts = [], []
    for entry in several:
        said = "" if entry.deleted or entry.noun.kind not in SEARCHED else rules.searchable_text(entry.noun)
        if said:
            day = day_of(entry).toordinal()
            place = free.get(day) or _first_free(db, day)
            free[day] = place + 1
            found.append((place, entry.noun.kind, entry.number))
            texts.append((place, said))
    if found:
        db.run_many("INSERT INTO found VALUES (?, ?, ?)", iter(found))
        # a generator: lowered and folded texts of thousands of entries are large
        rows = ((place, indexed(said)) for place, said in texts)
        db.run_many("INSERT INTO words (rowid, said) VALUES (?, ?)", rows)


def remove(db: Database, entry: Entry[Noun]) -> None:
    """Remove an entry, given in the version that was indexed."""
    kind = entry.noun.kind
    for (place,) in db.run("DELETE FROM found WHERE kind = ? AND entry = ? RETURNING place", (kind, entry.number)):
        # FTS5 keeps no text here, so it has to be told which terms the row had.
        said = indexed(rules.searchable_text(entry.noun))
        db.run("INSERT INTO words (words, rowid, said) VALUES ('delete', ?, ?)", (place, said))


def remove_many(db: Database, several: Iterable[Entry[Noun]]) -> None:
    """Remove entries, inside `removing_many`; fifty times as fast as `remove`."""
    crossed_out = []
    for entry in several:
        kind = entry.noun.kind
        for (place,) in db.run("DELETE FROM found WHERE kind = ? AND entry = ? RETURNING place", (kind, entry.number)):
            crossed_out.append((place, indexed(rules.searchable_text(entry.noun))))
    if crossed_out:
        db.run_many("INSERT INTO words (words, rowid, said) VALUES ('delete', ?, ?)", iter(crossed_out))


@contextmanager
def removing_many(db: Database) -> Iterator[None]:
    """Let entries be removed without secure deletion, which takes milliseconds for each.

    `optimize` then rewrites the whole index, which leaves no trace of them either; it is done once, at the end.
    """
    db.run("INSERT INTO words (words, rank) VALUES ('secure-delete', 0)")
    before = db.value(_COUNTED)
    yield
    if db.value(_COUNTED) < before:
        db.run("INSERT INTO words (words) VALUES ('optimize')")
    db.run("INSERT INTO words (words, rank) VALUES ('secure-delete', 1)")


def day_of(entry: Entry[Noun]) -> date:
    """Return the day an entry is indexed under: its own, or that of writing."""
    noun = entry.noun
    own: date | None = getattr(noun, "day", None) or getattr(noun, "start", None)
    return own or date.fromisoformat((entry.written_at or entry.changed_at)[:10])


def indexed(said: str) -> str:
    """Return the text as indexed: plain, and folded where that differs.

    Two newlines at the end make the last letters start a trigram too.
    """
    plain = rules.plain(said)
    folded = rules.spelled_out(plain)
    return f"{plain}\n\n" if plain == folded else f"{plain}\n{folded}\n\n"


def _first_free(db: Database, day: int) -> int:
    first = day << DAY_BITS
    last = first + (1 << DAY_BITS) - 1
    highest = db.value("SELECT max(place) FROM found WHERE place BETWEEN ? AND ?", (first, last))
    return first if highest is None else int(highest) + 1
