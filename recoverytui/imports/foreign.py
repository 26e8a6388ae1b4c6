"""Collect the entries of other programs' files, with all that is left out of them; named by line or entry."""

import csv
from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeAlias

from recoverytui.domain.book import ImportedEntry
from recoverytui.domain.day import Day
from recoverytui.domain.entry import Kind
from recoverytui.domain.import_source import Become
from recoverytui.domain.validation import LONGEST, LONGEST_NOTE, clean
from recoverytui.domain.win import Win
from recoverytui.errors import N_, FileRefused
from recoverytui.imports.bounds import MOST_ENTRIES, too_many
from recoverytui.imports.imported import OLDEST, Incoming, Omitted, Why
from recoverytui.imports.source_files import FileSet, SourceFile
from recoverytui.imports.uids import named

_TOO_LONG = N_(
    "Nothing was taken in. The entry of {day} in line {line} has {length} characters; an entry can hold {longest}."
)
_TOO_LONG_ENTRY = N_(
    "Nothing was taken in. Entry {entry}, of {day}, has {length} characters; an entry can hold {longest}."
)
_OUTSIDE = (Why.BEFORE_DAYS, Why.TIME, Why.REPEATED, Why.NO_TEXT_FILE, Why.MEDIA)
"""Reasons for parts that belong to no entry."""
_LONGEST_DAY = LONGEST_NOTE // 2
"""The most characters of an imported note; a note of that day in the diary is joined to it."""
_BETWEEN = "\n\n"
"""Separates the entries in the note of a day."""


