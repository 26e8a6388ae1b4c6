"""Nouns as plain records: one mapping serves the columns of the file, the JSON document, undo and checksums."""

from datetime import date
from typing import Any, TypeAlias

from recoverytui.domain.card import Card
from recoverytui.domain.course import Answer, Question
from recoverytui.domain.day import Day, Pause
from recoverytui.domain.entry import Kind, Noun
from recoverytui.domain.goal import Goal, TryOut
from recoverytui.domain.preferences import Setting
from recoverytui.domain.strategy import Strategy, Use
from recoverytui.domain.talk import Talk
from recoverytui.domain.win import Win

Record: TypeAlias = dict[str, Any]
"""A noun as text, numbers, booleans, None and lists of text, under the keys of the JSON document."""

NOUNS: dict[Kind, type[Noun]] = {
    Kind.WIN: Win,
    Kind.STRATEGY: Strategy,
    Kind.USE: Use,
    Kind.GOAL: Goal,
    Kind.TRYOUT: TryOut,
    Kind.DAY: Day,
    Kind.PAUSE: Pause,
    Kind.SETTING: Setting,
    Kind.CARD: Card,
    Kind.ANSWER: Answer,
    Kind.TALK: Talk,
    Kind.QUESTION: Question,
}
_RENAMED = {"company": "with", "whose": "from"}
"""Fields whose key is a reserved word of Python."""

FIELDS: dict[Kind, tuple[str, ...]] = {kind: noun.__slots__ for kind, noun in NOUNS.items()}
KEYS: dict[Kind, tuple[str, ...]] = {
    kind: tuple(_RENAMED.get(name, name) for name in names) for kind, names in FIELDS.items()
}


def to_record(noun: Noun) -> Record:
    """Return the noun as a record, its keys in the order of its fields."""
    return {key: _plain(getattr(noun, name)) for key, name in zip(KEYS[noun.kind], FIELDS[noun.kind], strict=True)}


def from_record(kind: Kind, record: Record) -> Noun:
    """Return the noun that a record tells of; missing keys take their defaults; raises BadInput, TypeError."""
    keys = KEYS[kind]
    named = {name: record[key] for name, key in zip(FIELDS[kind], keys, strict=True) if key in record}
    return NOUNS[kind](**named)


def _plain(value: Any) -> Any:
    if value is None or value.__class__ is str:  # most are, and an import asks a million times
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [str(each) for each in value]
    return value
