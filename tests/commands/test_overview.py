"""The overview's data: dashboard, measures, runs, one day, and the question about a pause."""

import random
from datetime import date, timedelta

import pytest

from recoverytui.commands import days, entries, goals, overview, programmes, strategies, talks, wins
from recoverytui.commands import settings as settings_commands
from recoverytui.commands.diary import open_diary
from recoverytui.domain import rhythm
from recoverytui.domain.calendar import THEMED, DayLetter
from recoverytui.domain.dashboard import Gap, ProgrammeWeek
from recoverytui.domain.day import Day, Mark
from recoverytui.domain.goal import GoalState, TryState
from recoverytui.domain.neutral_days import NeutralDays
from recoverytui.domain.rhythm import Run, WeekState
from recoverytui.domain.win import Theme
from recoverytui.storage import days as day_rows
from recoverytui.storage import settings
from recoverytui.storage import wins as win_rows
from recoverytui.storage.database import Database

TODAY = date(2026, 11, 21)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def win_on(diary, *days_ago: int) -> None:
    for each in days_ago:
        wins.add(diary, f"win of {each} days ago", day=ago(each))


def began(diary, days_ago: int) -> None:
    with diary.db.transaction():
        settings.begin(diary.db, ago(days_ago).isoformat(), diary.changed_at())


def test_a_new_diary_is_empty_and_asks_nothing(diary) -> None:
    shown = overview.dashboard(diary)
    assert shown.empty
    assert (shown.today, shown.quiet_days, shown.gap, shown.old_win) == (TODAY, 0, None, None)
    assert (shown.goals, shown.pinned, shown.pause, shown.mark) == ((), (), None, None)
    assert (shown.streak.wins, shown.streak.strip, shown.streak.run) == (0, " " * 13 + "T", None)


@pytest.mark.parametrize("read", [overview.dashboard, overview.past])
def test_settings_and_days_of_wins_are_read_once(read, diary, monkeypatch) -> None:
    win_on(diary, *range(40))
    said = []
    for name in ("run", "each"):
        usual = getattr(Database, name)

        def noting(db, sql, *rest, usual=usual):
            said.append(sql)
            return usual(db, sql, *rest)

        monkeypatch.setattr(Database, name, noting)

    read(diary)

    assert len([sql for sql in said if "FROM setting" in sql]) == 1
    assert len([sql for sql in said if "group_concat(day" in sql and "FROM win_day" in sql]) == 1


def test_within_one_reading_settings_stay_and_after_it_they_are_new(diary) -> None:
    with diary.db.reading():
        assert diary.prefs.breather == 2
        assert diary.prefs.breather == 2
    settings_commands.set_preference(diary, "breather", 5)
    with diary.db.reading():
        assert diary.prefs.breather == 5
    assert diary.prefs.breather == 5


@pytest.mark.parametrize(
    "write",
    [
        lambda diary: wins.add(diary, "a").entry.id,
        lambda diary: strategies.add(diary, "a").id,
        lambda diary: goals.add(diary, "a").id,
        lambda diary: days.note(diary, "a").id,
        lambda diary: days.mark(diary, Mark.REST).id,
        lambda diary: days.start_pause(diary).id,
    ],
)
def test_anything_written_makes_a_diary_that_is_not_empty(write, diary) -> None:
    id = write(diary)
    assert not overview.dashboard(diary).empty
    entries.delete(diary, id)
    assert overview.dashboard(diary).empty


def test_settings_and_drafts_are_nothing_written(diary) -> None:
    settings_commands.set_preference(diary, "breather", 3)
    assert overview.dashboard(diary).empty