class Collector:
    """Receives the entries of one or more files from a reader, and what the reader leaves out.

    The reader keeps `line` or `entry` at its position, for error messages. Wins are made at once; notes are grouped by
    day until the end.
    """

    def __init__(self, source: str, become: Become) -> None:
        self.source = source
        self.become = become
        self.file = ""
        """Path of the file being read, if there are several."""
        self.line = self.entry = 0
        self.omitted: list[Omitted] = []
        self.count = 0
        self._began: date | None = None
        self._wins: list[ImportedEntry] = []
        self._notes: dict[date, list[bytes]] = {}
        """In UTF-8: a text with an emoji takes four bytes a character."""
        self._error: FileRefused | None = None
        """The first entry that is too long; a fault of the file itself takes precedence."""
        self._technical: dict[str, None] = {}
        """Keys in the order of occurrence."""
        self._once: set[tuple[Why, str]] = set()

    @property
    def is_wins(self) -> bool:
        """Whether the entries become wins."""
        return self.become is Become.WINS

    def add(self, day: date, text: str, *, line: int = 0, bullet: str = "") -> None:
        """Add an entry; an empty one is skipped. `bullet` is a list marker, kept in notes only."""
        text = clean(text).strip()
        if not text:
            return
        if len(text) > LONGEST:
            self._error = self._error or self._too_long(day, len(text), line)
            return
        self.count += 1
        if self.count > MOST_ENTRIES:
            raise too_many(MOST_ENTRIES)
        self._began = min(self._began or day, day)
        if self.is_wins:
            self._wins.append(_win(day, text))
        else:
            self._notes.setdefault(day, []).append((bullet + text).encode())

    def omit(self, why: Why, text: str = "", name: str = "", *, line: int = 0) -> None:
        """Name a part of the file that is left out, or a remark."""
        line = line or self.line
        self.omitted.append(
            Omitted(why, " ".join(clean(text).split()), name, line, 0 if line else self.entry, self.file)
        )

    def omit_once(self, why: Why, name: str = "") -> None:
        """Name something that is the same in the whole file, where it occurs first."""
        if (why, name) not in self._once:
            self._once.add((why, name))
            self.omit(why, name=name)

    def omit_technical(self, key: str) -> None:
        """Name a key that only means something to the program that wrote it."""
        self._technical.setdefault(key)

    def refused(self) -> FileRefused:
        """Return the error for a part of the file that is not in the source's format, with its position."""
        facts = {"source": self.source}
        if self.line and self.file:
            message = N_("Nothing was taken in. In {file}, line {line} is not as {source} writes it.")
            return FileRefused(message, file=self.file, line=self.line, **facts)
        if self.line:
            message = N_("Nothing was taken in. Line {line} is not as {source} writes it.")
            return FileRefused(message, line=self.line, **facts)
        if self.entry:
            message = N_("Nothing was taken in. Entry {entry} is not as {source} writes it.")
            return FileRefused(message, entry=self.entry, **facts)
        return FileRefused(N_("Nothing was taken in. The file is not one of {source}."), **facts)

    def incoming(self) -> Incoming:
        """Return everything collected; raises FileRefused if there is nothing, or too much."""
        if self._error is not None:
            raise self._error
        if not self.count:
            self._explain_nothing()
        notes = [
            ImportedEntry(day.isoformat(), Day(day, note=self._note(day, self._notes.pop(day))), None, OLDEST)
            for day in sorted(self._notes)
        ]
        lists = {Kind.WIN: named(Kind.WIN, self._wins), Kind.DAY: notes}
        entries = {kind: several for kind, several in lists.items() if several}
        if self._technical:
            self.omitted.append(Omitted(Why.TECHNICAL, name=", ".join(self._technical)))
        return Incoming(entries, began=self._began, omitted=self.omitted)

    def _note(self, day: date, entries: list[bytes]) -> str:
        """Return the note of a day; entries beyond its bounds become wins of that day, for the person alone."""
        texts = [entry.decode() for entry in entries]
        note, taken = texts[0], 1
        while taken < len(texts):
            are_items = texts[taken - 1][:2] == texts[taken][:2] == "- "
            longer = note + ("\n" if are_items else _BETWEEN) + texts[taken]
            if len(longer) > _LONGEST_DAY:
                self._wins += [_win(day, text, only_me=True) for text in texts[taken:]]
                self.omitted.append(Omitted(Why.LONG_DAY, name=day.isoformat()))
                break
            note, taken = longer, taken + 1
        return note

    def _explain_nothing(self) -> None:
        """Raise FileRefused unless the report itself says why nothing can be imported."""
        unread = next((each for each in self.omitted if each.why is Why.UNKNOWN_DAY), None)
        if unread and unread.line:
            message = N_("Nothing was taken in. No day in the file can be read; the first is in line {line}.")
            raise FileRefused(message, line=unread.line)
        if unread:
            message = N_("Nothing was taken in. No day in the file can be read; the first is in entry {entry}.")
            raise FileRefused(message, entry=unread.entry)
        if all(each.why in _OUTSIDE for each in self.omitted):
            message = N_("Nothing was taken in. This looks like a file of {source}, but there is no entry in it.")
            raise FileRefused(message, source=self.source)

    def _too_long(self, day: date, length: int, line: int) -> FileRefused:
        facts = {"day": day.isoformat(), "length": length, "longest": LONGEST}
        if line or self.line:
            return FileRefused(_TOO_LONG, line=line or self.line, **facts)
        return FileRefused(_TOO_LONG_ENTRY, entry=self.entry, **facts)


ReadEntries: TypeAlias = Callable[[SourceFile, Collector], None]
"""Reads one file into the collector."""
ReadFolder: TypeAlias = Callable[[Sequence[SourceFile], Collector], None]
"""Reads the files of a folder or archive that belong together."""


def read(files: FileSet, out: Collector, read_entries: ReadEntries, *, release: bool = False) -> Incoming:
    """Parse the files of another program one by one; raises FileRefused, all or nothing."""

    def read_all(several: Sequence[SourceFile], out: Collector) -> None:
        for file in several:
            out.file, out.line, out.entry = file.path if files.is_many else "", 0, 0
            read_entries(file, out)

    return read_folder(files, out, read_all, release=release)


def read_folder(files: FileSet, out: Collector, read_files: ReadFolder, *, release: bool = False) -> Incoming:
    """Parse the files of another program together; raises FileRefused, all or nothing.

    With `release` their bytes are dropped as soon as they are read, to free them before the entries are put together.
    """
    out.omitted += files.omitted
    try:
        read_files(files.files, out)
    except (KeyError, TypeError, ValueError, AttributeError, csv.Error, RecursionError):
        raise out.refused() from None
    if release:
        files.files.clear()
    return out.incoming()


def _win(day: date, text: str, *, only_me: bool = False) -> ImportedEntry:
    return ImportedEntry("", Win(day, text, only_me=only_me), None, OLDEST)
