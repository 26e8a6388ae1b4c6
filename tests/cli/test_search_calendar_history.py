"""CLI: search, calendar and history as text and JSON."""

from datetime import date, timedelta

import pytest

from recoverytui.commands import days, goals, settings, strategies, wins
from recoverytui.domain.day import Mark
from recoverytui.domain.win import Theme

TODAY = date(2026, 11, 21)


@pytest.fixture
def written(diary):
    """A diary with wins of three months, a mark of each kind, a note, a pause and a strategy that helped."""
    goals.add(diary, "Sing with others")
    strategies.add(diary, "A walk", when="I am tired")
    strategies.use(diary, "s1", helped="yes")
    wins.add(diary, "Sang in the kitchen", day=date(2026, 9, 3), goal="g1")
    wins.add(diary, "Rød grød", day=date(2026, 10, 21), themes=[Theme.TOGETHER], company="Ea")
    for each in range(4):
        wins.add(diary, f"Sang a song, the {each + 2}nd time", day=TODAY - timedelta(days=1))
    wins.add(diary, "Went out", day=TODAY - timedelta(days=3), strategy="s1", themes=[Theme.TOGETHER])
    days.mark(diary, Mark.HARD, date(2026, 11, 2))
    days.mark(diary, Mark.REST, date(2026, 11, 3))
    days.note(diary, "It rained", date(2026, 11, 9))
    days.add_pause(diary, date(2026, 11, 5), date(2026, 11, 7))
    return diary


def test_words_are_found_newest_first(invoke, written):
    assert invoke("search", "SANG").lines == [
        *(f"w{number}  2026-11-20  Sang a song, the {number - 1}nd time" for number in (6, 5, 4, 3)),
        "w1  2026-09-03  Sang in the kitchen",
    ]
    assert invoke("search", "kitch", "ang").lines == ["w1  2026-09-03  Sang in the kitchen"]


def test_what_was_found_stands_out_on_a_terminal(invoke, written, monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    [line, *_] = invoke("search", "roed", "groed", terminal=True).lines
    assert line.endswith("\x1b[1mRød\x1b[0m \x1b[1mgrød\x1b[0m Ea")
    monkeypatch.setenv("NO_COLOR", "1")
    assert invoke("search", "roed", "groed", terminal=True).lines == invoke("search", "roed", "groed").lines


def test_hits_have_the_agreed_shape(invoke, written):
    assert invoke("search", "roed groed", "--json").json == {
        "hits": [{"id": "w2", "kind": "win", "day": "2026-10-21", "text": "Rød grød\nEa"}]
    }
    assert invoke("search", "nowhere", "--json").json == {"hits": []}


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (("--limit", "2"), ["w6", "w5"]),
        (("--until", "2026-09-30"), ["w1"]),
        (("--since", "2026-11-21"), []),
        (("--goal", "g1"), ["w1"]),
        (("--kind", "strategy"), []),
        (("--theme", "hope"), []),
    ],
)
def test_what_is_found_can_be_narrowed(invoke, written, options, ids):
    assert [hit["id"] for hit in invoke("search", "sang", "--json", *options).json["hits"]] == ids


def test_company_alone_is_enough_to_ask(invoke, written):
    assert invoke("search", "--with", "ea").lines == ["w2  2026-10-21  Rød grød Ea"]
    assert invoke("search", "out", "--strategy", "s1", "--theme", "together").lines[0].startswith("w7")


def test_more_than_is_shown_is_said_beside_the_answer(invoke, written):
    answer = invoke("search", "sang", "--limit", "2")

    assert len(answer.lines) == 2
    assert answer.err == "These are the newest 2. --limit shows more.\n"
    assert invoke("search", "sang", "--limit", "5").err == ""


def test_nothing_found_is_said_without_a_zero(invoke, written):
    answer = invoke("search", "nowhere")

    assert (answer.code, "0" in answer.out) == (0, False)


@pytest.mark.parametrize(
    "arguments", [(), ("",), ("a", "--goal", "g9"), ("a", "--since", "soon"), ("a", "--kind", "journal")]
)
def test_what_cannot_be_looked_for_is_refused(invoke, written, arguments):
    assert invoke("search", *arguments).refused(2)


def test_quotes_and_stars_are_letters(invoke, written):
    wins.add(written, 'Said "no" -- and * meant it')

    assert invoke("search", '"no"', "*").lines == ['w8  2026-11-21  Said "no" -- and * meant it']
    assert invoke("search", "--", "--").lines == ['w8  2026-11-21  Said "no" -- and * meant it']


def test_a_month_as_a_map_and_in_words(invoke, written):
    assert invoke("calendar", "november").lines == [
        "November 2026",
        "",
        "Mon   Tue   Wed   Thu   Fri   Sat   Sun",
        "                                     1",
        " 2 ≈   3 –   4     5     6     7     8",
        " 9 :  10    11    12    13    14    15",
        "16    17    18 ●  19    20 ●  21 ○  22",
        "23    24    25    26    27    28    29",
        "30",
        "",
        "●  wins: 18, 20",
        "≈  hard day: 2",
        "–  a pause or a rest day: 3",
        ":  a note: 9",
        "○  today",
    ]


