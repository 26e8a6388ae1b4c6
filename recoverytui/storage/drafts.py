"""Rows of drafts: what was being written and is not saved yet."""

from collections.abc import Collection
from typing import NamedTuple

from recoverytui.storage import checksums
from recoverytui.storage.database import Database

_OWNED = "\x1f"
"""Parts the name of a place from the window that writes there; no text of a person holds it."""


class DraftRow(NamedTuple):
    """One draft: where it belongs, the window that wrote it (empty when none said so), and its text."""

    key: str
    window: str
    text: str


def keep(db: Database, key: str, text: str, window: str = "") -> None:
    """Keep the newest draft that a window has for a place."""
    checksums.put(db, "draft", _key(key, window), text)


def every(db: Database) -> list[DraftRow]:
    """Return all drafts; one that no longer says what was written is left out, and noted as altered."""
    return [DraftRow(*_split(key), text) for key, text in checksums.rows(db, "draft", "true ORDER BY place")]


def drop(db: Database, key: str, window: str = "") -> None:
    """Forget the draft that a window has for a place."""
    db.run("DELETE FROM draft WHERE place = ?", (_key(key, window),))


def drop_if(db: Database, key: str, text: str, window: str = "") -> None:
    """Forget the draft of a place if it is this one."""
    db.run("DELETE FROM draft WHERE place = ? AND text = ?", (_key(key, window), text))


def drop_of(db: Database, ids: Collection[str]) -> None:
    """Forget every draft for an entry with one of these ids."""
    for (key,) in db.run("SELECT place FROM draft", not_text=True):
        if any(of in place_parts(_split(key)[0]) for of in ids):
            db.run("DELETE FROM draft WHERE place = ?", (key,))


def place_parts(key: str) -> list[str]:
    """Return what a place may name an entry by: `win:w3` names w3, and `talk:3/after` names talk:3."""
    whole = key.partition("/")[0]
    return [whole, whole.partition(":")[2]]


def _key(key: str, window: str) -> str:
    return f"{key}{_OWNED}{window}" if window else key


def _split(key: str) -> tuple[str, str]:
    key, _, window = key.partition(_OWNED)
    return key, window
