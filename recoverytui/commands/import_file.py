"""Commands for import: parse a file, preview its changes, and merge them as one undoable step."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias, TypeVar

from recoverytui import paths
from recoverytui.commands import people, programme_files, programmes, watched_names
from recoverytui.commands.diary import Diary
from recoverytui.dataclass import replace
from recoverytui.domain.book import Deleted, ImportedEntry
from recoverytui.domain.entry import Entry, Kind
from recoverytui.domain.import_source import CARD, SOURCES
from recoverytui.errors import N_, BadInput, FileRefused
from recoverytui.imports import document, own_lists, sources, strategy_card
from recoverytui.imports.foreign import Become
from recoverytui.imports.imported import MOST_BYTES, Incoming, LeftOut, too_large
from recoverytui.imports.merge import Fate, deletes, fate
from recoverytui.imports.own_lists import OwnLists
from recoverytui.storage import bulk as rows
from recoverytui.storage import entries, settings
from recoverytui.storage.undo_log import Step

T = TypeVar("T")

Progress: TypeAlias = Callable[[int, int], None]
"""Receives the entries compared, then written, and their total. An exception from it rolls the import back."""

_LOOKED_UP, _WRITTEN = 1_000, 5_000
"""Batch size for looking up and writing entries."""


class Report(NamedTuple):
    """Result of an import, or of its preview."""

    new: Mapping[Kind, int]
    changed: int
    """Entries of which the file has a newer version; undo keeps the diary's."""
    deleted: int
    known: int
    """Entries that the diary already has."""
    left_out: Mapping[LeftOut, int]


@dataclass(slots=True)
class _Plan:
    """The changes that an import will make."""

    new: dict[Kind, list[ImportedEntry]] = field(default_factory=dict)
    back: list[ImportedEntry] = field(default_factory=list)
    """New entries that had been permanently deleted here."""
    taken: list[tuple[Entry[Any], ImportedEntry]] = field(default_factory=list)
    agreed: list[tuple[Entry[Any], ImportedEntry]] = field(default_factory=list)
    older: list[tuple[Entry[Any], ImportedEntry]] = field(default_factory=list)
    """Earlier versions that undo does not hold yet."""
    removed: list[tuple[Entry[Any], str]] = field(default_factory=list)
    removed_later: list[tuple[Entry[Any], str]] = field(default_factory=list)
    """Deleted in both, with the later time of deletion in the file."""
    gone: list[Deleted] = field(default_factory=list)
    began: date | None = None
    prefs: dict[str, int] = field(default_factory=dict)
    own: dict[str, Any] = field(default_factory=dict)
    """Lists of people and names, and positions in programmes, by settings key."""
    programmes: dict[str, str] = field(default_factory=dict)
    """Programme texts for which this diary has no changed version."""
    known: int = 0
    left_out: Counter[LeftOut] = field(default_factory=Counter)

    def is_nothing(self) -> bool:
        """Return whether the import changes nothing."""
        lists = (self.taken, self.agreed, self.older, self.removed, self.removed_later, self.gone)
        return not any((self.new, self.began, self.prefs, self.own, self.programmes, *lists))

    def report(self) -> Report:
        """Return the counts shown to the person."""
        new = {kind: len(drafts) for kind, drafts in self.new.items()}
        if self.own or self.programmes:
            new[Kind.SETTING] = len(self.own) + len(self.programmes)
        return Report(new, len(self.taken), len(self.removed), self.known, self.left_out)


class File(NamedTuple):
    """A file to import: its bytes and its source."""

    data: bytes
    source: str
    """Name of its row in SOURCES."""

    @property
    def is_foreign(self) -> bool:
        """Return whether another program wrote it, so that its entries become wins or notes."""
        return SOURCES[self.source].is_foreign

    @property
    def is_card(self) -> bool:
        """Return whether it is a card of strategies from somebody else, who can then be named."""
        return self.source == CARD


