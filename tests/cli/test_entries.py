"""CLI: show, edit, delete and restore any entry by its short id; undo and redo."""

from datetime import date

import pytest

from recoverytui.commands import days, entries, goals, strategies, wins
from recoverytui.domain.day import Mark
from recoverytui.domain.strategy import Helped
from recoverytui.domain.win import Theme


@pytest.fixture
def full(diary):
    """A diary with one entry of each kind."""
    goals.add(diary, "Sing again", why="I like it")
    strategies.add(diary, "A walk", when="thoughts go round")
    wins.add(diary, "Hummed", themes=(Theme.ME,), company="Kim", goal="g1", strategy="s1", only_me=True)
    strategies.use(diary, "s1", helped=Helped.YES, note="slowly")
    goals.try_out(diary, "g1", "Hum along", company="Kim")
    days.add_pause(diary, date(2026, 11, 2), date(2026, 11, 4), "tired")
    days.mark(diary, Mark.HARD, date(2026, 11, 19))
    days.note(diary, "Rain", date(2026, 11, 19))
    return diary


@pytest.mark.parametrize(
    ("id", "parts"),
    [
        ("w1", ["Hummed", "Being me", "Kim", "g1 Sing again", "s1 A walk", "Saturday 21 November 2026"]),
        ("W1", ["Hummed"]),
        ("s1", ["A walk", "thoughts go round", "u1", "helped; slowly"]),
        ("g1", ["Sing again", "I like it", "going on", "t1", "Hum along"]),
        ("t1", ["Hum along", "Sing again", "Kim", "thinking of it"]),
        ("u1", ["A walk", "helped", "slowly"]),
        ("p1", ["tired", "Monday 2 November 2026", "Wednesday 4 November 2026"]),
        ("2026-11-19", ["Thursday 19 November 2026", "hard day", "Rain"]),
        ("today", ["Hummed", "A walk"]),
    ],
)
def test_show_says_all_that_is_kept(invoke, full, id, parts):
    answer = invoke("show", id)

    assert answer.code == 0
    for part in parts:
        assert part in answer.out


@pytest.mark.parametrize(
    ("id", "plural"),
    [("w1", "wins"), ("s1", "strategies"), ("u1", "uses"), ("g1", "goals"), ("t1", "tryouts"), ("p1", "pauses")],
)
def test_show_as_json(invoke, full, id, plural):
    shape = invoke("show", id, "--json").json

    assert list(shape) == [plural]
    assert shape[plural][0]["id"] == id


def test_show_a_day_as_json(invoke, full):
    shape = invoke("show", "2026-11-19", "--json").json

    [day] = shape["days"]
    assert (day["id"], day["mark"], day["note"]) == ("2026-11-19", "hard", "Rain")
    assert "uid" not in day
    assert [win["id"] for win in invoke("show", "today", "--json").json["wins"]] == ["w1"]


def test_edit_changes_only_what_is_given(invoke, full):
    assert invoke("edit", "w1", "Sang", "out loud").out == "Saved. w1\n"
    assert invoke("edit", "w1", "--day", "yesterday", "--not-only-me").out == "Saved. w1\n"

    noun = entries.get(full, "w1").noun
    assert (noun.text, noun.day, noun.only_me) == ("Sang out loud", date(2026, 11, 20), False)
    assert (noun.company, noun.themes) == ("Kim", (Theme.ME,))
    assert noun.goal is not None


def test_an_empty_value_takes_a_part_away(invoke, full):
    invoke("edit", "w1", "--with", "", "--goal", "", "--helped", "", "--theme", "")
    invoke("edit", "u1", "--helped", "", "--note", "")
    invoke("edit", "p1", "--end", "")

    win, use, pause = (entries.get(full, id).noun for id in ("w1", "u1", "p1"))
    assert (win.company, win.goal, win.strategy, win.themes) == (None, None, None, ())
    assert (use.helped, use.note) == (None, None)
    assert pause.end is None


@pytest.mark.parametrize(
    ("arguments", "part", "value"),
    [
        (("s1", "--when", "it rains"), "when", "it rains"),
        (("s1", "--from", "Kim"), "whose", "Kim"),
        (("u1", "--helped", "no"), "helped", Helped.NO),
        (("g1", "--enough", "once"), "enough", "once"),
        (("t1", "--plan-b", "listen"), "plan_b", "listen"),
        (("p1", "--end", "5/11"), "end", date(2026, 11, 5)),
        (("2026-11-19", "--note", "Sun"), "note", "Sun"),
        (("w1", "-"), "text", "from a pipe"),
    ],
)
def test_every_kind_can_be_edited(invoke, full, arguments, part, value):
    assert invoke("edit", *arguments, stdin="from a pipe\n").code == 0
    assert getattr(entries.get(full, arguments[0]).noun, part) == value


def test_edit_asks_when_nothing_is_given(invoke, full):
    assert invoke("edit", "w1", stdin="Sang\n", terminal=True).out == "Saved. w1\n"
    assert entries.get(full, "w1").noun.text == "Sang"


