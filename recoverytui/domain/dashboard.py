"""What one glance at the overview holds."""

from datetime import date
from typing import NamedTuple

from recoverytui.domain.card import Card
from recoverytui.domain.day import Mark, Pause
from recoverytui.domain.entry import Entry
from recoverytui.domain.goal import GoalLine
from recoverytui.domain.rhythm import Run, Streak
from recoverytui.domain.strategy import StrategyLine
from recoverytui.domain.win import Win


class Gap(NamedTuple):
    """Quiet days since the last win, that a pause could be put in for."""

    first: date
    last: date


class Dashboard(NamedTuple):
    """The overview of one diary on one day."""

    today: date
    streak: Streak
    empty: bool
    """Nothing has been written at all."""
    quiet_view: bool
    """The person asked not to see numbers."""
    quiet_days: int
    """Quiet days between the last win and today; the greeting asks for it, and nothing shows it."""
    gap: Gap | None
    """The one question about a pause waits for an answer."""
    old_win: Entry[Win] | None
    goals: tuple[GoalLine, ...]
    """The goals going on."""
    pinned: tuple[StrategyLine, ...]
    pause: Entry[Pause] | None
    """The pause that is going on."""
    mark: Mark | None
    """How today is marked."""


class Past(NamedTuple):
    """The runs, newest first, and how often the person found their way back."""

    runs: tuple[Run, ...]
    returns: int
    open: bool
    """The newest run is still open."""


class HardDay(NamedTuple):
    """The answer of the overview to a hard day."""

    pinned: tuple[StrategyLine, ...]
    card: Card | None
    """The card for hard days, or None while it says nothing."""
