"""The whole diary as one CSV table, a row per entry, for the person alone.

It begins with a byte order mark, by which spreadsheets recognise UTF-8, and has translated headings. The plain form has
neither: its columns are the keys of the JSON document.
"""

import csv
import io
from collections.abc import Callable, Iterator
from functools import partial

from recoverytui.domain.book import LISTS, Book
from recoverytui.domain.entry import Kind
from recoverytui.domain.serialization import BOOKKEEPING, FLAGS, KEYS
from recoverytui.domain.serialization import FIELDS as NAMES
from recoverytui.errors import N_
from recoverytui.exports.document import BYTE_ORDER_MARK
from recoverytui.text.fields import FIELDS
from recoverytui.text.labels import CARD_NAMES, CHOICE_NAMES, KIND_NAMES, Labels
from recoverytui.text.translator import NC_, Translator

COLUMNS = ("kind", "uid", *dict.fromkeys(key for kind in LISTS for key in KEYS[kind] if key not in BOOKKEEPING))
"""The columns of the plain form: id columns and the keys of the JSON document."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Characters that make a spreadsheet evaluate a cell as a formula, so they are prefixed."""


def pieces(book: Book, words: Translator, *, plain: bool = False) -> Iterator[str]:
    """Yield the table row by row, starting with the headings; in a demo the first column is labelled as such."""
    buffer = io.StringIO()
    rows = csv.writer(buffer)
    if not plain:
        buffer.write(BYTE_ORDER_MARK)
    rows.writerow(COLUMNS if plain else [words(_heading(column)) for column in COLUMNS])
    if book.is_demo:
        rows.writerow(["DEMO", *[""] * (len(COLUMNS) - 1)])
    for kind in LISTS:
        name = kind.value if plain else words(KIND_NAMES[kind])
        cells = _cells(kind, None if plain else words)
        for uid, *values in book.lines[kind]:
            rows.writerow([name, uid, *cells(values)])
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()


def _cells(kind: Kind, words: Translator | None) -> Callable[[list[object]], list[str]]:
    """Return the function that maps a row of this kind to cells, with labels in place of choice values."""
    keys = KEYS[kind]
    places = [keys.index(column) if column in keys else None for column in COLUMNS[2:]]
    in_words: dict[int, Callable[[object], str]] = {}
    if words is not None:
        in_words |= {keys.index(key): partial(_flag, words) for key in FLAGS[kind]}
        in_words |= {keys.index(key): partial(_choice, words, names) for key, names in _choices(kind).items()}

    def cells(values: list[object]) -> list[str]:
        for at, say in in_words.items():
            values[at] = say(values[at])
        return ["" if index is None else _cell(values[index]) for index in places]

    return cells


def _heading(column: str) -> str:
    """Return the heading of a column: the label of its field in the first kind that has it."""
    for kind in LISTS:
        if column in KEYS[kind] and (row := FIELDS[kind].get(NAMES[kind][KEYS[kind].index(column)])) is not None:
            return row.label
    return _OWN_HEADINGS[column]


_OWN_HEADINGS = {
    "kind": NC_("heading of a column", "Kind"),
    "uid": NC_("heading of a column", "Id"),
    "name": NC_("heading of a column", "Card"),
    "path": NC_("heading of a column", "Course"),
}
"""Headings of columns that are not form fields."""


def _choices(kind: Kind) -> dict[str, Labels]:
    """Return the keys with choice values, and the labels of these."""
    names = {key: CHOICE_NAMES.get((kind, name)) for key, name in zip(KEYS[kind], NAMES[kind], strict=True)}
    found: dict[str, Labels] = {key: of for key, of in names.items() if of is not None}
    return found | {"name": CARD_NAMES} if kind is Kind.CARD else found


def _flag(words: Translator, value: int) -> str:
    return words(N_("yes")) if value else words(N_("no"))


def _choice(words: Translator, names: Labels, value: str | None) -> str:
    """Return the labels of a choice; apart from states, a stored choice is one word, as is a card's name."""
    if value in names:
        return words(names[value])
    return ", ".join(words(names[each]) for each in (value or "").split())


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
