"""Rows of drafts: what was being written and is not saved yet."""

from collections.abc import Collection

from recoverytui.storage import sound
from recoverytui.storage.database import Database


def keep(db: Database, place: str, text: str) -> None:
    """Keep the newest draft of a place."""
    sound.put(db, "draft", place, text)


def every(db: Database) -> dict[str, str]:
    """Return all drafts, by place; one that no longer says what was written is left out, and noted as altered."""
    return dict(sound.rows(db, "draft", "true"))


def drop(db: Database, place: str) -> None:
    """Forget the draft of a place."""
    db.run("DELETE FROM draft WHERE place = ?", (place,))


def drop_if(db: Database, place: str, text: str) -> None:
    """Forget the draft of a place if it is this one."""
    db.run("DELETE FROM draft WHERE place = ? AND text = ?", (place, text))


def drop_of(db: Database, ids: Collection[str]) -> None:
    """Forget every draft for an entry with one of these ids."""
    for (place,) in db.run("SELECT place FROM draft", not_text=True):
        if any(of in place_parts(place) for of in ids):
            drop(db, place)


def place_parts(place: str) -> list[str]:
    """Return what a place may name an entry by: `win:w3` names w3, and `talk:3/after` names talk:3."""
    whole = place.partition("/")[0]
    return [whole, whole.partition(":")[2]]
