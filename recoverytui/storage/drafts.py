"""Rows of drafts, which hold unsaved text."""

from collections.abc import Collection
from typing import NamedTuple

from recoverytui.storage import checksums
from recoverytui.storage.database import Database

_OWNED = "\x1f"
"""Separator between key and window id in a key; person's text never contains it."""


class DraftRow(NamedTuple):
    """One draft: its key, the window that wrote it (empty if unknown), and its text."""

    key: str
    window: str
    text: str


def keep(db: Database, key: str, text: str, window: str = "") -> None:
    """Store the newest draft of a window for a key."""
    checksums.put(db, "draft", _key(key, window), text)


def every(db: Database) -> list[DraftRow]:
    """Return all drafts, skipping corrupted ones and noting them in `db.altered`."""
    return [DraftRow(*_split(key), text) for key, text in checksums.rows(db, "draft", "true ORDER BY place")]


def drop(db: Database, key: str, window: str = "") -> None:
    """Delete a window's draft of a key."""
    db.run("DELETE FROM draft WHERE place = ?", (_key(key, window),))


def drop_if(db: Database, key: str, text: str, window: str = "") -> None:
    """Delete the draft of a key if it equals this one."""
    db.run("DELETE FROM draft WHERE place = ? AND text = ?", (_key(key, window), text))


def drop_of(db: Database, ids: Collection[str]) -> None:
    """Delete every draft of entries with these ids."""
    for (key,) in db.run("SELECT place FROM draft", not_text=True):
        if any(of in key_parts(_split(key)[0]) for of in ids):
            db.run("DELETE FROM draft WHERE place = ?", (key,))


def key_parts(key: str) -> list[str]:
    """Return the ids that a key may contain: `win:w3` contains w3, and `talk:3/after` contains talk:3."""
    whole = key.partition("/")[0]
    return [whole, whole.partition(":")[2]]


def _key(key: str, window: str) -> str:
    return f"{key}{_OWNED}{window}" if window else key


def _split(key: str) -> tuple[str, str]:
    key, _, window = key.partition(_OWNED)
    return key, window
