"""Carry out the plan of an import."""

from recoverytui.commands import merge_days, programme_files
from recoverytui.commands.diary import Diary
from recoverytui.commands.import_plan import ImportPlan, Progress, batches
from recoverytui.dataclass import replace
from recoverytui.storage import bulk as rows
from recoverytui.storage import entries, settings
from recoverytui.storage.undo_log import Step

_WRITTEN = 5_000
"""Batch size for writing entries."""


def carry_out(diary: Diary, plan: ImportPlan, step: Step, progress: Progress) -> None:
    """Make the changes of a plan, in a step that undo takes back."""
    for imported in plan.back:
        rows.no_longer_gone(diary.db, imported.noun.kind, imported.uid)
    done, total = 0, sum(map(len, plan.new.values()))
    for kind, several in plan.new.items():
        for some in batches(several, _WRITTEN):
            progress(done, total)
            rows.add_many(step, kind, some)
            done += len(some)
    for entry, imported in plan.taken:
        rows.take(step, entry, imported)
    for entry, imported in plan.agreed:
        rows.agree(diary.db, entry, imported)
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
    for key, merged in plan.lists.items():
        settings.take_list(step, key, merged.state, noted=merged.is_seen)
    progress(total, total)


def bring_in_programmes(diary: Diary, plan: ImportPlan) -> None:
    """Write the programmes of a plan, which are files: last, as nothing takes them back."""
    for name, text in plan.programmes.items():
        programme_files.bring_in(diary, name, text)
