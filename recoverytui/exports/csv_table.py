"""Everything in a diary as one table for a spreadsheet, for the person alone: a row for each entry."""

import csv
import io
from collections.abc import Iterator

from recoverytui.domain.book import LISTS, Book
from recoverytui.domain.serialization import KEYS

COLUMNS = ("kind", "uid", *dict.fromkeys(key for kind in LISTS for key in KEYS[kind]))
"""The columns: what an entry is, and its parts by the names they have in the JSON document."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so would be worked out by a spreadsheet, so a sign stands before it."""


def pieces(book: Book) -> Iterator[str]:
    """Hand out the table row by row; the first one names the columns, and a demo says so in the first column."""
    buffer = io.StringIO()
    rows = csv.writer(buffer)
    rows.writerow(COLUMNS)
    if book.is_demo:
        rows.writerow(["DEMO", *[""] * (len(COLUMNS) - 1)])
    for kind in LISTS:
        for uid, *values in book.lines[kind]:
            said = dict(zip(KEYS[kind], values, strict=False))
            rows.writerow([kind.value, uid, *(_cell(said.get(column)) for column in COLUMNS[2:])])
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()


def _cell(value: object) -> str:
    said = "" if value is None else str(value)
    return f"'{said}" if said.startswith(_FORMULA) else said
