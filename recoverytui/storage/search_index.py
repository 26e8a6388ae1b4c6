"""The words index: three letters at a time, in the order of days, and it forgets for real.

It holds each entry's words in lower case and folded (see domain/search) and keeps no text; what is taken out of it is
overwritten. Its row numbers grow with the day, so that the newest hits come first without any sorting.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from recoverytui.domain import search as rules
from recoverytui.domain.entry import Entry, Kind
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
DAY_BITS = 24
"""Room for 16 million entries on one day."""


def add(db: Database, entry: Entry[Any]) -> None:
    """Index an entry that is not in the index; a deleted one, or one without words, is left out."""
    add_many(db, (entry,))


def add_many(db: Database, several: Iterable[Entry[Any]]) -> None:
    """Index entries as `add` does; for very many at once this is several times as quick.

    Between two ordinary statements the index writes out what it holds, so one by one it never gathers anything.
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
        # Made one by one: lowered and folded texts of thousands of entries are large.
        words = ((place, indexed(said)) for place, said in texts)
        db.run_many("INSERT INTO words (rowid, said) VALUES (?, ?)", words)


def remove(db: Database, entry: Entry[Any]) -> None:
    """Take an entry out of the index, given as it was when it was indexed."""
    kind = entry.noun.kind
    for (place,) in db.run("DELETE FROM found WHERE kind = ? AND entry = ? RETURNING place", (kind, entry.number)):
        said = indexed(rules.searchable_text(entry.noun))
        db.run("INSERT INTO words (words, rowid, said) VALUES ('delete', ?, ?)", (place, said))


def remove_many(db: Database, several: Iterable[Entry[Any]]) -> None:
    """Take entries out of the index as `remove` does; for very many at once this is fifty times as quick.

    To overwrite the words of each costs milliseconds. So many are crossed out instead, and then the whole index is
    written anew without them, which leaves as little of them.
    """
    crossed_out = []
    for entry in several:
        kind = entry.noun.kind
        for (place,) in db.run("DELETE FROM found WHERE kind = ? AND entry = ? RETURNING place", (kind, entry.number)):
            crossed_out.append((place, indexed(rules.searchable_text(entry.noun))))
    if not crossed_out:
        return
    db.run("INSERT INTO words (words, rank) VALUES ('secure-delete', 0)")
    db.run_many("INSERT INTO words (words, rowid, said) VALUES ('delete', ?, ?)", iter(crossed_out))
    db.run("INSERT INTO words (words) VALUES ('optimize')")
    db.run("INSERT INTO words (words, rank) VALUES ('secure-delete', 1)")


def day_of(entry: Entry[Any]) -> date:
    """Return the day an entry is found under: its own, or the one it was written on."""
    noun = entry.noun
    own: date | None = getattr(noun, "day", None) or getattr(noun, "start", None)
    return own or date.fromisoformat((entry.written_at or entry.changed_at)[:10])


def indexed(said: str) -> str:
    """Return the words as the index reads them: in lower case, and folded where that differs.

    They end in two empty lines, so that the last letters begin three letters as all others do.
    """
    lowered, folded = said.lower(), rules.fold(said)
    return f"{lowered}\n\n" if lowered == folded else f"{lowered}\n{folded}\n\n"


def _first_free(db: Database, day: int) -> int:
    first = day << DAY_BITS
    last = first + (1 << DAY_BITS) - 1
    highest = db.value("SELECT max(place) FROM found WHERE place BETWEEN ? AND ?", (first, last))
    return first if highest is None else int(highest) + 1
