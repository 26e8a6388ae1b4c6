"""CLI: cards, talks, programmes, questions, people, company and help now."""

import os
from datetime import date

import pytest

from recoverytui.errors import BadInput
from recoverytui.text.dates import parse_coming_day

TODAY = date(2026, 11, 21)  # a Saturday

READING = [
    *(("card",), ("talk",), ("path",), ("path", "list"), ("path", "answers"), ("path", "taken-along")),
    *(("question",), ("question", "answers"), ("question", "list"), ("people",), ("names",)),
    *(("goal", "company"), ("talk", "show", "1")),
]


@pytest.mark.parametrize("arguments", READING, ids=" ".join)
def test_reading_on_a_first_run_invites_and_makes_nothing(invoke, home, arguments):
    answer = invoke(*arguments)

    assert (answer.code, answer.err) == (0, "")
    assert "This is your diary. It is empty, and that is fine." in answer.out
    assert not home.exists()


@pytest.mark.parametrize("arguments", READING, ids=" ".join)
def test_an_empty_diary_never_says_a_zero(invoke, diary, arguments):
    answer = invoke(*arguments, "--lang", "da")

    if arguments[:2] == ("talk", "show"):
        assert answer.refused(2)
    else:
        assert answer.code == 0
        assert answer.out
        assert " 0 " not in answer.out


def test_a_card_is_filled_in_part_by_part(invoke, home):
    assert invoke("card", "edit", "both-and", "--can", "Cook", "--hard", "The phone").out == "Saved. card:both-and\n"
    assert invoke("card", "edit", "both-and", "--hard", "", "--helps", "Tea").code == 0
    assert invoke("card", "edit", "hard-day", "--leave-alone", "Advice").code == 0

    assert invoke("card", "show", "both-and").lines == [
        *("Both-and card", "", "What I can", "Cook", "", "What helps", "Tea"),
    ]
    assert "Det hjælper\nTea\n" in invoke("card", "--lang", "da").out
    assert [card["name"] for card in invoke("card", "show", "--json").json["cards"]] == ["both-and", "hard-day"]
    assert invoke("undo").out == "Undone: a change in a card.\n"


@pytest.mark.parametrize(
    "arguments", [("both-and",), ("both-and", "--plan", "x"), ("both-and", "--can", ""), ("other", "--can", "x")]
)
def test_what_a_card_cannot_say_is_refused(invoke, diary, arguments):
    assert invoke("card", "edit", *arguments).refused(2)


def test_a_talk_before_and_after_it(invoke, home):
    invoke("talk", "add", "The case worker", "--day", "tomorrow", "--ask", "How long", "--help-with", "The form")
    invoke("talk", "edit", "1", "--said", "Two weeks", "--again", "Who")

    assert invoke("talk", "show", "talk:1").lines == [
        *("The case worker", "Sunday 22 November 2026"),
        *("", "What I want to ask", "How long"),
        *("", "What I want help with, and why", "The form"),
        *("", "What was said", "Two weeks"),
        *("", "What I want to ask again", "Who"),
    ]
    assert invoke("talk").lines == ["talk:1  2026-11-22  The case worker"]
    assert invoke("talk", "list", "--json").json["talks"][0]["day"] == "2026-11-22"
    assert invoke("edit", "talk:1", "The office", "--day", "").code == 0
    assert invoke("talk").lines == ["talk:1    The office"]
    assert "Two weeks" in invoke("show", "talk:1").out


@pytest.mark.parametrize(
    "arguments", [("edit", "1"), ("edit", "9", "--say", "x"), ("add", "x", "--day", "soon"), ("add", "")]
)
def test_a_talk_that_cannot_be_is_refused(invoke, diary, arguments):
    assert invoke("talk", *arguments).refused(2)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", TODAY),
        ("i går", date(2026, 11, 20)),
        ("i morgen", date(2026, 11, 22)),
        ("Tomorrow", date(2026, 11, 22)),
        ("monday", date(2026, 11, 23)),
        ("lørdag", date(2026, 11, 28)),
        ("fredag", date(2026, 11, 27)),
        ("3/12", date(2026, 12, 3)),
        ("3.11", date(2027, 11, 3)),
        ("21/11", TODAY),
        ("2027-01-05", date(2027, 1, 5)),
        ("5.1.2027", date(2027, 1, 5)),
        ("2020-01-05", date(2020, 1, 5)),
        ("-3", date(2026, 11, 18)),
    ],
)
def test_a_day_to_come_as_it_is_typed(typed, day):
    assert parse_coming_day(typed, TODAY) == day


@pytest.mark.parametrize("typed", ["soon", "2027-02-30", "32/1", ""])
def test_what_is_no_day_is_refused(typed):
    with pytest.raises(BadInput):
        parse_coming_day(typed, TODAY)


