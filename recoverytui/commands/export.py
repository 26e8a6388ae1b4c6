"""Commands for export: collect the diary or a selection, write an owner-only document, and keep the share log."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar

from recoverytui import atomic_files, paths
from recoverytui.commands import entries, people, programmes, watched_names, wins
from recoverytui.commands.diary import Diary
from recoverytui.dataclass import replace
from recoverytui.domain.audience import (
    AFTER,
    Audience,
    Offer,
    Part,
    Selection,
    Shared,
    offer,
    offered,
    part_of,
    pick_id,
)
from recoverytui.domain.book import LISTS, Book, Line
from recoverytui.domain.entry import Entry, Kind
from recoverytui.domain.goal import TryOut
from recoverytui.domain.redaction import Found, find_in
from recoverytui.errors import N_, BadInput, RecoveryError
from recoverytui.storage import bulk as rows
from recoverytui.storage import entries as kept
from recoverytui.storage import share_log

T = TypeVar("T", str, bytes)
U = TypeVar("U")

Progress: TypeAlias = Callable[[int, int], None]
"""Receives the wins read so far and their total. An exception from it cancels the export."""

MOST_OFFERED = 500
"""How many of the newest entries of a kind a list offers; older ones are selected by id."""
_TOLD_EACH = 1_000


def book(diary: Diary, *, since: date | None = None, until: date | None = None) -> Book:
    """Return the whole diary from one snapshot, for the person alone.

    A period leaves out entries whose day is outside it; strategies, goals, cards and deletions have no day.
    """
    with diary.db.reading():
        return _book(diary, {kind: list(rows.lines(diary.db, kind, since, until)) for kind in LISTS}, since, until)


def document(
    diary: Diary,
    export: Callable[[Book], Iterable[T]],
    *,
    since: date | None = None,
    until: date | None = None,
    progress: Progress | None = None,
) -> T:
    """Return the document that an exporter makes of the whole diary, without two copies of it in memory.

    The exporter yields text or bytes; each list of its Book is read from the file whenever it is iterated.
    """
    with _streamed(diary, since, until, progress) as whole:
        first, *more = export(whole)
    return first[:0].join([first, *more])


def write_everything(
    diary: Diary,
    path: Path,
    export: Callable[[Book], Iterable[bytes]],
    name: str = "",
    *,
    since: date | None = None,
    until: date | None = None,
) -> Path:
    """Write the exporter's document of the whole diary to a new file in chunks, and return its absolute path.

    Raises as `write_file` does.
    """
    with _streamed(diary, since, until) as whole:
        return write_file(diary, path, _Again(partial(export, whole)), name)


def choose(diary: Diary, reader: Audience, ids: Iterable[str]) -> Selection:
    """Return the selection for a reader without duplicates; nothing is preselected.

    Raises BadInput for an empty selection, a private entry, and one that this audience never gets.
    """
    picked = {pick_id(entry): entry for entry in map(partial(_picked, diary), ids)}
    if not picked:
        raise nothing_picked()
    for entry in picked.values():
        if reader is not Audience.ME and is_private(diary, entry):
            raise BadInput(N_("{id} is only for you. It is not shared with anyone."), id=entry.id)
        if offer(reader, part_of(entry.noun)) is Offer.NEVER:
            raise BadInput(N_("{id} is of a kind that never goes to this reader."), id=entry.id)
    return Selection(reader, tuple(picked.values()), diary.is_demo)


def choose_sheet(diary: Diary, reader: Audience, id: str) -> Selection:
    """Return the selection of one entry that is a sheet for this reader; raises as `choose`, and BadInput."""
    chosen = choose(diary, reader, (id,))._replace(is_on_paper=True)
    if chosen.sheet is None:
        raise BadInput(N_("{id} makes no sheet for this reader. Cards, talks, try-outs and strategies do."), id=id)
    return chosen


def _picked(diary: Diary, id: str) -> Entry[Any]:
    """Return the entry that an id picks, or the part after a talk (`talk:3/after`). Raises BadInput."""
    if not id.lower().endswith(AFTER):
        return entries.get(diary, id)
    talk = entries.of_kind(diary, id[: -len(AFTER)], Kind.TALK)
    if talk.noun.after is None:
        raise BadInput(N_("Nothing is written after this talk yet."))
    return replace(talk, noun=talk.noun.after)


def nothing_picked() -> BadInput:
    """Return the error for an empty document."""
    return BadInput(N_("Nothing is picked yet. Name what shall be in it, such as --pick s3."))


class OnOffer(NamedTuple):
    """What can be shared with a reader, by part; nothing is preselected."""

    parts: list[tuple[Part, list[Entry[Any]]]]
    """In the order in which the parts are offered."""
    kept_back: int
    """How many entries are left out because they are marked private."""


def on_offer(diary: Diary, reader: Audience) -> OnOffer:
    """Return what can be shared with a reader; private entries are offered to the person alone."""
    parts: dict[Part | None, list[Entry[Any]]] = {}
    kept_back = 0
    with diary.db.reading():
        for kind in share_log.SHARED:
            for entry in share_log.newest(diary.db, kind, MOST_OFFERED):
                part = part_of(entry.noun)
                if offer(reader, part) is Offer.NEVER:
                    continue
                if reader is not Audience.ME and is_private(diary, entry):
                    kept_back += 1
                    continue
                parts.setdefault(part, []).append(entry)
                if part is Part.TALK and entry.noun.after is not None:
                    parts.setdefault(Part.AFTER_TALK, []).append(replace(entry, noun=entry.noun.after))
    return OnOffer([(part, parts[part]) for part in offered(reader) if part in parts], kept_back)


def is_private(diary: Diary, entry: Entry[Any]) -> bool:
    """Return whether an entry is private; a try-out inherits that from its goal."""
    if isinstance(entry.noun, TryOut):
        goal = kept.by_uid(diary.db, Kind.GOAL, entry.noun.goal)
        return goal is None or goal.noun.only_me
    return bool(getattr(entry.noun, "only_me", False))


def watched_texts(diary: Diary, chosen: Selection, *, without_names: bool = False) -> tuple[str, ...]:
    """Return the names to redact: none unless requested, and always all in a document without names."""
    return watched_names.all_(diary) if without_names or chosen.is_nameless else ()


def names_and_numbers(diary: Diary, text: str) -> Found:
    """Count the watched names and the numbers in the plain text of a document."""
    return find_in([text], watched_names.all_(diary))


def log_share(diary: Diary, chosen: Selection, form: str) -> None:
    """Add a line to the share log, unless the reader is the person or the diary is a demo."""
    if chosen.reader is not Audience.ME and not chosen.is_demo:
        with diary.db.transaction():
            share_log.note(diary.db, diary.today, chosen.reader, chosen.ids, form)


def log(diary: Diary) -> list[Shared]:
    """Return the share log, latest first; no export contains it."""
    return share_log.every(diary.db)


def log_entries(diary: Diary) -> list[tuple[Shared, list[Entry[Any] | None]]]:
    """Return the share log with the current entry for each line; None for a deleted one."""
    with diary.db.reading():
        return [(each, [_still_there(diary, id) for id in each.ids]) for each in share_log.every(diary.db)]


def _still_there(diary: Diary, id: str) -> Entry[Any] | None:
    try:
        entry = _picked(diary, id)
    except RecoveryError:
        return None
    return None if entry.deleted else entry


def clear_log(diary: Diary) -> None:
    """Clear the share log permanently."""
    with diary.db.transaction():
        share_log.clear(diary.db)


def write_file(diary: Diary | None, path: Path, data: bytes | Iterable[bytes], name: str = "") -> Path:  # noqa: ARG001 - every command takes a diary
    """Write a document to a new owner-only file, and return its absolute path.

    `name` is the file name used when the path is a folder. Chunks are iterated again when the first way to write
    fails. Raises BadInput when there is no such folder, FileRefused when the file exists, NotWritable.
    """
    path = paths.expanded(path)
    if name and os.path.isdir(path) and not path.is_symlink():  # noqa: PTH112 - Path raises for a name that is too long
        path /= name
    atomic_files.refuse_missing_folder(path)
    atomic_files.write_whole(path, data)
    return path


class _Again(Generic[U]):
    """An iterable that reads again on each iteration, so that its items are never all in memory."""

    def __init__(self, read: Callable[[], Iterable[U]]) -> None:
        self._read = read

    def __iter__(self) -> Iterator[U]:
        return iter(self._read())


@contextmanager
def _streamed(diary: Diary, since: date | None, until: date | None, progress: Progress | None = None) -> Iterator[Book]:
    """Open a Book whose lists are read lazily from one snapshot of the file."""
    with diary.db.reading():
        lines: dict[Kind, Iterable[Line]] = {
            kind: _Again(partial(rows.lines, diary.db, kind, since, until)) for kind in LISTS
        }
        if progress is not None:
            lines[Kind.WIN] = _Again(partial(_counted, lines[Kind.WIN], wins.count(diary), progress))
        yield _book(diary, lines, since, until)


def _counted(lines: Iterable[Line], total: int, progress: Progress) -> Iterator[Line]:
    """Yield the wins, which are most of a long diary, and report progress."""
    for number, line in enumerate(lines):
        if not number % _TOLD_EACH:
            progress(number, total)
        yield line


def _book(diary: Diary, lines: Mapping[Kind, Iterable[Line]], since: date | None, until: date | None) -> Book:
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
        programmes=programmes.places(diary),
        page=diary.page,
    )
