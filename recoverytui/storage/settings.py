"""Rows of the settings stored in the diary."""

from typing import Any

from recoverytui.domain.entry import Entry, Kind
from recoverytui.domain.preferences import Setting
from recoverytui.storage import checksums, entries
from recoverytui.storage.database import Database
from recoverytui.storage.undo_log import Step

PATH = "path:"
"""Prefix of the keys that hold the current week of a programme."""
PAGE = "page"
"""Key of the day on which a new page was begun."""
_WORDS = {"true": True, "false": False, "null": None}


def values(db: Database) -> dict[str, Any]:
    """Return all settings by key, skipping corrupted ones."""
    return {key: _value(value) for _, _, key, value, *_ in checksums.rows(db, Kind.SETTING)}


def listed(db: Database, key: str, width: int | None = None) -> list[Any]:
    """Return the list under a key, of texts or of rows of `width` texts, skipping invalid items."""
    kept = values(db).get(key, [])

    def fits(row: Any) -> bool:
        texts = row if width else [row]
        return isinstance(texts, list) and len(texts) == (width or 1) and all(isinstance(text, str) for text in texts)

    return list(filter(fits, kept)) if isinstance(kept, list) else []


def put(step: Step, key: str, value: Any) -> Entry[Setting]:
    """Store a value under a key; it can be undone."""
    known = entries.by_uid(step.db, Kind.SETTING, key)
    if known is None:
        return entries.add(step, Setting(key, value))
    return entries.change(step, known, Setting(key, value))


def remember(db: Database, key: str, value: Any, changed_at: str) -> None:
    """Store a value that is not an action of the person, so that undo does not change it."""
    known, noun = entries.by_uid(db, Kind.SETTING, key), Setting(key, value)
    if known is None:
        entries.insert(db, noun, written_at=None, changed_at=changed_at)
    else:
        moment = entries.later(changed_at, known.changed_at)
        entries.overwrite(db, known, Entry(known.number, known.uid, noun, known.written_at, moment))


def begin(db: Database, began: str, changed_at: str) -> None:
    """Store the day on which the diary began."""
    remember(db, "began", began, changed_at)


def _value(text: str) -> Any:
    """Decode the JSON of a setting; simple values without the json module, whose import would slow every verb."""
    if text in _WORDS:
        return _WORDS[text]
    if text.isascii() and text.isdigit():
        return int(text)
    if text.startswith('"') and "\\" not in text:
        return text[1:-1]
    import json

    return json.loads(text)
