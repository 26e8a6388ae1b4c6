"""CLI: days and pauses."""

from datetime import date

import pytest

from recoverytui.commands import cards, days, strategies
from recoverytui.domain.card import CardName
from recoverytui.domain.day import Mark

SATURDAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("arguments", "day"),
    [
        ((), "2026-11-21"),
        (("yesterday",), "2026-11-20"),
        (("i", "forgårs"), "2026-11-19"),
        (("-3",), "2026-11-18"),
        (("--day=-12",), "2026-11-09"),
        (("3.11.2026",), "2026-11-03"),
    ],
)
def test_a_day_is_marked_without_a_word(invoke, diary, arguments, day):
    first, *answer = invoke("day", "hard", *arguments).out.splitlines()
    assert first == f"Saved. {day}"
    assert bool(answer) == (day == "2026-11-21")  # only today is answered
    assert days.get(diary, date.fromisoformat(day)).mark is Mark.HARD


def test_a_hard_day_is_answered_with_ones_own_words(invoke, diary):
    assert invoke("day", "hard").out == (
        "Saved. 2026-11-21\nMarked as a hard day. You do not have to write anything.\n\n"
        "People you can call: recovery help-now\n"
    )
    strategies.pin(diary, strategies.add(diary, "A walk by the lake.").id)
    strategies.add(diary, "Not pinned")
    cards.write(diary, CardName.HARD_DAY, helps="Tea.\nNo letters.", plan="In the blue folder")

    assert invoke("day", "hard", "--lang", "da").lines == [
        *("Gemt. 2026-11-21", "Markeret som en svær dag. Du behøver ikke skrive noget."),
        *("", "Det, der hjælper", "A walk by the lake."),
        *("", "Kort til svære dage", "Det hjælper: Tea.", "No letters."),
        "Her ligger min plan, hvis der kommer en krise: In the blue folder",
        *("", "Se, hvem du kan ringe til: recovery help-now"),
    ]


def test_a_mark_can_change_and_go(invoke, diary):
    invoke("day", "hard")
    invoke("day", "rest")
    assert days.get(diary, SATURDAY).mark is Mark.REST
    invoke("day", "clear")
    assert days.get(diary, SATURDAY).mark is None


@pytest.mark.parametrize(
    ("arguments", "stdin", "text"),
    [
        (("today", "Slept", "well"), "", "Slept well"),
        (("i", "dag", "Sov godt"), "", "Sov godt"),
        (("--day", "today", "Slept", "well"), "", "Slept well"),
        (("today", "-"), "two\nlines", "two\nlines"),
        (("-",), "from a pipe", "from a pipe"),
        (("today", "--", "-2 degrees"), "", "-2 degrees"),
    ],
)
def test_the_note_of_a_day(invoke, diary, arguments, stdin, text):
    assert invoke("day", "note", *arguments, stdin=stdin).out == "Saved. 2026-11-21\n"
    assert days.get(diary, SATURDAY).note == text


def test_a_note_is_asked_for_and_can_be_taken_away(invoke, diary):
    assert invoke("day", "note", stdin="Slept well\n", terminal=True).code == 0
    assert days.get(diary, SATURDAY).note == "Slept well"

    assert invoke("day", "note", "today", "").code == 0
    assert days.get(diary, SATURDAY).note is None


def test_a_pause_that_is_going_on(invoke, diary):
    assert invoke("pause", "start", "--day=-4", "--note", "tired").out == "Saved. p1\n"
    assert "2026-11-17  still going on  tired" in invoke("pause", "list").out

    assert invoke("pause", "end", "today").out == "Saved. p1\n"
    assert invoke("pause", "list").lines == ["p1  2026-11-17  2026-11-21  tired"]


def test_a_pause_that_has_been(invoke, diary):
    assert invoke("pause", "start", "2026-11-02", "--until", "2026-11-05").out == "Saved. p1\n"

    [pause] = invoke("pause", "list", "--json").json["pauses"]
    assert (pause["id"], pause["start"], pause["end"], pause["note"]) == ("p1", "2026-11-02", "2026-11-05", None)


@pytest.mark.parametrize(
    "arguments",
    [
        ("day", "hard", "tomorrow"),
        ("day", "hard", "2026-11-22"),
        ("day", "hard", "--dag"),
        ("day", "note", "Slept", "well"),
        ("day", "note", "today"),  # nobody to ask
        ("day", "note", "today", "x" * 20_001),
        ("pause", "end"),
        ("pause", "start", "2026-11-05", "--until", "2026-11-02"),
        ("pause", "start", "2026-12-01"),
        ("pause", "start", "--until", "soon"),
    ],
)
def test_what_cannot_be_taken_is_refused(invoke, diary, arguments):
    assert invoke(*arguments).refused(2)
    assert days.recent(diary) == []
    assert days.pauses(diary) == []


def test_only_one_pause_goes_on(invoke, diary):
    invoke("pause", "start")

    assert invoke("pause", "start").refused(2)


def test_no_pauses_invite(invoke, diary):
    assert "recovery pause start" in invoke("pause", "list").out


def test_a_noun_without_a_deed_shows_its_help_and_is_refused(invoke, home):
    answer = invoke("day")

    assert (answer.code, answer.out) == (2, "")
    assert "hard" in answer.err


def test_no_edit_makes_a_second_open_pause(invoke):
    invoke("pause", "start", "--day=-9", "--until", "-8")
    invoke("pause", "start")
    before = invoke("pause", "list").out
    for option in ("--end", "--until"):
        answer = invoke("edit", "p1", option, "")
        assert answer.refused(2)
        assert "already going on" in answer.err
    assert invoke("pause", "list").out == before
    assert invoke("edit", "p2", "--end", "").code == 0
    assert invoke("edit", "p1", "--until", "-7").code == 0
    assert invoke("pause", "list", "--json").json["pauses"][1]["end"] == "2026-11-14"


def test_a_hard_day_leads_to_earlier_ones(invoke, clock):
    assert "What you write on hard days" in invoke("day", "before").out
    assert invoke("day", "before", "--json").json == {"wins": [], "strategies": []}
    invoke("strategy", "add", "A walk", "--when", "it rains")
    invoke("strategy", "used", "s1", "--helped", "little")
    invoke("win", "Washed a cup")
    assert "been here before" not in invoke("day", "hard").out
    clock.wind(days=9)
    assert "I have been here before: recovery day before" in invoke("day", "hard").out
    shown = invoke("day", "before")
    assert "Washed a cup" in shown.out
    assert "A walk (when it rains)" in shown.out
    assert [win["id"] for win in invoke("day", "before", "--json").json["wins"]] == ["w1"]


@pytest.mark.parametrize(
    ("words", "on", "note"),
    [
        (["i", "går", "Regn"], "2026-11-20", "Regn"),
        (["20", "nov", "Rain", "all", "day"], "2026-11-20", "Rain all day"),
        (["den", "1.", "maj", "2025", "Sol"], "2025-05-01", "Sol"),
        (["3/11", "2", "walks"], "2026-11-03", "2 walks"),
        (["fri", "3", "walks"], "2026-11-20", "3 walks"),
        (["i", "fredags", "Regn"], "2026-11-20", "Regn"),
    ],
)
def test_the_day_of_a_note_may_be_several_words(words, on, note, invoke, home) -> None:
    assert invoke("day", "note", *words, "--json").json["entry"]["note"] == note
    assert invoke("show", on, "--json").json["days"][0]["note"] == note
