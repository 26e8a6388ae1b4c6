"""What one entry of any kind is called on one line."""

from datetime import date
from typing import Any

from recoverytui.domain.entry import Entry, Kind
from recoverytui.text.names import HELPED, KIND_NAMES
from recoverytui.text.parts import CARD_NAMES
from recoverytui.text.words import Words


def said_of(entry: Entry[Any], words: Words, today: date) -> str:
    """Return the text of an entry, or a sentence where it has none."""
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
    return str(noun.about if kind is Kind.TALK else noun.text)


def pause_words(start: date, end: date | None, words: Words, today: date) -> str:
    """Return a pause in words."""
    if end is None:
        return words("A pause since {day}.", day=words.short_day(start, today))
    return words("A pause, {span}.", span=words.span(start, end, today))
