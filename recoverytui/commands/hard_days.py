"""Queries for a hard day: what helps, the card, and what there was on and soon after earlier hard days."""

from datetime import date, timedelta

from recoverytui.commands import cards, strategies
from recoverytui.commands.diary import Diary
from recoverytui.domain.card import CardName
from recoverytui.domain.dashboard import BeenHere, HardDay
from recoverytui.domain.day import Mark
from recoverytui.storage import days as day_rows
from recoverytui.storage import strategies as strategy_rows
from recoverytui.storage import wins as win_rows

SOON = 2
"""Days after a hard day that belong to it."""
MOST_DAYS = 50
"""The most earlier hard days that are looked at, the latest ones."""
MOST_WINS = 50


def hard_day(diary: Diary) -> HardDay:
    """Return the pinned strategies and the card for hard days; showing them is not logged."""
    with diary.db.reading():
        card, before = cards.get(diary, CardName.HARD_DAY), been_here(diary)
        return HardDay(
            pinned=strategies.pinned(diary),
            card=None if cards.is_empty(card) else card,
            been_here=bool(before.wins or before.helped),
        )


def been_here(diary: Diary) -> BeenHere:
    """Return the wins of earlier hard days and the days after them, and all that helped: then first, and at any time.

    Strategies count whether they are on the overview, put away, or neither. Nothing is written.
    """
    with diary.db.reading():
        today = diary.today
        then = _days(day_rows.latest_marked(diary.db, Mark.HARD, today, MOST_DAYS), today)
        if not then:
            return BeenHere((), ())
        helped_then = strategy_rows.helped_on(diary.db, then)
        helped = [line for line in strategies.ever_helped(diary) if line.entry.uid not in helped_then]
        first = [line for line in strategies.ever_helped(diary) if line.entry.uid in helped_then]
        return BeenHere(tuple(win_rows.of_days(diary.db, then, MOST_WINS)), (*first, *helped))


def _days(hard: list[date], today: date) -> list[date]:
    """Return each hard day and the days soon after it, before today."""
    soon = {day + timedelta(days=each) for day in hard for each in range(SOON + 1)}
    return sorted(day for day in soon if day < today)
