"""Files of other programs as drafts: wins or notes of days, as the person chooses; tags are kept in the text."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from recoverytui.domain.book import ImportedEntry
from recoverytui.domain.day import Day
from recoverytui.domain.entry import Kind
from recoverytui.domain.validation import clean
from recoverytui.domain.win import Win
from recoverytui.errors import N_, BadInput, FileRefused
from recoverytui.imports import strategy_card
from recoverytui.imports.imported import MOST_ENTRIES, OLDEST, Incoming
from recoverytui.imports.json_text import parsed
from recoverytui.imports.uids import named


class Source(StrEnum):
    """The programs whose files can be taken in; the first is this one."""

    OWN = "recovery"
    JRNL = "jrnl"
    TUI_JOURNAL = "tui-journal"
    DAYLIO = "daylio"
    LOOP = "loop"
    CARD = "card"
    """What helps, handed on by somebody."""


class Become(StrEnum):
    """What entries of another program become."""

    WINS = "wins"
    NOTES = "notes"


@dataclass(slots=True)
class At:
    """Where one is in a file while it is read."""

    line: int = 0
    entry: int = 0

    def refused(self, source: Source) -> FileRefused:
        """Return the error that names the place, as far as it is known."""
        if self.line:
            message = N_("Nothing was taken in. Line {line} is not as {source} writes it.")
            return FileRefused(message, line=self.line, source=source.value)
        if self.entry:
            message = N_("Nothing was taken in. Entry {entry} is not as {source} writes it.")
            return FileRefused(message, entry=self.entry, source=source.value)
        return FileRefused(N_("Nothing was taken in. The file is not one of {source}."), source=source.value)


class Told(NamedTuple):
    """One entry of another program: a day, and what it says."""

    day: date
    text: str


def recognised(data: bytes) -> Source:
    """Return whose file it is; what is not known is taken for one of this program, which then says what is wrong."""
    start = data.lstrip(b"\xef\xbb\xbf \r\n\t")[:200].decode("utf-8", "replace")
    if strategy_card.is_one(start):
        return Source.CARD
    if _JRNL.match(start):
        return Source.JRNL
    columns = [name.strip().lower() for name in start.partition("\n")[0].split(",")]
    if "weekday" in columns and "mood" in columns:
        return Source.DAYLIO
    if columns[0] == "date" and len(columns) > 1:
        return Source.LOOP
    if start.startswith(("{", "[")) and b'"recoverytui-diary"' not in data[:200]:
        return _json_source(data)
    return Source.OWN


def read(data: bytes, source: Source, become: Become) -> Incoming:
    """Return what a file of another program brings along; raises FileRefused, all of it or nothing."""
    at = At()
    try:
        told = [each for each in _READERS[source](data, at) if clean(each.text).strip()]
    except (KeyError, TypeError, ValueError, AttributeError, csv.Error, RecursionError):
        raise at.refused(source) from None
    if not told:
        raise FileRefused(N_("Nothing was taken in. The file is not one of {source}."), source=source.value)
    if len(told) > MOST_ENTRIES:
        raise FileRefused(N_("Nothing was taken in. A file can bring {most} entries at most."), most=MOST_ENTRIES)
    kind = Kind.WIN if become is Become.WINS else Kind.DAY
    try:
        drafts = _wins(told) if become is Become.WINS else _notes(told)
    except BadInput as error:
        raise FileRefused(error.message, **error.facts) from None
    return Incoming({kind: drafts}, began=min(each.day for each in told))


def _wins(told: list[Told]) -> list[ImportedEntry]:
    drafts = [ImportedEntry("", Win(each.day, each.text), None, OLDEST) for each in told]
    return list(named(Kind.WIN, drafts))


def _notes(told: list[Told]) -> list[ImportedEntry]:
    """Return a note for each day, with all that was written on it."""
    said: dict[date, list[str]] = {}
    for each in told:
        said.setdefault(each.day, []).append(each.text.strip())
    return [
        ImportedEntry(day.isoformat(), Day(day, note="\n\n".join(texts)), None, OLDEST)
        for day, texts in sorted(said.items())
    ]


_JRNL = re.compile(r"\[?(\d{4}-\d\d-\d\d) \d\d?:\d\d(?::\d\d)?(?: [AP]M)?(?:\] ?| )")


def _jrnl(data: bytes, at: At) -> Iterator[Told]:
    if data.lstrip()[:1] == b"{":
        for at.entry, entry in enumerate(parsed(data)["entries"], start=1):
            yield _entry(entry["date"], entry["title"], entry.get("body"), entry.get("tags"))
        return
    day, lines = None, list[str]()
    for at.line, line in enumerate(data.decode("utf-8-sig").splitlines(), start=1):
        start = _JRNL.match(line)
        if start:
            if day is not None:
                yield Told(day, "\n".join(lines))
            day, lines = date.fromisoformat(start[1]), [line[start.end() :]]
        else:
            lines.append(line)
    if day is not None:
        yield Told(day, "\n".join(lines))


def _tui_journal(data: bytes, at: At) -> Iterator[Told]:
    document = parsed(data)
    for at.entry, entry in enumerate(document["entries"] if isinstance(document, dict) else document, start=1):
        yield _entry(entry["date"], entry["title"], entry.get("content"), entry.get("tags"))


def _entry(day: str, title: str, body: str | None, tags: Any) -> Told:
    """Return an entry with the tags that its text does not say already."""
    text = "\n".join(filter(None, (title, body)))
    missing = [str(tag) for tag in tags or () if str(tag) not in text]
    return Told(date.fromisoformat(day[:10]), "\n".join((text, " ".join(missing))))


def _daylio(data: bytes, at: At) -> Iterator[Told]:
    for row in _rows(data, at):
        parts = {key.strip().lower(): (value or "").strip() for key, value in row.items() if isinstance(key, str)}
        day = date.fromisoformat(parts["full_date"]) if "full_date" in parts else _spelled(parts["date"], parts["year"])
        said = [parts.get(key, "") for key in ("note_title", "note", "activities")]
        yield Told(day, "\n".join(filter(None, said)).replace("<br>", "\n") or parts["mood"])


def _spelled(day: str, year: str) -> date:
    """Return a day written as "November 21" or "21 November"."""
    words = day.replace(",", " ").replace(".", " ").split()
    number = next(int(word) for word in words if word.isdigit())
    month = next(word for word in words if not word.isdigit())
    return date(int(year), _MONTHS.index(month[:3].lower()) + 1, number)


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DONE = frozenset({"2", "YES_MANUAL"})


def _loop(data: bytes, at: At) -> Iterator[Told]:
    for row in _rows(data, at):
        day = date.fromisoformat(row["Date"][:10])
        for habit, mark in row.items():
            if habit and habit != "Date" and isinstance(mark, str) and mark.strip() in _DONE:
                yield Told(day, habit)


def _rows(data: bytes, at: At) -> Iterator[dict[str, Any]]:
    rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    at.line = 1
    for row in rows:
        at.line = rows.line_num
        yield row


def _json_source(data: bytes) -> Source:
    try:
        document = json.loads(data)
        first = (document["entries"] if isinstance(document, dict) else document)[0]
        return Source.TUI_JOURNAL if "content" in first else Source.JRNL if "body" in first else Source.OWN
    except (ValueError, KeyError, TypeError, IndexError, RecursionError):
        return Source.OWN


_READERS: dict[Source, Callable[[bytes, At], Iterator[Told]]] = {
    Source.JRNL: _jrnl,
    Source.TUI_JOURNAL: _tui_journal,
    Source.DAYLIO: _daylio,
    Source.LOOP: _loop,
}
