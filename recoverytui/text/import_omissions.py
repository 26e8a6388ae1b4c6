"""Name each part of another program's file that was left out, with the reason; equal parts are named once."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from recoverytui.errors import N_
from recoverytui.text.translator import NN_, Translator

REASONS = {
    "before-days": N_("Left out, as no day stands above it: {part}"),
    "unknown-day": N_("Left out, as its day cannot be read: {part}"),
    "no-field": N_("Left out, as the diary has no place for it: {part}"),
    "technical": N_("Left out, as only the other program needs it: {part}"),
    "time": N_("Left out, as the diary keeps days only: the time of day in {part}"),
    "not-done": N_("Left out, as it was not done: {part}"),
    "heading": N_("Left out, as a heading is no win: {part}"),
    "media": N_("Left out, as the diary keeps text only: {part}"),
    "no-text-file": N_("Left out, as the file is hidden or of another kind: {part}"),
    "no-day": N_("Left out, as it has no day in its name or lines: {part}"),
    "repeated": N_("Left out, as the other files say it too: {part}"),
    "day-first": N_("Dates such as 3/4/2026 were read with the day first: {part}"),
    "long-day": N_("More than one note can hold, so the rest became wins, for you only: {part}"),
    "utc-day": N_("The time zone is not known, so the day is that of UTC: {part}"),
    "folder-name": N_("The habit is named as its folder is: {part}"),
}
"""Sentence for each reason of `imports.imported.Why`, by its value."""
_MORE = NN_("and {n} more", "and {n} more")


class OmittedPart(Protocol):
    """A part of a file that is left out."""

    @property
    def why(self) -> str:
        """Reason, a key of REASONS."""

    @property
    def text(self) -> str:
        """Words left out."""

    @property
    def name(self) -> str:
        """Column, key or day."""

    @property
    def line(self) -> int:
        """Line, 0 if unknown."""

    @property
    def entry(self) -> int:
        """Number of the entry, 0 if unknown."""

    @property
    def file(self) -> str:
        """File in a folder or archive."""


def sentences(words: Translator, parts: Iterable[OmittedPart]) -> Iterator[str]:
    """Yield one sentence for each different part, with where it is first and how often it occurs."""
    counts: dict[tuple[str, str, str], int] = {}
    first: dict[tuple[str, str, str], OmittedPart] = {}
    for part in parts:
        key = (part.why, part.name, part.text if part.text or part.name else part.file)
        counts[key] = counts.get(key, 0) + 1
        first.setdefault(key, part)
    for key, part in first.items():
        yield words(REASONS[part.why], part=_named(words, part, counts[key]))


def _named(words: Translator, part: OmittedPart, count: int) -> str:
    """Return a part with its place: `notes/a.md, line 3 and 2 more: Question: Did you walk?`."""
    places = [part.file] if part.file else []
    if part.line:
        places.append(words(N_("line {n}"), n=part.line))
    elif part.entry:
        places.append(words(N_("entry {n}"), n=part.entry))
    where = ", ".join(places)
    if (more := count - 1) > 0:
        where = f"{where} {words.plural(*_MORE, more)}".strip()
    said = ": ".join(filter(None, (part.name, part.text)))
    return ": ".join(filter(None, (where, said)))
