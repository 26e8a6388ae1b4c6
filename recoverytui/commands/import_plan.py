"""The plan of an import: which entries of a file are new, changed, deleted or known."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, TypeAlias, TypeVar

from recoverytui.commands import merge_days, programme_files, programmes
from recoverytui.commands.diary import Diary
from recoverytui.commands.merge_days import DayChange, Outcome
from recoverytui.domain import list_versions
from recoverytui.domain.book import Deleted, ImportedEntry
from recoverytui.domain.day import Day
from recoverytui.domain.entry import Entry, Kind, Noun
from recoverytui.domain.list_versions import ListState
from recoverytui.domain.serialization import NOUNS
from recoverytui.imports.imported import Incoming, LeftOut, Omitted
from recoverytui.imports.merge import Fate, deletes, fate
from recoverytui.imports.own_lists import OwnLists
from recoverytui.storage import bulk as rows
from recoverytui.storage import settings

T = TypeVar("T")

Progress: TypeAlias = Callable[[int, int], None]
"""Receives the entries compared, then written, and their total. An exception from it rolls the import back."""

_LOOKED_UP = 1_000
"""Batch size for looking up entries."""


class Report(NamedTuple):
    """Result of an import, or of its preview."""

    new: Mapping[Kind, int]
    changed: int
    """Entries of which the file has a newer version; undo keeps the diary's."""
    deleted: int
    known: int
    """Entries that the diary already has."""
    left_out: Mapping[LeftOut, int]
    omitted: Sequence[Omitted] = ()
    """Parts of another program's file that the diary does not take, and remarks about it."""
    merged: int = 0
    """Days that now have parts of both sides."""
    back: int = 0
    """Entries that were deleted here, and of which the file has a later version."""


class MergedList(NamedTuple):
    """People or names, with those of the file."""

    state: ListState
    adds: bool
    """Whether the person sees something new or otherwise in it."""
    removed: int
    """How many they see no longer."""
    is_seen: bool
    """Whether undo has to take it back."""


@dataclass(slots=True)
class ImportPlan:
    """The changes that an import will make."""

    new: dict[Kind, list[ImportedEntry]] = field(default_factory=dict)
    back: list[ImportedEntry] = field(default_factory=list)
    """New entries that had been permanently deleted here."""
    taken: list[tuple[Entry[Noun], ImportedEntry]] = field(default_factory=list)
    agreed: list[tuple[Entry[Noun], ImportedEntry]] = field(default_factory=list)
    older: list[tuple[Entry[Noun], ImportedEntry]] = field(default_factory=list)
    """Earlier versions that undo does not hold yet."""
    removed: list[tuple[Entry[Noun], str]] = field(default_factory=list)
    removed_later: list[tuple[Entry[Noun], str]] = field(default_factory=list)
    """Deleted in both, with the later time of deletion in the file."""
    gone: list[Deleted] = field(default_factory=list)
    days: list[DayChange] = field(default_factory=list)
    of_days: Counter[Outcome] = field(default_factory=Counter)
    began: date | None = None
    prefs: dict[str, int | str] = field(default_factory=dict)
    own: dict[str, int] = field(default_factory=dict)
    """Positions in programmes, by settings key."""
    lists: dict[str, MergedList] = field(default_factory=dict)
    """People and names, by settings key."""
    programmes: dict[str, str] = field(default_factory=dict)
    """Programme texts for which this diary has no changed version."""
    known: int = 0
    left_out: Counter[LeftOut] = field(default_factory=Counter)
    omitted: Sequence[Omitted] = ()

    def is_nothing(self) -> bool:
        """Return whether the import changes nothing."""
        lists = (self.taken, self.agreed, self.older, self.removed, self.removed_later, self.gone, self.days)
        return not any((self.new, self.began, self.prefs, self.own, self.lists, self.programmes, *lists))

    def report(self) -> Report:
        """Return the counts shown to the person."""
        new = {kind: len(several) for kind, several in self.new.items()}
        new |= {Kind.DAY: count} if (count := self.of_days[Outcome.NEW]) else {}
        if count := len(self.own) + len(self.programmes) + sum(each.adds for each in self.lists.values()):
            new[Kind.SETTING] = count
        back = sum(entry.deleted for entry, _ in self.taken)
        changed = len(self.taken) - back + self.of_days[Outcome.CHANGED]
        removed = len(self.removed) + self.of_days[Outcome.DELETED]
        removed += sum(each.removed for each in self.lists.values())
        merged, back = self.of_days[Outcome.MERGED], back + self.of_days[Outcome.BACK]
        return Report(new, changed, removed, self.known, self.left_out, self.omitted, merged, back)


