"""JSON document: keys and their order, sorting of lists, and valid JSON."""

import json
from datetime import date
from typing import Any

import pytest

from recoverytui.commands import cards, days, entries, export, goals, settings, strategies, wins
from recoverytui.commands.diary import Diary
from recoverytui.domain.card import CardName
from recoverytui.domain.day import Mark
from recoverytui.domain.goal import TryState
from recoverytui.domain.strategy import Helped
from recoverytui.domain.win import Theme
from recoverytui.exports import json_document

FRAME = ["written_at", "changed_at"]
NOW = {"written_at": "2026-11-21T14:03:00+01:00", "changed_at": "2026-11-21T13:03:00.000Z"}


def document(diary: Diary, **period: Any) -> dict[str, Any]:
    """Return the document, read again."""
    read: dict[str, Any] = json.loads(json_document.document(export.book(diary, **period)))
    return read


def test_an_empty_diary_has_every_key(diary: Diary) -> None:
    read = document(diary)
    assert list(read) == [
        *("format", "version", "exported_on", "diary", "wins", "strategies", "uses", "goals", "tryouts", "days"),
        *(
            "pauses",
            "cards",
            "answers",
            "talks",
            "questions",
            "people",
            "names",
            "programme",
            "own_programmes",
            "deleted",
        ),
    ]
    assert (read["format"], read["version"], read["exported_on"]) == ("recoverytui-diary", 1, "2026-11-21")
    assert list(read["diary"]) == ["began", "day_starts_at", "breather", "days_a_week"]
    assert list(read["diary"].values()) == ["2026-11-21", 4, 2, 2]
    assert read["cards"] == {}
    assert [key for key, kept in read.items() if kept == []] == [
        *("wins", "strategies", "uses", "goals", "tryouts", "days", "pauses", "answers", "talks", "questions"),
        *("people", "names", "own_programmes", "deleted"),
    ]


def test_each_kind_has_its_keys_in_order(diary: Diary) -> None:
    goal = goals.add(diary, "More air", why="It is mine", enough="a little").uid
    goals.try_out(diary, "g1", "Open the window", company="Ida", plan_b="not today")
    strategy = strategies.add(diary, "A walk", when="it rains", whose="Ida").uid
    strategies.use(diary, "s1", helped=Helped.LITTLE, note="in the rain")
    wins.add(diary, "Went out", themes=(Theme.HOPE, Theme.TOGETHER), company="Ida", goal="g1", strategy="s1")
    days.mark(diary, Mark.HARD)
    days.start_pause(diary, note="tired")
    cards.write(diary, CardName.HARD_DAY, notice="The dishes wait")
    read = document(diary)
    assert [{**each, "uid": ""} for each in read["wins"]] == [
        {
            "uid": "",
            "day": "2026-11-21",
            "text": "Went out",
            "themes": ["together", "hope"],
            "with": "Ida",
            "goal": goal,
            "strategy": strategy,
            "only_me": False,
            **NOW,
        }
    ]
    assert {name: list(read[name][0]) for name in ("wins", "strategies", "uses", "goals", "tryouts")} == {
        "wins": ["uid", "day", "text", "themes", "with", "goal", "strategy", "only_me", *FRAME],
        "strategies": ["uid", "text", "when", "how", "from", "pinned", "away", "only_me", *FRAME],
        "uses": ["uid", "strategy", "day", "helped", "note", *FRAME],
        "goals": ["uid", "text", "why", "enough", "state", "only_me", "became", "sake", *FRAME],
        "tryouts": [
            *("uid", "goal", "text", "state", "day", "with", "plan_b", "found", "wants_company", "meet", "felt"),
            *FRAME,
        ],
    }
    moment = NOW["changed_at"]
    assert read["days"] == [
        {"day": "2026-11-21", "mark": "hard", "note": None, "changed_at": moment, "mark_changed_at": moment}
    ]
    assert list(read["pauses"][0]) == ["uid", "start", "end", "note", *FRAME]
    assert list(read["cards"]) == ["hard-day"]
    assert list(read["cards"]["hard-day"]) == [
        *("notice", "helps", "others_can", "leave_alone", "people", "plan"),
        *FRAME,
    ]
    assert read["uses"][0]["helped"] == "little"
    assert read["tryouts"][0]["state"] == "thinking of it"
    assert read["goals"][0]["state"] == "going on"


