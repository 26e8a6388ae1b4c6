"""A goal: something a person would like, on their own terms; and the try-outs on the way."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from recoverytui.dataclass import dataclass
from recoverytui.domain.entry import Entry, Kind
from recoverytui.domain.validation import as_choice, as_day, optional, set_fields, written


class GoalState(StrEnum):
    """State of a goal; no end state is worse than another."""

    GOING_ON = "going on"
    REACHED = "reached"
    CHANGED = "changed"
    ON_THE_SHELF = "on the shelf"
    LET_GO = "let go"


class TryState(StrEnum):
    """State of a try-out; a tried one counts, whatever the result."""

    THINKING = "thinking of it"
    TRYING = "trying"
    TRIED = "tried"
    ON_THE_SHELF = "on the shelf"


class Sake(StrEnum):
    """For whose sake one wants something; for the person alone."""

    MINE = "mine"
    OTHERS = "others"
    BOTH = "both"


@dataclass
class Goal:
    """Something I would like, why it matters to me, and what is good enough."""

    kind: ClassVar[Kind] = Kind.GOAL

    text: str
    why: str | None = None
    enough: str | None = None
    state: GoalState = GoalState.GOING_ON
    only_me: bool = False
    became: str | None = None
    """What it became, when it changed; `text` keeps the old words."""
    sake: Sake | None = None

    def __post_init__(self) -> None:
        set_fields(
            self,
            text=written(self.text),
            why=optional(self.why),
            enough=optional(self.enough),
            state=as_choice(GoalState, self.state),
            became=optional(self.became),
            sake=None if self.sake is None else as_choice(Sake, self.sake),
        )


@dataclass
class TryOut:
    """A step to try towards a goal."""

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
    """Findings."""
    wants_company: bool = False
    """Whether company is wished for."""
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
        """Return whether company is wished for, named, or has a place to meet."""
        return self.wants_company or self.company is not None or self.meet is not None


@dataclass
class GoalLine:
    """A goal with its try-outs in the order they were written."""

    entry: Entry[Goal]
    tryouts: tuple[Entry[TryOut], ...]

    @property
    def tried(self) -> int:
        """Number of tried steps; it never decreases."""
        return sum(tryout.noun.state is TryState.TRIED for tryout in self.tryouts)

    @property
    def next(self) -> Entry[TryOut] | None:
        """The first active try-out, else the first planned one."""
        for state in (TryState.TRYING, TryState.THINKING):
            for tryout in self.tryouts:
                if tryout.noun.state is state:
                    return tryout
        return None


@dataclass
class Agreement:
    """A try-out with company, and its goal."""

    goal: Entry[Goal]
    tryout: Entry[TryOut]
