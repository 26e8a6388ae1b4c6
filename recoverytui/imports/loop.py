"""Read files of Loop Habit Tracker: its zip archive, the table of all habits, and the table of one habit.

Versions before 2.3 write the numbers of the states, 2 for done; later ones write their names, and notes. The amount of
a countable habit is in thousandths. The table of all habits has a comma at the end of each line, and no quotes.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from recoverytui.errors import N_, FileRefused
from recoverytui.imports.foreign import Collector
from recoverytui.imports.imported import Why
from recoverytui.imports.sample import Sample
from recoverytui.imports.source_files import SourceFile
from recoverytui.imports.tables import rows

_NO_NAME = N_(
    "Nothing was taken in. Loop names this habit by its folder. Take in the folder or the zip file that Loop wrote."
)
_COMMA = N_(
    "Nothing was taken in. Line {line} has fewer cells than there are habits; a habit may have a comma in its name. "
    "Take in the zip file that Loop wrote."
)
_DONE = "YES_MANUAL"
_NAMES = (_DONE, "YES_AUTO", "SKIP", "NO", "UNKNOWN")
_NUMBERS = {"2": _DONE, "1": "YES_AUTO", "3": "SKIP", "0": "NO", "-1": "UNKNOWN"}
_EMPTY = frozenset({"", "NO", "UNKNOWN", "0", "-1"})
"""Values of most days; named once."""
_NUMBER = re.compile(r"-?\d{1,10}")
_ONE_HABIT = ["date", "value", "notes"]
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_OLD_LINE = re.compile(r"\d{4}-\d\d-\d\d,-?\d+")
_SMALLEST = 3
"""Largest number, in thousandths, that may be a state and not an amount."""
_MOST_VALUES = 10
"""Different values after which the kind of a habit is known."""
_FOLDER = re.compile(r"(\d{3})(?: (.*))?", re.DOTALL)
_CHECKMARKS, _HABITS, _SCORES = "Checkmarks.csv", "Habits.csv", "Scores.csv"
_CHECKED_LINES = 20


class Habit(NamedTuple):
    """A habit, as far as its file tells."""

    name: str
    is_number: bool | None = None
    """None: judge by its values."""
    unit: str = ""


def is_one(sample: Sample) -> bool:
    """Return whether a file is one of Loop: by its values, since other tables begin with a date too."""
    if sample.file.path.rpartition("/")[2] == _CHECKMARKS and sample.lines and _OLD_LINE.fullmatch(sample.lines[0]):
        return True
    if sample.columns[0] != "date" or len(sample.columns) < 2 or "," not in sample.start:
        return False
    if sample.columns == _ONE_HABIT:
        return True
    cells = [cell.strip() for line in sample.lines[1:_CHECKED_LINES] for cell in line.split(",")[1:] if cell.strip()]
    if not all(cell in _NAMES or _NUMBER.fullmatch(cell) for cell in cells):
        return False
    return sample.columns[-1] == "" or any(cell in _NAMES for cell in cells)


def is_folder(paths: Sequence[str]) -> bool:
    """Return whether a folder or archive is one of Loop."""
    return any(path.rpartition("/")[2] == _CHECKMARKS for path in paths)


def read_folder(files: Sequence[SourceFile], out: Collector) -> None:
    """Read the tables of the single habits; those of all habits only if there are no others."""
    habits: list[Habit] = []
    by_name = {name: [each for each in files if each.path.rpartition("/")[2] == name] for name in _FILES}
    for file in by_name[_HABITS]:
        out.file = file.path
        habits += _habits(file, out)
    single = [each for each in by_name[_CHECKMARKS] if _FOLDER.fullmatch(each.folder)]
    done = Counter[str]()
    tables = single or by_name[_CHECKMARKS] or [each for each in files if is_one(Sample(each))]
    for file in tables:
        out.file, out.line = file.path, 0
        _read_table(file, out, habits, done)
    for file in files:
        out.file, out.line = file.path, 0
        name = file.path.rpartition("/")[2]
        if name == _SCORES or (name == _CHECKMARKS and single and file not in single):
            out.omit(Why.REPEATED)
        elif name != _HABITS and file not in tables:
            out.omit(Why.NO_TEXT_FILE)
    out.file, out.line = (by_name[_HABITS][0].path if by_name[_HABITS] else ""), 0
    for habit in habits:
        if not done[habit.name]:
            out.omit(Why.NOT_DONE, habit.unit, habit.name)


def read_entries(file: SourceFile, out: Collector) -> None:
    """Read each habit of each day on which it was done."""
    _read_table(file, out, [], Counter())


_FILES = (_CHECKMARKS, _HABITS, _SCORES)


def _habits(file: SourceFile, out: Collector) -> Iterator[Habit]:
    """Yield the habits in their order; a question or description is left out by name."""
    table = rows(file.data, out)
    head = next(table, [])
    for row in table:
        cells = dict(zip(head, row, strict=True))
        for column in ("Question", "Description"):
            if cells.get(column):
                out.omit(Why.NO_FIELD, cells[column], column)
        kind = cells.get("Type", "")
        yield Habit(cells["Name"], kind == "NUMERICAL" if kind else None, cells.get("Unit", ""))
    for column in head:
        if column not in {"Name", "Unit", "Question", "Description"}:
            out.omit_technical(column)


class _Table(NamedTuple):
    """How one table is read."""

    file: SourceFile
    habits: Sequence[Habit]
    """The habit of each column after the date."""
    width: int
    """Fewest cells of a row."""
    has_head: bool = True
    has_notes: bool = False


def _read_table(file: SourceFile, out: Collector, habits: Sequence[Habit], done: Counter[str]) -> None:
    head = [cell.strip() for cell in next(rows(file.data, out), [])]
    if [cell.lower() for cell in head] == _ONE_HABIT:
        table = _Table(file, [_habit_of(file, out, habits)], 2, has_notes=True)
    elif len(head) == 2 and _is_day(head[0]):  # one habit, before version 2.3
        table = _Table(file, [_habit_of(file, out, habits)], 2, has_head=False)
    elif head[:1] in (["Date"], ["date"]):
        columns = _habits_of(file, head, habits)
        table = _Table(file, columns, min(len(head), len(columns) + 2) if columns is habits else len(head))
    elif not head:
        return
    else:
        raise ValueError
    table = table._replace(habits=_with_kinds(table, out))
    for row in _rows(table, out):
        try:
            day = date.fromisoformat(row[0].strip())
        except ValueError:
            out.omit(Why.UNKNOWN_DAY, " ".join(row))
            continue
        note = row[2].strip() if table.has_notes and len(row) > 2 else ""
        for habit, cell in zip(table.habits, row[1:], strict=False):
            text = _done(habit, cell.strip(), note)
            if text:
                done[habit.name] += 1
                out.add(day, text)
            elif note or cell.strip() not in _EMPTY:
                out.omit(Why.NOT_DONE, f"{_amount(habit, cell.strip())} {note}", habit.name)
            elif cell.strip():
                out.omit_once(Why.NOT_DONE, _amount(habit, cell.strip()))


def _rows(table: _Table, out: Collector) -> Iterator[list[str]]:
    """Yield the rows of days; raises FileRefused for one with fewer cells than habits."""
    found = rows(table.file.data, out, pad=False)
    if table.has_head:
        next(found, None)
    for row in found:
        if len(row) < table.width:
            raise FileRefused(_COMMA, line=out.line)
        yield row


def _with_kinds(table: _Table, out: Collector) -> Sequence[Habit]:
    """Return the habits with what their values tell: whether they count an amount.

    Versions that write the names of states write a number only for an amount.
    """
    if all(habit.is_number is not None for habit in table.habits):
        return table.habits
    seen: list[set[str]] = [set() for _ in table.habits]
    for row in _rows(table, out):
        for values, cell in zip(seen, row[1:], strict=False):
            if len(values) < _MOST_VALUES:
                values.add(cell.strip())
    has_names = any(name in values for values in seen for name in _NAMES)
    return [
        habit
        if habit.is_number is not None
        else habit._replace(
            is_number=any(_NUMBER.fullmatch(each) and (has_names or each not in _NUMBERS) for each in values)
        )
        for habit, values in zip(table.habits, seen, strict=True)
    ]


def _done(habit: Habit, cell: str, note: str) -> str:
    """Return the text of a habit that was done, with its amount; empty if it was not."""
    if not habit.is_number:
        if _NUMBERS.get(cell, cell) not in _NAMES:
            raise ValueError
        text = habit.name if _NUMBERS.get(cell, cell) == _DONE else ""
    elif cell in _NAMES or int(cell) <= _SMALLEST:
        text = ""
    else:
        text = f"{habit.name}: {_amount(habit, cell)}"
    return "\n".join(filter(None, (text, note))) if text else ""


def _amount(habit: Habit, cell: str) -> str:
    """Return a value as people read it."""
    if habit.is_number and _NUMBER.fullmatch(cell):
        return f"{int(cell) / 1000:.10g} {habit.unit}".strip()
    return _NUMBERS.get(cell, cell)


def _habit_of(file: SourceFile, out: Collector, habits: Sequence[Habit]) -> Habit:
    """Return the habit of a table in a folder of its own; raises FileRefused for one without a folder."""
    numbered = _FOLDER.fullmatch(file.folder)
    if numbered and 0 < int(numbered[1]) <= len(habits):
        return habits[int(numbered[1]) - 1]
    name = (numbered[2] or "") if numbered else file.folder
    if not name.strip():
        raise FileRefused(_NO_NAME)
    if not numbered:
        out.omit(Why.FOLDER_NAME, name)
    return Habit(name.strip())


def _habits_of(file: SourceFile, head: Sequence[str], habits: Sequence[Habit]) -> Sequence[Habit]:
    """Return the habits of a table of all; their list helps with a comma in a name."""
    first_line = file.data[: 1 << 20].decode("utf-8-sig", "replace").partition("\n")[0].strip()
    if habits and first_line.removeprefix("Date,").rstrip(",") == ",".join(habit.name for habit in habits).rstrip(","):
        return habits
    names = head[1:-1] if head[-1] == "" else head[1:]
    kinds = {habit.name: habit for habit in habits}
    return [kinds.get(name, Habit(name)) for name in names]


def _is_day(text: str) -> bool:
    return _DAY.fullmatch(text) is not None