def test_lists_are_sorted_by_day_then_moment_then_uid(diary: Diary, clock) -> None:
    wins.add(diary, "second", day=date(2026, 11, 20))
    clock.wind(minutes=1)
    wins.add(diary, "third", day=date(2026, 11, 20))
    wins.add(diary, "first", day=date(2025, 1, 1))
    for _ in range(9):
        wins.add(diary, "at once")
    read = document(diary)["wins"]
    assert [each["text"] for each in read][:4] == ["first", "second", "third", "at once"]
    assert [each["uid"] for each in read[3:]] == sorted(each["uid"] for each in read[3:])


def test_what_is_deleted_leaves_no_word(diary: Diary, clock) -> None:
    gone = wins.add(diary, "a secret word").entry
    away = wins.add(diary, "another secret").entry
    days.mark(diary, Mark.REST)
    clock.wind(seconds=1)
    entries.delete_for_good(diary, gone.id)
    entries.delete(diary, away.id)
    days.mark(diary, None)
    said = json_document.document(export.book(diary))
    moment = "2026-11-21T13:03:01.000Z"
    assert "secret" not in said
    day: dict[str, object] = {"kind": "day", "changed_at": moment, "mark_changed_at": moment, "replaced": []}
    wanted: dict[str, dict[str, object]] = {
        uid: {"kind": "win", "changed_at": moment} for uid in (gone.uid, away.uid)
    } | {"2026-11-21": day}
    assert json.loads(said)["deleted"] == [{"uid": uid, **wanted[uid]} for uid in sorted(wanted)]


@pytest.mark.parametrize("text", ['"', "\\", "{}", "%s %d", "a\nb\tc", "\u2028", "Æ ø 👍🏽 é", "</script>", "\x7f"])
def test_any_text_comes_out_as_it_was_written(diary: Diary, text: str) -> None:
    kept = wins.add(diary, f"a{text}b", company=f"c{text}d").entry.noun
    [read] = document(diary)["wins"]
    assert (read["text"], read["with"]) == (kept.text, kept.company)
    assert json_document.document(export.book(diary)).endswith("]}\n")


def test_an_entry_is_a_line(diary: Diary) -> None:
    texts = {wins.add(diary, text).entry.noun.text for text in ("a\nb", "ø")}
    lines = json_document.document(export.book(diary)).split("\n")
    assert {json.loads(line.rstrip("],"))["text"] for line in lines[3:5]} == texts
    assert [line.split(":")[0] for line in (lines[2], lines[5])] == [' "wins"', ' "strategies"']
    assert all(each in lines[3] + lines[4] for each in ('"text": "a\\nb"', '"text": "ø"'))


def test_a_period_leaves_out_other_days(diary: Diary) -> None:
    strategies.add(diary, "A walk")
    goals.add(diary, "More air")
    goals.try_out(diary, "g1", "now")
    for each in (date(2026, 10, 31), date(2026, 11, 1), date(2026, 11, 20)):
        wins.add(diary, f"{each}", day=each)
        strategies.use(diary, "s1", day=each)
        days.mark(diary, Mark.HARD, each)
        goals.set_try_state(diary, goals.try_out(diary, "g1", "then").id, TryState.TRIED, day=each)
    days.add_pause(diary, date(2026, 10, 1), date(2026, 10, 31))
    days.add_pause(diary, date(2026, 10, 1), date(2026, 11, 2))
    days.start_pause(diary, date(2026, 10, 20))
    read = document(diary, since=date(2026, 11, 1), until=date(2026, 11, 19))
    assert [each["day"] for each in read["wins"]] == ["2026-11-01"]
    assert [each["day"] for each in read["uses"]] == ["2026-11-01"]
    assert [each["day"] for each in read["days"]] == ["2026-11-01"]
    assert [each["day"] for each in read["tryouts"]] == [None, "2026-11-01"]
    assert [each["end"] for each in read["pauses"]] == ["2026-11-02", None]
    assert (len(read["strategies"]), len(read["goals"])) == (1, 1)
    assert [len(document(diary, since=date(2026, 11, 20))[name]) for name in ("wins", "pauses")] == [1, 1]
    assert [len(document(diary, until=date(2026, 10, 31))[name]) for name in ("wins", "pauses")] == [1, 3]


def test_settings_are_told(diary: Diary) -> None:
    settings.set_preference(diary, "breather", 5)
    assert document(diary)["diary"]["breather"] == 5


def test_a_demo_says_that_it_is_one(diary: Diary) -> None:
    diary.is_demo = True
    assert list(document(diary).items())[3] == ("demo", "DEMO")


def test_read_from_the_file_it_says_the_same(diary: Diary) -> None:
    wins.add(diary, "a")
    strategies.add(diary, "b")
    assert export.document(diary, json_document.pieces) == json_document.document(export.book(diary))
