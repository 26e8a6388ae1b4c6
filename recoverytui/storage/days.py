"""Rows of marked days, day notes and pauses."""

from datetime import date

from recoverytui.domain.day import Day, Pause
from recoverytui.domain.entry import Entry, Kind
from recoverytui.storage import entries
from recoverytui.storage.database import Database


def marked(db: Database, since: date | None = None) -> list[date]:
    """Return the days marked as hard or for rest, from a day on."""
    rows = db.run(
        "SELECT day FROM day WHERE NOT deleted AND mark IS NOT NULL AND day >= ?",
        (since.isoformat() if since else "",),
    )
    return [date.fromisoformat(day) for (day,) in rows]


def recent(db: Database, limit: int) -> list[Entry[Day]]:
    """Return the marked and noted days, newest first."""
    return list(entries.select(db, Kind.DAY, "NOT deleted ORDER BY day DESC LIMIT ?", (limit,)))


def pauses(db: Database) -> list[Entry[Pause]]:
    """Return the pauses, newest first."""
    return list(entries.select(db, Kind.PAUSE, "NOT deleted ORDER BY start DESC, id DESC"))
