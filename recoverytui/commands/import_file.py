"""Commands for import: parse a file, preview its changes, and merge them as one undoable step."""

from pathlib import Path
from typing import NamedTuple

from recoverytui import atomic_files, paths
from recoverytui.commands import merge_days, programme_files
from recoverytui.commands.diary import Diary
from recoverytui.commands.import_plan import ImportPlan, Progress, Report, batches, plan_import
from recoverytui.dataclass import replace
from recoverytui.domain.import_source import CARD, SOURCES
from recoverytui.errors import N_, BadInput, FileRefused
from recoverytui.imports import document, sources, strategy_card
from recoverytui.imports.foreign import Become
from recoverytui.imports.imported import MOST_BYTES, Incoming, too_large
from recoverytui.storage import bulk as rows
from recoverytui.storage import entries, settings
from recoverytui.storage.undo_log import Step

_WRITTEN = 5_000
"""Batch size for writing entries."""


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

    Raises as `inspect_file` and `parse_file` do.
    """
    return parse_file(inspect_file(path, source), become, whose)


def inspect_file(path: Path, source: str | None = None) -> File:
    """Read a file, and recognise its source unless it is given; raises FileRefused."""
    path = paths.expanded(path)
    try:
        if not atomic_files.is_plain_file(path):
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
        plan, version = plan_import(diary, incoming, tell), diary.data_version()
    if dry_run or plan.is_nothing():
        return plan.report()
    diary.copy_before("import")
    with diary.step("import") as earlier:
        if diary.data_version() != version:  # another process has written since the preview: plan again
            plan = plan_import(diary, incoming, tell)
        for entry, draft in plan.older:
            rows.keep_in_history(earlier, entry, draft)
        with diary.step("import") as step:
            _carry_out(diary, plan, step, tell)
            for name, text in plan.programmes.items():
                programme_files.bring_in(diary, name, text)
    return plan.report()


def _carry_out(diary: Diary, plan: ImportPlan, step: Step, progress: Progress) -> None:
    for draft in plan.back:
        rows.no_longer_gone(diary.db, draft.noun.kind, draft.uid)
    done, total = 0, sum(map(len, plan.new.values()))
    for kind, drafts in plan.new.items():
        for some in batches(drafts, _WRITTEN):
            progress(done, total)
            rows.add_many(step, kind, some)
            done += len(some)
    for entry, draft in plan.taken:
        rows.take(step, entry, draft)
    for entry, draft in plan.agreed:
        rows.agree(diary.db, entry, draft)
    for entry, changed_at in plan.removed:
        rows.put(step, entry, replace(entry, changed_at=changed_at, deleted=True))
    for change in plan.days:
        merge_days.store(step, change)
    for entry, changed_at in plan.removed_later:
        entries.overwrite(diary.db, entry, replace(entry, changed_at=changed_at))
    for deleted in plan.gone:
        entries.mark_gone(diary.db, deleted.kind, deleted.uid, deleted.changed_at)
    if plan.began:
        settings.put(step, "began", plan.began.isoformat())
    for key, value in (plan.prefs | plan.own).items():
        settings.put(step, key, value)
    progress(total, total)


def _silent(done: int, total: int) -> None:
    """Discard the progress."""