def test_a_path_is_walked_at_ones_own_pace(invoke, diary):
    assert invoke("path").lines[0] == "Week 1: Landing"
    assert invoke("path", "skip").lines == ["Week 2: Counting the wins"]
    assert invoke("path", "move", "5").code == 0
    assert invoke("path", "repeat", "2").lines == ["Week 2: Counting the wins"]
    assert invoke("path", "list").lines == ["ten-weeks  Week 2: Counting the wins"]
    assert invoke("path", "list", "--json").json["paths"][0]["week"] == 2
    assert invoke("path", "show", "1", "--lang", "da").lines[0] == "Uge 1: At lande"
    assert invoke("undo").code == 0
    assert invoke("path", "list", "--json").json["paths"][0]["week"] == 5


def test_answers_of_a_path_are_taken_along(invoke, diary):
    invoke("path", "answer", "1", "A chair by the door")
    invoke("path", "answer", "2", "Later", "--week", "3", "--only-me")

    assert invoke("path", "answers").lines == [
        "answer:2  2026-11-21  Later",
        "answer:1  2026-11-21  A chair by the door",
    ]
    assert invoke("path", "answers", "--week", "1").lines == ["answer:1  2026-11-21  A chair by the door"]
    assert [each["only_me"] for each in invoke("path", "answers", "--json").json["answers"]] == [True, False]
    taken = invoke("path", "taken-along").lines
    assert taken.index("Landing") < taken.index("  A chair by the door") < taken.index("  Later")


def test_a_group_sees_nothing_of_the_diary(invoke, diary):
    invoke("path", "answer", "1", "A chair by the door")

    out = invoke("path", "group", "1").out

    assert out.startswith("Landing\n")
    assert "You can always skip." in out
    assert "chair" not in out


def test_a_group_needs_no_passphrase(invoke, home):
    invoke("path", "move", "3")
    read, write = os.pipe()
    os.write(write, b"kop blomme\n")
    os.close(write)
    assert invoke("lock", "--passphrase-fd", str(read)).code == 0
    answer = invoke("path", "group", terminal=True)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("Landing\n")
    (home / "diary.db").unlink()
    assert invoke("path", "group").code == invoke("help-now").code == 0


def test_a_group_needs_no_diary(invoke, home):
    assert invoke("path", "group").out.startswith("Landing\n")
    assert "At tælle sejrene\nHåb\n" in invoke("path", "group", "2", "--lang", "da").out
    assert invoke("path", "group", "11").refused(2)
    assert invoke("path", "group", "--path", "mine").refused(2)
    assert not home.exists()


def test_a_path_of_ones_own(invoke, home, tmp_path):
    file = tmp_path / "mine.md"
    file.write_text("# Mine\n\n## One\n\n- Why not?\n\n## Two\n", "utf-8")

    assert invoke("path", "import", str(file)).out == "Saved. mine\n"
    assert invoke("path", "rename", "2", "The", "other", "--path", "mine").code == 0
    assert invoke("path", "place", "2", "1", "--path", "mine").code == 0
    assert "## The other" in invoke("path", "show", "--file", "--path", "mine").out
    assert invoke("path", "leave-out", "1", "--path", "mine").code == 0
    assert invoke("path", "show", "--path", "MINE").lines == ["Week 1: One", "", "1  Why not?"]
    assert invoke("path", "put-back", "mine").code == 0
    assert len(invoke("path", "list", "--json").json["paths"][1]["weeks"]) == 2
    assert invoke("path", "show", "--path", "mine").lines[0] == "Week 2: One"  # where one was before
    assert invoke("path", "remove", "mine").code == 0
    assert invoke("path", "show", "--path", "mine").refused(2)
    assert invoke("path", "put-back", "mine").code == 0
    assert invoke("path", "import", str(file)).refused(16)


@pytest.mark.parametrize(
    "arguments",
    [
        *(("move", "99"), ("move", "two"), ("show", "0"), ("show", "--path", "other"), ("answer", "99", "x")),
        *(("answer", "one", "x"), ("remove", "ten-weeks"), ("put-back",), ("answers", "--week", "99")),
    ],
)
def test_weeks_that_there_are_not_are_refused(invoke, diary, arguments):
    assert invoke("path", *arguments).refused(2)


def test_a_question_is_answered_or_skipped(invoke, diary):
    asked = invoke("question").out.strip()

    assert invoke("question", "show", "--skip", "1").out.strip() != asked
    assert invoke("question", "answer", "A walk").out == "Saved. answer:1\n"
    assert invoke("question", "answers", "--json").json["answers"][0]["question"] == asked
    assert invoke("question", "add", "Who", "sang?").out == "Saved. question:1\n"
    assert invoke("question", "list").lines == ["question:1  Who sang?"]
    assert "A walk" in invoke("show", "answer:1").out
    assert asked in invoke("show", "answer:1").out


def test_the_first_question_of_all_can_be_answered(invoke, home):
    assert invoke("question", "answer", "A walk").code == 0
    assert invoke("question", "answers", "--json").json["answers"][0]["question"]


