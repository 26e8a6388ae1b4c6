"""CLI: overview, measures and runs as text and JSON."""

import json
from datetime import date, timedelta

import pytest

from recoverytui.commands import days, goals, settings, strategies, wins
from recoverytui.domain.day import Mark

SATURDAY = date(2026, 11, 21)
OFFSETS = (21, 21, 20, 19, 17, 17, 16, 14, 13, 11, 10, 6, 6, 5, 4, 2, 2, 1, 0)


@pytest.fixture
def three_weeks(diary, clock):
    """A diary that began three weeks ago, with nineteen wins, a pause and two hard days."""
    diary.close()
    diary.path.unlink()
    clock.wind(days=-21)
    from recoverytui.commands.diary import create_diary

    fresh = create_diary(diary.locations, clock)
    clock.wind(days=21)
    for offset in OFFSETS:
        wins.add(fresh, f"a win {offset} days ago", day=SATURDAY - timedelta(days=offset))
    days.add_pause(fresh, SATURDAY - timedelta(days=9), SATURDAY - timedelta(days=7))
    for offset in (12, 3):
        days.mark(fresh, Mark.HARD, SATURDAY - timedelta(days=offset))
    yield fresh
    fresh.close()


def test_the_measures_have_the_agreed_shape(invoke, three_weeks):
    answer = invoke("streak", "--as-of", "2026-11-21", "--json")

    assert json.loads(answer.out) == {
        "as_of": "2026-11-21",
        "began": "2026-10-31",
        "wins": 19,
        "weeks_with_wins": 4,
        "last_14_days": {"days_with_wins": 9, "strip": "WPWWPPPWWWPWWW"},
        "rhythm": {
            "days_a_week": 2,
            "kept_weeks": 4,
            "weeks": [None, None, None, None, "kept", "kept", "kept", "kept"],
        },
        "gentle_streak": {"days": 15, "since": "2026-10-31"},
        "returns": 1,
    }


def test_the_measures_in_words(invoke, three_weeks):
    assert invoke("streak").lines == [
        "The last two weeks: ● ≈ ● ● – – – ● ● ● ≈ ● ● ●",
        "Days with a win in the last two weeks: 9.",
        "15 days with wins since 31 October. 19 in all.",
        "4 weeks in your rhythm: ● ● ● ●",
    ]


def test_plain_signs_for_terminals_without_others(invoke, three_weeks):
    invoke("settings", "ascii_marks", "on")

    assert invoke("streak").lines[0] == "The last two weeks: # ~ # # - - - # # # ~ # # #"


def test_an_earlier_day_is_measured_as_it_was(invoke, three_weeks):
    assert invoke("streak", "--as-of", "2026-11-01", "--json").json["wins"] == 3


def test_no_open_run_is_null(invoke, diary, clock):
    wins.add(diary, "Hummed")
    clock.wind(days=10)

    assert invoke("streak", "--json").json["gentle_streak"] is None
    assert "0" not in invoke("streak").out.replace("2026", "")


def test_the_runs(invoke, diary, clock):
    wins.add(diary, "Hummed")
    clock.wind(days=5)
    wins.add(diary, "Sang")
    clock.wind(days=1)
    wins.add(diary, "Danced")

    assert invoke("history").lines == [
        "2 days with wins since 26 November.",
        "A run of 1 day with a win, 21 November.",
        "You have found your way back once.",
        "2 weeks in your rhythm: ● ●",
    ]
    shape = invoke("history", "--json").json
    assert {key: shape[key] for key in ("runs", "returns")} == {
        "runs": [
            {"days": 2, "since": "2026-11-26", "until": "2026-11-27"},
            {"days": 1, "since": "2026-11-21", "until": "2026-11-21"},
        ],
        "returns": 1,
    }


def test_today_holds_what_one_glance_holds(invoke, three_weeks):
    goals.add(three_weeks, "Sing again")
    goals.try_out(three_weeks, "g1", "Hum")
    strategies.add(three_weeks, "A walk")
    strategies.pin(three_weeks, "s1")

    out = invoke("today").out

    for part in ("Saturday 21 November 2026", "15 days with wins", "A win from before", "◆ A walk"):
        assert part in out
    assert "○ Hum (thinking of it)" in out


def test_today_as_json(invoke, three_weeks):
    goals.add(three_weeks, "Sing again")
    goals.try_out(three_weeks, "g1", "Hum")
    days.mark(three_weeks, Mark.HARD)

    shape = invoke("today", "--json").json

    assert (shape["today"], shape["mark"], shape["pause"]) == ("2026-11-21", "hard", None)
    assert shape["streak"]["wins"] == 19
    assert shape["old_win"]["day"] <= "2026-11-07"
    assert ([each["id"] for each in shape["goals"]], [each["id"] for each in shape["tryouts"]]) == (["g1"], ["t1"])


def test_quiet_view_hides_every_number(invoke, three_weeks):
    settings.set_preference(three_weeks, "quiet_view", True)

    out = invoke("today").out

    assert "19" not in out
    assert "15" not in out


@pytest.mark.parametrize(
    ("away", "greeting"),
    [(1, "Good to see you.\n"), (4, "Good to see you.\n"), (8, "Good to see you. Your 2 wins are still here.\n")],
)
def test_a_quiet_time_is_greeted_and_not_counted(invoke, diary, clock, away, greeting):
    wins.add(diary, "Hummed")
    wins.add(diary, "Sang")
    clock.wind(days=away)

    assert ("Good to see you" in invoke("today").out) is bool(greeting)
    assert greeting in invoke("today").out


def test_a_pause_says_that_the_diary_rests(invoke, diary):
    wins.add(diary, "Hummed")
    days.start_pause(diary)

    assert "The diary rests." in invoke("today").out


@pytest.mark.parametrize("verb", ["today", "streak", "history"])
def test_an_empty_diary_invites_and_shows_no_number(invoke, diary, verb):
    answer = invoke(verb)

    assert answer.code == 0
    assert "This is your diary" in answer.out
    assert not any(sign.isdigit() for sign in answer.out)


@pytest.mark.parametrize("day", ["soon", "2026-11-22", "2026-13-01"])
def test_an_unknown_day_is_refused(invoke, diary, day):
    assert invoke("streak", "--as-of", day).refused(2)


def test_a_new_page_from_the_shell(invoke, diary, clock):
    wins.add(diary, "a win from before")
    clock.wind(days=20)
    assert "Or begin a new page, and all your wins stay: recovery page new" in invoke("today").out
    assert invoke("page", "new").lines == ["A new page begins today. All your wins are still here."]
    shown = invoke("today").out
    assert "Since today. Before it: 1 win in all." in shown
    assert "recovery page new" not in shown
    assert invoke("streak", "--json").json["page"] == "2026-12-11"
    invoke("win", "the first on the page")
    assert invoke("streak").lines[:3] == [
        "The last two weeks: ●",
        "Days with a win since today: 1.",
        "A new page since today.",
    ]
    invoke("undo")
    assert invoke("undo").lines == ["Undone: a new page."]
    assert "page" not in invoke("streak", "--json").json
    invoke("redo")
    assert invoke("page", "join").lines == ["Days and weeks count over all your days again."]
    assert "page" not in invoke("streak", "--json").json