def read(path: Path, source: str | None = None, become: str | None = None, whose: str | None = None) -> Incoming:
    """Parse a file; without a source it is recognised.

    Raises as `look` and `understood` do.
    """
    return parse_file(inspect_file(path, source), become, whose)


def inspect_file(path: Path, source: str | None = None) -> File:
    """Read a file, and recognise its source unless it is given; raises FileRefused."""
    path = paths.expanded(path)
    try:
        if not paths.is_plain_file(path):
            raise FileRefused(N_("Nothing was taken in. {path} is a folder or a device, not a file."), path=path)
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise FileRefused(N_("Nothing was taken in. There is no file at {path}."), path=path) from None
    except OSError as error:
        raise FileRefused(N_("Nothing was taken in. The file at {path} may not be read."), path=path) from error
    if len(data) > MOST_BYTES:
        raise too_large()
    return File(data, source or sources.recognised(data))


def parse_file(file: File, become: str | None = None, whose: str | None = None) -> Incoming:
    """Return the parsed contents of a file; `told_by` names whose idea the strategies of a card were.

    Raises FileRefused with the fault and its location; BadInput for another program's file without the kind to import
    as, and for one that takes no such option.
    """
    if whose is not None and not file.is_card:
        raise BadInput(N_("Only a card of what helps can say whose idea it was."))
    if file.is_foreign:
        if become is None:
            raise BadInput(
                N_("This file is from {source}. Say what it becomes: --as wins or --as notes."),
                source=file.source,
            )
        return sources.read(file.data, file.source, Become(become))
    if become is not None:
        raise BadInput(N_("A document of this program says itself what is in it. Leave --as out."))
    return strategy_card.read(file.data, whose) if file.is_card else document.read(file.data)


def import_entries(
    diary: Diary, incoming: Incoming, *, dry_run: bool = False, progress: Progress | None = None
) -> Report:
    """Merge parsed entries into the diary in one undoable transaction, after a backup.

    The later change of an entry wins, and undo keeps the other version. When the diary already has everything, nothing
    is written and no backup made. Raises DiaryDamaged, DiaryInUse, NotWritable.
    """
    tell = progress or _silent
    with diary.db.reading():
        plan, version = _plan(diary, incoming, tell), diary.data_version()
    if dry_run or plan.is_nothing():
        return plan.report()
    diary.copy_before("import")
    with diary.step("import") as earlier:
        if diary.data_version() != version:  # another process has written since the preview: plan again
            plan = _plan(diary, incoming, tell)
        for entry, draft in plan.older:
            rows.keep_in_history(earlier, entry, draft)
        with diary.step("import") as step:
            _carry_out(diary, plan, step, tell)
            for name, text in plan.programmes.items():
                programme_files.bring_in(diary, name, text)
    return plan.report()


def _plan(diary: Diary, incoming: Incoming, progress: Progress) -> _Plan:
    plan = _Plan()
    done, total = 0, sum(map(len, incoming.drafts.values()))
    for kind, drafts in incoming.drafts.items():
        gone = rows.gone(diary.db, kind) if drafts else {}
        for some in _parts(drafts, _LOOKED_UP):
            progress(done, total)
            done += len(some)
            kept = rows.kept(diary.db, kind, [draft.uid for draft in some])
            for draft in some:
                _judge(diary, plan, draft, kept.get(draft.uid), gone.get(draft.uid))
    for kind in incoming.drafts:
        gone = rows.gone(diary.db, kind)
        for few in _parts([each for each in incoming.deleted if each.kind is kind], _LOOKED_UP):
            kept = rows.kept(diary.db, kind, [each.uid for each in few])
            for each in few:
                _judge_deleted(plan, each, kept.get(each.uid), gone.get(each.uid, ""))
    _judge_diary(diary, plan, incoming)
    _judge_own_lists(diary, plan, incoming.own)
    progress(total, total)
    return plan


