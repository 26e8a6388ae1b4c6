"""Rows of goals and their try-outs."""

from datetime import date

from recoverytui.domain.entry import Entry, Kind
from recoverytui.domain.goal import Goal, TryOut
from recoverytui.storage import entries
from recoverytui.storage.database import Database


def every(db: Database) -> list[Entry[Goal]]:
    """Return all goals in the order they were written."""
    return list(entries.select(db, Kind.GOAL, "NOT deleted ORDER BY id"))


def tryouts(db: Database, uid: str) -> list[Entry[TryOut]]:
    """Return the try-outs of one goal in the order they were written."""
    return list(entries.select(db, Kind.TRYOUT, "NOT deleted AND goal = ? ORDER BY id", (uid,)))


def every_tryout(db: Database) -> list[Entry[TryOut]]:
    """Return the try-outs of all goals in the order they were written."""
    return list(entries.select(db, Kind.TRYOUT, "NOT deleted ORDER BY id"))


def tryouts_of_day(db: Database, day: date) -> list[Entry[TryOut]]:
    """Return what was tried on a day."""
    return list(entries.select(db, Kind.TRYOUT, "NOT deleted AND day = ? ORDER BY id", (day.isoformat(),)))
