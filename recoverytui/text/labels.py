"""Labels: names of kinds, themes, states, cards and undoable commands, and the display text of field values."""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeAlias

from recoverytui.domain.card import PARTS, Card, CardName
from recoverytui.domain.day import Mark
from recoverytui.domain.entry import AnyEntry, Kind, Noun
from recoverytui.domain.goal import GoalState, Sake
from recoverytui.domain.strategy import Helped
from recoverytui.domain.talk import AfterTalk
from recoverytui.errors import N_
from recoverytui.text.field import Asked, Field
from recoverytui.text.fields import FIELDS, label
from recoverytui.text.theme_names import THEMES
from recoverytui.text.translator import NC_, NN_, Translator
from recoverytui.text.tryout_states import TRY_STATES

GOAL_STATES = {
    GoalState.GOING_ON: NC_("state of a goal", "going on"),
    GoalState.REACHED: NC_("state of a goal", "reached"),
    GoalState.CHANGED: NC_("state of a goal", "changed"),
    GoalState.ON_THE_SHELF: NC_("state of a goal", "on the shelf"),
    GoalState.LET_GO: NC_("state of a goal", "let go"),
}
SAKES = {
    Sake.MINE: N_("my own"),
    Sake.OTHERS: N_("somebody else's"),
    Sake.BOTH: N_("both"),
}
HELPED = {
    Helped.YES: N_("helped"),
    Helped.LITTLE: N_("helped a little"),
    Helped.NO: N_("not this time"),
}
MARKS = {
    Mark.HARD: N_("hard day"),
    Mark.REST: N_("rest day"),
}
KIND_NAMES = {
    Kind.WIN: NC_("kind of entry", "win"),
    Kind.STRATEGY: NC_("kind of entry", "strategy"),
    Kind.USE: NC_("kind of entry", "use"),
    Kind.GOAL: NC_("kind of entry", "goal"),
    Kind.TRYOUT: NC_("kind of entry", "try-out"),
    Kind.DAY: NC_("kind of entry", "day"),
    Kind.PAUSE: NC_("kind of entry", "pause"),
    Kind.SETTING: NC_("kind of entry", "setting"),
    Kind.CARD: NC_("kind of entry", "card"),
    Kind.ANSWER: NC_("kind of entry", "answer"),
    Kind.TALK: NC_("kind of entry", "talk"),
    Kind.QUESTION: NC_("kind of entry", "question"),
}
KINDS = {
    Kind.WIN: NN_("{n} win", "{n} wins"),
    Kind.STRATEGY: NN_("{n} strategy", "{n} strategies"),
    Kind.USE: NN_("{n} use", "{n} uses"),
    Kind.GOAL: NN_("{n} goal", "{n} goals"),
    Kind.TRYOUT: NN_("{n} try-out", "{n} try-outs"),
    Kind.DAY: NN_("{n} day", "{n} days"),
    Kind.PAUSE: NN_("{n} pause", "{n} pauses"),
    Kind.SETTING: NN_("{n} setting", "{n} settings"),
    Kind.CARD: NN_("{n} card", "{n} cards"),
    Kind.ANSWER: NN_("{n} answer", "{n} answers"),
    Kind.TALK: NN_("{n} talk", "{n} talks"),
    Kind.QUESTION: NN_("{n} question", "{n} questions"),
}
"""With a count: `words.plural(*KINDS[kind], n)`."""

CARD_NAMES = {
    CardName.BOTH_AND: N_("Both-and card"),
    CardName.HARD_DAY: N_("Card for hard days"),
}
CARD_PARTS = {card: {part: label(Kind.CARD, part) for part in parts} for card, parts in PARTS.items()}
"""Titles of the parts of a card, in order of display."""
TALK_PARTS = {name: row.label for name, row in FIELDS[Kind.TALK].items()}
"""Titles of the parts of a talk: before it, and from "What was said" on after it."""
Labels: TypeAlias = dict[Any, str]
"""The label of each member of an enum. Keys are invariant, so that no common type of them but Any exists."""
CHOICE_NAMES: dict[tuple[Kind, str], Labels] = {
    (Kind.WIN, "themes"): THEMES,
    (Kind.USE, "helped"): HELPED,
    (Kind.GOAL, "state"): GOAL_STATES,
    (Kind.GOAL, "sake"): SAKES,
    (Kind.TRYOUT, "state"): TRY_STATES,
    (Kind.DAY, "mark"): MARKS,
}


def options(words: Translator, kind: Kind, name: str) -> list[tuple[str, str]]:
    """Return the possible values of a choice field with their labels."""
    return [(str(value), words(said)) for value, said in CHOICE_NAMES[kind, name].items()]


def field_text(words: Translator, noun: Noun, row: Field, named: Mapping[str, str]) -> str | None:
    """Return the display text of a field, None without a value; `named` maps uids to display names."""
    value = getattr(noun, row.name)
    match row.asked:
        case Asked.FLAG:
            return words(N_("yes")) if value else None
        case Asked.DAY | Asked.COMING_DAY:
            return words.day(value) if value else None
        case Asked.LINK:
            return named.get(value) if value else None
        case Asked.CHOICES:
            return ", ".join(words(CHOICE_NAMES[noun.kind, row.name][each]) for each in value)
        case Asked.CHOICE:
            return words(CHOICE_NAMES[noun.kind, row.name][value]) if value else None
    return value or None


def labelled_fields(words: Translator, noun: Noun, named: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return label and display text of every field that has a value, except the noun's own text."""
    said = ((words(row.label), field_text(words, noun, row, named)) for row in _rows(noun))
    return [(name, value) for name, value in said if value]


def labelled_texts(words: Translator, noun: Noun) -> list[tuple[str, str]]:
    """Return label and text of every non-empty free-text field, except the noun's own text."""
    texts = (row for row in _rows(noun) if row.asked is Asked.TEXT and getattr(noun, row.name))
    return [(words(row.label), getattr(noun, row.name)) for row in texts]


def _rows(noun: Noun) -> list[Field]:
    rows = FIELDS[noun.kind]
    names = PARTS[noun.name] if isinstance(noun, Card) else rows
    return [rows[name] for name in names if not rows[name].is_main]


def entry_text(entry: AnyEntry, words: Translator, today: date) -> str:
    """Return the text of an entry, or a placeholder sentence."""
    noun, kind = entry.noun, entry.noun.kind
    if kind is Kind.PAUSE:
        return pause_words(noun.start, noun.end, words, today)
    if kind is Kind.USE:
        helped = words(HELPED[noun.helped]) if noun.helped else words(KIND_NAMES[kind])
        return f"{helped}: {noun.note}" if noun.note else helped
    if kind is Kind.DAY:
        return str(noun.note or words.short_day(noun.day, today))
    if kind is Kind.CARD:
        return words(CARD_NAMES[noun.name])
    if isinstance(noun, AfterTalk):
        return words("After the talk: {about}", about=noun.about)
    return str(noun.about if kind is Kind.TALK else noun.text)


def pause_words(start: date, end: date | None, words: Translator, today: date) -> str:
    """Return the period of a pause as text."""
    if end is None:
        return words("A pause since {day}.", day=words.short_day(start, today))
    return words("A pause, {span}.", span=words.span(start, end, today))
