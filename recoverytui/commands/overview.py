"""Deeds that look at the whole diary: the overview, the measures, the runs, and one day."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from recoverytui.commands import cards, days, goals, strategies, wins
from recoverytui.commands.diary import Diary
from recoverytui.domain import rhythm
from recoverytui.domain.card import CardName
from recoverytui.domain.dashboard import Dashboard, Gap, HardDay, Past
from recoverytui.domain.day import Day
from recoverytui.domain.entry import Entry
from recoverytui.domain.goal import TryOut
from recoverytui.domain.neutral_days import NeutralDays
from recoverytui.domain.rhythm import Streak
from recoverytui.domain.strategy import Use
from recoverytui.domain.win import Win
from recoverytui.storage import days as day_rows
from recoverytui.storage import entries as rows
from recoverytui.storage import goals as goal_rows
from recoverytui.storage import settings
from recoverytui.storage import strategies as strategy_rows
from recoverytui.storage import wins as win_rows

PAUSE_QUESTION_AFTER = 7
"""From this many quiet days on, the overview asks once whether a pause should be put in."""
_ASKED = "pause_question_answered"
_RECENT_DAYS = 8 * 7


class DaySummary(NamedTuple):
    """All that was written on one day."""

    day: Day
    wins: tuple[Entry[Win], ...]
    uses: tuple[Entry[Use], ...]
    tryouts: tuple[Entry[TryOut], ...]


def dashboard(diary: Diary) -> Dashboard:
    """Return what the overview shows."""
    with diary.db.reading():
        today, neutral = diary.today, _neutral(diary, diary.today)
        last = next(win_rows.days_newest_first(diary.db, today), None)
        quiet = rhythm.quiet_days(last, today, neutral)
        streak = _measure(diary, today, neutral)
        return Dashboard(
            today=today,
            streak=streak,
            empty=streak.wins == 0 and rows.is_empty(diary.db),
            quiet_view=diary.prefs.quiet_view,
            quiet_days=quiet,
            gap=_gap(diary, last, today) if quiet >= PAUSE_QUESTION_AFTER else None,
            old_win=wins.old_win(diary),
            goals=goals.going_on(diary),
            pinned=strategies.pinned(diary),
            pause=days.open_pause(diary),
            mark=days.get(diary, today).mark,
        )


def measure(diary: Diary, as_of: date | None = None) -> Streak:
    """Return all measures of rhythm as of a day; a later day than today is taken as it is."""
    with diary.db.reading():
        today = as_of or diary.today
        return _measure(diary, today, _neutral(diary, today))


def past(diary: Diary) -> Past:
    """Return the runs of days with wins, newest first, and the returns."""
    with diary.db.reading():
        today, neutral, breather = diary.today, _neutral(diary, diary.today), diary.prefs.breather
        return Past(
            runs=tuple(rhythm.runs(win_rows.days_newest_first(diary.db, today), today, neutral, breather)),
            returns=rhythm.returns(win_rows.days_newest_first(diary.db, today), diary.began),
            open=rhythm.gentle_run(win_rows.days_newest_first(diary.db, today), today, neutral, breather) is not None,
        )


def on(diary: Diary, day: date) -> DaySummary:
    """Return what was written on a day."""
    with diary.db.reading():
        return DaySummary(
            day=days.get(diary, day),
            wins=tuple(win_rows.of_day(diary.db, day)),
            uses=tuple(strategy_rows.uses_of_day(diary.db, day)),
            tryouts=tuple(goal_rows.tryouts_of_day(diary.db, day)),
        )


def strip(diary: Diary, first: date, last: date) -> str:
    """Return one mark for each day from `first` to `last`, as in the strip of the overview."""
    with diary.db.reading():
        seen = win_rows.days_between(diary.db, first, min(last, diary.today))
        length = (last - first).days + 1
        drawn = rhythm.strip(seen, _neutral(diary, diary.today, first), diary.began, min(last, diary.today), length)
        if last < diary.today:
            drawn = drawn.replace("T", ".")  # only today itself is still open
        passed = max((min(last, diary.today) - first).days + 1, 0)
        return drawn[length - passed :].ljust(length)


def answer_pause_question(diary: Diary, yes: bool) -> None:
    """Put in a pause for the quiet days, or not; either way the question is not asked again for them.

    Undo takes back the pause, and not that an answer was given.
    """
    with diary.db.transaction():
        gap = dashboard(diary).gap
        if gap is None:
            return
        settings.remember(diary.db, _ASKED, gap.first.isoformat(), diary.changed_at())
        if yes:
            days.add_pause(diary, gap.first, gap.last)


def _measure(diary: Diary, today: date, neutral: NeutralDays) -> Streak:
    total, weeks = win_rows.count(diary.db, today)
    prefs, began = diary.prefs, diary.began
    first = date.fromordinal(max(today.toordinal() - _RECENT_DAYS, 1))
    return rhythm.measure(
        today=today,
        began=began,
        wins=total,
        weeks_with_wins=weeks,
        recent=win_rows.days_between(diary.db, first, today),
        newest_first=win_rows.days_newest_first(diary.db, today),
        neutral=neutral,
        days_a_week=prefs.days_a_week,
        breather=prefs.breather,
        returns=rhythm.returns(win_rows.days_newest_first(diary.db, today), began),
    )


def _gap(diary: Diary, last: date | None, today: date) -> Gap | None:
    if last is None:
        return None
    gap = Gap(last + timedelta(days=1), today - timedelta(days=1))
    return None if settings.values(diary.db).get(_ASKED) == gap.first.isoformat() else gap


def _neutral(diary: Diary, today: date, since: date | None = None) -> NeutralDays:
    """Return the pauses, and the days marked from a day on."""
    pauses: list[Entry[Any]] = day_rows.pauses(diary.db)
    marked = day_rows.marked(diary.db, since)
    return NeutralDays(((pause.noun.start, pause.noun.end) for pause in pauses), marked, today)


def hard_day(diary: Diary) -> HardDay:
    """Return the pinned strategies and the card for hard days; looking at them is written nowhere."""
    with diary.db.reading():
        card = cards.get(diary, CardName.HARD_DAY)
        return HardDay(
            pinned=strategies.pinned(diary),
            card=None if cards.is_empty(card) else card,
        )
