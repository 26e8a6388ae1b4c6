"""A day: whether it was hard or for rest, and a free note; a pause; and when the diary day begins."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from recoverytui.dataclass import dataclass
from recoverytui.domain.entry import Kind
from recoverytui.domain.validation import LONGEST_NOTE, as_choice, as_day, optional, set_fields
from recoverytui.errors import N_, BadInput


class Mark(StrEnum):
    """Mark of a day; both are neutral in every measure."""

    HARD = "hard"
    REST = "rest"


@dataclass
class Day:
    """A day with a mark, a note, or both."""

    kind: ClassVar[Kind] = Kind.DAY

    day: date
    mark: Mark | None = None
    note: str | None = None
    mark_changed_at: str | None = None
    note_changed_at: str | None = None
    note_parts: str | None = None
    """Versions of the note that were written apart, as JSON: a list of lists of time of change and text."""
    replaced: str | None = None
    """Versions of the note that were replaced, in short form. See `day_versions` for all four."""

    def __post_init__(self) -> None:
        set_fields(
            self,
            day=as_day(self.day),
            mark=None if self.mark is None else as_choice(Mark, self.mark),
            note=optional(self.note, LONGEST_NOTE),
        )

    def __eq__(self, other: object) -> bool:
        """Compare what people see; the last four fields are for merging alone."""
        return (
            (self.day, self.mark, self.note) == (other.day, other.mark, other.note)
            if isinstance(other, Day)
            else NotImplemented
        )

    def __hash__(self) -> int:
        """Hash what is compared."""
        return hash((self.day, self.mark, self.note))


@dataclass
class Pause:
    """A rest from the diary; open while it has no end."""

    kind: ClassVar[Kind] = Kind.PAUSE

    start: date
    end: date | None = None
    """The last day of the pause."""
    note: str | None = None
    """For the person alone; never exported to anyone else."""

    def __post_init__(self) -> None:
        set_fields(
            self,
            start=as_day(self.start),
            end=None if self.end is None else as_day(self.end),
            note=optional(self.note),
        )
        if self.end is not None and self.end < self.start:
            raise BadInput(N_("A pause cannot end before it starts."))


def diary_day(moment: datetime, starts_at: int) -> date:
    """Return the diary day of a local wall-clock moment when days begin at hour `starts_at` (rhythm.md, section 3)."""
    return (moment.replace(tzinfo=None) - timedelta(hours=starts_at)).date()
