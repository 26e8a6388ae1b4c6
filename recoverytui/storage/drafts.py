"""Rows of drafts: what was being written and is not saved yet."""

from recoverytui.storage import sound
from recoverytui.storage.database import Database


def keep(db: Database, place: str, text: str) -> None:
    """Keep the newest draft of a place."""
    db.run(
        "INSERT INTO draft VALUES (?, ?, ?)"
        " ON CONFLICT DO UPDATE SET text = excluded.text, checksum = excluded.checksum",
        (place, text, sound.crc(place, text)),
    )


def every(db: Database) -> dict[str, str]:
    """Return all drafts, by place; one that no longer says what was written is left out, and noted as altered."""
    drafts = db.run("SELECT place, text, checksum FROM draft", not_text=True)
    sure = {place: text for place, text, checksum in drafts if sound.still_says(checksum, place, text)}
    db.altered.update(f"draft {place}" for place, _, _ in drafts if place not in sure)
    return sure


def drop(db: Database, place: str) -> None:
    """Forget the draft of a place."""
    db.run("DELETE FROM draft WHERE place = ?", (place,))
