"""Import a document of this program part by part: memory does not grow with the file, and all of it comes in or none.

The file is read once to check it, once to see whether it has anything new, unless the diary is empty, and once to write
it, in one transaction.
"""

from collections import Counter
from collections.abc import Callable, Iterator

from recoverytui.commands.diary import Diary
from recoverytui.commands.import_input import LargeFile
from recoverytui.commands.import_plan import ImportPlan, Progress, Report, plan_import
from recoverytui.commands.import_writer import bring_in_programmes, carry_out
from recoverytui.domain.entry import Kind
from recoverytui.errors import N_, DiaryInUse
from recoverytui.imports.document_stream import StreamedDocument
from recoverytui.imports.imported import LeftOut
from recoverytui.storage import bulk as rows

_KB = 1000


class _Totals:
    """What the plans of all parts come to."""

    def __init__(self) -> None:
        self.is_nothing = True
        self.has_older = False
        self._new: Counter[Kind] = Counter()
        self._left_out: Counter[LeftOut] = Counter()
        self._counts = Report({}, 0, 0, 0, {})

    def add(self, plan: ImportPlan) -> None:
        """Add the plan of one part."""
        self.is_nothing = self.is_nothing and plan.is_nothing()
        self.has_older = self.has_older or bool(plan.older)
        one, two = plan.report(), self._counts
        self._new.update(one.new)
        self._left_out.update(one.left_out)
        names = ("changed", "deleted", "known", "merged", "back")
        self._counts = two._replace(**{name: getattr(one, name) + getattr(two, name) for name in names})

    def report(self) -> Report:
        """Return the counts."""
        return self._counts._replace(new=dict(self._new), left_out=self._left_out)


def opened(file: LargeFile, progress: Progress) -> StreamedDocument:
    """Return a document whose every entry was checked; raises FileRefused. Progress is told in kilobytes."""
    document = StreamedDocument(file.parts)
    document.validate(lambda done: progress(done // _KB, file.size // _KB))
    return document


def import_entries(diary: Diary, document: StreamedDocument, dry_run: bool, progress: Progress) -> Report:
    """Merge a document into the diary as `import_file.import_entries` does."""
    seen = _Totals()
    with diary.db.reading():
        version = diary.data_version()
        is_all_new = not dry_run and document.count > 0 and rows.is_untouched(diary.db)
        total = document.count * (1 if dry_run or is_all_new else 2)
        if not is_all_new:
            seen.add(plan_import(diary, document.head, _silent))
            for plan in _plans(diary, document, lambda done: progress(done, total)):
                seen.add(plan)
    if not is_all_new and (dry_run or seen.is_nothing):
        progress(total, total)
        return seen.report()
    diary.copy_before("import")
    before, written = total - document.count, _Totals()
    with diary.step("import") as earlier:
        if diary.data_version() != version:
            raise DiaryInUse(N_("The diary is in use by another program right now. Nothing was changed; try again."))
        if seen.has_older:
            earlier.stands_for_good()  # undo takes back the step after it first
        with diary.step("import") as step:
            head = plan_import(diary, document.head, _silent)
            carry_out(diary, head, step, _silent)  # the settings of a file come only into an untouched diary
            written.add(head)
            for plan in _plans(diary, document, lambda done: progress(before + done, total)):
                for entry, imported in plan.older:
                    rows.keep_in_history(earlier, entry, imported)
                carry_out(diary, plan, step, _silent)
                written.add(plan)
            bring_in_programmes(diary, head)
    return written.report()


def _plans(diary: Diary, document: StreamedDocument, tell: Callable[[int], object]) -> Iterator[ImportPlan]:
    """Yield the plan of each part of a document, and tell how many entries are done when it was used."""
    done = 0
    for part in document.parts():
        yield plan_import(diary, part, _silent)
        done += sum(map(len, part.entries.values()))
        tell(done)


def _silent(done: int, total: int) -> None:
    """Discard the progress of one part."""
