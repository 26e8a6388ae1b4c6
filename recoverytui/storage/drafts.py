"""Rows of drafts: what was being written and is not saved yet."""

from recoverytui.storage.database import Database


def keep(db: Database, place: str, text: str) -> None:
    """Keep the newest draft of a place."""
    db.run("INSERT INTO draft VALUES (?, ?) ON CONFLICT DO UPDATE SET text = excluded.text", (place, text))


def every(db: Database) -> dict[str, str]:
    """Return all drafts, by place."""
    return dict(db.run("SELECT place, text FROM draft"))


def drop(db: Database, place: str) -> None:
    """Forget the draft of a place."""
    db.run("DELETE FROM draft WHERE place = ?", (place,))
