"""CLI: add and list wins."""

from datetime import date

import pytest

from recoverytui.commands import goals, strategies, wins
from recoverytui.domain.win import Theme


def test_words_are_joined_and_saved_with_a_calm_line(invoke, home):
    answer = invoke("win", "Opened", "the", "window.")

    assert (answer.code, answer.out, answer.err) == (0, "Saved. w1\n", "")
    assert [win["text"] for win in invoke("wins", "--json").json["wins"]] == ["Opened the window."]


def test_all_that_can_be_said_about_a_win(invoke, diary):
    goals.add(diary, "Be among people")
    strategies.add(diary, "A walk")

    invoke(
        *("win", "--day", "yesterday", "--theme", "terms", "--theme", "together", "--with", "Kim", "--goal", "g1"),
        *("--helped", "s1", "--only-me", "Went", "out"),
    )

    [win] = wins.list_newest(diary)
    assert (win.noun.day, win.noun.themes) == (date(2026, 11, 20), (Theme.TOGETHER, Theme.TERMS))
    assert (win.noun.company, win.noun.only_me) == ("Kim", True)
    assert win.noun.goal == goals.all_(diary)[0].entry.uid
    assert win.noun.strategy == strategies.all_(diary)[0].entry.uid


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("--day=-3", "2026-11-18"),
        ("--day=3/11", "2026-11-03"),
        ("--day=monday", "2026-11-16"),
        ("--day=i går", "2026-11-20"),
    ],
)
def test_a_day_is_read_in_both_languages(invoke, typed, day):
    invoke("win", typed, "x")

    assert invoke("wins", "--json").json["wins"][0]["day"] == day


def test_a_text_may_start_with_a_dash(invoke):
    invoke("win", "--", "-2", "days")

    assert invoke("wins", "--json").json["wins"][0]["text"] == "-2 days"


def test_standard_input_is_utf_8_and_keeps_its_lines(invoke):
    answer = invoke("win", "-", stdin="\ufeffførste\r\nanden linje\n")

    assert answer.out == "Saved. w1\n"
    assert invoke("wins", "--json").json["wins"][0]["text"] == "første\nanden linje"


def test_without_text_it_asks_on_a_terminal(invoke):
    answer = invoke("win", stdin="Tea and a blanket\n", terminal=True)

    assert answer.code == 0
    assert "What went well" in answer.err
    assert "What went well" not in answer.out
    assert invoke("wins", "--json").json["wins"][0]["text"] == "Tea and a blanket"


@pytest.mark.parametrize(
    "arguments",
    [
        ("win",),  # nobody to ask
        ("win", ""),
        ("win", "  \n "),
        ("win", "x" * 20_001),
        ("win", "caf\udce9"),
        ("win", "--theme", "joy", "x"),
        ("win", "--day", "soon", "x"),
        ("win", "--day", "2026-11-22", "x"),
        ("win", "--day", "2026-02-30", "x"),
        ("wins", "--limit", "0"),
        ("wins", "--theme", "joy"),
        ("wins", "--since", "soon"),
    ],
)
def test_what_cannot_be_taken_is_refused_before_a_diary_is_made(invoke, home, arguments):
    assert invoke(*arguments).refused(2)
    assert not home.exists()


@pytest.mark.parametrize("arguments", [("--goal", "g9"), ("--helped", "s9"), ("--goal", "w1"), ("--helped", "x")])
def test_an_unknown_id_is_refused(invoke, diary, arguments):
    assert invoke("win", "x", *arguments).refused(2)
    assert wins.count(diary) == 0


def test_bytes_that_are_no_text_are_refused(invoke, diary):
    assert invoke("win", "-", stdin=b"caf\xe9").refused(2)
    assert invoke("win", stdin=b"caf\xe9\n", terminal=True).code == 2
    assert wins.count(diary) == 0


def test_the_list_is_newest_first_in_plain_aligned_lines(invoke, diary):
    wins.add(diary, "older", day=date(2026, 11, 2))
    for n in range(9):
        wins.add(diary, f"newer {n}", themes=(Theme.HOPE,))

    lines = invoke("wins").lines

    assert lines[0] == "w10  2026-11-21  newer 8 (Hope)"
    assert lines[-1] == "w1   2026-11-02  older"


def test_a_list_can_be_narrowed(invoke, diary):
    for day in (1, 5, 9):
        wins.add(diary, f"on {day}", day=date(2026, 11, day), themes=(Theme.ME,) if day == 5 else ())

    def days(*arguments: str) -> list[str]:
        return [win["day"] for win in invoke("wins", "--json", *arguments).json["wins"]]

    assert days("--since", "2026-11-05") == ["2026-11-09", "2026-11-05"]
    assert days("--until", "2026-11-05") == ["2026-11-05", "2026-11-01"]
    assert days("--theme", "me") == ["2026-11-05"]
    assert days("--limit", "1") == ["2026-11-09"]


def test_fifty_are_listed_unless_more_are_asked_for(invoke, diary):
    for n in range(60):
        wins.add(diary, str(n))

    assert len(invoke("wins").lines) == 50
    assert len(invoke("wins", "--limit", "60").lines) == 60


def test_json_has_the_shape_of_the_document_and_the_short_id(invoke, clock):
    invoke("win", "Sang", "--theme", "me", "--with", "Kim")

    [win] = invoke("wins", "--json").json["wins"]

    assert list(win) == [
        *("id", "uid", "day", "text", "themes", "with", "goal", "strategy", "only_me", "written_at", "changed_at"),
    ]
    assert win["written_at"] == clock().isoformat(timespec="seconds")
    assert (win["id"], win["day"], win["themes"], win["with"]) == ("w1", "2026-11-21", ["me"], "Kim")


def test_a_win_from_a_day_to_come_says_how_to_change_it(invoke, diary, clock):
    clock.wind(days=40)
    wins.add(diary, "the clock was wrong")
    clock.wind(days=-40)

    assert "--day" in invoke("wins").out


def test_an_empty_corner_of_a_full_diary_does_not_say_that_the_diary_is_empty(invoke, diary):
    wins.add(diary, "here")

    assert "recovery wins" in invoke("wins", "--until", "2026-01-01").out
