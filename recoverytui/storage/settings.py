"""Rows of what is set in the diary."""

import json
from typing import Any

from recoverytui.domain.entry import Entry, Kind
from recoverytui.domain.preferences import Setting
from recoverytui.storage import entries
from recoverytui.storage.database import Database
from recoverytui.storage.history import Step


def values(db: Database) -> dict[str, Any]:
    """Return everything set in the diary, by key."""
    return {key: json.loads(value) for key, value in db.run("SELECT key, value FROM setting WHERE NOT deleted")}


def put(step: Step, key: str, value: Any) -> Entry[Setting]:
    """Set a value under a key; as any deed, it can be undone."""
    known = entries.by_uid(step.db, Kind.SETTING, key)
    if known is None:
        return entries.add(step, Setting(key, value))
    return entries.change(step, known, Setting(key, value))


def begin(db: Database, began: str, changed_at: str) -> None:
    """Set the day on which the diary began; that is no deed and cannot be undone."""
    known = entries.by_uid(db, Kind.SETTING, "began")
    noun = Setting("began", began)
    if known is None:
        entries.insert(db, noun, written_at=None, changed_at=changed_at)
    else:
        entries.overwrite(db, Entry(known.number, known.uid, noun, known.written_at, changed_at))