def plan_import(diary: Diary, incoming: Incoming, progress: Progress) -> ImportPlan:
    """Compare every entry of a file with the diary; nothing is written."""
    plan = ImportPlan(omitted=incoming.omitted)
    done, total = 0, sum(map(len, incoming.entries.values()))
    for kind, several in incoming.entries.items():
        if kind is Kind.DAY:
            _judge_days(diary, plan, incoming)
            done += len(several)
            continue
        gone = rows.gone(diary.db, kind) if several else {}
        for some in batches(several, _LOOKED_UP):
            progress(done, total)
            done += len(some)
            kept = rows.kept(diary.db, NOUNS[kind], [imported.uid for imported in some])
            for imported in some:
                _judge(diary, plan, imported, kept.get(imported.uid), gone.get(imported.uid))
    for kind in incoming.entries.keys() - {Kind.DAY}:
        gone = rows.gone(diary.db, kind)
        for few in batches([each for each in incoming.deleted if each.kind is kind], _LOOKED_UP):
            kept = rows.kept(diary.db, NOUNS[kind], [each.uid for each in few])
            for each in few:
                _judge_deleted(plan, each, kept.get(each.uid), gone.get(each.uid, ""))
    _judge_diary(diary, plan, incoming)
    _judge_own_lists(diary, plan, incoming.own)
    progress(total, total)
    return plan


def _judge(diary: Diary, plan: ImportPlan, imported: ImportedEntry, kept: Entry[Noun] | None, gone: str | None) -> None:
    match fate(imported, kept, gone), kept:
        case Fate.NEW, _:
            plan.new.setdefault(imported.noun.kind, []).append(imported)
            if gone is not None:
                plan.back.append(imported)
        case Fate.WINS, Entry() as entry:
            plan.taken.append((entry, imported))
        case Fate.AGREED, Entry() as entry:
            plan.agreed.append((entry, imported))
            plan.known += 1
        case Fate.LOSES, Entry() as entry:
            plan.left_out[LeftOut.DELETED if entry.deleted else LeftOut.OLDER] += 1
            if not rows.is_in_history(diary.db, entry, imported):
                plan.older.append((entry, imported))
        case Fate.STAYS_DELETED, _:
            plan.left_out[LeftOut.DELETED] += 1
        case _:
            plan.known += 1


def _judge_days(diary: Diary, plan: ImportPlan, incoming: Incoming) -> None:
    gone = rows.gone(diary.db, Kind.DAY)
    for some in batches(list(merge_days.incoming(incoming.entries[Kind.DAY], incoming.deleted)), _LOOKED_UP):
        kept = rows.kept(diary.db, Day, [imported.uid for _, imported in some])
        for theirs, imported in some:
            outcome, change = merge_days.judge(theirs, imported, kept.get(imported.uid), gone.get(imported.uid))
            plan.of_days[outcome] += 1
            if outcome in _LEFT_OUT:
                plan.left_out[_LEFT_OUT[outcome]] += 1
            elif outcome is Outcome.KNOWN and not theirs.is_blank:
                plan.known += 1
            if isinstance(change, Deleted):
                plan.gone.append(change)
            elif change is not None:
                plan.days.append(change)


_LEFT_OUT = {Outcome.OLDER: LeftOut.OLDER, Outcome.STAYS_DELETED: LeftOut.DELETED}


def _judge_deleted(plan: ImportPlan, deleted: Deleted, kept: Entry[Noun] | None, gone: str) -> None:
    if kept is None:
        if deleted.changed_at > gone:
            plan.gone.append(deleted)
    elif deletes(deleted, kept):
        (plan.removed_later if kept.deleted else plan.removed).append((kept, deleted.changed_at))


def _judge_diary(diary: Diary, plan: ImportPlan, incoming: Incoming) -> None:
    """Plan the diary's start and settings: an untouched diary takes the file's, any other only an earlier start."""
    untouched = rows.is_untouched(diary.db)
    began = min(incoming.began or diary.began, diary.today if untouched else diary.began)
    if began != diary.began:
        plan.began = began
    if untouched:
        prefs = diary.prefs
        plan.prefs = {key: value for key, value in incoming.prefs.items() if getattr(prefs, key) != value}
        if incoming.new_page not in {None, diary.new_page}:
            plan.prefs[settings.PAGE] = str(incoming.new_page)


def _judge_own_lists(diary: Diary, plan: ImportPlan, own: OwnLists) -> None:
    """Plan people, names and positions; the later of two positions in a programme wins."""
    for key, theirs in own.lists.items():
        mine = settings.own_list(diary.db, key)
        merged = list_versions.joined(mine, theirs)
        if merged != mine:
            before, after = {*list_versions.shown(mine)}, {*list_versions.shown(merged)}
            removed = {each.name for each in mine.items} - {each.name for each in merged.items}
            plan.lists[key] = MergedList(merged, bool(after - before), len(removed), before != after)
    here = {each.id: each for each in programmes.states(diary)}
    for state in own.programmes:
        known = here.get(state.id)
        if state.week > (known.week if known else 1):
            plan.own[programmes.setting_key(state.id)] = state.week
        if state.changes and not (known and known.changes) and programme_files.is_usable(state.id):
            plan.programmes[state.id] = "\n".join(state.changes)


def batches(several: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """Yield slices of at most `size` items."""
    for start in range(0, len(several), size):
        yield several[start : start + size]
