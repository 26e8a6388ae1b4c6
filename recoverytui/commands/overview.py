"""Queries over the whole diary: the overview, the measures, the runs, and one day."""

from contextlib import suppress
from datetime import date, timedelta

from recoverytui.commands import days, goals, look_back, strategies, talks, wins
from recoverytui.commands.diary import Diary
from recoverytui.dataclass import dataclass
from recoverytui.domain import calendar, rhythm
from recoverytui.domain.dashboard import Dashboard, Gap, Past, ProgrammeWeek, Return
from recoverytui.domain.day import Day
from recoverytui.domain.entry import Entry
from recoverytui.domain.goal import Agreement, TryOut, TryState
from recoverytui.domain.neutral_days import NeutralDays
from recoverytui.domain.rhythm import Streak
from recoverytui.domain.strategy import Use
from recoverytui.domain.talk import Talk
from recoverytui.domain.win import Win
from recoverytui.errors import RecoveryError
from recoverytui.storage import days as day_rows
from recoverytui.storage import entries as rows
from recoverytui.storage import goals as goal_rows
from recoverytui.storage import settings
from recoverytui.storage import strategies as strategy_rows
from recoverytui.storage import wins as win_rows

PAUSE_QUESTION_AFTER = 7
"""Quiet days from which on the overview asks once whether to record a pause."""
NEW_PAGE_AFTER = 14
"""Days without a win from which on the overview offers, once, to begin a new page."""
_ASKED = "pause_question_answered"
_OFFERED = "new_page_answered"
_WAYS_BACK = (8 * 7, 64 * 7, 512 * 7)
"""How many days are read for the measures, in turn until they are enough; the first for the last 8 weeks."""
_MOST_OF_WEEK = 20
"""Limit of the wins of a week in the overview; the list of wins has the others."""


@dataclass
class DaySummary:
    """All entries of one day."""

    day: Day
    wins: tuple[Entry[Win], ...]
    uses: tuple[Entry[Use], ...]
    tryouts: tuple[Entry[TryOut], ...]


def dashboard(diary: Diary) -> Dashboard:
    """Return the data of the overview."""
    with diary.db.reading():
        today = diary.today
        streak, neutral = _measure(diary, today)
        last = win_rows.last_day(diary.db, today)
        quiet = rhythm.quiet_days(last, today, neutral)
        goals_now, here = goals.going_on(diary), days.get(diary, today)
        return Dashboard(
            today=today,
            streak=streak,
            letters=fortnight(diary),
            empty=streak.wins == 0 and rows.is_empty(diary.db),
            quiet_view=diary.prefs.quiet_view,
            quiet_days=quiet,
            gap=_gap(diary, last, today) if quiet >= PAUSE_QUESTION_AFTER else None,
            offers_page=here.mark is None and _offers_page(diary, last, today),
            note=here if here.note else None,
            week=tuple(wins.list_newest(diary, limit=_MOST_OF_WEEK, since=_monday(today), until=today)),
            old_win=wins.old_win(diary),
            goals=goals_now,
            talk=_next_talk(diary, today),
            company=tuple(
                Agreement(goal.entry, tryout)
                for goal in goals_now
                for tryout in goal.tryouts
                if tryout.noun.in_company and tryout.noun.state in {TryState.THINKING, TryState.TRYING}
            ),
            programme_week=_programme_week(diary),
            pinned=strategies.pinned(diary),
            pause=days.open_pause(diary),
            mark=here.mark,
        )


def fortnight(diary: Diary, as_of: date | None = None) -> str:
    """Return the marks of the 14 days up to a day (None is today), oldest first."""
    today = as_of or diary.today
    first = date.fromordinal(max(today.toordinal() - 13, 1))
    new_page = diary.new_page or first
    shown = look_back.days(diary, max(first, new_page), today, as_of=today) if new_page <= today else ()
    return calendar.strip(shown).rjust((today - first).days + 1)


def _monday(day: date) -> date:
    return date.fromordinal(max(day.toordinal() - day.weekday(), 1))


def _next_talk(diary: Diary, today: date) -> Entry[Talk] | None:
    coming = [talk for talk in talks.all_(diary) if talk.noun.day is not None and talk.noun.day >= today]
    return min(coming, key=lambda talk: (talk.noun.day or today, talk.number), default=None)


def _programme_week(diary: Diary) -> ProgrammeWeek | None:
    """Return the current week of the first programme that the person has begun."""
    begun = [key.removeprefix(settings.PATH) for key in settings.values(diary.db) if key.startswith(settings.PATH)]
    if not begun:
        return None
    from recoverytui.commands import programmes  # imported late: most diaries use no programme

    with suppress(RecoveryError):  # the room of the programme shows the error
        status = programmes.get(diary, begun[0], "en")
        if status.programme is not None:
            title = status.programme.title if status.own else ""
            return ProgrammeWeek(status.name, title, status.number, len(status.programme.weeks))
    return None


def measure(diary: Diary, as_of: date | None = None) -> Streak:
    """Return the measures A to D as of a day, which may be in the future."""
    with diary.db.reading():
        return _measure(diary, as_of or diary.today)[0]


