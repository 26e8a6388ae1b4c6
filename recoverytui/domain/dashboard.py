"""Data of the overview and the history, computed by commands and put into words by `text.overview`."""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from recoverytui.dataclass import dataclass
from recoverytui.domain.day import Day, Mark, Pause
from recoverytui.domain.entry import Entry
from recoverytui.domain.goal import Agreement, GoalLine
from recoverytui.domain.rhythm import Run, Streak
from recoverytui.domain.strategy import StrategyLine
from recoverytui.domain.talk import Talk
from recoverytui.domain.win import Win

if TYPE_CHECKING:
    from recoverytui.domain.card import Card

LATELY = 14
"""Days of the strip, and of a quiet time."""


class Return(StrEnum):
    """Answer to what the overview offers after a long time without wins."""

    PAUSE = "pause"
    PAGE = "page"
    NEITHER = "neither"


@dataclass
class Gap:
    """Quiet days since the last win, for which a pause can be suggested."""

    first: date
    last: date


@dataclass
class ProgrammeWeek:
    """The current week of the current programme."""

    name: str
    title: str
    """Title of the person's own programme; empty for the built-in one."""
    number: int
    of: int


@dataclass
class Dashboard:
    """The overview of a diary on one day."""

    today: date
    streak: Streak
    letters: str
    """The letters of the last 14 days, oldest first, as `domain.calendar.strip` writes them."""
    empty: bool
    """Whether the diary has no entries."""
    quiet_view: bool
    """Whether the person has chosen to hide numbers."""
    quiet_days: int
    """Quiet days between the last win and today; used by the greeting only."""
    gap: Gap | None
    """Whether the question about a pause is still open."""
    offers_page: bool
    """Whether beginning a new page is offered."""
    note: Day | None
    """Today, when it has a note."""
    week: tuple[Entry[Win], ...]
    """Wins of this week up to today, newest first."""
    old_win: Entry[Win] | None
    goals: tuple[GoalLine, ...]
    """Active goals."""
    talk: Entry[Talk] | None
    """The next talk that has a date, today or later."""
    company: tuple[Agreement, ...]
    """Open try-outs with company."""
    programme_week: ProgrammeWeek | None
    pinned: tuple[StrategyLine, ...]
    pause: Entry[Pause] | None
    """The open pause."""
    mark: Mark | None
    """Mark of today."""

    @property
    def is_quiet_time(self) -> bool:
        """Whether all wins are older than 14 days: the overview then hides the measures (rhythm.md, section 4).

        The first 14 days of a new page are no quiet time.
        """
        new_page = self.streak.new_page
        is_new = new_page is not None and (self.today - new_page).days < LATELY
        return bool(self.streak.wins) and not self.streak.days_with_wins and not is_new


@dataclass
class Past:
    """The runs, newest first, and the number of returns."""

    runs: tuple[Run, ...]
    returns: int
    open: bool
    """Whether the newest run is still open."""


@dataclass
class HardDay:
    """Data of the overview on a hard day."""

    pinned: tuple[StrategyLine, ...]
    card: "Card | None"
    """The card for hard days, or None when it is empty."""
    been_here: bool = False
    """Whether there is something to see of earlier hard days."""


@dataclass
class BeenHere:
    """What there was on and soon after earlier hard days."""

    wins: tuple[Entry[Win], ...]
    """The newest first."""
    helped: tuple[StrategyLine, ...]
    """Every strategy that ever helped, those that helped then first."""
