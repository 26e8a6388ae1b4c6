"""A question to write from: one for the day, another when it is skipped; and the questions of one's own."""

from math import gcd

from recoverytui.commands.diary import Diary
from recoverytui.domain.answer import Answer, Question
from recoverytui.domain.entry import Entry
from recoverytui.storage import answers as rows
from recoverytui.storage import entries
from recoverytui.text.questions import QUESTIONS
from recoverytui.text.translator import Translator

_GOLDEN = 0.382
"""A walk with steps of about this part of the way comes late to where it has been lately."""


def one(diary: Diary, language: str, skip: int = 0) -> str:
    """Return the question of the day, or the one after it was skipped so many times; the same all day."""
    questions = walk(diary, language)
    return questions[skip % len(questions)]


def walk(diary: Diary, language: str) -> tuple[str, ...]:
    """Return every question once, that of the day first, in the order they come when they are skipped.

    Questions of one's own are among those of the program. One that is written today comes today only after the
    others, so that what a person is reading does not change under them.
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
    """Write what a question that belongs to no path brought up; raises BadInput for empty or too long text."""
    with diary.step("answer.add") as step:
        return entries.add(step, Answer(diary.today, question, text, only_me=only_me))


def answers(diary: Diary) -> list[Entry[Answer]]:
    """Return every answer, those to the questions of paths included, newest first."""
    return rows.answers(diary.db)


def _stride(count: int) -> int:
    """Return a step that leads through so many places before it repeats."""
    step = max(1, round(count * _GOLDEN))
    while gcd(step, count) != 1:
        step += 1
    return step
