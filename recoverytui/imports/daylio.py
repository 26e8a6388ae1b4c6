"""Read CSV files of Daylio, of every version: with the year apart, with titles, with scales."""

from datetime import date

from recoverytui.errors import N_, FileRefused
from recoverytui.imports.day_forms import DayForms
from recoverytui.imports.foreign import Collector
from recoverytui.imports.imported import Why
from recoverytui.imports.markup import from_html
from recoverytui.imports.sample import Sample
from recoverytui.imports.source_files import SourceFile
from recoverytui.imports.tables import rows

_NO_COLUMN = N_("Nothing was taken in. This looks like a table of {source}, but it has no column {column}.")
_DAYS = frozenset({"full_date", "year", "date", "weekday"})
_TEXTS = ("note_title", "note")
_LINES = (("mood", "scales"), ("activities",))
"""Columns below the note, those of one line together."""


def is_one(sample: Sample) -> bool:
    """Return whether a file is one of Daylio."""
    columns = {*sample.columns}
    return "mood" in columns and bool(columns & {"weekday", "full_date"})


def read_entries(file: SourceFile, out: Collector) -> None:
    """Read the entries: title, note, mood, scales, activities, and any column of a later version."""
    table = rows(file.data, out)
    head = [name.strip().lower() for name in next(table, [])]
    for column in ("full_date", "mood"):
        if column not in head and not (column == "full_date" and {"date", "year"} <= {*head}):
            raise FileRefused(_NO_COLUMN, source=out.source, column=column)
    if len({*head}) < len(head):
        raise KeyError
    if "time" in head:
        out.omit_once(Why.TIME, "time")
    known = {*_DAYS, "time", *_TEXTS, *(name for names in _LINES for name in names)}
    days = DayForms()
    for row in table:
        cells = {name: from_html(cell).replace("\xa0", " ").strip() for name, cell in zip(head, row, strict=True)}
        said = [cells.get(name, "") for name in _TEXTS]
        said += [" · ".join(filter(None, (cells.get(name, "") for name in names))) for names in _LINES]
        said += [f"{name}: {cell}" for name, cell in cells.items() if name not in known and cell]
        text = "\n".join(filter(None, said))
        day = _day(cells, days)
        if day is None:
            out.omit(Why.UNKNOWN_DAY, " ".join([*(cells[name] for name in head if name in _DAYS), text]))
        else:
            out.add(day, text)


def _day(cells: dict[str, str], days: DayForms) -> date | None:
    """Return the day of a row; older versions have it without the year, which is apart."""
    said = cells.get("full_date") or f"{cells.get('date', '').replace(',', ' ')} {cells.get('year', '')}"
    found = days.whole(said)
    return found.day if found else None
