"""Rows that can be shared, and the share log, which is for the person alone."""

import json
from collections.abc import Iterator, Sequence
from datetime import date

from recoverytui.domain.audience import Audience, Shared
from recoverytui.domain.entry import Entry, Kind, Noun
from recoverytui.domain.serialization import NOUNS
from recoverytui.storage import checksums, driver, entries
from recoverytui.storage.database import Database

SHARED = {
    Kind.CARD: "id",
    Kind.STRATEGY: "id DESC",
    Kind.GOAL: "id DESC",
    Kind.TRYOUT: "id DESC",
    Kind.WIN: "day DESC, id DESC",
    Kind.ANSWER: "day DESC, id DESC",
    Kind.TALK: "id DESC",
}
"""The kinds that can be shared, in order."""


def newest(db: Database, kind: Kind, most: int) -> Iterator[Entry[Noun]]:
    """Yield the newest entries of a kind that can be shared."""
    return entries.select(db, NOUNS[kind], f"NOT deleted ORDER BY {SHARED[kind]} LIMIT ?", (most,))


def note(db: Database, day: date, reader: Audience, ids: Sequence[str], form: str) -> None:
    """Add a line to the share log; undo does not change it."""
    number = int(db.value("SELECT ifnull(max(id), 0) + 1 FROM shared"))
    checksums.put(db, "shared", number, day.isoformat(), reader.value, json.dumps(ids), form)


def every(db: Database) -> list[Shared]:
    """Return the share log, latest first, skipping corrupted lines and noting them in `db.altered`."""
    noted = checksums.rows(db, "shared", "true ORDER BY id DESC")
    return [
        Shared(driver.day(day), driver.one_of(Audience, reader), _ids(ids), form) for _, day, reader, ids, form in noted
    ]


def _ids(text: str) -> tuple[str, ...]:
    try:
        return tuple(map(str, json.loads(text)))
    except (ValueError, TypeError):
        raise driver.damaged() from None


def clear(db: Database) -> None:
    """Clear the share log."""
    db.run("DELETE FROM shared")
