"""A goal: something a person would like, on their own terms; and the try-outs on the way."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar, NamedTuple

from recoverytui.domain.entry import Entry, Kind
from recoverytui.domain.validation import as_choice, as_day, optional, set_fields, written


class GoalState(StrEnum):
    """Where a goal is; every end is a fine end."""

    GOING_ON = "going on"
    REACHED = "reached"
    CHANGED = "changed"
    ON_THE_SHELF = "on the shelf"
    LET_GO = "let go"


class TryState(StrEnum):
    """Where a try-out is; tried counts, whatever came of it."""

    THINKING = "thinking of it"
    TRYING = "trying"
    TRIED = "tried"
    ON_THE_SHELF = "on the shelf"


@dataclass(frozen=True, slots=True)
class Goal:
    """Something I would like, why it matters to me, and what is good enough."""

    kind: ClassVar[Kind] = Kind.GOAL

    text: str
    why: str | None = None
    enough: str | None = None
    state: GoalState = GoalState.GOING_ON
    only_me: bool = False

    def __post_init__(self) -> None:
        set_fields(
            self,
            text=written(self.text),
            why=optional(self.why),
            enough=optional(self.enough),
            state=as_choice(GoalState, self.state),
        )


@dataclass(frozen=True, slots=True)
class TryOut:
    """Something to try out on the way to a goal."""

    kind: ClassVar[Kind] = Kind.TRYOUT

    goal: str
    """The uid of the goal."""
    text: str
    state: TryState = TryState.THINKING
    day: date | None = None
    """The day it was tried."""
    company: str | None = None
    plan_b: str | None = None
    found: str | None = None
    """What the person found out."""
    wants_company: bool = False
    """Would like somebody to come along."""
    meet: str | None = None
    """Where and when to meet."""
    felt: str | None = None
    """How it felt afterwards."""

    def __post_init__(self) -> None:
        set_fields(
            self,
            text=written(self.text),
            state=as_choice(TryState, self.state),
            day=None if self.day is None else as_day(self.day),
            company=optional(self.company),
            plan_b=optional(self.plan_b),
            found=optional(self.found),
            meet=optional(self.meet),
            felt=optional(self.felt),
        )

    @property
    def in_company(self) -> bool:
        """Whether company is wanted, named, or has a place to meet."""
        return self.wants_company or self.company is not None or self.meet is not None


class GoalLine(NamedTuple):
    """A goal with its try-outs in the order they were written."""

    entry: Entry[Goal]
    tryouts: tuple[Entry[TryOut], ...]

    @property
    def tried(self) -> int:
        """How many steps were tried; this only grows."""
        return sum(tryout.noun.state is TryState.TRIED for tryout in self.tryouts)

    @property
    def next(self) -> Entry[TryOut] | None:
        """The first try-out that is going on, else the first that is only thought of."""
        for state in (TryState.TRYING, TryState.THINKING):
            for tryout in self.tryouts:
                if tryout.noun.state is state:
                    return tryout
        return None


class Agreement(NamedTuple):
    """A try-out with company, and its goal."""

    goal: Entry[Goal]
    tryout: Entry[TryOut]
