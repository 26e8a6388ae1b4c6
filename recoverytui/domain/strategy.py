"""A strategy: something that helps, in the person's own words; and a use of it on a day."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from recoverytui.dataclass import dataclass
from recoverytui.domain.entry import Entry, Kind
from recoverytui.domain.validation import as_choice, as_day, optional, set_fields, written


class Helped(StrEnum):
    """Outcome of one use of a strategy."""

    YES = "yes"
    LITTLE = "little"
    NO = "no"


@dataclass
class Strategy:
    """What helps, when, how, and whose idea it was."""

    kind: ClassVar[Kind] = Kind.STRATEGY

    text: str
    when: str | None = None
    how: str | None = None
    whose: str | None = None
    """Name of the person it came from."""
    pinned: bool = False
    """Shown on the overview."""
    away: bool = False
    """Archived: kept, but not listed."""
    only_me: bool = False

    def __post_init__(self) -> None:
        set_fields(
            self,
            text=written(self.text),
            when=optional(self.when),
            how=optional(self.how),
            whose=optional(self.whose),
        )


@dataclass
class Use:
    """One time a strategy was used."""

    kind: ClassVar[Kind] = Kind.USE

    strategy: str
    """The uid of the strategy."""
    day: date
    helped: Helped | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        set_fields(
            self,
            day=as_day(self.day),
            helped=None if self.helped is None else as_choice(Helped, self.helped),
            note=optional(self.note),
        )


@dataclass
class StrategyLine:
    """A strategy with how often it helped lately."""

    entry: Entry[Strategy]
    helped: int
    last_helped: date | None
