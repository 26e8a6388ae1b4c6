"""Read files of jrnl: its text with any form of date, its JSON, and its folders of day files."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from recoverytui.imports import json_entries
from recoverytui.imports.day_forms import DayForms
from recoverytui.imports.foreign import Collector
from recoverytui.imports.imported import Why
from recoverytui.imports.json_entries import Entry, JsonFormat
from recoverytui.imports.sample import Sample
from recoverytui.imports.source_files import SourceFile
from recoverytui.imports.text_slices import lines, require_utf8

_BRACKETED = re.compile(r"\[([^\]\n]{6,60})\](?: |$)")
_BARE = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4} \d\d?:\d\d")
"""Head of an entry in jrnl 1, which had no brackets."""
_TIME = re.compile(r"\d\d?[:.]\d\d(?:[:.]\d\d)?(?: ?[AaPp][Mm])?")
_DAY_FILE = re.compile(r"(?:.*/)?(\d{4})/(\d\d)/(\d\d)\.txt")
_STAR = " *"


class _Head(NamedTuple):
    """First line of an entry."""

    day: date | None
    """None for a date that does not exist."""
    blob: str
    """The date as it stands in the file."""
    text: str


def is_one(sample: Sample) -> bool:
    """Return whether a file is one of jrnl."""
    if sample.start.startswith("{"):
        return "body" in sample.first_entry and "date" in sample.first_entry
    heads = _Heads([])
    if _DAY_FILE.fullmatch(sample.file.path):
        return True
    return any(heads.bracketed(line) for line in sample.lines) or _BARE.match(sample.start) is not None


def is_folder(paths: Sequence[str]) -> bool:
    """Return whether a folder holds day files in folders of years and months."""
    return any(map(_DAY_FILE.fullmatch, paths))


def read_folder(files: Sequence[SourceFile], out: Collector) -> None:
    """Read the day files and other journals of a folder."""
    for file in files:
        out.file, out.line, out.entry = file.path, 0, 0
        if _DAY_FILE.fullmatch(file.path) or is_one(Sample(file)):
            read_entries(file, out)
        else:
            out.omit(Why.NO_TEXT_FILE)


def read_entries(file: SourceFile, out: Collector) -> None:
    """Read the entries of one file; lines before the first are left out by name."""
    if file.data.lstrip()[:1] == b"{":
        json_entries.read(file, out, _FORMAT)
        return
    require_utf8(file.data)
    heads = _Heads(lines(file.data))
    entry: _Entry | None = None
    before: list[tuple[int, str]] = []
    """Lines before the first entry, with their numbers."""
    own_day = _day_of_folder(file.path)
    for number, line in enumerate(lines(file.data), start=1):
        out.line = number
        head = heads.head(line, own_day)
        if head is None:
            if entry is not None:
                entry.lines.append(line)
            elif own_day and line.strip():
                entry = _Entry(number, _Head(own_day, "", line))
            elif line.strip():
                before.append((number, line))
            continue
        if entry is not None:
            entry.give(out)
        entry = _Entry(number, head)
        if heads.has_time:
            out.omit_once(Why.TIME)
        if heads.is_ambiguous:
            out.omit_once(Why.DAY_FIRST)
    if entry is not None:
        entry.give(out)
    if before:
        out.omit(Why.BEFORE_DAYS, " ".join(line for _, line in before), line=before[0][0])


class _Heads:
    """Recognises the first lines of entries in one file."""

    def __init__(self, text: Iterator[str] | Sequence[str]) -> None:
        self._days = DayForms(found[1] for found in map(_BRACKETED.match, text) if found)
        self._has_brackets = False
        self.has_time = self.is_ambiguous = False

    def head(self, line: str, day: date | None) -> _Head | None:
        """Return the head of an entry; `day` is that of a day file, whose heads may only have a time."""
        found = _BRACKETED.match(line)
        if found and day and _TIME.fullmatch(found[1].strip()):
            self.has_time = True
            return _Head(day, found[1], line[found.end() :])
        if head := self.bracketed(line):
            self._has_brackets = True
            return head._replace(day=day) if day else head
        if not self._has_brackets and _BARE.match(line):
            date_found = self._days.match(line)
            if date_found:
                self.has_time = True
                return _Head(day or date_found.day, line[: date_found.end], line[date_found.end :].strip(" :"))
        return None

    def bracketed(self, line: str) -> _Head | None:
        """Return the head of an entry whose date stands in brackets."""
        found = _BRACKETED.match(line)
        day = self._days.whole(found[1]) if found else None
        if not found or not day:
            return None
        self.has_time |= day.has_time
        self.is_ambiguous |= day.is_ambiguous
        return _Head(day.day, found[1], line[found.end() :])


class _Entry:
    """An entry while its lines are read."""

    def __init__(self, line: int, head: _Head) -> None:
        self.line = line
        self.head = head
        self.lines = [head.text]

    def give(self, out: Collector) -> None:
        """Hand the entry to the collector."""
        if self.lines[0].rstrip().endswith(_STAR):
            self.lines[0] = self.lines[0].rstrip().removesuffix(_STAR)
            out.omit(Why.NO_FIELD, name="starred", line=self.line)
        text = "\n".join(self.lines)
        if self.head.day is None:
            out.omit(Why.UNKNOWN_DAY, f"{self.head.blob} {text}", line=self.line)
        else:
            out.add(self.head.day, text, line=self.line)


def _day_of_folder(path: str) -> date | None:
    """Return the day of a day file by its place."""
    found = _DAY_FILE.fullmatch(path)
    return date(int(found[1]), int(found[2]), int(found[3])) if found else None


def _text(entry: Entry, _: Collector) -> str:
    return "\n".join(filter(None, (entry["title"], entry.get("body"))))


_FORMAT = JsonFormat(
    _text,
    day=lambda entry, _: json_entries.iso_day(entry["date"]),
    taken=("title", "body", "date"),
    times=("time",),
    technical=("uuid", "creator"),
)
