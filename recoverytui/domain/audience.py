"""The table of readers: whom a document is for, and what each is offered first, lower down, or never."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from recoverytui.domain.card import Card, CardName
from recoverytui.domain.entry import Entry, Kind, Noun
from recoverytui.errors import N_


class Audience(StrEnum):
    """The readers there are; one document is for one of them. Each has a row in AUDIENCES."""

    ME = "me"
    PEER = "peer"
    STAFF = "staff"
    MUNICIPALITY = "municipality"
    FAMILY = "family"


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


class Reader(NamedTuple):
    """One row of the table of readers: how the person calls them, and what they may be given."""

    label: str
    about: str
    """What such a reader is offered, in a sentence or two."""
    first: tuple[Part, ...]
    lower: tuple[Part, ...] = ()
    """Offered below what is offered first. Every other part is never offered."""
    is_undated: bool = False
    """They are never told when something was."""
    is_nameless: bool = False
    """They are never told the names the person watches for."""
    is_authority: bool = False
    """They may keep what they are given; the person reads a calm sentence first."""


AUDIENCES: dict[Audience, Reader] = {
    Audience.PEER: Reader(
        N_("A peer, or somebody who goes with me"),
        N_("What helps you, what you would like, and wins you choose. Months only, no counts."),
        (Part.WIN, Part.STRATEGY, Part.TRYOUT),
        (Part.BOTH_AND, Part.HARD_DAY, Part.ANSWER, Part.GOAL, Part.TALK),
    ),
    Audience.STAFF: Reader(
        N_("Staff"),
        N_("The both-and card first, then what helps and the card for hard days. No rhythm, no counts."),
        (Part.BOTH_AND, Part.STRATEGY, Part.HARD_DAY),
        (Part.GOAL, Part.TRYOUT, Part.WIN, Part.TALK),
    ),
    Audience.MUNICIPALITY: Reader(
        N_("The municipality"),
        N_("The both-and card and goals in your own words. No days, no months, no counts."),
        (Part.BOTH_AND, Part.GOAL),
        (Part.WIN, Part.STRATEGY, Part.TALK),
        is_undated=True,
        is_nameless=True,
        is_authority=True,
    ),
    Audience.FAMILY: Reader(
        N_("Family and friends"),
        N_("What helps you, what others can do, and wins you choose. Months only, no counts."),
        (Part.STRATEGY, Part.HARD_DAY, Part.WIN),
        (Part.BOTH_AND, Part.GOAL, Part.TRYOUT, Part.TALK),
    ),
    Audience.ME: Reader(
        N_("Myself: everything"),
        N_("The whole diary in one document, for you alone."),
        tuple(Part),
    ),
}
"""The readers in the order in which a person is asked for whom a document is."""


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
        return AUDIENCES[self.reader].is_nameless or self.is_card


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
    return AUDIENCES[reader].first + AUDIENCES[reader].lower


def offer(reader: Audience, part: Part | None) -> Offer:
    """Return how something is offered to a reader; what is no part never is."""
    if part in AUDIENCES[reader].first:
        return Offer.FIRST
    return Offer.LOWER if part in AUDIENCES[reader].lower else Offer.NEVER


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
    return None if AUDIENCES[reader].is_undated else day
