"""Rows of goals and their try-outs."""

from datetime import date

from recoverytui.domain.entry import Entry
from recoverytui.domain.goal import Goal, GoalState, TryOut
from recoverytui.storage import entries
from recoverytui.storage.database import Database


def every(db: Database) -> list[Entry[Goal]]:
    """Return all goals in the order they were written."""
    return list(entries.select(db, Goal, "NOT deleted ORDER BY id"))


def in_state(db: Database, state: GoalState) -> list[Entry[Goal]]:
    """Return the goals in a state in the order they were written."""
    return list(entries.select(db, Goal, "NOT deleted AND state = ? ORDER BY id", (state,)))


def tryouts_in_state(db: Database, state: GoalState) -> list[Entry[TryOut]]:
    """Return the try-outs of all goals in a state in the order they were written."""
    of_state = "goal IN (SELECT uid FROM goal WHERE NOT deleted AND state = ?)"
    return list(entries.select(db, TryOut, f"NOT deleted AND {of_state} ORDER BY id", (state,)))


def tryouts(db: Database, uid: str) -> list[Entry[TryOut]]:
    """Return the try-outs of one goal in the order they were written."""
    return list(entries.select(db, TryOut, "NOT deleted AND goal = ? ORDER BY id", (uid,)))


def every_tryout(db: Database) -> list[Entry[TryOut]]:
    """Return the try-outs of all goals in the order they were written."""
    return list(entries.select(db, TryOut, "NOT deleted ORDER BY id"))


def tryouts_of_day(db: Database, day: date) -> list[Entry[TryOut]]:
    """Return what was tried on a day."""
    return list(entries.select(db, TryOut, "NOT deleted AND day = ? ORDER BY id", (day.isoformat(),)))
