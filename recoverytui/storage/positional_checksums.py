"""Checksums of schema steps 1 to 3, over values by position, and their migration to checksums by name.

A positional checksum covers all values of a row in column order, so one more column would change every one. This
module depends on the tables as step 3 left them, never on the current nouns.
"""

import zlib
from collections.abc import Iterable, Iterator

from recoverytui.storage import checksums
from recoverytui.storage.database import Database
from recoverytui.storage.driver import Row

LAST_STEP = 3
"""The last schema step with positional checksums."""
_KINDS = ("win", "strategy", "use", "goal", "tryout", "day", "pause", "setting", "card", "answer", "talk", "question")
_UNCHECKED = {
    "step": ("id", "deed", "undone"),
    "gone": ("uid", "kind", "changed_at"),
    "shared": ("id", "day", "reader", "entries"),
}
"""Tables that have checksums only from step 4 on."""
_TEXT_OF: dict[object, str] = {None: "\x00", 0: "0", 1: "1"}


def renew(db: Database) -> None:
    """Replace every checksum; a corrupted row gets one that is wrong as well."""
    for table in (*_KINDS, "draft"):
        key = "place" if table == "draft" else "id"
        columns = _columns(db, table)
        renewed = [(_made(columns, values, is_sound), values[0]) for values, is_sound in _judged(db, table, columns)]
        db.run_many(f"UPDATE {table} SET checksum = ? WHERE {key} = ?", iter(renewed))
    uids: dict[str, dict[object, object]] = {
        table: dict(db.run(f"SELECT id, uid FROM {table}", not_text=True)) for table in _KINDS
    }
    columns = ("id", "step", "kind", "entry", "other")
    changes = []
    for row in db.run("SELECT id, step, kind, entry, other FROM change", not_text=True):
        other, is_sound = _snapshot(row[-1], uids.get(row[2], {}).get(row[3]))
        is_sound = is_sound and row[2] in uids
        changes.append((other, _made(columns, (*row[:-1], other), is_sound), row[0]))
    db.run_many("UPDATE change SET other = ?, checksum = ? WHERE id = ?", iter(changes))
    for table, columns in _UNCHECKED.items():
        rows = db.run(f"SELECT {', '.join(columns)} FROM {table}", not_text=True)
        keys = ("kind", "uid") if table == "gone" else ("id",)
        where = " AND ".join(f"{key} = ?" for key in keys)
        renewed = [
            (_made(columns, row, _can_be(table, row)), *(row[columns.index(key)] for key in keys)) for row in rows
        ]
        db.run_many(f"UPDATE {table} SET checksum = ? WHERE {where}", iter(renewed))


def is_sound(db: Database, step: int) -> bool:
    """Return whether every row of a file at an older step has the right checksum, by the columns it has."""
    for (table,) in db.run("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%checksum INTEGER%'"):
        columns = _columns(db, table)
        judged = _judged(db, table, columns) if step <= LAST_STEP else _judged_by_name(db, table, columns)
        if not all(is_right for _, is_right in judged):
            return False
    return True


def _columns(db: Database, table: str) -> tuple[str, ...]:
    return tuple(name for _, name, *_ in db.run(f"PRAGMA table_info({table})") if name != "checksum")


def _judged_by_name(db: Database, table: str, columns: tuple[str, ...]) -> Iterator[tuple[Row, bool]]:
    """Yield the values of each row, and whether its checksum by name is right (step 4 on)."""
    names = ", ".join(f'"{name}"' for name in columns)
    for *values, kept in db.run(f"SELECT {names}, checksum FROM {table}", not_text=True):
        yield tuple(values), checksums.made(zip(columns, values, strict=True)) == kept


def _judged(db: Database, table: str, columns: tuple[str, ...]) -> Iterator[tuple[Row, bool]]:
    """Yield the values of each row, and whether its positional checksum is right."""
    names = ", ".join(f'"{name}"' for name in columns)
    for *values, kept in db.run(f"SELECT {names}, checksum FROM {table}", not_text=True):
        yield tuple(values), _crc([_text(value) if at else str(value) for at, value in enumerate(values)]) == kept


def _snapshot(other: object, uid: object) -> tuple[object, bool]:
    """Return an earlier version in its current format, and whether its own checksum was right."""
    if other is None:
        return None, True
    said, _, kept = str(other).rpartition("\n")
    if str(_crc([_text(uid), said])) != kept:
        return other, False
    import json

    record = json.loads(said)
    lean = {key: value for key, value in record.items() if key == "value" or not (value is None or value is False)}
    return json.dumps(lean, ensure_ascii=False), True


def _can_be(table: str, row: Row) -> bool:
    """Return whether a row that had no checksum is plausible."""
    if table != "shared":
        return all(isinstance(value, str | int) for value in row)
    import json

    try:
        return all(isinstance(uid, str) for uid in json.loads(row[-1]))
    except (TypeError, ValueError):
        return False


def _text(value: object) -> str:
    return value if isinstance(value, str) else _TEXT_OF.get(value, "")


def _crc(texts: Iterable[str]) -> int:
    return zlib.crc32("\x1f".join(texts).encode("utf-8", "surrogateescape"))


def _made(columns: tuple[str, ...], values: Row, is_sound: bool) -> int:
    """Return the new checksum, with all bits inverted for a row that was corrupted before."""
    made = checksums.made(zip(columns, values, strict=True))
    return made if is_sound else made ^ 0xFFFFFFFF
