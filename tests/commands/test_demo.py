"""Demo diary: its figures in both languages, and an empty undo history."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from recoverytui.commands import cards, entries, export, goals, import_file, overview, strategies, wins
from recoverytui.commands.demo import demo_diary
from recoverytui.commands.diary import Diary
from recoverytui.domain.card import CardName
from recoverytui.domain.day import Mark
from recoverytui.domain.goal import GoalState
from recoverytui.exports import formats, json_document
from recoverytui.imports import document
from recoverytui.text.translator import Translator

TODAY = date(2026, 11, 21)


@pytest.fixture(params=["en", "da"])
def demo(request: pytest.FixtureRequest, clock, tmp_path: Path) -> Iterator[Diary]:  # type: ignore[no-untyped-def]
    diary = demo_diary(request.param, clock, tmp_path)
    yield diary
    diary.close()


def test_its_measures_are_those_of_the_contract(demo: Diary) -> None:
    streak = overview.measure(demo)
    assert (streak.as_of, streak.began) == (TODAY, date(2026, 10, 31))
    assert (streak.wins, streak.weeks_with_wins, streak.days_with_wins) == (19, 4, 9)
    assert streak.strip == "WPWWPPPWWWPWWW"
    assert (streak.days_a_week, streak.kept_weeks) == (2, 4)
    assert streak.weeks == (None, None, None, None, "kept", "kept", "kept", "kept")
    assert streak.run is not None
    assert (streak.run.days, streak.run.since) == (15, date(2026, 10, 31))
    assert overview.returns(demo) == 1
    marks = overview.month_strip(demo, TODAY - timedelta(27), TODAY).strip()
    shapes = {**dict.fromkeys("12345hr", "W"), "H": "P"}  # a win has the letter of its theme
    assert "".join(shapes.get(mark, mark) for mark in marks) == "WWW.WW.WWPWWPPPWWWPWWW"


def test_it_holds_all_of_the_persona(demo: Diary) -> None:
    assert wins.count(demo) == 19
    assert len(strategies.all_(demo)) == 8
    assert [line.entry.noun.state for line in goals.all_(demo)] == [
        *[GoalState.GOING_ON] * 3,
        GoalState.REACHED,
        GoalState.ON_THE_SHELF,
    ]
    assert [line.tried for line in goals.all_(demo)] == [3, 2, 1, 1, 0]
    assert overview.on(demo, TODAY - timedelta(3)).day.mark is Mark.HARD
    assert cards.get(demo, CardName.BOTH_AND).hard is not None
    assert entries.get(demo, "answer:1").noun.day == TODAY - timedelta(13)
    assert {win.noun.strategy for win in wins.list_newest(demo)} - {None} <= {
        line.entry.uid for line in strategies.all_(demo)
    }


def test_there_is_nothing_to_undo(demo: Diary) -> None:
    assert entries.undo(demo) is None


def test_it_is_always_of_today(clock, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    clock.wind(days=400)
    diary = demo_diary("en", clock, tmp_path)
    assert wins.list_newest(diary, limit=1)[0].noun.day == TODAY + timedelta(400)
    assert overview.measure(diary).strip == "WPWWPPPWWWPWWW"
    diary.close()


def test_it_says_that_it_is_a_demo_and_keeps_to_its_folder(demo: Diary, tmp_path: Path) -> None:
    assert demo.is_demo
    assert demo.path.parent == tmp_path


def test_its_document_is_labelled_and_in_order(demo: Diary) -> None:
    english, danish = Translator("en"), Translator("da")
    said = "".join(formats.everything(export.book(demo), english))
    assert said.split("\n")[2] == "DEMO – invented data"
    assert "".join(formats.everything(export.book(demo), danish)).split("\n")[2] == "DEMO – opdigtede data"
    assert json.loads(json_document.document(export.book(demo)))["demo"] == "DEMO"
    for lines in (strategies.all_(demo), goals.all_(demo)):
        texts = [line.entry.noun.text for line in sorted(lines, key=lambda line: line.entry.number)]
        places = [said.index(f"\n- {text}") for text in texts]
        assert places == sorted(places)


def test_it_goes_through_a_document_like_any_diary(demo: Diary, diary: Diary) -> None:
    said = json_document.document(export.book(demo))
    import_file.import_entries(diary, document.read(said.encode()))
    diary.is_demo = True
    assert json_document.document(export.book(diary)) == said
    assert overview.measure(diary) == overview.measure(demo)