def returns(diary: Diary, as_of: date | None = None) -> int:
    """Return measure E as of a day."""
    with diary.db.reading():
        return rhythm.returns(win_rows.days_newest_first(diary.db, as_of or diary.today), diary.began)


def past(diary: Diary) -> tuple[Past, Streak]:
    """Return the runs of days with wins, newest first, and the number of returns; and the measures of today."""
    with diary.db.reading():
        today = diary.today
        newest_first = win_rows.days_newest_first(diary.db, today)
        neutral = _neutral(diary, today, date.min)
        streak = _streak(diary, today, newest_first, neutral)
        runs = tuple(rhythm.runs(newest_first, today, neutral, diary.prefs.breather, diary.new_page))
        return Past(runs, rhythm.returns(newest_first, diary.began), streak.run is not None), streak


def on(diary: Diary, day: date) -> DaySummary:
    """Return the entries of a day."""
    with diary.db.reading():
        return DaySummary(
            day=days.get(diary, day),
            wins=tuple(win_rows.of_day(diary.db, day)),
            uses=tuple(strategy_rows.uses_of_day(diary.db, day)),
            tryouts=tuple(goal_rows.tryouts_of_day(diary.db, day)),
        )


def month_strip(diary: Diary, first: date, last: date) -> str:
    """Return the marks of the days from `first` to `last`; future days are blank."""
    return calendar.strip(look_back.days(diary, first, last))


def answer_pause_question(diary: Diary, yes: bool) -> None:
    """Record a pause for the quiet days, or not; either way the question is not asked again for them.

    Undo removes the pause, but does not reopen the question.
    """
    with diary.db.transaction():
        gap = dashboard(diary).gap
        if gap is None:
            return
        settings.remember(diary.db, _ASKED, gap.first.isoformat(), diary.changed_at())
        if yes:
            days.add_pause(diary, gap.first, gap.last)


def answer_return(diary: Diary, answer: Return) -> None:
    """Take the answer to what is offered after a long time: a pause for the days in between, a new page, or neither.

    Whatever the answer, neither is offered again for these days. Undo takes back the pause or the page alone.
    """
    with diary.db.transaction():
        last = win_rows.last_day(diary.db, diary.today)
        if last is None:
            return
        settings.remember(diary.db, _OFFERED, last.isoformat(), diary.changed_at())
        answer_pause_question(diary, answer is Return.PAUSE)
        if answer is Return.PAGE:
            begin_page(diary)


def begin_page(diary: Diary) -> date:
    """Begin a new page today: the measures of rhythm begin here, and every win and their number stay."""
    with diary.step("page.begin") as step:
        if diary.new_page != diary.today:
            settings.put(step, settings.PAGE, diary.today.isoformat())
    return diary.today


def join_pages(diary: Diary) -> None:
    """Take the beginning of the page away: the measures run over all days again."""
    with diary.step("page.join") as step:
        if diary.new_page is not None:
            settings.put(step, settings.PAGE, None)


def _measure(diary: Diary, today: date) -> tuple[Streak, NeutralDays]:
    """Return the measures, with the neutral days of the last weeks, and of all days since the last win.

    Days are read only as far back as is needed: the open run, or the time since the last win, may be years long.
    """
    start = win_rows.first_day(diary.db)
    for way in (*_WAYS_BACK, today.toordinal()):
        since = date.fromordinal(max(today.toordinal() - way, 1))
        newest_first = win_rows.days_newest_first(diary.db, today, since)
        neutral = _neutral(diary, today, since)
        streak = _streak(diary, today, newest_first, neutral)
        is_all = start is None or since.isoformat() <= start
        if is_all or (newest_first and (streak.run is None or streak.run.since != newest_first[-1])):
            break
    return streak, neutral


def _streak(diary: Diary, today: date, newest_first: list[date], neutral: NeutralDays) -> Streak:
    total, weeks = win_rows.count(diary.db, today)
    return rhythm.measure(
        today=today,
        began=diary.began,
        wins=total,
        weeks_with_wins=weeks,
        recent=set(newest_first),
        newest_first=newest_first,
        neutral=neutral,
        days_a_week=diary.prefs.days_a_week,
        breather=diary.prefs.breather,
        new_page=diary.new_page,
    )


def _gap(diary: Diary, last: date | None, today: date) -> Gap | None:
    if last is None:
        return None
    gap = Gap(last + timedelta(days=1), today - timedelta(days=1))
    return None if settings.values(diary.db).get(_ASKED) == gap.first.isoformat() else gap


def _offers_page(diary: Diary, last: date | None, today: date) -> bool:
    """Return whether to offer a new page: once in a time without wins, and never in a pause or on a marked day."""
    new_page = diary.new_page
    if last is None or (today - last).days < NEW_PAGE_AFTER or (new_page is not None and new_page > last):
        return False
    return days.open_pause(diary) is None and settings.values(diary.db).get(_OFFERED) != last.isoformat()


def _neutral(diary: Diary, today: date, since: date) -> NeutralDays:
    """Return the days in a pause and the marked ones, from a day on."""
    pauses = ((pause.noun.start, pause.noun.end) for pause in day_rows.pauses(diary.db, since))
    return NeutralDays(pauses, day_rows.marked(diary.db, since), today)
