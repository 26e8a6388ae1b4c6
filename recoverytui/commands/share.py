"""Deeds that let something out of the diary: gather a Book, and write a document that only its owner can read."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path

from recoverytui import places
from recoverytui.commands.diary import Diary
from recoverytui.domain.book import LISTS, Book, Line
from recoverytui.domain.entry import Kind
from recoverytui.storage import exchange as rows


def book(diary: Diary, *, since: date | None = None, until: date | None = None) -> Book:
    """Return everything in the diary, as it was at one moment, for the person alone.

    A period leaves out what has its day outside of it; strategies, goals, cards and deletions have none.
    """
    with diary.db.reading():
        return _book(diary, {kind: list(rows.lines(diary.db, kind, since, until)) for kind in LISTS})


def document(
    diary: Diary, export: Callable[[Book], Iterable[str]], *, since: date | None = None, until: date | None = None
) -> str:
    """Return the document that an exporter makes of everything in the diary, without holding all of it twice.

    The exporter hands out pieces of text; each list of its Book is read from the file whenever it goes through it.
    """
    with diary.db.reading():
        lines = {kind: _Again(partial(rows.lines, diary.db, kind, since, until)) for kind in LISTS}
        return "".join(export(_book(diary, lines)))


def write(diary: Diary, path: Path, data: bytes) -> Path:  # noqa: ARG001 - every deed is done on a diary
    """Write a document where nothing is yet, readable by its owner alone, and return its whole path.

    Raises FileRefused when something is there already, NotWritable.
    """
    with suppress(RuntimeError):  # nobody has a home of that name, so it is a plain name
        path = path.expanduser()
    places.write_whole(path.absolute(), data)
    return path.absolute()


class _Again:
    """Rows that are read anew each time, so that none of them need be kept."""

    def __init__(self, read: Callable[[], Iterator[Line]]) -> None:
        self._read = read

    def __iter__(self) -> Iterator[Line]:
        return self._read()


def _book(diary: Diary, lines: Mapping[Kind, Iterable[Line]]) -> Book:
    return Book(
        exported_on=diary.today,
        began=diary.began,
        prefs=diary.prefs,
        lines=lines,
        deleted=rows.deleted(diary.db),
        is_demo=diary.is_demo,
    )
