"""Collect the whole diary as a Book for an exporter, at once or read from the file while it is written."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import partial
from typing import Generic, TypeAlias, TypeVar

from recoverytui.commands import people, programmes, watched_names, wins
from recoverytui.commands.diary import Diary
from recoverytui.domain.book import LISTS, Book, Line
from recoverytui.domain.entry import Kind
from recoverytui.domain.list_versions import WIDTHS
from recoverytui.storage import bulk as rows
from recoverytui.storage import settings

U = TypeVar("U")

Progress: TypeAlias = Callable[[int, int], None]
"""Receives the wins read so far and their total. An exception from it cancels the export."""

_TOLD_EACH = 1_000


class Again(Generic[U]):
    """An iterable that reads again on each iteration, so that its items are never all in memory."""

    def __init__(self, read: Callable[[], Iterable[U]]) -> None:
        self._read = read

    def __iter__(self) -> Iterator[U]:
        return iter(self._read())


@contextmanager
def streamed(diary: Diary, since: date | None, until: date | None, progress: Progress | None = None) -> Iterator[Book]:
    """Open a Book whose lists are read lazily from one snapshot of the file."""
    with diary.db.reading():
        lines: dict[Kind, Iterable[Line]] = {
            kind: Again(partial(rows.lines, diary.db, kind, since, until)) for kind in LISTS
        }
        if progress is not None:
            lines[Kind.WIN] = Again(partial(_counted, lines[Kind.WIN], wins.count(diary), progress))
        yield of_lines(diary, lines, since, until)


def _counted(lines: Iterable[Line], total: int, progress: Progress) -> Iterator[Line]:
    """Yield the wins, which are most of a long diary, and report progress."""
    for number, line in enumerate(lines):
        if not number % _TOLD_EACH:
            progress(number, total)
        yield line


def of_lines(diary: Diary, lines: Mapping[Kind, Iterable[Line]], since: date | None, until: date | None) -> Book:
    """Return a Book with these lines and all else of the diary."""
    return Book(
        exported_on=diary.today,
        began=diary.began,
        prefs=diary.prefs,
        lines=lines,
        deleted=rows.deleted(diary.db),
        is_demo=diary.is_demo,
        since=since,
        until=until,
        people=people.all_(diary),
        names=watched_names.all_(diary),
        lists={key: settings.own_list(diary.db, key) for key in WIDTHS},
        programmes=programmes.states(diary),
        new_page=diary.new_page,
    )
