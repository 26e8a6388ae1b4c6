"""Paper in, paper out: sheets, handouts, and a page of wins."""

import pytest

from recoverytui.commands import cards, export, strategies, talks, wins
from recoverytui.domain.card import CardName
from recoverytui.domain.sheet import SheetName


def test_the_sheets_are_listed_and_made_without_a_diary(invoke, home, tmp_path):
    assert [line.split()[0] for line in invoke("sheet").lines] == [*SheetName]
    for name in SheetName:
        said = invoke("sheet", name)
        assert (said.code, said.err) == (0, "")
        assert "____" in said.out
    target = tmp_path / "uge.html"
    assert invoke("sheet", "week", "--to", str(target), "--lang", "da").code == 0
    assert "<h1>En uge</h1>" in target.read_text("utf-8")
    assert invoke("sheet", "week", "--to", str(target)).refused(16)
    assert not home.exists()


def test_a_sheet_is_filled_in_by_an_entry(invoke, diary, tmp_path):
    cards.write(diary, CardName.HARD_DAY, notice="The dishes wait.")
    talks.add(diary, "The office", say="Slowly, please.")

    said = invoke("sheet", "talk:1", "--title", "Before Friday", "--name", "Kim", "--reader", "Bo", "--date", "27/11")
    assert said.lines[:3] == ["# Before Friday", "", "From: Kim  "]
    assert "Friday 27 November 2026" in said.out
    assert "____" not in invoke("sheet", "talk:1", "--leave-out-empty").out
    page = tmp_path / "card.html"
    assert invoke("sheet", "card:hard-day", "--wallet", "--to", str(page)).code == 0
    assert 'class="fold"' in page.read_text("utf-8")
    assert export.log(diary) == []


def test_a_sheet_of_several_pages_says_so_beside_it_and_parts_can_be_left_out(invoke, diary, tmp_path):
    cards.write(diary, CardName.HARD_DAY, notice="word " * 2_000, helps="Tea.")
    target = tmp_path / "card.html"

    for options in ((), ("--to", str(target)), ("--format", "html")):
        said = invoke("sheet", "card:hard-day", *options)
        assert said.code == 0
        assert "On paper this takes about 5 pages. No words are cut." in said.err
        assert "Parts can be left out with --leave-out. The longest is: How I notice" in said.err
        assert "takes about" not in said.out
    assert target.read_text("utf-8").count("word") == 2_000
    assert "too long for a wallet" in invoke("sheet", "card:hard-day", "--wallet").err
    short = invoke("sheet", "card:hard-day", "--leave-out", "notice", "--leave-out", "plan")
    assert (short.code, short.err) == (0, "")
    assert "Tea." in short.out
    assert "How I notice" not in short.out
    assert "crisis plan" not in short.out
    refused = invoke("sheet", "card:hard-day", "--leave-out", "hard")
    assert refused.refused(2)
    assert "notice, helps, others_can" in refused.err


def test_a_sheet_for_a_reader_is_logged_and_a_look_at_it_is_not(invoke, diary, tmp_path):
    strategies.add(diary, "A walk")

    invoke("sheet", "s1", "--for", "staff")
    assert export.log(diary) == []
    invoke("sheet", "s1", "--for", "staff", "--to", str(tmp_path / "a.txt"))
    [shared] = export.log(diary)
    assert (shared.reader, list(shared.ids)) == ("staff", ["s1"])
    assert (tmp_path / "a.txt").read_text("utf-8").startswith("What helps me\n\nA walk\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ("w1",),
        ("s9",),
        ("nothing",),
        ("week", "--for", "staff"),
        ("week", "--without-names"),
        ("week", "--leave-out", "day0"),
        ("week", "--wallet"),
        ("s1", "--wallet"),
        ("hard-day", "--wallet", "--format", "md"),
        ("s1", "--format", "json"),
        ("s1", "--date", "someday"),
        ("s1", "--title", "a" * 201),
    ],
)
def test_what_makes_no_sheet_is_refused(invoke, diary, arguments):
    wins.add(diary, "Tea")
    strategies.add(diary, "A walk")

    assert invoke("sheet", *arguments).refused(2)


def test_the_questions_of_a_week_become_a_handout_without_a_diary(invoke, home, tmp_path):
    for file, begins in (("week.html", "<!doctype html>"), ("week.txt", "What helps\n"), ("week.md", "# What helps\n")):
        assert invoke("path", "group", "3", "--to", str(tmp_path / file)).code == 0
        text = (tmp_path / file).read_text("utf-8")
        assert text.startswith(begins)
        assert "What has helped before, even a little?" in text
        assert "You can always skip." in text
    assert not home.exists()
    assert "____" not in invoke("path", "group", "3").out
    assert "____" in invoke("path", "group", "3", "--format", "md").out


def test_a_page_of_wins_comes_in_and_goes_out_as_one(invoke, tmp_path):
    page = tmp_path / "page.txt"
    page.write_text("Monday\n- Tea\n- Soup\nyesterday: Song\n", "utf-8")

    said = invoke("win", "--lines", str(page))
    assert said.lines == [
        "w1  2026-11-16  Tea",
        "w2  2026-11-16  Soup",
        "w3  2026-11-20  Song",
        "Saved. To take the page back: recovery undo",
    ]
    assert invoke("undo").lines == ["Undone: a page of wins."]
    assert invoke("wins", "--json").json["wins"] == []
    assert invoke("redo").lines == ["Done again: a page of wins."]
    assert len(invoke("wins", "--json").json["wins"]) == 3


def test_a_page_comes_from_standard_input_too(invoke):
    for number, arguments in enumerate((("win", "--lines"), ("win", "--lines", "-")), 1):
        assert invoke(*arguments, stdin="Te\n", terminal=False).code == 0
        assert len(invoke("wins", "--json").json["wins"]) == number
    asked = invoke("win", "--lines", "--day", "2026-11-02", stdin="Monday: Tea", terminal=True)
    assert asked.err.startswith("One win on each line.")
    assert invoke("wins", "--until", "2026-11-02", "--json").json["wins"][0]["text"] == "Tea"


@pytest.mark.parametrize(
    ("arguments", "page", "code"),
    [
        ((), "Tea\n3/4 of the book\n", 2),
        ((), "\n", 2),
        ((), b"\xff\xfe", 2),
        (("a", "b"), "", 2),
        (("--theme", "hope"), "Tea", 2),
        (("--only-me",), "Tea", 2),
        (("no-such-file.txt",), "", 16),
    ],
)
def test_a_page_that_cannot_be_taken_changes_nothing(invoke, home, arguments, page, code):
    assert invoke("win", "--lines", *arguments, stdin=page).refused(code)
    assert not home.exists()
