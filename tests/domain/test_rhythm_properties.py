"""Rhythm properties: a late win, pause or mark lowers no measure; the fast path equals the plain one."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from recoverytui.domain.neutral_days import NeutralDays
from recoverytui.domain.rhythm import (
    Run,
    Streak,
    WeekState,
    came_back,
    days_with_wins,
    gentle_run,
    measure,
    quiet_days,
    returns,
    runs,
    strip,
    week_states,
    weeks_with_wins,
)

held = settings(deadline=None, max_examples=150)  # no clock decides whether a test holds

ONE = timedelta(days=1)
Pause = tuple[date, date | None]


@dataclass(frozen=True)
class Diary:
    """The days of a made-up diary, and how its person has set the rhythm."""

    today: date
    began: date
    wins: frozenset[date]
    pauses: tuple[Pause, ...]
    marked: frozenset[date]
    days_a_week: int
    breather: int

    @property
    def neutral(self) -> NeutralDays:
        return NeutralDays(self.pauses, self.marked, self.today)

    @property
    def past(self) -> frozenset[date]:
        return frozenset(day for day in self.wins if day <= self.today)

    @property
    def newest_first(self) -> list[date]:
        return sorted(self.wins, reverse=True)

    @property
    def run(self) -> Run | None:
        return gentle_run(self.newest_first, self.today, self.neutral, self.breather)

    @property
    def runs(self) -> list[Run]:
        return list(runs(self.newest_first, self.today, self.neutral, self.breather))

    @property
    def weeks(self) -> tuple[WeekState | None, ...]:
        return week_states(self.wins, self.neutral, self.began, self.today, self.days_a_week)

    @property
    def streak(self) -> Streak:
        return measure(
            today=self.today,
            began=self.began,
            wins=len(self.past),
            weeks_with_wins=weeks_with_wins(self.past),
            recent=self.wins,
            newest_first=self.newest_first,
            neutral=self.neutral,
            days_a_week=self.days_a_week,
            breather=self.breather,
        )

    @property
    def returns(self) -> int:
        return returns(self.past, self.began)


def neutral_set(diary: Diary) -> set[date]:
    """Every neutral day, one by one."""
    days = set(diary.marked)
    for first, last in diary.pauses:
        day = first
        while day <= (diary.today if last is None else last):
            days.add(day)
            day += ONE
    return days


@st.composite
def diaries(draw: st.DrawFn) -> Diary:
    """A diary of some ten weeks around its today, with days ahead now and then."""
    today = draw(st.dates(date(2026, 11, 16), date(2026, 11, 22)))
    ahead, masks = 6, st.integers(0, 2**80 - 1)

    def some_days(thinned: int) -> frozenset[date]:
        """Half of the days, and half of those for each time they are thinned."""
        mask = draw(masks)
        for _ in range(thinned):
            mask &= draw(masks)
        return frozenset(today + timedelta(days=ahead - at) for at in range(80) if mask >> at & 1)

    pauses = st.tuples(st.integers(-ahead, 75), st.none() | st.integers(0, 20)).map(
        lambda pause: (
            today - timedelta(days=pause[0]),
            None if pause[1] is None else today - timedelta(days=pause[0] - pause[1]),
        )
    )
    return Diary(
        today=today,
        began=today - timedelta(days=draw(st.integers(-ahead, 75))),
        wins=some_days(draw(st.integers(0, 4))),
        pauses=tuple(draw(st.lists(pauses, max_size=3))),
        marked=some_days(draw(st.integers(2, 6))),
        days_a_week=draw(st.integers(1, 7)),
        breather=draw(st.integers(0, 6)),
    )


@st.composite
def late_wins(draw: st.DrawFn) -> tuple[Diary, Diary]:
    """A diary, and the same one after a win was put in on a day up to today."""
    diary = draw(diaries())
    day = diary.today - timedelta(days=draw(st.integers(0, 80)))
    return diary, replace(diary, wins=diary.wins | {day})


@st.composite
def late_rests(draw: st.DrawFn) -> tuple[Diary, Diary]:
    """A diary, and the same one after a pause was put in or a day was marked."""
    diary, more = draw(diaries()), draw(diaries())
    first = diary.today - timedelta(days=draw(st.integers(-6, 80)))
    last = draw(st.none() | st.integers(0, 30).map(lambda days: first + timedelta(days=days)))
    pauses, marked = (*diary.pauses, (first, last)), diary.marked
    if draw(st.booleans()):
        pauses, marked = diary.pauses, marked | {first} | more.marked
    return diary, replace(diary, pauses=pauses, marked=marked)


def days_in(run: Run | None) -> int:
    return run.days if run else 0


def never_falls(before: Streak, after: Streak) -> None:
    assert after.wins >= before.wins
    assert after.weeks_with_wins >= before.weeks_with_wins
    assert after.days_with_wins >= before.days_with_wins
    assert after.kept_weeks >= before.kept_weeks
    assert days_in(after.run) >= days_in(before.run)


# No measure falls


@held
@given(late_wins())
def test_a_late_win_lowers_nothing_on_the_overview(change: tuple[Diary, Diary]) -> None:
    before, after = change
    never_falls(before.streak, after.streak)
    for old, new in zip(before.weeks, after.weeks, strict=True):
        assert new == old or new in {WeekState.KEPT, WeekState.SOME, WeekState.OPEN}
        assert new is WeekState.KEPT or old is not WeekState.KEPT


@held
@given(late_rests())
def test_a_late_pause_or_mark_lowers_nothing(change: tuple[Diary, Diary]) -> None:
    before, after = change
    never_falls(before.streak, after.streak)
    assert after.returns == before.returns
    for old, new in zip(before.weeks, after.weeks, strict=True):
        assert new == old or new in {WeekState.KEPT, WeekState.REST}
        assert new is WeekState.KEPT or old is not WeekState.KEPT


@held
@given(late_wins())
def test_a_late_win_keeps_every_run_whole(change: tuple[Diary, Diary]) -> None:
    before, after = change
    for run in before.runs:
        assert any(new.since <= run.since and run.until <= new.until and new.days >= run.days for new in after.runs)


@held
@given(late_rests())
def test_a_late_pause_or_mark_keeps_every_run_whole(change: tuple[Diary, Diary]) -> None:
    before, after = change
    assert len(after.runs) <= len(before.runs)
    for run in before.runs:
        assert any(new.since <= run.since and run.until <= new.until for new in after.runs)


@held
@given(late_wins())
def test_a_late_win_takes_away_one_return_at_most_and_only_by_filling_its_gap(
    change: tuple[Diary, Diary],
) -> None:
    before, after = change
    assume(before.past != after.past)
    [day] = after.past - before.past
    older = max((each for each in before.past if each < day), default=None)
    newer = min((each for each in before.past if each > day), default=None)
    lost = newer is not None and came_back(older, newer, before.began)
    found = [came_back(older, day, before.began), newer is not None and came_back(day, newer, before.began)]
    fallen = before.returns - after.returns
    event(f"returns fall by {fallen}")
    assert fallen == lost - sum(found)
    assert fallen <= 1
    assert fallen < 1 or (lost and not any(found))


@held
@given(diaries(), st.integers(0, 6))
def test_a_longer_breather_lowers_no_run(diary: Diary, longer: int) -> None:
    assert days_in(replace(diary, breather=diary.breather + longer).run) >= days_in(diary.run)


@held
@given(diaries())
def test_today_without_a_win_never_closes_a_run(diary: Diary) -> None:
    with_win = replace(diary, wins=diary.wins | {diary.today}).run
    without = replace(diary, wins=diary.wins - {diary.today}).run
    assert with_win is not None
    assert with_win.until == diary.today
    assert days_in(without) == with_win.days - 1
    assert without is None or without.since == with_win.since


@held
@given(diaries(), st.integers(0, 80))
def test_ending_an_open_pause_with_today_changes_nothing(diary: Diary, ago: int) -> None:
    first = diary.today - timedelta(days=ago)
    paused = replace(diary, pauses=(*diary.pauses, (first, None)))
    ended = replace(diary, pauses=(*diary.pauses, (first, diary.today)))
    assert ended.streak == paused.streak


@held
@given(diaries())
def test_days_ahead_count_in_nothing(diary: Diary) -> None:
    assert diary.streak == replace(diary, wins=diary.past).streak


# Runs


@held
@given(diaries())
def test_runs_hold_every_win_day_once(diary: Diary) -> None:
    found = diary.runs
    inside = [[day for day in diary.past if run.since <= day <= run.until] for run in found]
    assert [len(days) for days in inside] == [run.days for run in found]
    assert sum(run.days for run in found) == len(diary.past)
    assert all(
        days and min(days) == run.since and max(days) == run.until for days, run in zip(inside, found, strict=True)
    )
    assert all(quiet_days(old.until, new.since, diary.neutral) > diary.breather for new, old in pairwise(found))


@held
@given(diaries())
def test_the_gentle_run_is_the_first_run_while_it_is_open(diary: Diary) -> None:
    first = next(iter(diary.runs), None)
    is_open = first is not None and quiet_days(first.until, diary.today, diary.neutral) <= diary.breather
    event(f"open: {is_open}")
    assert diary.run == (first if is_open else None)


@held
@given(diaries())
def test_the_gentle_run_reads_one_win_day_beyond_itself_at_most(diary: Diary) -> None:
    rest = iter(diary.newest_first)
    run = gentle_run(rest, diary.today, diary.neutral, diary.breather)
    unread = len(list(rest))
    assert len(diary.past) - unread <= days_in(run) + 1


# The strip


@held
@given(diaries(), st.integers(1, 40))
def test_a_strip_has_its_length_and_as_many_wins_as_are_counted(diary: Diary, days: int) -> None:
    drawn = strip(diary.wins, diary.neutral, diary.began, diary.today, days)
    assert len(drawn) == days
    assert drawn.count("W") == days_with_wins(diary.wins, diary.today, days)
    assert set(drawn) <= set("WPT. ")
    assert "T" not in drawn[:-1]
    assert drawn[-1] != "."
    assert strip(diary.wins, diary.neutral, diary.began, diary.today, days + 5)[5:] == drawn


# The quick way against the plain way: a set of all neutral days, and one day at a time


def plain_run(diary: Diary) -> Run | None:
    """Walk back from today until too many quiet days lie in a row of them."""
    neutral, found, quiet, day = neutral_set(diary), list[date](), 0, diary.today
    while quiet <= diary.breather and day >= min(diary.past, default=diary.today):
        if day in diary.past:
            found.append(day)
            quiet = 0
        elif day not in neutral and day != diary.today:
            quiet += 1
        day -= ONE
    return Run(len(found), found[-1], found[0]) if found else None


def plain_runs(diary: Diary) -> list[Run]:
    """Walk forward, and begin a new run when too many quiet days have gone by."""
    neutral, groups, quiet = neutral_set(diary), list[list[date]](), 0
    day = min(diary.past, default=diary.today)
    while day <= diary.today:
        if day in diary.past:
            if not groups or quiet > diary.breather:
                groups.append([])
            groups[-1].append(day)
            quiet = 0
        elif day not in neutral:
            quiet += 1
        day += ONE
    return [Run(len(days), days[0], days[-1]) for days in reversed(groups)]


def plain_week(diary: Diary, monday: date) -> WeekState | None:
    """Say of one week what the definition of measure C says, clause by clause."""
    week = {monday + timedelta(days=each) for each in range(7)}
    sunday, n = monday + timedelta(days=6), len(week & diary.past)
    if diary.began > sunday:
        return WeekState.KEPT if n >= 1 else None
    if diary.began in week:
        return WeekState.KEPT if n >= 1 else WeekState.OPEN if diary.today <= sunday else None
    neutral = neutral_set(diary)
    e = sum(1 for day in week if day not in neutral or day in diary.past)
    if e == 0:
        return WeekState.REST
    target = next(count for count in range(1, 8) if count * 7 >= diary.days_a_week * e)
    if n >= target:
        return WeekState.KEPT
    if diary.today <= sunday:
        return WeekState.OPEN
    return WeekState.SOME if n >= 1 else WeekState.QUIET


def plain_mark(diary: Diary, day: date) -> str:
    """Say what the strip draws for one day."""
    order: list[tuple[str, Callable[[], bool]]] = [
        ("W", lambda: day in diary.past),
        (" ", lambda: day < diary.began),
        ("P", lambda: day in neutral_set(diary)),
        ("T", lambda: day == diary.today),
        (".", lambda: True),
    ]
    return next(mark for mark, holds in order if holds())


@held
@given(diaries())
def test_the_quick_measures_equal_the_plain_ones(diary: Diary) -> None:
    streak = diary.streak
    window = [diary.today - timedelta(days=ago) for ago in reversed(range(14))]
    monday = diary.today - timedelta(days=diary.today.weekday())
    mondays = [monday - timedelta(weeks=ago) for ago in reversed(range(8))]
    weeks = tuple(plain_week(diary, monday) for monday in mondays)

    assert streak.weeks_with_wins == len({day.isocalendar()[:2] for day in diary.past})
    assert streak.days_with_wins == len(diary.past & set(window))
    assert streak.strip == "".join(plain_mark(diary, day) for day in window)
    assert streak.weeks == weeks
    assert streak.kept_weeks == sum(mark is WeekState.KEPT for mark in weeks)
    assert streak.run == plain_run(diary)
    assert diary.runs == plain_runs(diary)
    assert diary.returns == sum((b - a).days - 1 >= 3 and b > diary.began for a, b in pairwise(sorted(diary.past)))


@held
@given(diaries(), st.integers(-10, 90), st.integers(-10, 90))
def test_neutral_spans_equal_a_set_of_days(diary: Diary, one: int, other: int) -> None:
    days, spans = neutral_set(diary), diary.neutral
    a, b = diary.today - timedelta(days=one), diary.today - timedelta(days=other)
    assert (a in spans) == (a in days)
    assert spans.between(a, b) == sum(a < day < b for day in days)
    assert quiet_days(a, b, spans) == sum(
        a + timedelta(days=each) not in days for each in range(1, max(1, (b - a).days))
    )


@held
@given(
    st.lists(st.tuples(st.dates(), st.dates()).map(sorted), max_size=4),
    st.lists(st.dates(), max_size=4),
    st.dates(),
    st.dates(),
)
def test_every_measure_can_be_taken_on_any_day_there_is(
    pauses: list[list[date]], wins: list[date], began: date, today: date
) -> None:
    diary = Diary(
        today=today,
        began=began,
        wins=frozenset(wins),
        pauses=tuple((first, last) for first, last in pauses),
        marked=frozenset(),
        days_a_week=2,
        breather=2,
    )
    streak = diary.streak
    assert len(streak.strip) == 14
    assert len(streak.weeks) == 8
    assert sum(run.days for run in diary.runs) == len(diary.past)
    assert streak.run in {None, *diary.runs[:1]}