def test_the_overview_holds_what_goes_on(diary) -> None:
    for text in ("More air", "Friends", "Sleep"):
        goals.add(diary, text)
    goals.set_state(diary, "g2", GoalState.REACHED)
    goals.try_out(diary, "g3", "To bed at ten")
    for text in ("A walk", "Tea"):
        strategies.add(diary, text)
    strategies.pin(diary, "s2")
    wins.add(diary, "Went out", strategy="s2")
    win_on(diary, 20)
    days.mark(diary, Mark.HARD)
    days.start_pause(diary, ago(1))
    shown = overview.dashboard(diary)
    assert [line.entry.noun.text for line in shown.goals] == ["More air", "Sleep"]
    assert shown.goals[1].next.noun.text == "To bed at ten"
    assert [(line.entry.noun.text, line.helped) for line in shown.pinned] == [("Tea", 1)]
    assert (shown.pause.id, shown.mark) == ("p1", Mark.HARD)
    assert shown.old_win.noun.text == "win of 20 days ago"
    assert not shown.quiet_view


def test_wins_in_days_to_come_are_told_and_count_in_nothing(diary, clock) -> None:
    clock.wind(days=30)
    wins.add(diary, "when the clock was wrong")
    clock.wind(days=-30)
    shown = overview.dashboard(diary)
    assert (shown.streak.wins, shown.empty) == (0, False)
    assert overview.past(diary)[0].runs == ()


# Measures


def test_the_measures_of_the_diary_are_those_of_its_days(diary) -> None:
    began(diary, 41)
    win_on(diary, 0, 0, 3, 4, 11, 12, 13, 14, 40, 41)
    days.add_pause(diary, ago(10), ago(8))
    days.mark(diary, Mark.HARD, ago(1))
    days.note(diary, "It rained", ago(2))
    measured = overview.measure(diary)
    win_days = {ago(each) for each in (0, 3, 4, 11, 12, 13, 14, 40, 41)}
    neutral = NeutralDays([(ago(10), ago(8))], [ago(1)], TODAY)
    assert (measured.wins, measured.days_with_wins) == (10, 6)
    assert measured.weeks_with_wins == rhythm.weeks_with_wins(win_days)
    assert measured.strip == "WWW" + "PPP" + "..." + "WW" + ".P" + "W"
    assert measured.strip == rhythm.strip(win_days, neutral, ago(13), TODAY)
    assert measured.weeks == rhythm.week_states(win_days, neutral, diary.began, TODAY, 2)
    assert measured.run == Run(3, ago(4), TODAY)  # the pause lends three days, and three quiet ones remain
    assert overview.returns(diary) == 2


@pytest.mark.parametrize("seed", range(20))
def test_measures_are_those_of_all_days_however_far_back_a_run_goes(seed, diary) -> None:
    """The diary is read back in steps of weeks and years: gaps of about a step, filled by a pause or not."""
    chance, day = random.Random(seed), 0
    if seed % 2:
        days.start_pause(diary, ago(1))
        day = chance.choice([3, 55, 57, 500])
    for _ in range(9):
        win_on(diary, day)
        gap = chance.choice([1, 2, 3, 4, 52, 55, 56, 57, 444, 447, 448, 449, 3580, 3584, 3585])
        if gap > 1 and chance.random() < 0.8:
            days.add_pause(diary, ago(day + gap - 1), ago(day + 1))
        if chance.random() < 0.3:
            days.mark(diary, Mark.REST, ago(day + chance.randrange(gap + 1)))
        day += gap
    if chance.random() < 0.2:
        overview.begin_page(diary)
    newest_first = win_rows.days_newest_first(diary.db, TODAY)
    pauses = [(each.noun.start, each.noun.end) for each in day_rows.pauses(diary.db)]
    neutral = NeutralDays(pauses, day_rows.marked(diary.db), TODAY)
    measured = overview.measure(diary)
    assert measured == rhythm.measure(
        today=TODAY,
        began=diary.began,
        wins=measured.wins,
        weeks_with_wins=measured.weeks_with_wins,
        recent=set(newest_first),
        newest_first=newest_first,
        neutral=neutral,
        days_a_week=2,
        breather=2,
        new_page=diary.new_page,
    )
    assert overview.dashboard(diary).quiet_days == rhythm.quiet_days(newest_first[0], TODAY, neutral)


