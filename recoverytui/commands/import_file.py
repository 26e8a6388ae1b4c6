"""Commands for import: parse a file, preview its changes, and merge them as one undoable step."""

from pathlib import Path
from typing import NamedTuple

from recoverytui.commands import import_input, import_stream
from recoverytui.commands.diary import Diary
from recoverytui.commands.import_input import LargeFile
from recoverytui.commands.import_plan import Progress, Report, plan_import
from recoverytui.commands.import_writer import bring_in_programmes, carry_out
from recoverytui.domain.import_source import CARD, OWN, SOURCES, Become
from recoverytui.errors import N_, BadInput
from recoverytui.imports import document, sources, strategy_card
from recoverytui.imports.document_stream import StreamedDocument
from recoverytui.imports.imported import Incoming
from recoverytui.imports.source_files import FileSet
from recoverytui.storage import bulk as rows


class File(NamedTuple):
    """What is imported, and its source."""

    files: FileSet
    source: str
    """Name of its row in SOURCES."""
    large: LargeFile | None = None
    """A document of this program that is not held in memory."""

    @property
    def is_foreign(self) -> bool:
        """Return whether another program wrote it, so that its entries become wins or notes."""
        return SOURCES[self.source].is_foreign

    @property
    def is_card(self) -> bool:
        """Return whether it is a card of strategies from somebody else, who can then be named."""
        return self.source == CARD

    @property
    def become(self) -> Become:
        """Kind of the entries of another program when nobody says otherwise."""
        return SOURCES[self.source].become


def read(
    path: Path, source: str | None = None, become: str | None = None, whose: str | None = None
) -> Incoming | StreamedDocument:
    """Parse a file; without a source it is recognised.

    Raises as `inspect_file` and `parse_file` do.
    """
    return parse_file(inspect_file(path, source), become, whose)


def inspect_file(path: Path, source: str | None = None, *, pipes: bool = False) -> File:
    """Read a file or folder, and recognise its source unless it is given; raises FileRefused."""
    if source in {None, OWN} and (large := import_input.large_document(path)):
        return File(FileSet([]), OWN, large)
    return _inspected(import_input.read_path(path, pipes=pipes), source)


def inspect_data(data: bytes, source: str | None = None) -> File:
    """Recognise the source of bytes from a pipe unless it is given; raises FileRefused."""
    return _inspected(import_input.read_bytes(data), source)


def _inspected(files: FileSet, source: str | None) -> File:
    return File(files, source or sources.recognised(files))


def parse_file(
    file: File,
    become: str | None = None,
    whose: str | None = None,
    *,
    release: bool = False,
    progress: Progress | None = None,
) -> Incoming | StreamedDocument:
    """Return the parsed contents of a file; `whose` names whose idea the strategies of a card were.

    With `release` the bytes of another program's files are dropped, and the file cannot be parsed again. `progress` is
    told of a file that is not held in memory.
    Raises FileRefused with the fault and its location; BadInput for a file that takes no such option.
    """
    if whose is not None and not file.is_card:
        raise BadInput(N_("Only a card of what helps can say whose idea it was."))
    if file.is_foreign:
        return sources.read(file.files, file.source, Become(become) if become else file.become, release=release)
    if become is not None:
        raise BadInput(N_("A document of this program says itself what is in it. Leave --as out."))
    if file.large is not None:
        return import_stream.opened(file.large, progress or _silent)
    data = sources.only_file(file.files, file.source).data
    return strategy_card.read(data, whose) if file.is_card else document.read(data)


def counts(incoming: Incoming | StreamedDocument) -> Report:
    """Return the report of an import into a new diary."""
    if isinstance(incoming, StreamedDocument):
        return Report(incoming.counts, 0, 0, 0, {})
    return Report({kind: len(several) for kind, several in incoming.entries.items()}, 0, 0, 0, {}, incoming.omitted)


def import_entries(
    diary: Diary, incoming: Incoming | StreamedDocument, *, dry_run: bool = False, progress: Progress | None = None
) -> Report:
    """Merge parsed entries into the diary in one undoable transaction, after a backup.

    The later change of an entry wins, and undo keeps the other version. When the diary already has everything, nothing
    is written and no backup made. Raises DiaryDamaged, DiaryInUse, NotWritable.
    """
    tell = progress or _silent
    if isinstance(incoming, StreamedDocument):
        return import_stream.import_entries(diary, incoming, dry_run, tell)
    with diary.db.reading():
        # Read in one snapshot: the plan and the number say the same moment.
        plan, version = plan_import(diary, incoming, tell), diary.data_version()
    if dry_run or plan.is_nothing():
        return plan.report()
    diary.copy_before("import")
    # The older versions are a step of their own: one undo takes back the import, one more brings these.
    with diary.step("import") as earlier:
        if diary.data_version() != version:  # another process has written since the preview: plan again
            plan = plan_import(diary, incoming, tell)
        for entry, imported in plan.older:
            rows.keep_in_history(earlier, entry, imported)
        with diary.step("import") as step:
            carry_out(diary, plan, step, tell)
            bring_in_programmes(diary, plan)
    return plan.report()


def _silent(done: int, total: int) -> None:
    """Discard the progress."""