def test_people_and_names_are_kept_in_the_diary(invoke, home):
    invoke("people", "add", "Ea", "11", "22")
    invoke("people", "add", "Bo")
    invoke("names", "add", "Ea", "Holm")

    assert invoke("people").lines == ["Ea  11 22", "Bo"]
    assert invoke("people", "list", "--json").json == {
        "people": [{"name": "Ea", "number": "11 22"}, {"name": "Bo", "number": ""}]
    }
    assert invoke("names", "list", "--json").json == {"names": ["Ea Holm"]}
    assert invoke("people", "remove", "ea").code == 0
    assert invoke("people").lines == ["Bo"]
    assert invoke("undo").code == 0
    assert len(invoke("people").lines) == 2
    assert invoke("people", "remove", "Nobody").refused(2)
    assert invoke("names", "remove", "Nobody").refused(2)
    assert invoke("names", "add").refused(2)


@pytest.mark.parametrize("group", ["people", "names"])
def test_a_name_is_forgotten_once_the_person_agrees(group, invoke, home):
    invoke(group, "add", "Kanarie")
    invoke(group, "add", "Bo")

    assert invoke(group, "remove", "Kanarie", "--for-good").refused(2)
    assert invoke(group).lines == ["Kanarie", "Bo"]
    assert invoke(group, "remove", "Nobody", "--for-good", "--yes").refused(2)
    assert invoke(group, "remove", "kanarie", "--for-good", "--yes").lines == ["Deleted for good. kanarie"]

    assert invoke(group).lines == ["Bo"]
    assert not [path for path in home.rglob("*") if path.is_file() and b"Kanarie" in path.read_bytes()]


def test_company_on_the_way(invoke, diary):
    invoke("goal", "add", "Sing with others")
    invoke("goal", "try", "g1", "Look in", "--wants-company", "--meet", "at the door")
    invoke("goal", "try", "g1", "Hum", "--with", "Ea")
    invoke("goal", "try", "g1", "Alone")

    assert invoke("goal", "company").lines == ["t1  Look in (I would like company; at the door)", "t2  Hum (with Ea)"]
    assert [each["id"] for each in invoke("goal", "company", "--json").json["tryouts"]] == ["t1", "t2"]
    assert invoke("goal", "tried", "t1", "--felt", "Warm").code == 0
    assert invoke("goal", "felt", "t2", "Loud").code == 0
    assert invoke("edit", "t2", "--no-company", "--with", "").code == 0
    assert "Warm" in invoke("show", "t1").out
    assert "Loud" in invoke("show", "t2").out
    assert invoke("goal", "felt", "g1", "x").refused(2)


NUMBER = "11 22"


def test_help_is_there_without_a_diary_and_leaves_no_trace(invoke, home):
    answer = invoke("help-now")

    assert (answer.code, answer.err) == (0, "")
    assert answer.lines[0] == "Nobody reads what you write here, and the program cannot call for help."
    assert "You have not chosen a country yet." in answer.out
    assert answer.lines[-1] == "The program is a supplement, not treatment."
    assert not home.exists()


def test_ones_own_people_stand_first(invoke, home):
    invoke("people", "add", "Ea", NUMBER)
    invoke("settings", "country", "UK")

    out = invoke("help-now").out

    assert "You have not chosen" not in out
    assert out.index(f"Ea  {NUMBER}") < out.index("Last checked on")


def test_the_contact_from_the_settings_stands_by_ones_own_people_and_nobody_twice(invoke):
    invoke("people", "add", "Ea", NUMBER)
    invoke("settings", "contact", "Bo at the corner")
    out = invoke("help-now").out
    assert out.index(f"Ea  {NUMBER}") < out.index("Bo at the corner") < out.index("Last checked on")
    for said in (f"ea {NUMBER}", "EA", f"Ea: {NUMBER.replace(' ', '')}"):
        invoke("settings", "contact", said)
        assert invoke("help-now").out.lower().count("ea") == out.lower().count("ea")


def test_help_is_there_while_the_diary_is_locked_and_asks_nothing(invoke, home, clock):
    invoke("people", "add", "Ea", NUMBER)
    invoke("settings", "contact", "Bo at the corner")
    read, write = os.pipe()
    os.write(write, b"kop blomme\n")
    os.close(write)
    assert invoke("lock", "--passphrase-fd", str(read)).code == 0

    answer = invoke("help-now", terminal=True)

    assert (answer.code, answer.err) == (0, "")
    assert "Bo at the corner" in answer.out
    assert NUMBER not in answer.out


@pytest.mark.parametrize("content", [b"", b"not a diary"])
def test_help_is_there_with_a_damaged_diary(invoke, home, content):
    home.mkdir()
    (home / "diary.db").write_bytes(content)

    assert invoke("help-now").code == 0
    assert (home / "diary.db").read_bytes() == content


def test_a_file_of_ones_own_is_taken_and_when_it_cannot_be_that_is_said_last(invoke, home):
    assert str(home / "help-now.toml") in invoke("help-now", "--own-file").out
    assert invoke("help-now", "--own-file").refused(16)
    (home / "help-now.toml").write_text("not = [", "utf-8")

    answer = invoke("help-now")

    assert answer.code == 0
    assert "help-now.toml" in answer.lines[-1]
