"""Report an import or its preview in sentences, shared by shell and screens."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from recoverytui.domain.book import LISTS
from recoverytui.domain.entry import Kind
from recoverytui.domain.import_source import SOURCES
from recoverytui.errors import N_
from recoverytui.text import import_omissions
from recoverytui.text.import_omissions import OmittedPart
from recoverytui.text.labels import KINDS
from recoverytui.text.translator import NN_, Translator

CHANGED = NN_(
    "{n} entry is newer in the file; what it said here can be undone.",
    "{n} entries are newer in the file; what they said here can be undone.",
)
MERGED = NN_(
    "{n} day was written in both places; it has both now.", "{n} days were written in both places; they have both now."
)
BACK = NN_(
    "{n} entry was deleted here, and is newer in the file; it comes back.",
    "{n} entries were deleted here, and are newer in the file; they come back.",
)
DELETED = NN_(
    "{n} entry is deleted in the file, and so here too.", "{n} entries are deleted in the file, and so here too."
)
KNOWN = NN_("{n} entry is here already.", "{n} entries are here already.")
LEFT_OUT = {
    "older": NN_(
        "{n} entry is left out: what is written here is newer.",
        "{n} entries are left out: what is written here is newer.",
    ),
    "deleted": NN_(
        "{n} entry is left out: it was deleted here later.",
        "{n} entries are left out: they were deleted here later.",
    ),
}
"""Reasons why an entry of a file is not imported."""


class Reported(Protocol):
    """Counts of an import, or of its preview."""

    @property
    def new(self) -> Mapping[Kind, int]:
        """New entries by kind."""

    @property
    def changed(self) -> int:
        """Number of changed entries."""

    @property
    def deleted(self) -> int:
        """Number of deleted entries."""

    @property
    def known(self) -> int:
        """Number of entries that the diary already had."""

    @property
    def left_out(self) -> Mapping[Any, int]:
        """Skipped entries by reason: a StrEnum of the commands layer, and keys are invariant, hence Any."""

    @property
    def merged(self) -> int:
        """Number of days with parts of both sides."""

    @property
    def back(self) -> int:
        """Number of entries that were deleted here and come back."""

    @property
    def omitted(self) -> Sequence[OmittedPart]:
        """Parts of another program's file that are left out."""


def source_sentence(words: Translator, source: str) -> str:
    """Return the sentence that names the source of the file."""
    return words(SOURCES[source].label, source=SOURCES[source].title)


def brings_anything(report: Reported) -> bool:
    """Return whether the import changes anything."""
    return bool(any(report.new.values()) or report.changed or report.merged or report.back or report.deleted)


def facts(report: Reported) -> dict[str, object]:
    """Return the counts of a report for --json, with the plural names of the JSON document."""
    return {
        "new": {LISTS.get(kind, "settings"): count for kind, count in report.new.items()},
        "changed": report.changed,
        "merged": report.merged,
        "back": report.back,
        "deleted": report.deleted,
        "known": report.known,
        "left_out": {reason.value: count for reason, count in report.left_out.items()},
        "omitted": [{key: getattr(each, key) or None for key in _OMITTED} for each in report.omitted],
    }


_OMITTED = ("why", "text", "name", "line", "entry", "file")


def report_lines(words: Translator, report: Reported, *, dry_run: bool) -> Iterator[str]:
    """Return the sentences: new, already there, and skipped with the reason."""
    new = ", ".join(words.plural(*KINDS[kind], n) for kind, n in report.new.items() if n)
    if new:
        yield words(N_("Ready to bring in: {new}.") if dry_run else N_("Taken in: {new}."), new=new)
    counted = {CHANGED: report.changed, MERGED: report.merged, BACK: report.back}
    counted |= {DELETED: report.deleted, KNOWN: report.known}
    counted.update({LEFT_OUT[reason]: n for reason, n in report.left_out.items()})
    yield from (words.plural(*said, n) for said, n in counted.items() if n)
    yield from import_omissions.sentences(words, report.omitted)
    if not brings_anything(report):
        yield words(N_("There is nothing new in the file."))
