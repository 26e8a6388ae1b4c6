"""A selection for one reader as a document: a title, headings and the person's own words."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from recoverytui.dataclass import fields, replace
from recoverytui.domain import redaction
from recoverytui.domain.answer import Answer
from recoverytui.domain.audience import AUDIENCES, Audience, Selection, ShareOptions, told_day
from recoverytui.domain.card import Card, CardName
from recoverytui.domain.entry import Entry, FieldValues, Kind, Noun
from recoverytui.domain.goal import Goal, TryOut
from recoverytui.domain.strategy import Strategy
from recoverytui.domain.talk import AFTER, BEFORE, AfterTalk, Talk
from recoverytui.domain.win import Win
from recoverytui.errors import N_
from recoverytui.exports.document import Block, Heading, Paragraph, Part, item, labelled, said
from recoverytui.text.fields import label, told
from recoverytui.text.labels import CARD_NAMES, CARD_PARTS, TALK_PARTS
from recoverytui.text.translator import Translator

_CAN, _HARD, _HELPS = N_("What I can do"), N_("What is hard"), N_("What helps me")
_LIKE = N_("What I would like")
_TALK, _AFTER, _THOUGHT = N_("What I want to talk about"), N_("After the talk"), N_("Questions I have thought about")
_HEADINGS = (_CAN, _HARD, _HELPS, _LIKE, CARD_NAMES[CardName.HARD_DAY], _TALK, _AFTER, _THOUGHT)
CARD_HEADINGS = {"can": _CAN, "hard": _HARD, "helps": _HELPS}
"""Headings of the both-and card, as others read them."""


def blocks(chosen: Selection, words: Translator, options: ShareOptions | None = None) -> Iterator[Block]:
    """Yield the document block by block; that of a demo is always labelled as one."""
    options = options or ShareOptions()
    yield Heading(words(N_("Notes")), 1)
    if chosen.is_demo:
        yield Paragraph(Part(words(N_("DEMO – invented data"))))
    if chosen.reader is Audience.ME:
        yield Paragraph(Part(words(N_("For me only"))))
    sections = _Sections(chosen.reader, words, options)
    for noun, is_step in _in_order(chosen.entries):
        sections.take(redacted(noun, words, options), is_step)
    for heading in _HEADINGS:
        if under := sections.under(heading):
            yield Heading(words(heading))
            yield from under


def _in_order(entries: Sequence[Entry[Noun]]) -> Iterator[tuple[Noun, bool]]:
    """Yield the selected nouns in order, with the steps of a goal right after it and flagged as such."""
    goals = {entry.uid for entry in entries if isinstance(entry.noun, Goal)}
    steps = [entry.noun for entry in entries if isinstance(entry.noun, TryOut) and entry.noun.goal in goals]
    for entry in entries:
        if entry.noun not in steps:
            yield entry.noun, False
        if entry.uid in goals:
            yield from ((step, True) for step in steps if step.goal == entry.uid)


def redacted(noun: Noun, words: Translator, options: ShareOptions) -> Noun:
    """Return a noun with its private names and numbers redacted."""

    def without(text: str) -> str:
        text = redaction.without_names(text, options.names, words(N_("someone I know")))
        return redaction.without_numbers(text, words(N_("(number left out)"))) if options.numbers else text

    changed: FieldValues = {
        each.name: without(value)
        for each in fields(noun)
        if type(value := getattr(noun, each.name)) is str and each.name not in ("goal", "strategy")
    }
    return replace(noun, **changed)


class _Sections:
    """Content of each heading: paragraphs first, then lists."""

    def __init__(self, reader: Audience, words: Translator, options: ShareOptions) -> None:
        self.reader, self.words, self.options = reader, words, options
        self._paragraphs: dict[str, list[Block]] = {}
        self._items: dict[str, list[Block]] = {}
        self._depth = 1

    def under(self, heading: str) -> list[Block]:
        """Return the blocks of a heading."""
        return [*self._paragraphs.get(heading, ()), *self._items.get(heading, ())]

    def take(self, noun: Noun, is_step: bool) -> None:
        """Add one noun to its heading; a step goes below its goal."""
        self._depth = 2 if is_step else 1
        _WRITERS[type(noun)](self, noun)

    def win(self, win: Win) -> None:
        """Write the text and day of a win; never the company, who did not choose to be in it."""
        self._item(_CAN, win.text, self._when(win.day))

    def strategy(self, strategy: Strategy) -> None:
        """Write a strategy; not who it came from."""
        parts = {label(Kind.STRATEGY, "when"): strategy.when, label(Kind.STRATEGY, "how"): strategy.how}
        more = (Part(self.words(label), text, is_on_card=True) for label, text in parts.items() if text)
        self._items.setdefault(_HELPS, []).append(item(Part(text=strategy.text, is_on_card=True), *more))

    def goal(self, goal: Goal) -> None:
        """Write a goal in the person's own words."""
        why, enough = self.words(label(Kind.GOAL, "why")), self.words(label(Kind.GOAL, "enough"))
        became = labelled(self.words(label(Kind.GOAL, "became")), goal.became)
        self._item(_LIKE, goal.text, became, labelled(why, goal.why), labelled(enough, goal.enough))

    def tryout(self, tryout: TryOut) -> None:
        """Write a try-out; for a peer also the wish for company and where to meet."""
        more: tuple[Part | None, ...] = ()
        if told(Kind.TRYOUT, "meet", self.reader):
            company = said(self.words(label(Kind.TRYOUT, "wants_company")), when=tryout.wants_company)
            more = (company, labelled(self.words(label(Kind.TRYOUT, "meet")), tryout.meet))
        self._item(_LIKE, tryout.text, *more)

    def card(self, card: Card) -> None:
        """Write a card: the both-and card under three headings, even empty ones; any other under its own."""
        if card.name is CardName.BOTH_AND:
            for part, heading in CARD_HEADINGS.items():
                text = getattr(card, part)
                empty = Part(self.words(N_("Nothing is written here yet.")))
                self._paragraph(heading, Part(text=text) if text else empty)
            return
        for part, title in CARD_PARTS[card.name].items():
            if text := getattr(card, part):
                self._paragraphs.setdefault(CARD_NAMES[card.name], []).append(Heading(self.words(title), 3))
                self._paragraph(CARD_NAMES[card.name], Part(text=text))

    def talk(self, talk: Talk) -> None:
        """Write what to say and ask in a talk; its outcome stays in the diary."""
        self._talk_parts(_TALK, talk, BEFORE)

    def after_talk(self, talk: AfterTalk) -> None:
        """Write what was said, understood and agreed, and what to ask again."""
        self._talk_parts(_AFTER, talk, AFTER)

    def _talk_parts(self, heading: str, talk: Talk | AfterTalk, parts: Sequence[str]) -> None:
        day = told_day(self.reader, talk.day) if self.options.days else None
        texts = (labelled(self.words(TALK_PARTS[part]), getattr(talk, part)) for part in parts)
        self._item(heading, talk.about, said(self.words.day(day) if day else ""), *texts)

    def answer(self, answer: Answer) -> None:
        """Write a question and the person's answer."""
        self._item(_THOUGHT, answer.question, Part(text=answer.text), self._when(answer.day))

    def _when(self, day: date) -> Part | None:
        if AUDIENCES[self.reader].is_undated:
            return None
        return Part(self.words.day(day) if self.options.days else self.words.month(day))

    def _item(self, heading: str, text: str, *more: Part | None) -> None:
        self._items.setdefault(heading, []).append(item(Part(text=text), *more, depth=self._depth))

    def _paragraph(self, heading: str, part: Part) -> None:
        self._paragraphs.setdefault(heading, []).append(Paragraph(part))


# `Any`: each takes the class that is its key, which no type of a dict can say.
_WRITERS: dict[type, Callable[[_Sections, Any], None]] = {
    Win: _Sections.win,
    Strategy: _Sections.strategy,
    Goal: _Sections.goal,
    TryOut: _Sections.tryout,
    Card: _Sections.card,
    Talk: _Sections.talk,
    AfterTalk: _Sections.after_talk,
    Answer: _Sections.answer,
}
