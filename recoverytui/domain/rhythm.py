"""The measures of rhythm, A to E: none of them punishes a quiet day, and a late win or pause counts fully.

Pure functions over diary days. `today` is the diary day now (T), `began` the day on which the diary was first
opened (S). A win day after today counts in nothing until today reaches it.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Set
from datetime import date
from enum import StrEnum
from itertools import chain, dropwhile
from operator import sub

from recoverytui.dataclass import dataclass
from recoverytui.domain.neutral_days import NeutralDays

AWAY = 3
"""From this many calendar days without a win, the next win is a return (measure E)."""


class WeekState(StrEnum):
    """How a week stands in the weekly rhythm (measure C)."""

    KEPT = "kept"
    SOME = "some"
    QUIET = "quiet"
    REST = "rest"
    OPEN = "open"


@dataclass
class Run:
    """Days with wins that lie close enough together to belong to one run (measure D)."""

    days: int
    """How many days with a win, not how many days went by."""
    since: date
    until: date


@dataclass
class Streak:
    """The measures A to D on one day; E alone (`returns`) needs every day with a win."""

    as_of: date
    began: date
    wins: int
    """Measure A."""
    weeks_with_wins: int
    """Measure A2."""
    days_with_wins: int
    """Measure B, of the last 14 days."""
    strip: str
    """The last 14 days, oldest first; see `strip`."""
    days_a_week: int
    kept_weeks: int
    """Measure C, of the last 8 weeks."""
    weeks: tuple[WeekState | None, ...]
    """The last 8 weeks, oldest first."""
    run: Run | None
    """Measure D, or None when no run is open."""
    new_page: date | None = None
    """The day of a new page, from which B, C and D are measured; A and E never change with it."""


def measure(
    *,
    today: date,
    began: date,
    wins: int,
    weeks_with_wins: int,
    recent: Set[date],
    newest_first: Iterable[date],
    neutral: NeutralDays,
    days_a_week: int,
    breather: int,
    new_page: date | None = None,
) -> Streak:
    """Put the measures A to D together.

    Counts (A, A2) are given; `recent` holds the win days of at least the last 8 weeks, and `newest_first`
    may be lazy: it is read no further than `gentle_run` needs. From a new page on (`page`), B, C and D see neither
    wins nor quiet days of before; a page that begins after today is ignored.
    """
    new_page = new_page if new_page is not None and new_page <= today else None
    start = began
    if new_page is not None:
        start, recent = max(began, new_page), {day for day in recent if day >= new_page}
    weeks = week_states(recent, neutral, start, today, days_a_week)
    return Streak(
        as_of=today,
        began=began,
        wins=wins,
        weeks_with_wins=weeks_with_wins,
        days_with_wins=days_with_wins(recent, today),
        strip=strip(recent, neutral, start, today),
        days_a_week=days_a_week,
        kept_weeks=weeks.count(WeekState.KEPT),
        weeks=weeks,
        run=gentle_run(newest_first, today, neutral, breather, new_page),
        new_page=new_page,
    )


def weeks_with_wins(win_days: Iterable[date]) -> int:
    """Return the number of weeks, Monday to Sunday, with a win (measure A2)."""
    return len({_monday(day.toordinal()) for day in win_days})


def days_with_wins(win_days: Set[date], today: date, days: int = 14) -> int:
    """Return how many of the last days have a win, today included (measure B)."""
    return sum(day in win_days for day in _last(days, today))


def strip(win_days: Set[date], neutral: NeutralDays, began: date, today: date, days: int = 14) -> str:
    """Return one character for each of the last days, oldest first (the strip of measure B).

    `W` win, `P` pause or marked day, `T` today still open, `.` quiet. Before the diary began only a win is
    drawn; all else is a space.
    """

    def letter(day: date) -> str:
        if day in win_days:
            return "W"
        if day < began:
            return " "
        if day in neutral:
            return "P"
        return "T" if day == today else "."

    return "".join(map(letter, _last(days, today))).rjust(days)  # no day comes before year 1


def week_states(
    win_days: Set[date], neutral: NeutralDays, began: date, today: date, days_a_week: int, weeks: int = 8
) -> tuple[WeekState | None, ...]:
    """Return how each of the last weeks stands, oldest first, this one included (measure C).

    The week in which the diary began, and any week before it, is kept with a single win. Without one it is
    blank (None), but for the first week while it lasts, which is open.
    """
    this = _monday(today.toordinal())
    states: list[WeekState | None] = []
    for monday in range(this - 7 * (weeks - 1), this + 1, 7):
        week = _days(monday, monday + 6)
        won = {day for day in week if day in win_days and day <= today}
        if began.toordinal() >= monday:
            first_and_open = _monday(began.toordinal()) == monday == this
            states.append(WeekState.KEPT if won else WeekState.OPEN if first_and_open else None)
        else:
            eligible = sum(day in won or day not in neutral for day in week)
            states.append(_week_state(len(won), eligible, days_a_week, lasting=monday == this))
    return tuple(states)


def _week_state(won: int, eligible: int, days_a_week: int, *, lasting: bool) -> WeekState:
    """Return how a week after the first stands; its target shrinks with its neutral days."""
    if not eligible:
        return WeekState.REST
    if won >= max(1, -(-days_a_week * eligible // 7)):
        return WeekState.KEPT
    if lasting:
        return WeekState.OPEN
    return WeekState.SOME if won else WeekState.QUIET


def quiet_days(last: date | None, today: date, neutral: NeutralDays) -> int:
    """Return how many days strictly between two days are not neutral (q in measure D); 0 without a last."""
    if last is None or last >= today:
        return 0
    return (today - last).days - 1 - neutral.between(last, today)


def gentle_run(
    win_days_newest_first: Iterable[date],
    today: date,
    neutral: NeutralDays,
    breather: int,
    new_page: date | None = None,
) -> Run | None:
    """Return the open run, or None when no run is open (measure D); today without a win never closes it.

    A run of before a new page is not open.

    Reads no further than the first win day that no longer belongs to the run.
    """
    days = dropwhile(lambda day: day > today, win_days_newest_first)
    latest = next(days, None)
    if latest is None or (new_page is not None and latest < new_page) or quiet_days(latest, today, neutral) > breather:
        return None
    return next(runs(chain([latest], days), today, neutral, breather, new_page))


def runs(
    win_days_newest_first: Iterable[date],
    today: date,
    neutral: NeutralDays,
    breather: int,
    new_page: date | None = None,
) -> Iterator[Run]:
    """Yield every run, newest first, the open one included (measure D); every win day is in one run.

    No run crosses the beginning of a new page.
    """
    days = dropwhile(lambda day: day > today, win_days_newest_first)
    until = since = next(days, None)
    if since is None or until is None:
        return
    count, ordinal = 1, since.toordinal()  # days apart are counted in numbers, twice as fast as in days
    for day in days:
        after, ordinal = ordinal, day.toordinal()
        turned = new_page is not None and day < new_page <= since
        # The pauses in between are looked up only where the days apart could end the run.
        if turned or (after - ordinal > breather + 1 and quiet_days(day, since, neutral) > breather):
            yield Run(count, since, until)
            until, count = day, 1
        elif ordinal != after:  # a duplicate day counts once
            count += 1
        since = day
    yield Run(count, since, until)


def returns(win_days: Iterable[date], began: date) -> int:
    """Return the number of returns over the win days up to today, in any order (measure E)."""
    days = sorted(map(date.toordinal, win_days))
    first = max(1, bisect_right(days, began.toordinal()))
    return sum(map(AWAY.__lt__, map(sub, days[first:], days[first - 1 :])))


def came_back(previous: date | None, day: date, began: date) -> bool:
    """Return whether a win day is a return after the previous win day; calendar days count (measure E)."""
    return previous is not None and day > began and (day - previous).days > AWAY


def _last(days: int, today: date) -> list[date]:
    """Return the last days, oldest first, today included."""
    return _days(today.toordinal() - days + 1, today.toordinal())


def _days(first: int, last: int) -> list[date]:
    """Return the days from one ordinal to another, limited to the years 1 to 9999."""
    first, last = max(first, date.min.toordinal()), min(last, date.max.toordinal())
    return [date.fromordinal(each) for each in range(first, last + 1)]


def _monday(ordinal: int) -> int:
    """Return the ordinal of the Monday of a day's week; day 1 of year 1 was a Monday."""
    return ordinal - (ordinal - 1) % 7
