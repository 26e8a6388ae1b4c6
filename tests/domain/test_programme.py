"""Programme: its weeks, what a group sees of them, and collected answers."""

from datetime import date

import pytest

from recoverytui.domain.answer import Answer
from recoverytui.domain.entry import Entry
from recoverytui.domain.programme import (
    GroupWeek,
    Programme,
    ProgrammeStatus,
    Week,
    WeekAnswers,
    answers_by_week,
    group_week,
)
from recoverytui.domain.win import Theme
from recoverytui.errors import BadInput

WEEK = Week("Landing", (Theme.HOPE,), "You decide.", ("What is here?",), "Sit down.", "Bring coffee.")
PATH = Programme("A walk", (WEEK, Week("Going")), "You can always skip.")


def answer(number: int, week: str | None) -> Entry[Answer]:
    noun = Answer(date(2026, 11, number), "What?", "This.", path="walk", week=week)
    return Entry(number, f"uid{number}", noun, None, "2026-11-21T00:00:00.000Z")


def test_texts_become_single_clean_lines() -> None:
    week = Week(" A\ntitle ", questions=("One\r\n question\x00?",), line="  ", try_out="\n")
    assert (week.title, week.questions, week.line, week.try_out) == ("A title", ("One question?",), None, None)


def test_themes_stand_once_each_in_their_own_order() -> None:
    assert Week("W", (Theme.TERMS, Theme.TOGETHER, Theme.TERMS)).themes == (Theme.TERMS, Theme.TOGETHER)
    assert Week("W", ("hope",)).themes == (Theme.HOPE,)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "parts",
    [
        {"title": " "},
        {"title": "x" * 2001},
        {"title": "W", "questions": ("",)},
        {"title": "W", "questions": ("q",) * 101},
        {"title": "W", "themes": ("sport",)},
    ],
)
def test_a_week_refuses_what_it_cannot_hold(parts: dict[str, object]) -> None:
    with pytest.raises(BadInput):
        Week(**parts)  # type: ignore[arg-type]


def test_a_path_refuses_too_many_weeks_and_no_title() -> None:
    with pytest.raises(BadInput):
        Programme("T", (Week("W"),) * 201)
    with pytest.raises(BadInput):
        Programme("")


def test_weeks_are_numbered_from_one() -> None:
    assert PATH.numbered(1) is WEEK
    assert PATH.numbered(2).title == "Going"
    for number in (0, 3, -1):
        with pytest.raises(BadInput):
            PATH.numbered(number)
    with pytest.raises(BadInput):
        Programme("T").numbered(1)


def test_a_line_of_the_list_knows_its_week() -> None:
    assert ProgrammeStatus("walk", PATH, 2, own=True).week == PATH.weeks[1]
    assert ProgrammeStatus("walk", Programme("T"), 0, own=True).week is None
    assert ProgrammeStatus("walk", None, 0, own=True).week is None


def test_a_group_sees_theme_and_questions_and_nothing_else() -> None:
    assert group_week(PATH, 1) == GroupWeek("Landing", (Theme.HOPE,), "You can always skip.", ("What is here?",))
    assert set(GroupWeek._fields) == {"title", "themes", "ground", "questions"}
    with pytest.raises(BadInput):
        group_week(PATH, 3)


def test_answers_are_drawn_together_in_the_order_of_the_path() -> None:
    newest_first = [answer(number, week) for number, week in ((5, "Going"), (4, None), (3, "Gone"), (2, "Landing"))]
    newest_first.append(answer(1, "Going"))
    assert answers_by_week(PATH, newest_first) == (
        WeekAnswers("Landing", (newest_first[3],)),
        WeekAnswers("Going", (newest_first[4], newest_first[0])),
        WeekAnswers("Gone", (newest_first[2],)),
        WeekAnswers(None, (newest_first[1],)),
    )
    assert [each.week for each in answers_by_week(None, newest_first)] == ["Going", "Landing", "Gone", None]
    assert answers_by_week(PATH, []) == ()
