"""Read Markdown and text by day: below dated headings or lines, after dates at line starts, or in daily notes.

A file whose name is a day, as Obsidian and Logseq name daily notes, belongs to that day as a whole. Any other file is
divided by its dated headings, and if it has none by the lines that begin with a date.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from enum import Enum, auto

from recoverytui.errors import N_, FileRefused
from recoverytui.imports.day_forms import DayForms, Found
from recoverytui.imports.foreign import Collector
from recoverytui.imports.imported import Why
from recoverytui.imports.markdown_blocks import Block, Sort, blocks
from recoverytui.imports.sample import Sample
from recoverytui.imports.source_files import SourceFile
from recoverytui.imports.text_slices import lines, require_utf8

_NOT_UTF8 = N_("Nothing was taken in. The file is not text in UTF-8.")
_FRONT_DAY = re.compile(r"(?:date|created|day|dato)\s*:\s*(.*)", re.IGNORECASE)
_MARKERS = re.compile(r"[ \t]*(?:#{1,6}[ \t]+|[-*+•][ \t]+)?(?:\*\*|__)?(?:\[\[)?")
_AFTER = re.compile(r"(?:\]\])?(?:\*\*|__)?[ \t]*(?:$|[:–—-]+(?:\*\*|__)?(?:[ \t]+|$)|(?<=[ \t*_\]]))")
"""What stands between a date and the text of its line: a comma would make the file a table."""
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_NOTES = (".md", ".markdown", ".txt", ".text")
_FRONT_LINES = 40
_DONE = "xX"


class Form(Enum):
    """How the days of a file are marked."""

    HEADINGS = auto()
    LINES = auto()
    """Lines that are a date, or begin with one."""
    NONE = auto()


def is_one(sample: Sample) -> bool:
    """Return whether a file is text with days in it."""
    if not sample.lines or sample.start[:1] in {"{", "<"} or sample.start[:2] in {"[{", "[]"}:
        return False
    has_day = _day_of_name(sample.file) is not None or _day_of_front(sample.lines) is not None
    return has_day or _form(sample.lines, DayForms(), _year_of_name(sample.file)) is not Form.NONE


def is_folder(paths: Sequence[str]) -> bool:
    """Return whether a folder has a daily note in it."""
    return any(_day_of_name(SourceFile(path, b"")) for path in paths)


def read_folder(files: Sequence[SourceFile], out: Collector) -> None:
    """Read the daily notes and the dated texts of a folder; a text without a day is left out by name."""
    for file in files:
        out.file, out.line = file.path, 0
        if not file.path.lower().endswith(_NOTES):
            out.omit(Why.NO_TEXT_FILE)
        elif is_one(Sample(file)):
            read_entries(file, out)
        elif file.data.strip():
            out.omit(Why.NO_DAY)


def read_entries(file: SourceFile, out: Collector) -> None:
    """Read paragraphs and list items by day."""
    try:
        require_utf8(file.data)
    except UnicodeDecodeError:
        raise FileRefused(_NOT_UTF8) from None
    days = DayForms(_bare(line) for line in lines(file.data))
    day = _day_of_name(file)
    year = _year_of_name(file)
    form = Form.NONE if day else _form(lines(file.data), days, year)
    reader = _Reader(out, days, form, day, year)
    for block in blocks(lines(file.data), reader.begins):
        out.line = block.line
        reader.take(block)


class _Reader:
    """Gives the blocks of a file to the collector, each under the day above it."""

    def __init__(self, out: Collector, days: DayForms, form: Form, day: date | None, year: int | None) -> None:
        self._out = out
        self._days = days
        self._form = form
        self._file_day = day
        self._day = day
        """Day of the blocks that follow, None where there is none."""
        self._year = year
        """Year of the dates that have none, from a heading or the name of the file."""
        self._level = 0
        """Level of the heading with the day."""
        self._is_unknown = False
        """Whether there is a date above that cannot be read."""
        self._is_inline = False
        """Whether the last date had its text on the same line."""

    def begins(self, line: str) -> bool:
        """Return whether a line begins an entry by its date; without a year only below one with text after it."""
        if self._form is not Form.LINES or self._dated(_bare(line), may_lack_year=self._is_inline) is None:
            return False
        self._is_inline = self._days.whole(_bare(line)) is None
        return True

    def take(self, block: Block) -> None:
        """Read one block."""
        if block.sort is Sort.FRONT:
            self._front(block)
        elif block.sort is Sort.HEADING:
            self._heading(block)
        elif block.is_begun and (found := self._dated(_bare(block.lines[0]), may_lack_year=True)):
            self._start(block, found)
        else:
            self._give(block)

    def _front(self, block: Block) -> None:
        """Leave front matter out by name; its date counts in a file that has none."""
        if self._form is Form.NONE and not self._file_day:
            self._day = self._day or _day_of_front(["---", *block.lines])
        self._out.omit(Why.NO_FIELD, block.text, "front matter")

    def _heading(self, block: Block) -> None:
        text = block.text
        found = None if self._file_day else self._dated(_bare(text), may_lack_year=True)
        if found is not None and self._form is not Form.NONE:
            self._level = block.level
            self._start(block, found)
        elif self._file_day and (whole := self._days.whole(text)) and whole.day == self._file_day:
            pass  # the note's own day as its title
        elif self._file_day or (self._day and block.level > self._level):
            self._give(block)
        else:
            self._day, self._is_unknown = None, False
            if year := _YEAR.search(text):
                self._year = int(year[1])
            self._out.omit(Why.BEFORE_DAYS, text)

    def _dated(self, text: str, *, may_lack_year: bool) -> Found | None:
        """Return the date that begins an entry."""
        found = self._days.match(text) or (self._days.yearless(text, self._year) if may_lack_year else None)
        return found if found and _AFTER.match(text, found.end) else None

    def _start(self, block: Block, found: Found) -> None:
        """Begin a day; the text after the date is an entry or the beginning of one."""
        first = _bare(block.lines[0])
        after = _AFTER.match(first, found.end)
        rest = first[after.end() if after else found.end :].strip()
        if self._days.whole(first):  # perhaps with a weekday, which says nothing new
            rest = ""
        self._day, self._is_unknown = found.day, found.day is None
        if found.has_time:
            self._out.omit_once(Why.TIME)
        if found.is_ambiguous:
            self._out.omit_once(Why.DAY_FIRST)
        if found.day is None:
            self._out.omit(Why.UNKNOWN_DAY, block.text)
        else:
            block.lines[0] = rest
            self._give(block)

    def _give(self, block: Block) -> None:
        if self._day is None:
            why = Why.UNKNOWN_DAY if self._is_unknown else Why.BEFORE_DAYS
            self._out.omit(why, block.text)
        elif block.sort is Sort.HEADING and self._out.is_wins:
            self._out.omit(Why.HEADING, block.text)
        elif block.box is not None and block.box not in _DONE and self._out.is_wins:
            self._out.omit(Why.NOT_DONE, block.text)
        else:
            bullet = "- " if block.sort is Sort.ITEM else ""
            if block.box is not None:
                bullet += f"[{block.box}] "
            self._out.add(self._day, block.text, line=block.line, bullet=bullet)


def _bare(line: str) -> str:
    """Return a line without the markers of a heading, item, bold text or link at its beginning."""
    found = _MARKERS.match(line)
    return line[found.end() :] if found else line


def _form(text: Iterable[str], days: DayForms, year: int | None = None) -> Form:
    """Return the form in which the lines of a file have days: headings, if there are dated ones."""
    form = Form.NONE
    for line in text:
        is_heading, bare = line.lstrip().startswith("#"), _bare(line)
        found = days.match(bare)
        if is_heading and found is None:
            found = days.yearless(bare, year)
            if found is None and (said := _YEAR.search(bare)):
                year = int(said[1])
        if found and found.day and _AFTER.match(bare, found.end):
            if is_heading:
                return Form.HEADINGS
            form = Form.LINES
    return form


def _day_of_name(file: SourceFile) -> date | None:
    """Return the day that the name of a text file is, perhaps with a title after it."""
    if not file.path.lower().endswith(_NOTES):
        return None
    found = DayForms().match(file.stem)
    return found.day if found and not found.is_ambiguous else None


def _year_of_name(file: SourceFile) -> int | None:
    """Return the year in the name of a file."""
    found = _YEAR.search(file.stem)
    return int(found[1]) if found else None


def _day_of_front(text: Sequence[str]) -> date | None:
    """Return the date in the front matter of a note."""
    for block in blocks(text[:_FRONT_LINES], lambda _: False):
        if block.sort is not Sort.FRONT:
            return None
        found = _FRONT_DAY.match(block.text)
        day = DayForms().match(found[1].strip("'\" ")) if found else None
        if day:
            return day.day
    return None