def test_measures_as_of_a_day_know_nothing_later(diary, clock) -> None:
    win_on(diary, 0, 1)
    clock.wind(days=12)
    win_on(diary, -12, -5)
    then = overview.measure(diary, TODAY)
    assert (then.as_of, then.wins, then.run) == (TODAY, 2, Run(2, ago(1), TODAY))
    now = overview.measure(diary)
    assert (now.as_of, now.wins) == (ago(-12), 4)
    assert (overview.returns(diary, TODAY), overview.returns(diary)) == (0, 2)
    later = overview.measure(diary, ago(-40))
    assert (later.wins, later.run, later.strip) == (4, None, "." * 13 + "T")


def test_weeks_reach_back_eight_weeks(diary, clock) -> None:
    win_on(diary, 0, 1)
    clock.wind(days=7 * 7)
    assert overview.measure(diary).weeks[0] is WeekState.KEPT
    clock.wind(days=7)
    assert WeekState.KEPT not in overview.measure(diary).weeks


def test_an_open_pause_is_neutral_up_to_now(diary, clock) -> None:
    win_on(diary, 0)
    days.start_pause(diary, ago(-0))
    clock.wind(days=60)
    assert overview.dashboard(diary).quiet_days == 0
    assert overview.measure(diary).run == Run(1, TODAY, TODAY)


def test_the_past_tells_every_run_newest_first(diary, clock) -> None:
    assert overview.past(diary)[0] == overview.Past((), 0, False)
    win_on(diary, 0, 1, 1)
    clock.wind(days=20)
    win_on(diary, -19)
    past, _ = overview.past(diary)
    assert past.runs == (Run(1, ago(-19), ago(-19)), Run(2, ago(1), TODAY))
    assert (past.returns, past.open) == (1, True)
    clock.wind(days=10)
    assert not overview.past(diary)[0].open


# One day, and many


def test_a_day_tells_all_that_was_written_on_it(diary) -> None:
    goals.add(diary, "More air")
    for text in ("Open the window", "Open the door"):
        goals.try_out(diary, "g1", text)
    goals.set_try_state(diary, "t2", TryState.TRIED, day=ago(2))
    strategies.add(diary, "A walk")
    for day in (2, 3, 2):
        strategies.use(diary, "s1", day=ago(day))
        wins.add(diary, "Went out", day=ago(day))
    entries.delete(diary, "u3")
    days.mark(diary, Mark.REST, ago(2))
    page = overview.on(diary, ago(2))
    assert page.day == Day(ago(2), Mark.REST)
    assert [entry.id for entry in (*page.wins, *page.uses, *page.tryouts)] == ["w1", "w3", "u1", "t2"]
    assert overview.on(diary, ago(9)) == overview.DaySummary(Day(ago(9)), (), (), ())


def test_the_marks_of_a_month_are_those_of_the_fortnight_and_days_to_come_are_blank(diary) -> None:
    win_on(diary, 2, 5, 9, 30)
    days.mark(diary, Mark.HARD, ago(3))
    days.mark(diary, Mark.REST, ago(6))
    days.add_pause(diary, ago(8), ago(7))
    began(diary, 8)
    marks = "    WPPPW.HW.T"
    assert overview.fortnight(diary) == overview.dashboard(diary).letters == marks
    assert overview.measure(diary).strip == marks.replace("H", "P")
    assert overview.month_strip(diary, ago(13), ago(-3)) == marks + "   "
    assert overview.month_strip(diary, ago(31), ago(29)) == " W "


def test_marks_carry_the_theme_of_a_win_as_a_digit(diary) -> None:
    wins.add(diary, "Rang", themes=(Theme.HOPE, Theme.ME))
    assert overview.fortnight(diary)[-1] == THEMED[Theme.HOPE]
    days.mark(diary, Mark.HARD)
    assert overview.fortnight(diary)[-1] == DayLetter.HARD_WIN


def test_in_a_month_that_has_been_no_day_is_still_open(diary) -> None:
    began(diary, 60)
    assert overview.month_strip(diary, ago(40), ago(38)) == "..."


# What comes