def test_a_text_of_several_lines_is_not_flattened_by_a_question(invoke, full):
    invoke("edit", "w1", "-", stdin="one\ntwo")

    answer = invoke("edit", "w1", stdin="three\n", terminal=True)

    assert answer.code == 2
    assert "recovery edit w1 -" in answer.err
    assert entries.get(full, "w1").noun.text == "one\ntwo"


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "w9"),
        ("show", "x1"),
        ("show", "2026-11-31"),
        ("edit", "w9", "x"),
        ("edit", "w1"),  # nobody to ask
        ("edit", "w1", ""),
        ("edit", "w1", "x" * 20_001),
        ("edit", "w1", "--when", "x"),
        ("edit", "s1", "--day", "today"),
        ("edit", "u1", "x"),
        ("edit", "u1", "--helped", "maybe"),
        ("edit", "w1", "--theme", "joy"),
        ("edit", "w1", "--goal", "g9"),
        ("edit", "w1", "--day", "2026-12-24"),
        ("edit", "2026-11-19", "--day", "today"),
        ("edit", "nothing", "x"),
        ("delete", "w9"),
        ("delete", "w9", "--for-good", "--yes"),
        ("delete", "w1", "--for-good"),  # nobody to ask
        ("deleted", "--back", "w9"),
    ],
)
def test_what_cannot_be_done_is_refused_and_changes_nothing(invoke, full, arguments):
    before = entries.get(full, "w1")

    assert invoke(*arguments).refused(2)
    assert entries.get(full, "w1") == before


def test_deleted_entries_are_listed_and_come_back(invoke, full):
    answer = invoke("delete", "w1")
    assert "w1" in answer.out
    assert "recovery undo" in answer.out
    assert invoke("show", "w1").refused(2)

    assert "Hummed" in invoke("deleted").out
    assert [win["id"] for win in invoke("deleted", "--json").json["wins"]] == ["w1"]

    assert invoke("deleted", "--back", "w1").code == 0
    assert invoke("show", "w1").code == 0
    assert "Hummed" not in invoke("deleted").out


def test_deleting_for_good_is_asked_in_words(invoke, full):
    kept = invoke("delete", "w1", "--for-good", stdin="\n", terminal=True)
    assert (kept.code, "w1" in kept.out) == (0, True)
    assert entries.get(full, "w1").noun.text == "Hummed"

    gone = invoke("delete", "w1", "--for-good", stdin="yes\n", terminal=True)
    assert gone.code == 0
    assert invoke("show", "w1").refused(2)


@pytest.mark.parametrize("language", ["en", "da"])
def test_undo_tells_that_what_is_gone_for_good_stays_gone(invoke, home, language):
    invoke("win", "Hummed")
    invoke("win", "CANARY")
    assert invoke("delete", "w2", "--for-good", "--yes").code == 0
    assert invoke("strategy", "add", "A walk").code == 0
    undo = ("undo", "--lang", language)
    assert "strat" in invoke(*undo).out

    told = invoke(*undo).out
    assert {"en": "cannot be brought back. Nothing was undone.", "da": "Intet blev fortrudt."}[language] in told
    assert {"en": "takes back: a new win.", "da": "fortryder: en ny sejr."}[language] in told
    assert "Hummed" in invoke("wins").out
    assert {"en": "Undone: a new win.", "da": "Fortrudt: en ny sejr."}[language] in invoke(*undo).out
    assert "Hummed" not in invoke("wins").out


def test_undo_after_nothing_but_deletions_for_good_promises_nothing(invoke, home):
    for number in (1, 2):
        invoke("win", "Hummed")
        assert invoke("delete", f"w{number}", "--for-good", "--yes").code == 0
    told = invoke("undo").out
    assert told == "What was deleted for good cannot be brought back. Nothing was undone.\n"
    assert invoke("undo").out == "There is nothing to undo.\n"


def test_what_is_deleted_for_good_is_in_no_file(invoke, home):
    invoke("win", "a canary sings")
    assert invoke("delete", "w1", "--for-good", "--yes").code == 0

    files = [path for path in home.rglob("*") if path.is_file()]
    assert files
    assert not [path for path in files if b"canary" in path.read_bytes()]


def test_undo_and_redo_say_what_they_did(invoke, home):
    invoke("win", "Hummed")

    assert invoke("undo").out == "Undone: a new win.\n"
    assert "Hummed" not in invoke("wins").out
    assert invoke("redo").out == "Done again: a new win.\n"
    assert "Hummed" in invoke("wins").out
    assert invoke("redo").out == "There is nothing to do again.\n"


def test_there_can_be_nothing_to_undo(invoke, diary):
    assert (invoke("undo").code, invoke("undo").out) == (0, "There is nothing to undo.\n")


def test_nothing_deleted_yet(invoke, diary):
    assert invoke("deleted").out == "Nothing has been deleted.\n"
