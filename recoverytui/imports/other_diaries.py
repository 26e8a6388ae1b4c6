"""Files of other programs as drafts: wins or notes of days, as the person chooses; tags are kept in the text."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, TypeAlias

from recoverytui.domain.book import ImportedEntry
from recoverytui.domain.day import Day
from recoverytui.domain.entry import Kind
from recoverytui.domain.validation import clean
from recoverytui.domain.win import Win
from recoverytui.errors import N_, BadInput, FileRefused
from recoverytui.imports import strategy_card
from recoverytui.imports.imported import MOST_ENTRIES, OLDEST, Incoming
from recoverytui.imports.json_text import TOP, Items, parsed
from recoverytui.imports.text_slices import lines, require_utf8
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


Add: TypeAlias = Callable[[date, str], None]
"""Takes one entry of another program: its day, and what it says."""


@dataclass(slots=True)
class _Gathered:
    """The entries of a file as they are read: wins at once, notes by day until all of a day are there."""

    become: Become
    count: int = 0
    began: date | None = None
    wins: list[ImportedEntry] = field(default_factory=list)
    notes: dict[date, list[str]] = field(default_factory=dict)
    error: BadInput | None = None
    """The first entry that could not be kept; where the file itself is wrong comes first."""

    def add(self, day: date, text: str) -> None:
        """Add an entry; one without words is left out."""
        if not clean(text).strip():
            return
        self.count += 1
        self.began = min(self.began or day, day)
        if self.become is Become.NOTES:
            self.notes.setdefault(day, []).append(text.strip())
            return
        try:
            self.wins.append(ImportedEntry("", Win(day, text), None, OLDEST))
        except BadInput as error:
            self.error = self.error or error

    def drafts(self) -> Sequence[ImportedEntry]:
        """Return wins, or one note for each day with all that was written on it; raises BadInput."""
        if self.error is not None:
            raise self.error
        if self.become is Become.WINS:
            return named(Kind.WIN, self.wins)
        return [
            ImportedEntry(day.isoformat(), Day(day, note="\n\n".join(texts)), None, OLDEST)
            for day, texts in sorted(self.notes.items())
        ]


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
    at, gathered = At(), _Gathered(become)
    try:
        _READERS[source](data, at, gathered.add)
    except (KeyError, TypeError, ValueError, AttributeError, csv.Error, RecursionError):
        raise at.refused(source) from None
    if not gathered.count:
        raise FileRefused(N_("Nothing was taken in. The file is not one of {source}."), source=source.value)
    if gathered.count > MOST_ENTRIES:
        raise FileRefused(N_("Nothing was taken in. A file can bring {most} entries at most."), most=MOST_ENTRIES)
    kind = Kind.WIN if become is Become.WINS else Kind.DAY
    try:
        return Incoming({kind: gathered.drafts()}, began=gathered.began)
    except BadInput as error:
        raise FileRefused(error.message, **error.facts) from None


_JRNL = re.compile(r"\[?(\d{4}-\d\d-\d\d) \d\d?:\d\d(?::\d\d)?(?: [AP]M)?(?:\] ?| )")


def _jrnl(data: bytes, at: At, add: Add) -> None:
    if data.lstrip()[:1] == b"{":
        _read_json(data, at, add, "body")
        return
    require_utf8(data)
    day, said = None, list[str]()
    for at.line, line in enumerate(lines(data), start=1):
        start = _JRNL.match(line)
        if start:
            if day is not None:
                add(day, "\n".join(said))
            day, said = date.fromisoformat(start[1]), [line[start.end() :]]
        else:
            said.append(line)
    if day is not None:
        add(day, "\n".join(said))


def _tui_journal(data: bytes, at: At, add: Add) -> None:
    _read_json(data, at, add, "content", TOP)


def _read_json(data: bytes, at: At, add: Add, body: str, *lists: str) -> None:
    """Read entries with a date, a title, a body under a key of its own, and tags."""

    def convert(number: int, entry: Any) -> None:
        at.entry = number
        text = "\n".join(filter(None, (entry["title"], entry.get(body))))
        missing = [str(tag) for tag in entry.get("tags") or () if str(tag) not in text]
        add(date.fromisoformat(entry["date"][:10]), "\n".join((text, " ".join(missing))))

    document = parsed(data, dict.fromkeys(("entries", *lists), convert))
    items = document["entries"] if isinstance(document, dict) else document
    if not isinstance(items, Items):
        raise TypeError
    items.required()


def _daylio(data: bytes, at: At, add: Add) -> None:
    for row in _rows(data, at):
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


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DONE = frozenset({"2", "YES_MANUAL"})


def _loop(data: bytes, at: At, add: Add) -> None:
    for row in _rows(data, at):
        day = date.fromisoformat(row["Date"][:10])
        for habit, mark in row.items():
            if habit and habit != "Date" and isinstance(mark, str) and mark.strip() in _DONE:
                add(day, habit)


def _rows(data: bytes, at: At) -> Iterator[dict[str, Any]]:
    require_utf8(data)
    rows = csv.DictReader(io.TextIOWrapper(io.BytesIO(data), "utf-8-sig", newline=""))
    at.line = 1
    for row in rows:
        at.line = rows.line_num
        yield row


def _json_source(data: bytes) -> Source:
    def first_only(number: int, entry: Any) -> Any:
        return entry if number == 1 else None

    try:
        document = parsed(data, dict.fromkeys(("entries", TOP), first_only))
        first = (document["entries"] if isinstance(document, dict) else document)[0]
        return Source.TUI_JOURNAL if "content" in first else Source.JRNL if "body" in first else Source.OWN
    except (FileRefused, KeyError, TypeError, IndexError):
        return Source.OWN


_READERS: dict[Source, Callable[[bytes, At, Add], None]] = {
    Source.JRNL: _jrnl,
    Source.TUI_JOURNAL: _tui_journal,
    Source.DAYLIO: _daylio,
    Source.LOOP: _loop,
}