def test_a_year_as_a_map(invoke, written):
    invoke("settings", "ascii_marks", "on")

    lines = invoke("calendar").lines

    assert lines[:6] == [
        "2026",
        "",
        f"     1{' ' * 13}8{' ' * 13}15{' ' * 12}22{' ' * 12}29",
        f"Sep  {'  ' * 2}#",
        f"Oct  {'  ' * 20}#",
        f"Nov  {'  ' * 1}~ -{'  ' * 5} :{'  ' * 8} #   # o",
    ]
    assert all(line.isascii() for line in lines)
    assert invoke("calendar", "2026").lines == lines


def test_pauses_and_quiet_days_have_signs_once_the_diary_has_begun(invoke, diary, clock):
    wins.add(diary, "Hummed")
    clock.wind(days=6)
    days.add_pause(diary, date(2026, 11, 23), date(2026, 11, 25))

    assert invoke("calendar", "2026-11").lines[-4:] == [
        "●  wins: 21",
        "–  a pause or a rest day: 23–25",
        "·  a quiet day",
        "○  today",
    ]


def test_a_win_does_not_hide_what_a_day_was_as_well(invoke, written):
    days.mark(written, Mark.HARD, date(2026, 11, 20))
    wins.add(written, "Even so", day=date(2026, 11, 3))
    wins.add(written, "Even so", day=date(2026, 11, 6))

    lines = invoke("calendar", "november").lines

    assert [sign in "\n".join(lines) for sign in ("20 ◒", " 3 ⊖", " 6 ⊖")] == [True] * 3
    assert lines[11:13] == ["◒  a win, on a hard day: 20", "⊖  a win, in a pause or on a rest day: 3, 6"]
    assert invoke("calendar", "november", "--json").json["days"][19]["shape"] == "win"
    settings.set_preference(written, "quiet_view", True)
    assert "◒  a win, on a hard day: 20" in invoke("calendar", "november").lines
    assert [line[:1] for line in invoke("calendar", "november", "--lang=da").lines[11:13]] == ["◒", "⊖"]
    invoke("settings", "ascii_marks", "on")
    lines = invoke("calendar", "2026").lines
    assert [line[0] for line in lines if ", " in line] == ["&", "%"]


def test_hidden_numbers_are_hidden_in_the_map_too(invoke, written):
    settings.set_preference(written, "quiet_view", True)

    lines = invoke("calendar", "november").lines

    assert "●  wins: 18, 20" in lines
    assert not any("·" in line for line in lines)


def test_the_map_as_json(invoke, written):
    listed = invoke("calendar", "2026-11", "--json").json["days"]

    assert len(listed) == 21
    assert listed[1] == {
        "day": "2026-11-02",
        "shape": "hard",
        "wins": 0,
        "mark": "hard",
        "noted": False,
        "paused": False,
    }
    assert listed[-2]["wins"] == 4


def test_a_time_with_nothing_in_it(invoke, written):
    answer = invoke("calendar", "2025")

    assert (answer.code, len(answer.lines)) == (0, 1)


@pytest.mark.parametrize("period", ["soon", "2026-12", "2027", "2026-13", "21/11"])
def test_what_is_no_period_is_refused(invoke, written, period):
    assert invoke("calendar", period).refused(2)


def test_the_history_says_what_wins_were_about_and_what_helped(invoke, written):
    assert invoke("history").out.endswith(
        """
What your wins were about
Together  Nov 1, Oct 1

Together with
Ea  Oct 1

What has helped lately
s1  A walk (when I am tired; has helped 2 times)

On this day
w2  2026-10-21  Rød grød
"""
    )


def test_the_history_as_json(invoke, written):
    shape = invoke("history", "--json").json

    assert shape["themes"] == [{"name": "together", "wins": {"2026-11": 1, "2026-10": 1}}]
    assert shape["company"] == [{"name": "Ea", "wins": {"2026-10": 1}}]
    assert (shape["helped"][0]["id"], shape["helped"][0]["helped"]) == ("s1", 2)
    assert [win["id"] for win in shape["on_this_day"]] == ["w2"]


def test_hidden_numbers_are_hidden_in_the_history(invoke, written):
    settings.set_preference(written, "quiet_view", True)

    assert invoke("history").lines == [
        "",
        "What has helped lately",
        "s1  A walk (when I am tired)",
        "",
        "On this day",
        "w2  2026-10-21  Rød grød",
    ]


def test_the_days_of_a_month_stand_in_columns_of_one_width(invoke, written):
    head, *weeks = invoke("--lang", "da", "calendar", "2026-09").lines[2:8]
    assert head == "man   tir   ons   tor   fre   lør   søn"
    assert [week.split() for week in weeks if week][1][0] == "7"
    assert weeks[1].rstrip() == " 7     8     9    10    11    12    13"
