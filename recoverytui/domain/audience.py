"""Who a document is for, and what each reader is offered first, lower down, or never."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from recoverytui.domain.card import Card, CardName
from recoverytui.domain.entry import Entry, Kind, Noun


class Audience(StrEnum):
    """The readers there are; one document is for one of them."""

    PEER = "peer"
    STAFF = "staff"
    MUNICIPALITY = "municipality"
    FAMILY = "family"
    ME = "me"


class Part(StrEnum):
    """What can be picked for a document, one by one; nothing else ever stands in a shared one."""

    BOTH_AND = "both-and"
    HARD_DAY = "hard-day"
    STRATEGY = "strategy"
    GOAL = "goal"
    TRYOUT = "tryout"
    WIN = "win"
    ANSWER = "answer"
    TALK = "talk"


class Offer(StrEnum):
    """How a part is offered to a reader."""

    FIRST = "first"
    LOWER = "lower"
    NEVER = "never"


_PAGES = frozenset({Kind.CARD, Kind.TALK})
"""What makes a page to take along and show, when it is picked alone."""
_FIRST: dict[Audience, tuple[Part, ...]] = {
    Audience.PEER: (Part.WIN, Part.STRATEGY, Part.TRYOUT),
    Audience.STAFF: (Part.BOTH_AND, Part.STRATEGY, Part.HARD_DAY),
    Audience.MUNICIPALITY: (Part.BOTH_AND, Part.GOAL),
    Audience.FAMILY: (Part.STRATEGY, Part.HARD_DAY, Part.WIN),
    Audience.ME: tuple(Part),
}
_LOWER: dict[Audience, tuple[Part, ...]] = {
    Audience.PEER: (Part.BOTH_AND, Part.HARD_DAY, Part.ANSWER, Part.GOAL, Part.TALK),
    Audience.STAFF: (Part.GOAL, Part.TRYOUT, Part.WIN, Part.TALK),
    Audience.MUNICIPALITY: (Part.WIN, Part.STRATEGY, Part.TALK),
    Audience.FAMILY: (Part.BOTH_AND, Part.GOAL, Part.TRYOUT, Part.TALK),
    Audience.ME: (),
}
UNDATED = frozenset({Audience.MUNICIPALITY})
"""Readers who are never told when something was."""
NAMELESS = frozenset({Audience.MUNICIPALITY})
"""Readers who are never told the names the person watches for."""
AUTHORITIES = frozenset({Audience.MUNICIPALITY})
"""Readers who may keep what they are given; the person reads a calm sentence first."""


class Selection(NamedTuple):
    """What the person picked for one reader, in the order it was picked."""

    reader: Audience
    entries: Sequence[Entry[Any]]
    is_demo: bool = False

    @property
    def is_card(self) -> bool:
        """Tell whether it is what helps, handed on to a peer, who can keep it and hand it on again."""
        return self.reader is Audience.PEER and all(entry.noun.kind is Kind.STRATEGY for entry in self.entries)

    @property
    def is_page(self) -> bool:
        """Tell whether it is one card or one talk for oneself, which is there to be taken along and shown."""
        return self.reader is Audience.ME and [entry.noun.kind in _PAGES for entry in self.entries] == [True]

    @property
    def is_nameless(self) -> bool:
        """Tell whether it tells none of the names that the person watches for."""
        return self.reader in NAMELESS or self.is_card


class Shared(NamedTuple):
    """That something was shared: when, with which kind of reader, and the ids of it."""

    day: date
    reader: Audience
    ids: Sequence[str]


class ShareOptions(NamedTuple):
    """How a document is wished for; without any wish it says months only, and every word as it was written."""

    days: bool = False
    """Days in full, not only their months."""
    names: Sequence[str] = ()
    """Names that somebody else stands in for."""
    numbers: bool = False
    """Telephone and personal numbers are left out."""


def offered(reader: Audience) -> tuple[Part, ...]:
    """Return what a reader may be given, what is offered first standing first."""
    return _FIRST[reader] + _LOWER[reader]


def offer(reader: Audience, part: Part | None) -> Offer:
    """Return how something is offered to a reader; what is no part never is."""
    if part in _FIRST[reader]:
        return Offer.FIRST
    return Offer.LOWER if part in _LOWER[reader] else Offer.NEVER


def part_of(noun: Noun) -> Part | None:
    """Return which part a noun is; None for what is never shared, as a day, a pause or a use."""
    if isinstance(noun, Card):
        return Part.BOTH_AND if noun.name is CardName.BOTH_AND else Part.HARD_DAY
    return _PARTS.get(noun.kind)


_PARTS = {
    Kind.STRATEGY: Part.STRATEGY,
    Kind.GOAL: Part.GOAL,
    Kind.TRYOUT: Part.TRYOUT,
    Kind.WIN: Part.WIN,
    Kind.ANSWER: Part.ANSWER,
    Kind.TALK: Part.TALK,
}


def told_day(reader: Audience, day: date | None) -> date | None:
    """Return a day when this reader may be told any, else None."""
    return None if reader in UNDATED else day
