"""Row checksums. Lists skip a corrupted row and note it in `db.altered`; a direct read raises DiaryDamaged.

SQLite does not detect a flipped bit inside a text of a plain file. Every table that cannot be recomputed from others
has a column `checksum`: the CRC-32 of U+001F and `name=value` for each other column, in name order. A column that
holds its default is left out, so that adding a column changes no checksum of an existing row.
"""

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from operator import itemgetter

from recoverytui.domain.entry import Kind, id_of
from recoverytui.domain.serialization import FLAGS, KEYS, OPTIONAL, ByKind
from recoverytui.errors import N_, DiaryDamaged
from recoverytui.storage.database import Database, Parameters
from recoverytui.storage.driver import NotText, Row

DEFAULTS = {"deleted": 0, "undone": 0}
"""Columns with a non-NULL DEFAULT in the schema, and that value. Add new columns with a DEFAULT here."""
OTHERS = {
    "draft": ("place", "text"),
    "shared": ("id", "day", "reader", "entries", "format"),
    "step": ("id", "deed", "undone"),
    "change": ("id", "step", "kind", "entry", "other"),
    "gone": ("uid", "kind", "changed_at"),
}
"""Tables with checksums other than those of entries, and their columns."""
_NUMBERS = frozenset({"id", "step", "entry", *DEFAULTS})
_BEFORE, _NOTHING = "\x1f", "\x00"
"""Separator before each name, and the stand-in for NULL in a column whose default is not NULL."""


def _columns(table: str) -> tuple[str, ...]:
    if table in OTHERS:
        return OTHERS[table]
    return ("id", "uid", *KEYS[Kind(table)], "written_at", "changed_at", "deleted")


COLUMNS: ByKind[str, tuple[str, ...]] = ByKind(_columns)
"""The columns of each table except `checksum`, in the order of reading and writing."""


def _said(table: str) -> str:
    """Return SQL for the checksummed text of a row; `concat` skips NULL, and `'name=' || NULL` is NULL."""
    terms = []
    for name in sorted(COLUMNS[table]):
        if name in DEFAULTS:
            terms.append(f'iif("{name}" IS {DEFAULTS[name]}, NULL, \'{_BEFORE}{name}=\' || ifnull("{name}", char(0)))')
        elif name in nullable(table):
            terms.append(f"'{_BEFORE}{name}=' || \"{name}\"")
        else:  # fastest form, and most columns are NOT NULL
            terms.append(f"'{_BEFORE}{name}=', \"{name}\"")
    return f"concat({', '.join(terms)})"


def nullable(table: str) -> frozenset[str]:
    """Return the nullable columns of a table."""
    if table in OTHERS:
        return frozenset({"other", "format"} & {*OTHERS[table]})
    return (OPTIONAL[Kind(table)] - FLAGS[Kind(table)]) | {"written_at"}


def _selected(table: str) -> str:
    # The casts catch a flipped bit that turned a TEXT value into a BLOB of the same bytes.
    numbers = _NUMBERS if table in OTHERS else _NUMBERS | FLAGS[Kind(table)]
    values = (f'CAST("{name}" AS {"INTEGER" if name in numbers else "TEXT"})' for name in COLUMNS[table])
    return f"{', '.join(values)}, CAST({_SAID[table]} AS BLOB), checksum"


def _inserted(table: str) -> str:
    names = ", ".join(f'"{name}"' for name in COLUMNS[table])
    return f"{table} ({names}, checksum) VALUES ({', '.join('?' * (len(COLUMNS[table]) + 1))})"


def _updated(table: str) -> str:
    """Return SQL that updates a row by its number; the uid stays unchanged, so its index need not be updated."""
    names = [*COLUMNS[table], "checksum"]
    values = {f'"{name}"': f"?{at}" for at, name in enumerate(names, start=1) if name not in {"id", "uid"}}
    return f"UPDATE {table} SET ({', '.join(values)}) = ({', '.join(values.values())}) WHERE id = ?1"


def _by_name(table: str) -> Callable[[Sequence[object]], int]:
    """Return the checksum function of a table, built once because an import calls it a hundred thousand times."""
    columns = COLUMNS[table]
    names = sorted(columns)
    in_order = itemgetter(*(columns.index(name) for name in names))
    parts = [(f"{_BEFORE}{name}=", DEFAULTS.get(name)) for name in names]

    def made(values: Sequence[object]) -> int:
        said = [
            f"{name}{value}" for (name, default), value in zip(parts, in_order(values), strict=True) if value != default
        ]
        return zlib.crc32("".join(said).encode("utf-8", "surrogatepass"))

    return made


_SAID: ByKind[str, str] = ByKind(_said)
_SELECTED: ByKind[str, str] = ByKind(_selected)
_CHECKSUM: ByKind[str, Callable[[Sequence[object]], int]] = ByKind(_by_name)
INSERTED: ByKind[str, str] = ByKind(_inserted)
"""What follows INSERT INTO, with the checksum as last value."""
UPDATED: ByKind[str, str] = ByKind(_updated)
"""UPDATE statement for such a row, by its number."""