def test_the_overview_knows_this_week_and_what_comes(diary) -> None:
    win_on(diary, 0, 5, 6)  # today is a Saturday
    talks.add(diary, "long ago", day=ago(1))
    talks.add(diary, "later", day=ago(-12))
    talks.add(diary, "next", day=ago(-3))
    goals.add(diary, "More air")
    goals.try_out(diary, "g1", "The lake", company="my sister")
    shown = overview.dashboard(diary)
    assert [win.noun.day for win in shown.week] == [TODAY, ago(5)]
    assert (shown.talk.noun.about, [each.tryout.noun.text for each in shown.company]) == ("next", ["The lake"])
    assert (shown.note, shown.programme_week) == (None, None)
    days.note(diary, "Rain")
    programmes.move(diary, "ten-weeks", 2, "en")
    shown = overview.dashboard(diary)
    assert (shown.note.note, shown.programme_week) == ("Rain", ProgrammeWeek("ten-weeks", "", 2, 10))


def test_a_fortnight_without_a_win_is_a_quiet_time(diary, clock) -> None:
    win_on(diary, 0)
    clock.wind(days=13)
    assert not overview.dashboard(diary).is_quiet_time
    clock.wind(days=1)
    assert overview.dashboard(diary).is_quiet_time


# The one question


@pytest.fixture
def away(diary, clock):
    """A diary that was last written in eight days ago, with seven quiet days since."""
    win_on(diary, 0)
    clock.wind(days=8)
    return diary


def test_after_seven_quiet_days_the_question_waits(diary, clock) -> None:
    win_on(diary, 0)
    clock.wind(days=7)
    assert (overview.dashboard(diary).quiet_days, overview.dashboard(diary).gap) == (6, None)
    clock.wind(days=1)
    assert (overview.dashboard(diary).quiet_days, overview.dashboard(diary).gap) == (7, Gap(ago(-1), ago(-7)))


def test_without_a_win_before_there_is_no_gap(diary, clock) -> None:
    days.note(diary, "It rained")
    clock.wind(days=50)
    assert (overview.dashboard(diary).quiet_days, overview.dashboard(diary).gap) == (0, None)


def test_yes_puts_in_a_pause_and_the_run_goes_on(away) -> None:
    overview.answer_pause_question(away, True)
    [pause] = days.pauses(away)
    assert (pause.noun.start, pause.noun.end) == (ago(-1), ago(-7))
    shown = overview.dashboard(away)
    assert (shown.quiet_days, shown.gap, shown.streak.run.days) == (0, None, 1)


@pytest.mark.parametrize("yes", [True, False])
def test_the_question_is_asked_once_whatever_the_answer(yes: bool, away, clock) -> None:
    overview.answer_pause_question(away, yes)
    overview.answer_pause_question(away, True)  # a second press of the key
    assert len(days.pauses(away)) == yes
    for _ in range(3):
        clock.wind(days=5)
        again = open_diary(away.locations, clock)
        assert overview.dashboard(again).gap is None
        again.close()


def test_the_next_gap_is_asked_about_anew(away, clock) -> None:
    overview.answer_pause_question(away, False)
    wins.add(away, "back")
    assert overview.dashboard(away).gap is None
    clock.wind(days=9)
    assert overview.dashboard(away).gap == Gap(ago(-9), ago(-16))


def test_no_is_no_deed_and_undoing_yes_does_not_ask_again(away) -> None:
    overview.answer_pause_question(away, False)
    assert entries.undo(away) == "win.add"
    entries.redo(away)
    assert overview.dashboard(away).gap is None


def test_undoing_yes_takes_the_pause_and_not_the_answer(away) -> None:
    overview.answer_pause_question(away, True)
    assert entries.undo(away) == "pause.add"
    assert days.pauses(away) == []
    assert overview.dashboard(away).gap is None


def test_days_that_are_neutral_already_are_not_asked_about(diary, clock) -> None:
    win_on(diary, 0)
    days.start_pause(diary)
    clock.wind(days=30)
    assert overview.dashboard(diary).gap is None
    days.end_pause(diary)
    clock.wind(days=6)
    assert overview.dashboard(diary).quiet_days == 5
