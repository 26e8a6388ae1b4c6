"""Report an import or its preview in sentences, shared by shell and screens."""

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from recoverytui.domain.entry import Kind
from recoverytui.errors import N_
from recoverytui.text.labels import KINDS
from recoverytui.text.translator import NN_, Translator

CHANGED = NN_(
    "{n} entry is newer in the file; what it said here can be undone.",
    "{n} entries are newer in the file; what they said here can be undone.",
)
DELETED = NN_("{n} entry was deleted on the other machine.", "{n} entries were deleted on the other machine.")
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
"""Reasons to skip an entry of a file."""
_OURS = {
    "recovery": N_("A document of this program."),
    "card": N_("A card of what helps."),
}


class Reported(Protocol):
    """What an import did, or would do."""

    @property
    def new(self) -> Mapping[Kind, int]:
        """How many of each kind are new."""

    @property
    def changed(self) -> int:
        """How many say something newer."""

    @property
    def deleted(self) -> int:
        """How many go."""

    @property
    def known(self) -> int:
        """How many are there already."""

    @property
    def left_out(self) -> Mapping[Any, int]:
        """How many do not come in, by the reason."""


def source_sentence(words: Translator, source: str) -> str:
    """Return the sentence that says whose file it is."""
    return words(_OURS[source]) if source in _OURS else words(N_("A file from {source}."), source=source)


def brings_anything(report: Reported) -> bool:
    """Return whether the import changes anything."""
    return bool(any(report.new.values()) or report.changed or report.deleted)


def report_lines(words: Translator, report: Reported, *, dry_run: bool) -> Iterator[str]:
    """Return the sentences: new, already there, and skipped with the reason."""
    new = ", ".join(words.plural(*KINDS[kind], n) for kind, n in report.new.items() if n)
    if new:
        yield words(N_("Would come in: {new}.") if dry_run else N_("Taken in: {new}."), new=new)
    counted = {CHANGED: report.changed, DELETED: report.deleted, KNOWN: report.known}
    counted.update({LEFT_OUT[reason]: n for reason, n in report.left_out.items()})
    yield from (words.plural(*said, n) for said, n in counted.items() if n)
    if not brings_anything(report):
        yield words(N_("There is nothing new in the file."))
