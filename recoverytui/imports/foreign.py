"""Shared by the readers of other programs' files: location for errors, collected entries, table rows, JSON entries."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeAlias

from recoverytui.domain.book import ImportedEntry
from recoverytui.domain.day import Day
from recoverytui.domain.entry import Kind
from recoverytui.domain.validation import clean
from recoverytui.domain.win import Win
from recoverytui.errors import N_, BadInput, FileRefused
from recoverytui.imports.imported import MOST_ENTRIES, OLDEST, Incoming
from recoverytui.imports.json_text import TOP, Items, parsed
from recoverytui.imports.text_slices import require_utf8
from recoverytui.imports.uids import named

_SAMPLE = 200
"""Characters at the start of a file that are used to recognise its source."""


class Become(StrEnum):
    """Kind that the entries of another program are imported as."""

    WINS = "wins"
    NOTES = "notes"


class Sample:
    """Input of a recogniser: the start of a file, and the first entry of a JSON list."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.start = data.lstrip(b"\xef\xbb\xbf \r\n\t")[:_SAMPLE].decode("utf-8", "replace")

    @property
    def columns(self) -> list[str]:
        """The column names in the first line of a table, in lower case."""
        return [name.strip().lower() for name in self.start.partition("\n")[0].split(",")]

    @property
    def is_own(self) -> bool:
        """Return whether the sample names this program as its writer."""
        return b'"recoverytui-diary"' in self._data[:_SAMPLE]

    @cached_property
    def first_entry(self) -> Any:
        """First entry of another program's JSON file; empty when there is none."""
        if self.is_own or not self.start.startswith(("{", "[")):
            return {}
        try:
            document = parsed(self._data, dict.fromkeys(("entries", TOP), _first_only))
            return (document["entries"] if isinstance(document, dict) else document)[0] or {}
        except (FileRefused, KeyError, TypeError, IndexError):
            return {}


def _first_only(number: int, entry: Any) -> Any:
    return entry if number == 1 and isinstance(entry, dict) else None


@dataclass(slots=True)
class At:
    """Current position of the reader in a file, for error messages."""

    line: int = 0
    entry: int = 0

    def refused(self, source: str) -> FileRefused:
        """Return the error with the position, as far as it is known."""
        if self.line:
            message = N_("Nothing was taken in. Line {line} is not as {source} writes it.")
            return FileRefused(message, line=self.line, source=source)
        if self.entry:
            message = N_("Nothing was taken in. Entry {entry} is not as {source} writes it.")
            return FileRefused(message, entry=self.entry, source=source)
        return FileRefused(N_("Nothing was taken in. The file is not one of {source}."), source=source)


Add: TypeAlias = Callable[[date, str], None]
"""Receives the day and text of one entry of another program."""


@dataclass(slots=True)
class _Gathered:
    """Entries collected from a file: wins at once, notes grouped by day until the end."""

    become: Become
    count: int = 0
    began: date | None = None
    wins: list[ImportedEntry] = field(default_factory=list)
    notes: dict[date, list[str]] = field(default_factory=dict)
    error: BadInput | None = None
    """The first invalid entry; a fault of the file itself takes precedence."""

    def add(self, day: date, text: str) -> None:
        """Add an entry; an empty one is skipped."""
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
        """Return the wins, or one note per day with all its texts; raises BadInput."""
        if self.error is not None:
            raise self.error
        if self.become is Become.WINS:
            return named(Kind.WIN, self.wins)
        return [
            ImportedEntry(day.isoformat(), Day(day, note="\n\n".join(texts)), None, OLDEST)
            for day, texts in sorted(self.notes.items())
        ]


ReadEntries: TypeAlias = Callable[[bytes, At, Add], None]


def read(data: bytes, source: str, become: Become, read_entries: ReadEntries) -> Incoming:
    """Parse a file of another program; raises FileRefused, all or nothing."""
    at, gathered = At(), _Gathered(become)
    try:
        read_entries(data, at, gathered.add)
    except (KeyError, TypeError, ValueError, AttributeError, csv.Error, RecursionError):
        raise at.refused(source) from None
    if not gathered.count:
        raise FileRefused(N_("Nothing was taken in. The file is not one of {source}."), source=source)
    if gathered.count > MOST_ENTRIES:
        raise FileRefused(N_("Nothing was taken in. A file can bring {most} entries at most."), most=MOST_ENTRIES)
    kind = Kind.WIN if become is Become.WINS else Kind.DAY
    try:
        return Incoming({kind: gathered.drafts()}, began=gathered.began)
    except BadInput as error:
        raise FileRefused(error.message, **error.facts) from None


def read_json(data: bytes, at: At, add: Add, body: str, *lists: str) -> None:
    """Read JSON entries with a date, a title, a body under `body` and tags."""

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


def rows(data: bytes, at: At) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table as mappings by column."""
    require_utf8(data)
    found = csv.DictReader(io.TextIOWrapper(io.BytesIO(data), "utf-8-sig", newline=""))
    at.line = 1
    for row in found:
        at.line = found.line_num
        yield row
