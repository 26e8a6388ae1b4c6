"""What the overview and the history show, as values: gathered by commands, said by `text.overview`."""

from datetime import date
from typing import NamedTuple

from recoverytui.domain.card import Card
from recoverytui.domain.day import Day, Mark, Pause
from recoverytui.domain.entry import Entry
from recoverytui.domain.goal import Agreement, GoalLine
from recoverytui.domain.rhythm import Run, Streak
from recoverytui.domain.strategy import StrategyLine
from recoverytui.domain.talk import Talk
from recoverytui.domain.win import Win


class Gap(NamedTuple):
    """Quiet days since the last win, that a pause could be put in for."""

    first: date
    last: date


class PathWeek(NamedTuple):
    """The week of a path that was begun."""

    name: str
    title: str
    """The title of a path of one's own; empty for the path of the program."""
    number: int
    of: int


class Dashboard(NamedTuple):
    """The overview of one diary on one day."""

    today: date
    streak: Streak
    marks: str
    """The marks of the last 14 days, oldest first, as `domain.calendar.strip` writes them."""
    empty: bool
    """Nothing has been written at all."""
    quiet_view: bool
    """The person asked not to see numbers."""
    quiet_days: int
    """Quiet days between the last win and today; only the greeting depends on it."""
    gap: Gap | None
    """The one question about a pause waits for an answer."""
    note: Day | None
    """Today, when it has a note."""
    week: tuple[Entry[Win], ...]
    """The wins of this week up to today, newest first."""
    old_win: Entry[Win] | None
    goals: tuple[GoalLine, ...]
    """The goals going on."""
    talk: Entry[Talk] | None
    """The next talk that has a day, today or later."""
    company: tuple[Agreement, ...]
    """The try-outs that somebody is to come along to."""
    path: PathWeek | None
    pinned: tuple[StrategyLine, ...]
    pause: Entry[Pause] | None
    """The pause that is going on."""
    mark: Mark | None
    """How today is marked."""

    @property
    def is_quiet_time(self) -> bool:
        """There are wins, and none in the last 14 days: the overview shows no measures (rhythm.md, section 4)."""
        return bool(self.streak.wins) and not self.streak.days_with_wins


class Past(NamedTuple):
    """The runs, newest first, and how often the person found their way back."""

    runs: tuple[Run, ...]
    returns: int
    open: bool
    """The newest run is still open."""


class HardDay(NamedTuple):
    """What the overview shows first on a hard day."""

    pinned: tuple[StrategyLine, ...]
    card: Card | None
    """The card for hard days, or None when it is empty."""
