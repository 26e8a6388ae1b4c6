"""Rhythm measures against the agreed vectors, the demo diary, and calendar edge cases."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

import pytest

from recoverytui.domain.day import diary_day
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

TODAY = date(2026, 11, 21)  # a Saturday
MARKS = {
    "K": WeekState.KEPT,
    "S": WeekState.SOME,
    "Q": WeekState.QUIET,
    "R": WeekState.REST,
    "O": WeekState.OPEN,
    " ": None,
}


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def newest_first(win_days: set[date]) -> list[date]:
    return sorted(win_days, reverse=True)


def neutral(*pauses: tuple[int, int | None], marked: tuple[int, ...] = (), today: date = TODAY) -> NeutralDays:
    spans = [(ago(first), None if last is None else ago(last)) for first, last in pauses]
    return NeutralDays(spans, map(ago, marked), today)


def measured(
    win_days: set[date],
    rest: NeutralDays | None = None,
    *,
    began: date | None = None,
    today: date = TODAY,
    days_a_week: int = 2,
    breather: int = 2,
) -> Streak:
    past = {day for day in win_days if day <= today}
    began = began or min(past, default=today)
    return measure(
        today=today,
        began=began,
        wins=len(past),
        weeks_with_wins=weeks_with_wins(past),
        recent=win_days,
        newest_first=newest_first(win_days),
        neutral=rest or neutral(today=today),
        days_a_week=days_a_week,
        breather=breather,
    )


@dataclass(frozen=True)
class Vector:
    """A diary by days ago (negative: ahead), and its measures on TODAY."""

    wins: tuple[int, ...]
    strip: str
    days_with_wins: int
    days_in_run: int | None
    latest_closed: int
    returns: int
    weeks: str
    pauses: tuple[tuple[int, int | None], ...] = ()
    marked: tuple[int, ...] = ()
    began: int | None = None


VECTORS = {
    "V1 an empty diary": Vector((), "T", 0, None, 0, 0, "   O"),
    "V2 the first win today": Vector((0,), "W", 1, 1, 0, 0, "   K"),
    "V3 today still open": Vector((1, 2, 3, 4, 5), "WWWWWT", 5, 5, 0, 0, "   K"),
    "V4 two quiet days": Vector((0, 3, 4, 5), "WWW..W", 4, 4, 0, 0, "   K"),
    "V5 three quiet days": Vector((0, 4, 5, 6), "WWW...W", 4, 1, 3, 1, "  KK"),
    "V6 within the breather": Vector((3, 4, 5), "WWW..T", 3, 3, 0, 0, "   K"),
    "V7 beyond the breather": Vector((4, 5, 6), "WWW...T", 3, None, 3, 0, "  KK"),
    "V8 an open pause": Vector((13, 14, 15), "WPPPPPPPPPPPPP", 1, 3, 0, 0, " KRO", pauses=((12, None),)),
    "V9 a win after a pause": Vector((0, 13, 14, 15), "WPPPPPPPPPPPPW", 2, 4, 0, 1, " KRK", pauses=((12, 1),)),
    "V10 a win in a pause": Vector((6, 13, 14, 15), "WPPPPPPWPPPPPP", 2, 4, 0, 1, " KKO", pauses=((12, None),)),
    "V11 a pause put in later": Vector((4, 5, 6), "WWWPPPT", 3, 3, 0, 0, "  KK", pauses=((3, 1),)),
    "V12 a hard day": Vector((0, 4, 5, 6), "WWW.P.W", 4, 4, 0, 1, "  KK", marked=(2,)),
    "V13 a win from before": Vector((0, 1, 20), "WW", 2, 2, 1, 0, "K  K", began=1),
    "V14 a win ahead of its day": Vector((0, 1, -30), "WW", 2, 2, 0, 0, "   K"),
}


@pytest.mark.parametrize("vector", VECTORS.values(), ids=VECTORS)
def test_vectors(vector: Vector) -> None:
    win_days = set(map(ago, vector.wins))
    rest = neutral(*vector.pauses, marked=vector.marked)
    streak = measured(win_days, rest, began=None if vector.began is None else ago(vector.began))

    assert streak.strip == vector.strip.rjust(14)
    assert streak.days_with_wins == vector.days_with_wins
    assert (streak.run and streak.run.days) == vector.days_in_run
    assert returns((day for day in win_days if day <= TODAY), streak.began) == vector.returns
    assert streak.weeks == tuple(MARKS[mark] for mark in vector.weeks.rjust(8))
    assert streak.kept_weeks == vector.weeks.count("K")

    closed = [run for run in runs(newest_first(win_days), TODAY, rest, 2) if run != streak.run]
    assert next((run.days for run in closed), 0) == vector.latest_closed


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 11, 22, 3, 59), date(2026, 11, 21)),  # noqa: DTZ001 - wall-clock time is meant
        (datetime(2026, 11, 22, 4, 0), date(2026, 11, 22)),  # noqa: DTZ001
        (datetime(2026, 10, 25, 2, 30, fold=0), date(2026, 10, 24)),  # noqa: DTZ001
        (datetime(2026, 10, 25, 2, 30, fold=1), date(2026, 10, 24)),  # noqa: DTZ001
        (datetime(2026, 3, 29, 3, 0), date(2026, 3, 28)),  # noqa: DTZ001
        (datetime(2027, 1, 1, 2, 0), date(2026, 12, 31)),  # noqa: DTZ001
    ],
)
def test_the_diary_day_begins_at_four(moment: datetime, day: date) -> None:
    assert diary_day(moment, 4) == day
    for hours in (-11, 1, 2, 14):
        assert diary_day(moment.replace(tzinfo=timezone(timedelta(hours=hours))), 4) == day


@pytest.mark.parametrize(("starts_at", "day"), [(0, 22), (3, 22), (4, 21), (6, 21)])
def test_the_hour_the_diary_day_begins_can_be_chosen(starts_at: int, day: int) -> None:
    assert diary_day(datetime(2026, 11, 22, 3, 0), starts_at) == date(2026, 11, day)  # noqa: DTZ001


DEMO_WINS = {ago(days) for days in (21, 20, 19, 17, 16, 14, 13, 11, 10, 6, 5, 4, 2, 1, 0)}
DEMO_REST = neutral((9, 7), marked=(12, 3))


def test_the_demo_diary() -> None:
    streak = measure(
        today=TODAY,
        began=date(2026, 10, 31),
        wins=19,
        weeks_with_wins=weeks_with_wins(DEMO_WINS),
        recent=DEMO_WINS,
        newest_first=newest_first(DEMO_WINS),
        neutral=DEMO_REST,
        days_a_week=2,
        breather=2,
    )
    assert returns(DEMO_WINS, date(2026, 10, 31)) == 1
    assert streak == Streak(
        as_of=TODAY,
        began=date(2026, 10, 31),
        wins=19,
        weeks_with_wins=4,
        days_with_wins=9,
        strip="WPWWPPPWWWPWWW",
        days_a_week=2,
        kept_weeks=4,
        weeks=(None, None, None, None, WeekState.KEPT, WeekState.KEPT, WeekState.KEPT, WeekState.KEPT),
        run=Run(15, date(2026, 10, 31), TODAY),
    )


def test_the_demo_diary_in_28_days() -> None:
    drawn = strip(DEMO_WINS, DEMO_REST, date(2026, 10, 31), TODAY, days=28)
    assert drawn == "      " + "WWW.WW.WWPWWPPPWWWPWWW"
    assert days_with_wins(DEMO_WINS, TODAY, days=28) == 15


# What the strip draws


def test_a_win_from_before_the_diary_began_is_drawn_and_nothing_else_is() -> None:
    streak = measured({ago(0), ago(7)}, neutral((6, 5), marked=(4, 1)), began=ago(2))
    assert streak.strip == "      W    .PW"
    assert streak.days_with_wins == 2


def test_a_win_goes_before_a_mark_and_a_mark_before_an_open_day() -> None:
    assert strip({ago(1)}, neutral(marked=(0, 1)), ago(2), TODAY, days=3) == ".WP"


@pytest.mark.parametrize("days", [1, 14, 28])
def test_a_strip_is_as_long_as_it_was_asked_to_be(days: int) -> None:
    assert strip(set(), neutral(), ago(90), TODAY, days) == "." * (days - 1) + "T"
    assert strip(set(), neutral(), TODAY, TODAY, days) == " " * (days - 1) + "T"


# Days that are not yet here


def test_a_day_ahead_counts_in_nothing_until_today_reaches_it() -> None:
    tomorrow = TODAY + timedelta(days=1)  # Sunday of the same week
    wins = {ago(8), ago(5), tomorrow}
    assert measured(wins) == measured({ago(8), ago(5)})
    reached = measured(wins, today=tomorrow)
    assert (reached.wins, reached.days_with_wins, reached.kept_weeks) == (3, 3, 2)
    assert returns(wins, ago(8)) == 1
    assert reached.run == Run(1, tomorrow, tomorrow)


def test_a_clock_set_back_before_the_diary_began_draws_nothing_and_breaks_nothing() -> None:
    streak = measured({ago(0), ago(1)}, began=ago(1), today=ago(40))
    assert streak.strip == " " * 14
    assert streak.weeks == (None,) * 8
    assert (streak.wins, streak.days_with_wins, streak.run) == (0, 0, None)


def test_a_clock_set_back_within_the_first_week_leaves_the_week_open() -> None:
    assert measured(set(), began=ago(0), today=ago(3)).weeks[-1] is WeekState.OPEN


def test_an_open_pause_from_a_day_ahead_holds_no_day() -> None:
    days = neutral((-2, None))
    assert [ago(each) in days for each in (1, 0, -1, -2, -3)] == [False] * 5
    assert days.between(ago(30), ago(-30)) == 0


# Pauses


def test_overlapping_pauses_and_marks_count_once() -> None:
    days = neutral((9, 6), (7, 4), (4, 4), (9, 9), marked=(5, 3, 1, 1))
    assert [each for each in range(12) if ago(each) in days] == [1, 3, 4, 5, 6, 7, 8, 9]
    assert days.between(ago(10), ago(0)) == 8
    assert days.between(ago(9), ago(1)) == 6
    assert days.between(ago(5), ago(5)) == days.between(ago(4), ago(5)) == days.between(ago(0), ago(9)) == 0


def test_a_pause_inside_a_longer_one_does_not_shorten_it() -> None:
    days = neutral((20, 2), (18, 15))
    assert days.between(ago(30), ago(0)) == 19
    assert ago(2) in days


def test_an_open_pause_holds_today_and_no_day_after_it() -> None:
    days = neutral((3, None))
    assert [ago(each) in days for each in (4, 3, 0, -1)] == [False, True, True, False]


def test_a_pause_for_the_whole_calendar_is_as_quick_as_any() -> None:
    always = NeutralDays([(date.min, date.max)], [date.min, TODAY, date.max], TODAY)
    assert always.between(date.min, date.max) == (date.max - date.min).days - 1
    assert date.min in always
    assert date.max in always
    assert gentle_run([TODAY, date.min], TODAY, always, 0) == Run(2, date.min, TODAY)
    assert quiet_days(date.min, date.max, always) == 0


def test_a_pause_without_an_end_runs_from_the_first_day_there_is() -> None:
    always = NeutralDays([(date.min, None)], [], TODAY)
    assert always.between(date.min, date.max) == (TODAY - date.min).days


@pytest.mark.parametrize("days_a_week", range(1, 8))
def test_ending_a_pause_today_changes_no_number(days_a_week: int) -> None:
    wins = {ago(4), ago(14), ago(15)}
    lasting = measured(wins, neutral((12, None)), days_a_week=days_a_week)
    assert measured(wins, neutral((12, 0)), days_a_week=days_a_week) == lasting


def test_a_pause_that_ended_before_today_gives_the_week_its_days_back() -> None:
    """Taking neutral days away is the one way, but deletion and time, in which a week can ask for more again."""
    friday, wins = ago(1), {ago(5), ago(30)}
    for end, mark in ((None, WeekState.KEPT), (1, WeekState.KEPT), (2, WeekState.OPEN)):
        streak = measured(wins, neutral((4, end), today=friday), today=friday)
        assert streak.weeks[-1] is mark
        assert streak.run == Run(1, ago(5), ago(5))


# Weeks


def test_a_diary_that_turns_out_to_have_begun_earlier_has_another_first_week() -> None:
    assert measured({ago(12)}, began=ago(12)).weeks[-2:] == (WeekState.KEPT, WeekState.OPEN)
    assert measured({ago(12)}, began=ago(13)).weeks[-2:] == (WeekState.SOME, WeekState.OPEN)


def week(won: int, paused: int, days_a_week: int, *, lasting: bool) -> WeekState | None:
    """The mark of a later week with wins from its Monday on and a pause up to its Sunday."""
    monday = date(2026, 11, 16)
    sunday = monday + timedelta(days=6)
    wins = {monday + timedelta(days=each) for each in range(won)}
    rest = [(sunday - timedelta(days=paused - 1), sunday)] if paused else []
    today = sunday if lasting else sunday + timedelta(days=1)
    days = NeutralDays(rest, [], today)
    return week_states(wins, days, date(2020, 1, 1), today, days_a_week, weeks=2)[1 if lasting else 0]


@pytest.mark.parametrize(
    ("won", "paused", "days_a_week", "lasting", "after"),
    [
        (0, 0, 1, "O", "Q"),
        (1, 0, 1, "K", "K"),
        (1, 0, 2, "O", "S"),
        (2, 0, 2, "K", "K"),
        (6, 0, 7, "O", "S"),
        (7, 0, 7, "K", "K"),
        (1, 3, 2, "O", "S"),  # 4 days can hold a win: 8/7 is rounded up to 2
        (1, 4, 2, "K", "K"),  # 3 days: 6/7 is rounded up to 1
        (3, 3, 7, "O", "S"),
        (4, 3, 7, "K", "K"),
        (0, 6, 7, "O", "Q"),
        (0, 7, 1, "R", "R"),
        (0, 7, 7, "R", "R"),
        (1, 7, 7, "K", "K"),  # a win in a pause counts, and asks for no other
        (7, 7, 7, "K", "K"),
    ],
)
def test_a_week_asks_less_of_a_person_who_rests(
    won: int, paused: int, days_a_week: int, lasting: str, after: str
) -> None:
    assert week(won, paused, days_a_week, lasting=True) is MARKS[lasting]
    assert week(won, paused, days_a_week, lasting=False) is MARKS[after]


def test_the_first_week_is_kept_with_one_win_whatever_the_rhythm() -> None:
    began = date(2026, 11, 8)  # a Sunday: the last day of its week
    assert week_states({began}, neutral(), began, TODAY, 7, weeks=3)[0] is WeekState.KEPT
    assert week_states(set(), neutral(), began, TODAY, 1, weeks=3)[0] is None
    assert week_states(set(), neutral(), began, began, 7, weeks=3) == (None, None, WeekState.OPEN)


def test_a_first_week_at_rest_is_open_and_then_blank() -> None:
    assert week_states(set(), neutral((6, -6)), ago(2), TODAY, 2, weeks=2) == (None, WeekState.OPEN)
    after = TODAY + timedelta(days=2)
    assert week_states(set(), neutral((6, -1), today=after), ago(2), after, 2, weeks=2)[0] is None


def test_a_week_before_the_first_is_kept_when_one_win_is_filled_in() -> None:
    marks = week_states({ago(19)}, neutral((30, 0)), ago(2), TODAY, 7, weeks=4)
    assert marks == (None, WeekState.KEPT, None, WeekState.OPEN)


def test_weeks_that_hold_a_win_are_counted_once_each() -> None:
    assert weeks_with_wins([]) == 0
    monday, sunday = date(2026, 11, 16), date(2026, 11, 22)
    assert weeks_with_wins([monday, sunday, monday]) == 1
    assert weeks_with_wins([monday - timedelta(days=1), monday, sunday + timedelta(days=1)]) == 3
    assert weeks_with_wins([date(2026, 12, 31), date(2027, 1, 1)]) == 1


# Runs


@pytest.mark.parametrize(("breather", "days"), [(0, 1), (1, 1), (2, 1), (3, 3), (4, 3), (5, 3), (6, 4)])
def test_the_breather_says_how_many_quiet_days_may_lie_between(breather: int, days: int) -> None:
    wins = [ago(0), ago(4), ago(5), ago(12)]
    run = gentle_run(wins, TODAY, neutral(), breather)
    assert run == Run(days, wins[days - 1], TODAY)


def test_without_a_breather_yesterday_still_holds_the_run_open_today() -> None:
    assert gentle_run([ago(1), ago(2), ago(4)], TODAY, neutral(), 0) == Run(2, ago(2), ago(1))
    assert gentle_run([ago(2), ago(3)], TODAY, neutral(), 0) is None
    assert gentle_run([ago(2), ago(3)], TODAY, neutral(marked=(1,)), 0) == Run(2, ago(3), ago(2))


def test_marking_today_neither_opens_nor_closes_a_run() -> None:
    for wins in ([ago(3)], [ago(4)]):
        assert gentle_run(wins, TODAY, neutral(marked=(0,)), 2) == gentle_run(wins, TODAY, neutral(), 2)


def test_all_runs_come_newest_first_and_each_says_from_when_to_when() -> None:
    wins = [ago(-3), ago(4), ago(5), ago(7), ago(20), ago(30), ago(32)]
    assert list(runs(wins, TODAY, neutral(), 2)) == [
        Run(3, ago(7), ago(4)),
        Run(1, ago(20), ago(20)),
        Run(2, ago(32), ago(30)),
    ]
    assert list(runs([], TODAY, neutral(), 2)) == []
    assert list(runs([ago(-1)], TODAY, neutral(), 2)) == []


def test_a_day_named_twice_is_one_day() -> None:
    wins = [ago(0), ago(0), ago(1), ago(1), ago(9), ago(9)]
    assert [run.days for run in runs(wins, TODAY, neutral(), 2)] == [2, 1]


def test_a_long_diary_is_read_no_further_than_the_open_run() -> None:
    read: list[date] = []

    def reading(*days: int) -> Iterator[date]:
        for each in days:
            read.append(ago(each))
            yield ago(each)

    assert gentle_run(reading(-1, 0, 2, 9, 10, 11), TODAY, neutral(), 2) == Run(2, ago(2), ago(0))
    assert read == [ago(-1), ago(0), ago(2), ago(9)]
    read.clear()
    assert gentle_run(reading(9, 10, 11), TODAY, neutral(), 2) is None
    assert read == [ago(9)]


# Coming back


@pytest.mark.parametrize(
    ("previous", "began", "back"),
    [
        (None, 90, False),
        (3, 90, False),
        (4, 90, True),
        (400, 90, True),
        (4, 0, False),  # the diary began on the day of the win
        (4, 1, True),
        (0, 90, False),
        (-9, 90, False),
    ],
)
def test_a_win_after_three_days_without_is_a_return(previous: int | None, began: int, back: bool) -> None:
    assert came_back(None if previous is None else ago(previous), TODAY, ago(began)) is back


def test_returns_are_counted_in_calendar_days_in_any_order() -> None:
    wins = [ago(0), ago(12), ago(4), ago(8), ago(12), ago(11)]
    assert returns(wins, ago(30)) == 2
    assert returns(wins, ago(4)) == 1
    assert returns(wins, ago(0)) == 0
    assert returns([], ago(0)) == returns([ago(0)], ago(9)) == 0


def test_a_late_win_can_take_a_return_away_and_no_other_number() -> None:
    before, after = {ago(0), ago(5)}, {ago(0), ago(3), ago(5)}
    assert (returns(before, ago(5)), returns(after, ago(5))) == (1, 0)
    assert measured(after).run == Run(3, ago(5), ago(0))


@pytest.mark.parametrize(
    ("last", "quiet"), [(None, 0), (-4, 0), (0, 0), (1, 0), (2, 1), (3, 1), (5, 2), (9, 4), (10, 5)]
)
def test_quiet_days_are_those_between_that_are_not_neutral(last: int | None, quiet: int) -> None:
    rest = neutral((8, 7), marked=(0, 2, 4))
    assert quiet_days(None if last is None else ago(last), TODAY, rest) == quiet


# The edges of the calendar


@pytest.mark.parametrize("today", [date.min, date(1, 1, 8), date(9999, 12, 26), date.max])
@pytest.mark.parametrize("began", [date.min, date.max])
def test_every_measure_holds_at_the_edges_of_the_calendar(today: date, began: date) -> None:
    wins = {date.min, today, date.max}
    rest = NeutralDays([(date.min, None)], [date.max], today)
    streak = measured(wins, rest, began=began, today=today, days_a_week=1)
    assert len(streak.strip) == 14
    assert streak.strip.endswith("W")
    assert len(streak.weeks) == 8
    assert streak.weeks[-1] is WeekState.KEPT
    assert streak.run == Run(len({date.min, today}), date.min, today)


def test_nothing_is_drawn_before_the_first_day_there_is() -> None:
    third = date(1, 1, 3)
    assert strip({date.min}, NeutralDays([], [], third), date.min, third, days=5) == "  W.T"
    weeks = week_states(set(), NeutralDays([], [], third), date.min, third, 1, weeks=3)
    assert weeks == (None, None, WeekState.OPEN)
    assert days_with_wins({date.min}, date.min) == 1


def test_the_last_week_there_is_has_five_days() -> None:
    monday_to_friday = {date(9999, 12, day) for day in range(27, 32)}
    rest = NeutralDays([], [], date.max)
    assert week_states(monday_to_friday, rest, TODAY, date.max, 7, weeks=1) == (WeekState.KEPT,)
    assert week_states(monday_to_friday - {date.max}, rest, TODAY, date.max, 7, weeks=1) == (WeekState.OPEN,)
