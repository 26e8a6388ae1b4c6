"""Read CSV files of Loop Habit Tracker."""

from datetime import date

from recoverytui.imports.foreign import Add, At, Sample, rows

_DONE = frozenset({"2", "YES_MANUAL"})


def is_one(sample: Sample) -> bool:
    """Return whether a file is one of Loop."""
    return sample.columns[0] == "date" and len(sample.columns) > 1 and "weekday" not in sample.columns


def read_entries(data: bytes, at: At, add: Add) -> None:
    """Read each habit of each day on which it was done."""
    for row in rows(data, at):
        day = date.fromisoformat(row["Date"][:10])
        for habit, mark in row.items():
            if habit and habit != "Date" and isinstance(mark, str) and mark.strip() in _DONE:
                add(day, habit)
