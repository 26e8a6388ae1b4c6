"""Rows of the settings stored in the diary."""

from typing import TYPE_CHECKING

from recoverytui.dataclass import replace
from recoverytui.domain.entry import Entry, Kind
from recoverytui.domain.preferences import Setting
from recoverytui.storage import checksums, entries, row_codec
from recoverytui.storage.database import Database
from recoverytui.storage.driver import Value
from recoverytui.storage.undo_log import Step, forget

if TYPE_CHECKING:
    from recoverytui.domain.list_versions import ListState

PATH = "path:"
"""Prefix of the keys that hold the current week of a programme."""
PAGE = "page"
"""Key of the day on which a new page was begun."""
_NEVER = "0001-01-01T00:00:00.000Z"
"""Time of change of what nobody has written."""
_WORDS = {"true": True, "false": False, "null": None}


def values(db: Database) -> dict[str, Value]:
    """Return all settings by key, skipping corrupted ones."""
    if db.snapshot:
        return db.snapshot
    known = {key: _value(value) for _, _, key, value, *_ in checksums.rows(db, Kind.SETTING)}
    if db.snapshot is not None:
        db.snapshot = known
    return known


def put(step: Step, key: str, value: object) -> Entry[Setting]:
    """Store a value under a key; it can be undone."""
    known = entries.by_uid(step.db, Setting, key)
    if known is None:
        return entries.add(step, Setting(key, value))
    return entries.change(step, known, Setting(key, value))


def own_list(db: Database, key: str) -> "ListState":
    """Return one of the person's own lists, people or names, with what merging needs to know."""
    from recoverytui.domain import list_versions

    return list_versions.state(key, values(db).get(key))


def put_list(step: Step, key: str, of: "ListState") -> None:
    """Store one of the person's own lists; what differs is changed or removed now, and can be undone."""
    from recoverytui.domain import list_versions

    entries.change(step, _list_row(step, key), Setting(key, list_versions.to_value(of)))


def take_list(step: Step, key: str, of: "ListState", *, noted: bool) -> None:
    """Store a merged list with its own times, for undo to take back if `noted`."""
    from recoverytui.domain import list_versions

    known = _list_row(step, key)
    if noted:
        step.note(Kind.SETTING, known.number, row_codec.snapshot(known, timed=True))
    entries.overwrite(step.db, known, replace(known, noun=Setting(key, list_versions.to_value(of))))


def was_listed(db: Database, key: str, name: str) -> bool:
    """Return whether a name is on a list, or in an earlier version of it."""
    import json

    from recoverytui.domain import list_versions

    known = entries.by_uid(db, Setting, key)
    if known is None:
        return False
    changes = checksums.rows(db, "change", "kind = ? AND entry = ? AND other IS NOT NULL", (Kind.SETTING, known.number))
    versions = [known.noun.value, *(json.loads(other).get("value") for *_, other in changes)]
    return any(list_versions.called(list_versions.state(key, value), name) for value in versions)


def forget_list_item(db: Database, key: str, name: str, moment: str) -> None:
    """Remove the items of a name from a list, and every earlier version of that list."""
    from recoverytui.domain import list_versions

    known = entries.by_uid(db, Setting, key)
    if known is None:
        return
    before = list_versions.state(key, known.noun.value)
    moment = entries.later(moment, list_versions.last_change(before))
    left = list_versions.stamped(before, list_versions.without(before, name), moment)
    entries.overwrite(db, known, replace(known, noun=Setting(key, list_versions.to_value(left))))
    forget(db, Kind.SETTING, known.number)


def _list_row(step: Step, key: str) -> Entry[Setting]:
    """Return the row of a list, made empty if there is none: undo then never deletes it with what it knows."""
    known = entries.by_uid(step.db, Setting, key)
    if known is None or known.deleted:
        remember(step.db, key, [], _NEVER)
        return _list_row(step, key)
    return known


def remember(db: Database, key: str, value: object, changed_at: str) -> None:
    """Store a value that is not an action of the person, so that undo does not change it."""
    known, noun = entries.by_uid(db, Setting, key), Setting(key, value)
    if known is None:
        entries.insert(db, noun, written_at=None, changed_at=changed_at)
    else:
        moment = entries.later(changed_at, known.changed_at)
        entries.overwrite(db, known, Entry(known.number, known.uid, noun, known.written_at, moment))


def begin(db: Database, began: str, changed_at: str) -> None:
    """Store the day on which the diary began."""
    remember(db, "began", began, changed_at)


def _value(text: str) -> Value:
    """Decode the JSON of a setting; simple values without the json module, whose import would slow every verb."""
    if text in _WORDS:
        return _WORDS[text]
    if text.isascii() and text.isdigit():
        return int(text)
    if text.startswith('"') and "\\" not in text:
        return text[1:-1]
    import json

    return json.loads(text)
