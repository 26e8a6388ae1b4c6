"""Writing prompts: the same one all day, and another on request."""

from datetime import date
from typing import Any

from recoverytui.commands import entries, questions
from recoverytui.commands.diary import Diary
from recoverytui.domain.answer import Answer
from recoverytui.text.questions import QUESTIONS
from recoverytui.text.translator import Translator

DA = Translator("da")
TODAY = date(2026, 11, 21)


def test_the_question_is_the_same_all_day_in_both_languages(diary: Diary, clock: Any) -> None:
    english, danish = (questions.one(diary, language) for language in ("en", "da"))
    assert english in QUESTIONS
    assert danish == DA(english) != english
    clock.wind(hours=9)
    assert questions.one(diary, "en") == english
    clock.wind(hours=9)
    assert questions.one(diary, "en") != english


def test_skipping_leads_through_all_of_them_and_round(diary: Diary) -> None:
    count = len(QUESTIONS)
    assert count >= 40
    assert len(set(QUESTIONS)) == len({DA(question) for question in QUESTIONS}) == count
    assert {questions.one(diary, "en", skip) for skip in range(count)} == set(QUESTIONS)
    assert questions.one(diary, "en", count) == questions.one(diary, "en")


def test_the_days_lead_through_all_of_them_before_one_comes_again(diary: Diary, clock: Any) -> None:
    asked = []
    for _ in range(len(QUESTIONS)):
        asked.append(questions.one(diary, "en"))
        clock.wind(days=1)
    assert set(asked) == set(QUESTIONS)
    assert questions.one(diary, "en") == asked[0]


def test_what_is_skipped_today_does_not_come_tomorrow(diary: Diary, clock: Any) -> None:
    skipped = {questions.one(diary, "en", skip) for skip in range(4)}
    for _ in range(4):
        clock.wind(days=1)
        assert questions.one(diary, "en") not in skipped


def test_a_question_of_ones_own_does_not_change_what_is_being_read(diary: Diary, clock: Any) -> None:
    before = questions.one(diary, "en")
    questions.add(diary, "What did the plant do?")
    assert questions.one(diary, "en") == before
    assert questions.one(diary, "en", len(QUESTIONS)) == "What did the plant do?"
    clock.wind(days=1)
    asked = {questions.one(diary, "da", skip) for skip in range(len(QUESTIONS) + 1)}
    assert asked == {"What did the plant do?", *map(DA, QUESTIONS)}


def test_a_question_written_after_midnight_waits_until_the_next_day(diary: Diary, clock: Any) -> None:
    clock.wind(hours=12)  # two at night: still the day before
    before = questions.one(diary, "en")
    questions.add(diary, "What did the night say?")
    assert questions.one(diary, "en") == before


def test_own_questions_are_edited_deleted_and_undone_as_any_entry(diary: Diary) -> None:
    questions.add(diary, "One?")
    questions.add(diary, "Two?")
    entries.edit(diary, "question:1", text="One and a half?")
    entries.delete(diary, "question:2")
    assert [entry.noun.text for entry in questions.all_(diary)] == ["One and a half?"]
    assert [entries.undo(diary) for _ in range(4)] == [
        "question.delete",
        "question.edit",
        "question.add",
        "question.add",
    ]
    assert questions.all_(diary) == []


def test_an_answer_keeps_the_question_it_was_to(diary: Diary, clock: Any) -> None:
    entry = questions.answer(diary, "Which word fits today?", "Slow.", only_me=True)
    assert entry.id == "answer:1"
    assert entry.noun == Answer(TODAY, "Which word fits today?", "Slow.", only_me=True)
    clock.wind(days=1)
    questions.answer(diary, "Where do you feel welcome?", "By the lake.")
    assert [each.id for each in questions.answers(diary)] == ["answer:2", "answer:1"]
    assert entries.undo(diary) == "answer.add"