def _judge(diary: Diary, plan: _Plan, draft: ImportedEntry, kept: Entry[Any] | None, gone: str | None) -> None:
    match fate(draft, kept, gone), kept:
        case Fate.NEW, _:
            plan.new.setdefault(draft.noun.kind, []).append(draft)
            if gone is not None:
                plan.back.append(draft)
        case Fate.WINS, Entry() as entry:
            plan.taken.append((entry, draft))
        case Fate.AGREED, Entry() as entry:
            plan.agreed.append((entry, draft))
            plan.known += 1
        case Fate.LOSES, Entry() as entry:
            plan.left_out[LeftOut.OLDER] += 1
            if not rows.is_in_history(diary.db, entry, draft):
                plan.older.append((entry, draft))
        case Fate.STAYS_DELETED, _:
            plan.left_out[LeftOut.DELETED] += 1
        case _:
            plan.known += 1


def _judge_deleted(plan: _Plan, deleted: Deleted, kept: Entry[Any] | None, gone: str) -> None:
    if kept is None:
        if deleted.changed_at > gone:
            plan.gone.append(deleted)
    elif deletes(deleted, kept):
        (plan.removed_later if kept.deleted else plan.removed).append((kept, deleted.changed_at))


def _judge_diary(diary: Diary, plan: _Plan, incoming: Incoming) -> None:
    """Plan the diary's start and settings: an untouched diary takes the file's, any other only an earlier start."""
    untouched = rows.is_untouched(diary.db)
    began = min(incoming.began or diary.began, diary.today if untouched else diary.began)
    if began != diary.began:
        plan.began = began
    if untouched:
        prefs = diary.prefs
        plan.prefs = {key: value for key, value in incoming.prefs.items() if getattr(prefs, key) != value}


def _judge_own_lists(diary: Diary, plan: _Plan, own: OwnLists) -> None:
    """Plan missing people, names and positions; the later of two positions in a programme wins."""
    mine: Sequence[Any] = people.all_(diary)
    merged = own_lists.merged_people(mine, own.people)
    if list(mine) != list(merged):
        plan.own["people"] = [[each.name, each.number] for each in merged]
    mine = watched_names.all_(diary)
    merged_names = own_lists.merged_names(mine, own.names)
    if list(mine) != list(merged_names):
        plan.own["names"] = list(merged_names)
    here = {each.id: each for each in programmes.places(diary)}
    for place in own.programmes:
        known = here.get(place.id)
        if place.week > (known.week if known else 1):
            plan.own[programmes.setting_key(place.id)] = place.week
        if place.changes and not (known and known.changes) and programme_files.is_usable(place.id):
            plan.programmes[place.id] = "\n".join(place.changes)


def _carry_out(diary: Diary, plan: _Plan, step: Step, progress: Progress) -> None:
    for draft in plan.back:
        rows.no_longer_gone(diary.db, draft.noun.kind, draft.uid)
    done, total = 0, sum(map(len, plan.new.values()))
    for kind, drafts in plan.new.items():
        for some in _parts(drafts, _WRITTEN):
            progress(done, total)
            rows.add_many(step, kind, some)
            done += len(some)
    for entry, draft in plan.taken:
        rows.take(step, entry, draft)
    for entry, draft in plan.agreed:
        rows.agree(diary.db, entry, draft)
    for entry, changed_at in plan.removed:
        entries.remove(step, entry, changed_at=changed_at)
    for entry, changed_at in plan.removed_later:
        entries.overwrite(diary.db, entry, replace(entry, changed_at=changed_at))
    for deleted in plan.gone:
        entries.mark_gone(diary.db, deleted.kind, deleted.uid, deleted.changed_at)
    if plan.began:
        settings.put(step, "began", plan.began.isoformat())
    for key, value in (plan.prefs | plan.own).items():
        settings.put(step, key, value)
    progress(total, total)


def _parts(several: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    for start in range(0, len(several), size):
        yield several[start : start + size]


def _silent(done: int, total: int) -> None:
    """Discard the progress."""
