"""Read JSON entries: each key is text, a tag, a day or named as left out."""

import re
from collections.abc import Callable, Collection
from datetime import date
from typing import NamedTuple, TypeAlias

from recoverytui.imports.foreign import Collector
from recoverytui.imports.imported import Why
from recoverytui.imports.json_text import TOP, Items, Json, parsed
from recoverytui.imports.sample import leaves
from recoverytui.imports.source_files import SourceFile

Entry: TypeAlias = dict[str, Json]


class JsonFormat(NamedTuple):
    """Where a program keeps what in the entries of its JSON."""

    text: Callable[[Entry, Collector], str]
    """Returns the text of an entry; may name parts of it as left out."""
    day: Callable[[Entry, Collector], date]
    """Returns the day of an entry; raises ValueError for one that cannot be read."""
    taken: Collection[str]
    """Keys that `text` and `day` take."""
    times: Collection[str] = ()
    """Keys of times of day."""
    technical: Collection[str] = ()
    """Keys whose values only mean something to the program: named without the value."""
    is_list: bool = False
    """Whether the document may be a list of entries."""


def read(file: SourceFile, out: Collector, form: JsonFormat) -> None:
    """Read the entries of a document under `entries`, of a list, or of a document that is one entry."""

    def convert(number: int, entry: Json) -> None:
        out.entry = number
        _read_entry(entry, out, form)

    document = parsed(file.data, dict.fromkeys(("entries", TOP) if form.is_list else ("entries",), convert))
    items = document
    if isinstance(document, dict):
        if "entries" not in document:
            convert(1, document)
            return
        items = document["entries"]
    if not isinstance(items, Items):
        raise TypeError
    items.required()
    if isinstance(document, dict):
        out.entry = 0
        for key in document.keys() - {"entries", "version", "metadata"}:
            _omit(out, key, document[key])


def _read_entry(entry: Json, out: Collector, form: JsonFormat) -> None:
    if not isinstance(entry, dict):
        raise TypeError
    tags = entry.get("tags") or []
    if not isinstance(tags, list):
        raise TypeError
    text = form.text(entry, out).strip()
    missing = [each for each in map(str, tags) if not has_tag(text, each)]
    text = "\n".join(filter(None, (text, ", ".join(missing))))
    try:
        out.add(form.day(entry, out), text)
    except ValueError:
        out.omit(Why.UNKNOWN_DAY, f"{leaves(entry.get('date'))} {leaves(entry.get('creationDate'))} {text}")
    for key, value in entry.items():
        if key in form.times:
            out.omit_once(Why.TIME, key)
        elif key in form.technical:
            out.omit_technical(key)
        elif key != "tags" and key not in form.taken:
            _omit(out, key, value)


def _omit(out: Collector, key: str, value: Json) -> None:
    """Name a value, unless it is empty, false or zero."""
    if value and (omitted := leaves(value)):
        out.omit(Why.NO_FIELD, "" if value is True else omitted, key)


def has_tag(text: str, tag: str) -> bool:
    """Return whether a text contains a whole tag, whatever its case."""
    return re.search(rf"(?<!\w){re.escape(tag.strip())}(?!\w)", text, re.IGNORECASE) is not None


def iso_day(value: Json) -> date:
    """Return the day of an ISO date or time; raises ValueError."""
    return date.fromisoformat(str(value)[:10])