def made(said: Iterable[tuple[str, object]]) -> int:
    """Return the checksum of a row from its column names and values, in any order."""
    pairs = (
        f"{_BEFORE}{name}={_NOTHING if value is None else value}"
        for name, value in sorted(said)
        if value != DEFAULTS.get(name)
    )
    return zlib.crc32("".join(pairs).encode("utf-8", "surrogatepass"))


def with_checksum(table: str, values: Sequence[object]) -> Row:
    """Append the checksum to the values of a row, given in the order of COLUMNS."""
    return (*values, _CHECKSUM[table](values))


def put(db: Database, table: str, *values: object) -> None:
    """Insert a row, replacing one with the same key."""
    db.run(f"INSERT OR REPLACE INTO {INSERTED[table]}", with_checksum(table, values))


def rows(db: Database, table: str, where: str = "NOT deleted", parameters: Parameters = ()) -> Iterator[Row]:
    """Yield the rows that match a condition, skipping corrupted ones and noting them in `db.altered`."""
    for read in _batches(db, table, where, parameters):
        altered = _altered(read)
        db.altered.update(_id(table, read[at]) for at in altered)
        yield from map(_VALUES, (row for at, row in enumerate(read) if at not in altered) if altered else read)


def required_rows(db: Database, table: str, where: str, parameters: Parameters = ()) -> Iterator[Row]:
    """Yield the rows that match a condition; raises DiaryDamaged for a corrupted one."""
    for read in _batches(db, table, where, parameters):
        altered = _altered(read)
        yield from map(_VALUES, read[: altered[0]] if altered else read)
        if altered:
            raise corrupted(_id(table, read[altered[0]]), table)


def texts(db: Database, table: str, column: str, where: str, parameters: Parameters = ()) -> Iterable[str]:
    """Return one column of the rows, like `rows`, but fetched as one concatenated text.

    The driver releases the GIL for each row, and getting it back takes 5 ms while another thread imports the screens.
    If any checksum is wrong, the rows are read one by one.
    """
    columns = f'"{column}" AS text, {_SAID[table]} AS said, checksum FROM {table} WHERE {where}'
    together = "group_concat(text, char(30)), group_concat(said, char(30)), group_concat(checksum, char(30))"
    with suppress(NotText, ValueError):
        [row] = db.run(f"SELECT count(*), {together} FROM (SELECT {columns})", parameters)
        if row[0] == 0:
            return []
        found, said, kept = ((text or "").split("\x1e") for text in row[1:])
        if len(found) == row[0] and list(map(zlib.crc32, map(str.encode, said))) == list(map(int, kept)):
            return found
    at = COLUMNS[table].index(column)
    return [row[at] for row in rows(db, table, where, parameters)]


def verify_all(db: Database) -> None:
    """Read every row with a checksum, deleted ones too, to note corrupted ones in `db.altered`."""
    for table in (*Kind, *OTHERS):
        for _ in rows(db, table, "true"):
            pass


def corrupted(id: str, table: str = "") -> DiaryDamaged:
    """Return the error for one corrupted row."""
    if table in {"step", "change"}:
        return DiaryDamaged(N_("What was done last can no longer be undone. See: recovery check"))
    return DiaryDamaged(N_("{id} no longer says what was written, so it is not shown. See: recovery check"), id=id)


def _batches(db: Database, table: str, where: str, parameters: Parameters) -> Iterator[list[Row]]:
    """Yield the rows with the text that their checksum is of, and the checksum, many at a time.

    SQL builds the text, which is 1.5 times as fast as Python for many rows; so does a batch beside single rows.
    """
    sql = f"SELECT {_SELECTED[table]} FROM {table} WHERE {where}"
    seen = 0
    try:
        found = db.each(sql, parameters)
        while batch := list(islice(found, _BATCH)):
            seen += len(batch)
            yield batch
    except NotText:  # a flipped bit can make a text invalid UTF-8
        yield db.run(sql, parameters, not_text=True)[seen:]


def _altered(read: Sequence[Row]) -> list[int]:
    """Return which of these rows have another checksum than that of their text."""
    found, kept = list(map(zlib.crc32, map(_SAID_AT, read))), list(map(_CHECKSUM_AT, read))
    return [] if found == kept else [at for at, each in enumerate(found) if each != kept[at]]


_BATCH = 100
_VALUES, _SAID_AT, _CHECKSUM_AT = itemgetter(slice(0, -2)), itemgetter(-2), itemgetter(-1)


def _id(table: str, row: Row) -> str:
    return f"{table} {row[0]}" if table in OTHERS else id_of(Kind(table), row[0], str(row[1]))
