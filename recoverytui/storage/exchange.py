"""Rows as they leave for a document, and as they come in from one: many at a time, and past undo only where said."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from recoverytui.domain.book import LISTS, Deleted, Line
from recoverytui.domain.entry import Kind
from recoverytui.domain.record import KEYS
from recoverytui.storage import driver, sound
from recoverytui.storage.database import Database

_DAY = {kind: "day" for kind in LISTS if "day" in KEYS[kind]} | {Kind.PAUSE: "start"}
"""The column that says which day an entry belongs to."""


def lines(db: Database, kind: Kind, since: date | None = None, until: date | None = None) -> Iterator[Line]:
    """Hand out the entries of a kind in the order of a document; those that have a day only from a period."""
    order = ", ".join(filter(None, (_DAY.get(kind), "written_at", "uid")))
    within, period = _within(kind, since, until)
    for row in sound.rows(db, kind, f"NOT deleted{within} ORDER BY {order}", period):
        yield row[1:-2]


def deleted(db: Database) -> list[Deleted]:
    """Return what is deleted, for a time or for good, in the order of a document."""
    gone = db.run("SELECT uid, kind, changed_at FROM gone")
    found = [Deleted(uid, driver.one_of(Kind, kind), changed_at) for uid, kind, changed_at in gone]
    for kind in LISTS:
        rows = db.run(f"SELECT uid, changed_at FROM {kind} WHERE deleted")
        found += [Deleted(uid, kind, changed_at) for uid, changed_at in rows]
    return sorted(found, key=lambda each: (each.uid, each.kind))


def _within(kind: Kind, since: date | None, until: date | None) -> tuple[str, dict[str, Any]]:
    if kind not in _DAY:
        return "", {}
    terms, period = [], {}
    if since is not None:
        last = 'ifnull("end", :since)' if kind is Kind.PAUSE else "day"
        terms.append(f"ifnull({last}, :since) >= :since")
        period["since"] = since.isoformat()
    if until is not None:
        terms.append(f"ifnull({_DAY[kind]}, :until) <= :until")
        period["until"] = until.isoformat()
    return "".join(f" AND {term}" for term in terms), period
