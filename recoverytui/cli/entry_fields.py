"""Everything that is kept of one entry, as rows with a label each."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from recoverytui.cli.text_output import Row
from recoverytui.domain.answer import Answer
from recoverytui.domain.card import Card
from recoverytui.domain.day import Day, Pause
from recoverytui.domain.entry import Entry
from recoverytui.domain.goal import Goal, TryOut
from recoverytui.domain.strategy import Strategy, Use
from recoverytui.domain.talk import Talk
from recoverytui.domain.win import Win
from recoverytui.errors import N_
from recoverytui.text.labels import CARD_PARTS, GOAL_STATES, HELPED, MARKS, TALK_PARTS, THEMES, TRY_STATES
from recoverytui.text.translator import Translator


def facts(words: Translator, entry: Entry[Any], named: dict[str, str]) -> list[Row]:
    """Return all that is kept of an entry, but its text; `named` says what the uids in it are called."""
    rows: list[Row] = [(words(label), value) for label, value in _facts(words, entry.noun, named) if value]
    if entry.written_at:
        rows.append((words("Written"), words.moment(datetime.fromisoformat(entry.written_at))))
    return rows


def _facts(words: Translator, noun: Any, named: dict[str, str]) -> Iterator[tuple[str, str | None]]:
    if isinstance(noun, Win | Use | Day):
        yield N_("Day"), words.day(noun.day)
    if isinstance(noun, Win):
        yield N_("About"), ", ".join(words(THEMES[theme]) for theme in noun.themes)
        yield N_("Together with"), noun.company
        yield N_("Goal"), noun.goal and named.get(noun.goal)
        yield N_("What helped"), noun.strategy and named.get(noun.strategy)
    elif isinstance(noun, Strategy):
        yield N_("When it helps"), noun.when
        yield N_("How"), noun.how
        yield N_("Whose idea"), noun.whose
        yield N_("On the overview"), words("yes") if noun.pinned else None
        yield N_("Put away"), words("yes") if noun.away else None
    elif isinstance(noun, Use):
        yield N_("What was used"), named.get(noun.strategy)
        yield N_("Did it help"), noun.helped and words(HELPED[noun.helped])
        yield N_("Note"), noun.note
    elif isinstance(noun, Goal):
        yield N_("Why it matters to me"), noun.why
        yield N_("What is good enough"), noun.enough
        yield N_("Where it is"), words(GOAL_STATES[noun.state])
    elif isinstance(noun, TryOut):
        yield from _tryout_facts(words, noun, named)
    elif isinstance(noun, Card | Talk | Answer):
        yield from _written_facts(words, noun)
    elif isinstance(noun, Day):
        yield N_("Marked as"), noun.mark and words(MARKS[noun.mark])
    elif isinstance(noun, Pause):
        yield N_("From"), words.day(noun.start)
        yield N_("To"), words.day(noun.end) if noun.end else words("still going on")
    yield N_("Only for me"), words("yes") if getattr(noun, "only_me", False) else None


def _tryout_facts(words: Translator, noun: TryOut, named: dict[str, str]) -> Iterator[tuple[str, str | None]]:
    yield N_("Goal"), named.get(noun.goal)
    yield N_("Where it is"), words(TRY_STATES[noun.state])
    yield N_("Day"), words.day(noun.day) if noun.day else None
    yield N_("Together with"), noun.company
    yield N_("I would like company"), words("yes") if noun.wants_company else None
    yield N_("Where and when we meet"), noun.meet
    yield N_("Plan B"), noun.plan_b
    yield N_("What I found out"), noun.found
    yield N_("How it felt"), noun.felt


def _written_facts(words: Translator, noun: Card | Talk | Answer) -> Iterator[tuple[str, str | None]]:
    """Return the parts of a card, of a talk, or of an answer."""
    if isinstance(noun, Card):
        for part, title in CARD_PARTS[noun.name].items():
            yield title, getattr(noun, part)
    elif isinstance(noun, Talk):
        for part, title in TALK_PARTS.items():
            if part != "about":
                yield title, words.day(noun.day) if part == "day" and noun.day else getattr(noun, part)
    else:
        yield N_("Day"), words.day(noun.day)
        yield N_("Question"), noun.question
        yield N_("Week"), noun.week
