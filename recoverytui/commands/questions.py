"""Commands on questions to write from: the question of the day, and questions of one's own."""

from math import gcd

from recoverytui.commands.diary import Diary
from recoverytui.domain.answer import Answer, Question
from recoverytui.domain.entry import Entry
from recoverytui.storage import answers as rows
from recoverytui.storage import entries
from recoverytui.text.questions import QUESTIONS
from recoverytui.text.translator import Translator

_GOLDEN = 0.382
"""Step size as a fraction of the list (the golden ratio): neighbours in time are far apart in the list."""


def one(diary: Diary, language: str, skip: int = 0) -> str:
    """Return the question of the day after `skipped` skips; the same all day."""
    questions = walk(diary, language)
    return questions[skip % len(questions)]


def walk(diary: Diary, language: str) -> tuple[str, ...]:
    """Return every question once, in the order of skipping, that of the day first.

    Questions of one's own are included. One written today comes last today, so that the question on the screen does
    not change.
    """
    words, own = Translator(language), all_(diary)
    today = diary.today.isoformat()
    new = [entry.noun.text for entry in own if (entry.written_at or "")[:10] >= today]
    old = [entry.noun.text for entry in own if (entry.written_at or "")[:10] < today]
    steady = [*old, *map(words, QUESTIONS)]
    start = diary.today.toordinal() * _stride(len(steady)) % len(steady)
    return (*steady[start:], *steady[:start], *new)


def add(diary: Diary, text: str) -> Entry[Question]:
    """Keep a question of one's own; raises BadInput for empty or too long text."""
    with diary.step("question.add") as step:
        return entries.add(step, Question(text))


def all_(diary: Diary) -> list[Entry[Question]]:
    """Return the questions of one's own in the order they were written; `entries` edits and deletes them."""
    return rows.questions(diary.db)


def answer(diary: Diary, question: str, text: str, *, only_me: bool = False) -> Entry[Answer]:
    """Add an answer to a question outside of any path; raises BadInput for empty or too long text."""
    with diary.step("answer.add") as step:
        return entries.add(step, Answer(diary.today, question, text, only_me=only_me))


def answers(diary: Diary) -> list[Entry[Answer]]:
    """Return every answer, those to the questions of paths included, newest first."""
    return rows.answers(diary.db)


def _stride(count: int) -> int:
    """Return a step size coprime to the count, so that stepping visits every place."""
    step = max(1, round(count * _GOLDEN))
    while gcd(step, count) != 1:
        step += 1
    return step
