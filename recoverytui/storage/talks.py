"""Rows of talks."""

from recoverytui.domain.entry import Entry
from recoverytui.domain.talk import Talk
from recoverytui.storage import entries
from recoverytui.storage.database import Database

_DAY = "coalesce(day, substr(coalesce(written_at, changed_at), 1, 10))"


def every(db: Database) -> list[Entry[Talk]]:
    """Return the talks, newest first: by their day, or the day they were written when they have none."""
    return list(entries.select(db, Talk, f"NOT deleted ORDER BY {_DAY} DESC, id DESC"))
