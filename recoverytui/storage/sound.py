"""Whether a row still says what was written: it carries a checksum, and no row is read without looking at it.

A disk that flips a bit inside a text is noticed by nobody else in a plain diary. One altered entry must not take the
others with it: lists leave it out and note its id; asked for by itself, it is refused.
"""

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import Any

from recoverytui.domain.entry import Kind, id_of
from recoverytui.domain.record import KEYS, ByKind
from recoverytui.errors import N_, DiaryDamaged
from recoverytui.storage.database import Database, Parameters
from recoverytui.storage.driver import NotText, Row


def _columns(kind: Kind) -> str:
    keys = (f'"{key}"' for key in KEYS[kind])
    return ", ".join(("id", "uid", *keys, "written_at", "changed_at", "deleted", "checksum"))


COLUMNS = ByKind(_columns)
"""The columns of each table, in the order a row is read."""

FLAGS = frozenset({"only_me", "pinned", "away", "wants_company"})
"""The columns that hold no text."""


def _lean(kind: Kind) -> str:
    columns = ("uid", *KEYS[kind], "written_at", "changed_at")
    values = (f'"{column}"' if column in FLAGS else f'CAST("{column}" AS TEXT)' for column in columns)
    return f"id, {', '.join(values)}, CAST({_SAID[kind]} AS BLOB), checksum"


def _said(kind: Kind) -> str:
    columns = ("id", "uid", *KEYS[kind], "written_at", "changed_at", "deleted")
    texts = (f'ifnull("{column}", char(0))' for column in columns)
    return f"concat_ws(char(31), {', '.join(texts)})"


_SAID = ByKind(_said)
"""What the checksum of a row is made of, put together by the database."""
_LEAN = ByKind(_lean)

_BETWEEN, _NOTHING = "\x1f", "\x00"
_TEXT_OF: Callable[[Any, Any], str] = {None: _NOTHING, 0: "0", 1: "1"}.get
"""Says what is no text as text; of other values no checksum can be made, for nobody wrote them."""


def checksum(number: int, uid: str, values: Iterable[Any]) -> int:
    """Return a CRC-32 over the number, the uid and every other value of a row."""
    return crc(str(number), uid, *(_TEXT_OF(value, value) for value in values))


def crc(*texts: str) -> int:
    """Return a CRC-32 over several texts."""
    return zlib.crc32(_BETWEEN.join(texts).encode("utf-8", "surrogatepass"))


def still_says(kept: Any, *texts: Any) -> bool:
    """Tell whether texts are those that a kept checksum was made of."""
    try:
        return bool(crc(*texts) == kept)
    except TypeError:  # they are not even texts
        return False


def rows(db: Database, kind: Kind, where: str = "NOT deleted", parameters: Parameters = ()) -> Iterator[Row]:
    """Hand out the rows that a condition picks; those that were altered are left out and noted in `db.altered`."""
    for row, is_sound in _judged(db, kind, where, parameters):
        if is_sound:
            yield row
        else:
            db.altered.add(_id(kind, row))


def lean_rows(db: Database, kind: Kind, where: str, parameters: Parameters = ()) -> Iterator[Row]:
    """Hand out rows as `rows` does, but only from the uid to when it was changed; half again as quick for very many.

    Here the database puts together what the checksum was made of. Its cast is for a flipped bit that turns text into
    bytes which still say the same.
    """
    seen = 0
    try:
        for row in db.each(f"SELECT {_LEAN[kind]} FROM {kind} WHERE {where}", parameters):
            seen += 1
            if zlib.crc32(row[-2]) == row[-1]:
                yield row[1:-2]
            else:
                db.altered.add(_id(kind, row))
    except NotText:
        for row, is_sound in islice(_judged(db, kind, where, parameters), seen, None):
            if is_sound:
                yield row[1:-2]
            else:
                db.altered.add(_id(kind, row))


def texts(db: Database, kind: Kind, where: str, parameters: Parameters = ()) -> Iterator[Sequence[Any]]:
    """Hand out rows as `rows` does, each as texts from the id on, but fetched as one text.

    Each row that is fetched lets go of the interpreter, and while the screens are being loaded in another thread, it
    takes five milliseconds to get it back. Where anything was altered, the rows are looked at one by one.
    """
    said = f"SELECT {_SAID[kind]} || char(29) || checksum AS line FROM {kind} WHERE {where}"
    with suppress(NotText, ValueError):
        all_said = db.value(f"SELECT group_concat(line, char(30)) FROM ({said})", parameters)
        lines = [line.rpartition("\x1d") for line in all_said.split("\x1e")] if all_said else []
        if all(zlib.crc32(row.encode()) == int(kept) for row, _, kept in lines):
            return (row.split(_BETWEEN) for row, _, _ in lines)
    return rows(db, kind, where, parameters)


def sure_rows(db: Database, kind: Kind, where: str, parameters: Parameters = ()) -> Iterator[Row]:
    """Hand out the rows that a condition picks; raises DiaryDamaged for one that was altered."""
    for row, is_sound in _judged(db, kind, where, parameters):
        if not is_sound:
            raise altered(_id(kind, row))
        yield row


def look_through(db: Database) -> None:
    """Read every entry, deleted ones too, to note those that were altered."""
    for kind in Kind:
        for _ in rows(db, kind, "true"):
            pass


def altered(id: str) -> DiaryDamaged:
    """Return the error for one entry that was altered."""
    return DiaryDamaged(N_("{id} no longer says what was written, so it is not shown. See: recovery check"), id=id)


def _judged(db: Database, kind: Kind, where: str, parameters: Parameters) -> Iterator[tuple[Row, bool]]:
    sql = f"SELECT {COLUMNS[kind]} FROM {kind} WHERE {where}"
    seen = 0
    try:
        for row in db.each(sql, parameters):
            seen += 1
            yield row, _is_sound(row)
    except NotText:  # a flipped bit can leave bytes that are no text at all
        for row in islice(db.run(sql, parameters, not_text=True), seen, None):
            yield row, _is_sound(row)


def _is_sound(row: Row) -> bool:
    # The same as `checksum`, said in the quickest way: this is done a hundred thousand times for an export.
    try:
        text = _BETWEEN.join([str(row[0]), *[_TEXT_OF(value, value) for value in row[1:-1]]])
        return bool(zlib.crc32(text.encode()) == row[-1])
    except (TypeError, UnicodeEncodeError):
        return False


def _id(kind: Kind, row: Row) -> str:
    return id_of(kind, row[0], str(row[1]))
