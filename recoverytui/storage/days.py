"""Rows of marked days, day notes and pauses."""

from datetime import date

from recoverytui.domain.day import Day, Mark, Pause
from recoverytui.domain.entry import Entry, Kind
from recoverytui.domain.validation import LONGEST, optional
from recoverytui.errors import N_, BadInput
from recoverytui.storage import checksums, driver, entries
from recoverytui.storage.database import Database
from recoverytui.storage.undo_log import Step


def put(step: Step, day: Day) -> Entry[Day]:
    """Store the mark and note of a day; one without either is deleted, and can be restored by undo.

    Raises BadInput for a note that is too long, unless merged notes had made it so.
    """
    known = entries.by_uid(step.db, Day, day.day.isoformat())
    optional(day.note, max(LONGEST, len(known.noun.note or "") if known else 0))
    blank = day.mark is None and day.note is None
    if known is None:
        return Entry(0, day.day.isoformat(), day, None, "", deleted=True) if blank else entries.add(step, day)
    if blank:
        return known if known.deleted else entries.remove(step, known)
    return known if known.noun == day and not known.deleted else entries.change(step, known, day)


def said_of(db: Database, day: date) -> Day:
    """Return the record of a day, an empty one if it has neither mark nor note."""
    entry = next(entries.select(db, Day, "uid = ? AND NOT deleted", (day.isoformat(),)), None)
    return Day(day) if entry is None else entry.noun


def marked(db: Database, since: date | None = None) -> list[date]:
    """Return the marked days from a day on."""
    where = "NOT deleted AND mark IS NOT NULL AND day >= ?"
    return driver.days(checksums.texts(db, Kind.DAY, "day", where, (since.isoformat() if since else "",)))


def latest_marked(db: Database, mark: Mark, before: date, limit: int) -> list[date]:
    """Return the days with a mark before a day, newest first."""
    where = "NOT deleted AND mark = ? AND day < ? ORDER BY day DESC LIMIT ?"
    return driver.days(checksums.texts(db, Kind.DAY, "day", where, (mark, before.isoformat(), limit)))


def recent(db: Database, limit: int) -> list[Entry[Day]]:
    """Return the marked and noted days, newest first."""
    return list(entries.select(db, Day, "NOT deleted ORDER BY day DESC LIMIT ?", (limit,)))


def pauses(db: Database, since: date | None = None) -> list[Entry[Pause]]:
    """Return the pauses, newest first; with a day, those that go on from it or later."""
    begins = (since or date.min).isoformat()
    chosen = 'NOT deleted AND ("end" IS NULL OR "end" >= ?) ORDER BY start DESC, id DESC'
    return list(entries.select(db, Pause, chosen, (begins,)))


def open_pause(db: Database) -> Entry[Pause] | None:
    """Return the open pause, or None."""
    return next(entries.select(db, Pause, 'NOT deleted AND "end" IS NULL ORDER BY start DESC, id DESC'), None)


def refuse_second_open(db: Database) -> None:
    """Raise BadInput when a pause is already open."""
    if open_pause(db) is not None:
        raise BadInput(N_("A pause is already going on. It has no end until you set one."))
