"""Read CSV files of Daylio."""

from datetime import date

from recoverytui.imports.foreign import Add, At, Sample, rows

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def is_one(sample: Sample) -> bool:
    """Return whether a file is one of Daylio."""
    return {"weekday", "mood"} <= {*sample.columns}


def read_entries(data: bytes, at: At, add: Add) -> None:
    """Read the entries: title, note and activities, or else the mood."""
    for row in rows(data, at):
        parts = {key.strip().lower(): (value or "").strip() for key, value in row.items() if isinstance(key, str)}
        day = date.fromisoformat(parts["full_date"]) if "full_date" in parts else _spelled(parts["date"], parts["year"])
        said = [parts.get(key, "") for key in ("note_title", "note", "activities")]
        add(day, "\n".join(filter(None, said)).replace("<br>", "\n") or parts["mood"])


def _spelled(day: str, year: str) -> date:
    """Return a day written as "November 21" or "21 November"."""
    words = day.replace(",", " ").replace(".", " ").split()
    number = next(int(word) for word in words if word.isdigit())
    month = next(word for word in words if not word.isdigit())
    return date(int(year), _MONTHS.index(month[:3].lower()) + 1, number)
