"""Encode an entry as a row of its table, or as a snapshot for undo, and decode it."""

from typing import TypeVar, cast

from recoverytui.domain.entry import Entry, Kind, Noun
from recoverytui.domain.serialization import FIELDS, FLAGS, KEYS, Record, from_record, lean_record, plain
from recoverytui.errors import BadInput
from recoverytui.storage import checksums
from recoverytui.storage.driver import Row, Value, damaged

N = TypeVar("N", bound=Noun)

_TIMES = "times"
"""Key of the times in a timed snapshot: of writing, and of change."""


def from_row(noun_type: type[N], row: Row) -> Entry[N]:
    """Decode a row; raises DiaryDamaged for values that this program cannot have written."""
    number, uid, *values, written_at, changed_at, deleted = row
    try:
        read = cast(N, from_record(noun_type.kind, _decoded(noun_type.kind, values)))
    except (BadInput, ValueError, TypeError, AttributeError):
        raise damaged() from None
    return Entry(number, uid, read, written_at, changed_at, bool(deleted))


def to_row(entry: Entry[Noun]) -> Row:
    """Encode an entry as a row, its checksum last."""
    noun = entry.noun
    encode = _as_json if noun.kind is Kind.SETTING else _encoded
    said = [encode(name, getattr(noun, name)) for name in FIELDS[noun.kind]]
    values = (entry.number, entry.uid, *said, entry.written_at, entry.changed_at, int(entry.deleted))
    return checksums.with_checksum(entry.noun.kind, values)


def snapshot(entry: Entry[Noun], *, timed: bool = False) -> str:
    """Encode an entry for undo as JSON; default values are left out, so that snapshots survive added fields.

    A timed snapshot has the times too. An import makes these, as undoing it must not make old words look new.
    """
    import json

    deleted = {"deleted": True} if entry.deleted else {}
    times = {_TIMES: [entry.written_at, entry.changed_at]} if timed else {}
    return json.dumps({**lean_record(entry.noun), **deleted, **times}, ensure_ascii=False)


def start_of_timed(plain: str) -> str:
    """Return what a timed snapshot of the same content begins with."""
    return f'{plain[:-1]}, "{_TIMES}": ['


def from_snapshot(entry: Entry[Noun], text: str, changed_at: str) -> Entry[Noun]:
    """Decode a snapshot, with this time of change unless it is timed.

    Raises DiaryDamaged for values that this program cannot have written.
    """
    import json

    try:
        record = json.loads(text)
        deleted = record.pop("deleted", False)
        written_at, changed_at = record.pop(_TIMES, (entry.written_at, changed_at))
        noun = from_record(entry.noun.kind, record)
    except (BadInput, ValueError, TypeError, AttributeError):
        raise damaged() from None
    return Entry(entry.number, entry.uid, noun, written_at, changed_at, deleted)


def _as_json(name: str, value: object) -> object:
    """Encode a field of a setting, whose value may be any of JSON."""
    import json

    return json.dumps(plain(value), ensure_ascii=False) if name == "value" else _encoded(name, value)


def _encoded(_: str, value: object) -> object:
    if value is None or value.__class__ is str:  # most values, and an import comes by a million times
        return value
    if isinstance(value, tuple):
        return " ".join(map(str, value))
    return int(value) if isinstance(value, bool) else plain(value)


def _decoded(kind: Kind, values: list[Value]) -> Record:
    record = dict(zip(KEYS[kind], values, strict=True))
    for key in FLAGS[kind]:
        record[key] = bool(record[key])
    if kind is Kind.WIN:
        record["themes"] = tuple(cast(str, record["themes"]).split())
    elif kind is Kind.SETTING:
        import json

        record["value"] = json.loads(record["value"])
    return record
