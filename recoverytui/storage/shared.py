"""Rows that can be picked for somebody else, and the list of what was shared, which is for the person alone."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from recoverytui.domain.entry import Entry, Kind
from recoverytui.domain.readers import Reader, Shared
from recoverytui.storage import driver, entries
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
"""The kinds that can be picked, and their order."""


def newest(db: Database, kind: Kind, most: int) -> Iterator[Entry[Any]]:
    """Hand out the newest entries of a kind that can be picked."""
    return entries.select(db, kind, f"NOT deleted ORDER BY {SHARED[kind]} LIMIT ?", (most,))


def note(db: Database, day: date, reader: Reader, ids: Sequence[str]) -> None:
    """Write down that entries were shared; undo does not know of it."""
    db.run(
        "INSERT INTO shared (day, reader, entries) VALUES (?, ?, ?)", (day.isoformat(), reader.value, json.dumps(ids))
    )


def every(db: Database) -> list[Shared]:
    """Return what was shared, the latest first."""
    rows = db.run("SELECT day, reader, entries FROM shared ORDER BY id DESC")
    return [
        Shared(date.fromisoformat(day), driver.one_of(Reader, reader), tuple(json.loads(ids)))
        for day, reader, ids in rows
    ]


def clear(db: Database) -> None:
    """Forget everything that was shared."""
    db.run("DELETE FROM shared")
