"""What was picked for one reader, as Markdown: a title, a few headings, and the person's own words."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

from recoverytui.domain import redaction
from recoverytui.domain.answer import Answer
from recoverytui.domain.audience import UNDATED, Audience, Selection, ShareOptions, told_day
from recoverytui.domain.card import Card, CardName
from recoverytui.domain.card_format import escape_labels
from recoverytui.domain.entry import Entry, Kind, Noun
from recoverytui.domain.goal import Goal, TryOut
from recoverytui.domain.strategy import Strategy
from recoverytui.domain.talk import Talk
from recoverytui.domain.win import Win
from recoverytui.errors import N_
from recoverytui.exports.escaping import item, labelled, paragraphs
from recoverytui.text.fields import label, told
from recoverytui.text.labels import CARD_NAMES, CARD_PARTS, TALK_PARTS
from recoverytui.text.translator import NN_, Translator

BEFORE_AUTHORITY = N_("What you give the municipality can come to stand in your case. Read it through first.")
NAMES_IN_IT = NN_(
    "There is {n} name in it that you watch for. You can have it replaced.",
    "There are {n} names in it that you watch for. You can have them replaced.",
)
NUMBERS_IN_IT = NN_(
    "There is {n} number in it that may be someone's. You can leave it out.",
    "There are {n} numbers in it that may be someone's. You can leave them out.",
)
"""What is said beside a document, before it leaves; never in it."""

_CAN, _HARD, _HELPS = N_("What I can do"), N_("What is hard"), N_("What helps me")
_LIKE = N_("What I would like")
_TALK, _THOUGHT = N_("What I want to talk about"), N_("Questions I have thought about")
_HEADINGS = (_CAN, _HARD, _HELPS, _LIKE, CARD_NAMES[CardName.HARD_DAY], _TALK, _THOUGHT)
_CARD = {"can": _CAN, "hard": _HARD, "helps": _HELPS}


def document(chosen: Selection, words: Translator, wish: ShareOptions | None = None) -> str:
    """Return the whole document; a demo always says that it is one."""
    return "".join(_pieces(chosen, words, wish or ShareOptions()))


def _pieces(chosen: Selection, words: Translator, wish: ShareOptions) -> Iterator[str]:
    yield f"# {words(N_('Notes'))}\n"
    if chosen.is_demo:
        yield f"\n{words(N_('DEMO – invented data'))}\n"
    if chosen.reader is Audience.ME and not chosen.is_page:
        yield f"\n{words(N_('For me only'))}\n"
    sheet = _Document(chosen.reader, words, wish)
    for noun, is_step in _in_order(chosen.entries):
        sheet.take(_replaced(noun, words, wish), is_step)
    for heading in _HEADINGS:
        said = sheet.said(heading)
        if said:
            yield f"\n## {words(heading)}\n\n{said}"


def _in_order(entries: Sequence[Entry[Any]]) -> Iterator[tuple[Noun, bool]]:
    """Hand out what was picked in its order, but the steps of a goal right after it, and tell which are such steps."""
    goals = {entry.uid for entry in entries if isinstance(entry.noun, Goal)}
    steps = [entry.noun for entry in entries if isinstance(entry.noun, TryOut) and entry.noun.goal in goals]
    for entry in entries:
        if entry.noun not in steps:
            yield entry.noun, False
        if entry.uid in goals:
            yield from ((step, True) for step in steps if step.goal == entry.uid)


def _replaced(noun: Noun, words: Translator, wish: ShareOptions) -> Noun:
    """Return a noun in which stand-ins are for the names and numbers that shall not leave."""

    def said(text: str) -> str:
        text = redaction.without_names(text, wish.names, words(N_("someone I know")))
        return redaction.without_numbers(text, words(N_("(number left out)"))) if wish.numbers else text

    changed: dict[str, Any] = {
        each.name: said(value)
        for each in fields(noun)  # type: ignore[arg-type]  # every noun is a dataclass
        if type(value := getattr(noun, each.name)) is str and each.name not in ("goal", "strategy")
    }
    made: Noun = replace(noun, **changed)  # type: ignore[type-var]
    return made


class _Document:
    """What stands under each heading: whole paragraphs first, then the lists."""

    def __init__(self, reader: Audience, words: Translator, wish: ShareOptions) -> None:
        self.reader, self.words, self.wish = reader, words, wish
        self._paragraphs: dict[str, list[str]] = {}
        self._items: dict[str, list[str]] = {}
        self._indent = ""

    def said(self, heading: str) -> str:
        """Return all that stands under a heading."""
        blocks = [*self._paragraphs.get(heading, ()), "".join(self._items.get(heading, ()))]
        return "\n".join(filter(None, blocks))

    def take(self, noun: Noun, is_step: bool) -> None:
        """Write one noun where it belongs; a step stands under its goal."""
        self._indent = "  " if is_step else ""
        _WRITERS[type(noun)](self, noun)

    def win(self, win: Win) -> None:
        """Write what went well, and when; not with whom, for they did not choose to be in it."""
        self._item(_CAN, win.text, self._when(win.day))

    def strategy(self, strategy: Strategy) -> None:
        """Write what helps; not whose idea it was."""
        said = {label(Kind.STRATEGY, "when"): strategy.when, label(Kind.STRATEGY, "how"): strategy.how}
        more = (f"{self.words(name)}: {_as_on_a_card(text)}" for name, text in said.items() if text)
        self._items.setdefault(_HELPS, []).append(item(_as_on_a_card(strategy.text), *more))

    def goal(self, goal: Goal) -> None:
        """Write a goal in the person's own words."""
        why, enough = self.words(label(Kind.GOAL, "why")), self.words(label(Kind.GOAL, "enough"))
        self._item(_LIKE, goal.text, labelled(why, goal.why), labelled(enough, goal.enough))

    def tryout(self, tryout: TryOut) -> None:
        """Write a try-out; a peer is told too that company is wished for, and where to meet."""
        more: tuple[str, ...] = ()
        if told(Kind.TRYOUT, "meet", self.reader):
            company = self.words(label(Kind.TRYOUT, "wants_company")) if tryout.wants_company else ""
            where = labelled(self.words(label(Kind.TRYOUT, "meet")), tryout.meet, f"{self._indent}  ")
            more = (company, where)
        self._item(_LIKE, tryout.text, *more)

    def card(self, card: Card) -> None:
        """Write a card: both-and under its three headings, empty ones too; the other one under its own."""
        if card.name is CardName.BOTH_AND:
            for part, heading in _CARD.items():
                said = getattr(card, part)
                empty = self.words(N_("Nothing is written here yet."))
                self._paragraph(heading, paragraphs(said) if said else empty)
            return
        for part, title in CARD_PARTS[card.name].items():
            if said := getattr(card, part):
                self._paragraph(CARD_NAMES[card.name], f"### {self.words(title)}\n\n{paragraphs(said)}")

    def talk(self, talk: Talk) -> None:
        """Write what is to be said and asked in a talk; what was said in it stays in the diary."""
        day = told_day(self.reader, talk.day) if self.wish.days else None
        self._item(
            _TALK,
            talk.about,
            self.words.day(day) if day else "",
            *(labelled(self.words(TALK_PARTS[part]), getattr(talk, part)) for part in ("say", "ask", "help")),
        )

    def answer(self, answer: Answer) -> None:
        """Write a question and what the person wrote to it."""
        self._item(_THOUGHT, answer.question, paragraphs(answer.text, "  "), self._when(answer.day))

    def _when(self, day: date) -> str:
        if self.reader in UNDATED:
            return ""
        return self.words.day(day) if self.wish.days else self.words.month(day)

    def _item(self, heading: str, text: str, *more: str) -> None:
        said = item(paragraphs(text, f"{self._indent}  "), *more, indent=self._indent)
        self._items.setdefault(heading, []).append(said)

    def _paragraph(self, heading: str, text: str) -> None:
        self._paragraphs.setdefault(heading, []).append(f"{text}\n")


def _as_on_a_card(text: str) -> str:
    return escape_labels(paragraphs(text, "  "))


_WRITERS: dict[type, Callable[[_Document, Any], None]] = {
    Win: _Document.win,
    Strategy: _Document.strategy,
    Goal: _Document.goal,
    TryOut: _Document.tryout,
    Card: _Document.card,
    Talk: _Document.talk,
    Answer: _Document.answer,
}
