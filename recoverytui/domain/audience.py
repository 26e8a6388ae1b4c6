"""The table of audiences: who a document is for, and what each may be offered first, lower down, or never."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from recoverytui.domain.card import Card, CardName
from recoverytui.domain.entry import Entry, Kind, Noun
from recoverytui.domain.sheet import SheetName, SheetOptions, sheet_of
from recoverytui.domain.talk import AfterTalk
from recoverytui.errors import N_


class Audience(StrEnum):
    """The audiences; a document is for exactly one. Each has a row in AUDIENCES."""

    ME = "me"
    PEER = "peer"
    STAFF = "staff"
    MUNICIPALITY = "municipality"
    FAMILY = "family"


class Part(StrEnum):
    """Parts of a shared document; it contains nothing else."""

    BOTH_AND = "both-and"
    HARD_DAY = "hard-day"
    STRATEGY = "strategy"
    GOAL = "goal"
    TRYOUT = "tryout"
    WIN = "win"
    ANSWER = "answer"
    TALK = "talk"
    AFTER_TALK = "after-talk"


class Offer(StrEnum):
    """How a part is offered to an audience."""

    FIRST = "first"
    LOWER = "lower"
    NEVER = "never"


class Reader(NamedTuple):
    """An audience: its name in the interface, and what it may be given."""

    label: str
    about: str
    """A sentence or two about what this audience is offered."""
    first: tuple[Part, ...]
    lower: tuple[Part, ...] = ()
    """Parts offered second. Parts in neither set are never offered."""
    is_undated: bool = False
    """Whether dates are left out for them."""
    is_nameless: bool = False
    """Whether watched names are always replaced for them."""
    is_authority: bool = False
    """Whether they may file the document; the person reads a notice first."""


AUDIENCES: dict[Audience, Reader] = {
    Audience.PEER: Reader(
        N_("A peer, or somebody who goes with me"),
        N_("What helps you, what you would like, and wins you choose. Months only, no counts."),
        (Part.WIN, Part.STRATEGY, Part.TRYOUT),
        (Part.BOTH_AND, Part.HARD_DAY, Part.ANSWER, Part.GOAL, Part.TALK, Part.AFTER_TALK),
    ),
    Audience.STAFF: Reader(
        N_("Staff"),
        N_("The both-and card first, then what helps and the card for hard days. No rhythm, no counts."),
        (Part.BOTH_AND, Part.STRATEGY, Part.HARD_DAY),
        (Part.GOAL, Part.TRYOUT, Part.WIN, Part.TALK, Part.AFTER_TALK),
    ),
    Audience.MUNICIPALITY: Reader(
        N_("The municipality"),
        N_("The both-and card and goals in your own words. No days, no months, no counts."),
        (Part.BOTH_AND, Part.GOAL),
        (Part.WIN, Part.STRATEGY, Part.TALK, Part.AFTER_TALK),
        is_undated=True,
        is_nameless=True,
        is_authority=True,
    ),
    Audience.FAMILY: Reader(
        N_("Family and friends"),
        N_("What helps you, what others can do, and wins you choose. Months only, no counts."),
        (Part.STRATEGY, Part.HARD_DAY, Part.WIN),
        (Part.BOTH_AND, Part.GOAL, Part.TRYOUT, Part.TALK, Part.AFTER_TALK),
    ),
    Audience.ME: Reader(
        N_("Myself: everything"),
        N_("The whole diary in one document, for you alone."),
        tuple(Part),
    ),
}
"""The audiences in order of display."""


_COMPANIONS = frozenset({Audience.ME, Audience.PEER})
"""Audiences that may get the sheet for company: it says where to meet."""


class Selection(NamedTuple):
    """The entries selected for one audience, in order of selection."""

    reader: Audience
    entries: Sequence[Entry[Any]]
    is_demo: bool = False
    is_on_paper: bool = False
    """Whether a sheet is wanted where a card that can be imported is usual."""

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids by which the entries are picked."""
        return tuple(map(pick_id, self.entries))

    @property
    def is_card(self) -> bool:
        """Return whether it is strategies for a peer, in the card format that can be imported."""
        is_card = self.reader is Audience.PEER and all(entry.noun.kind is Kind.STRATEGY for entry in self.entries)
        return is_card and not self.is_on_paper

    @property
    def sheet(self) -> SheetName | None:
        """Return the sheet that it makes, when it is one entry that has a sheet for this reader."""
        if len(self.entries) != 1 or self.is_card:
            return None
        sheet = sheet_of(self.entries[0].noun)
        return None if sheet is SheetName.COMPANY and self.reader not in _COMPANIONS else sheet

    @property
    def is_nameless(self) -> bool:
        """Return whether watched names are always replaced in it."""
        is_handed_on = self.reader is Audience.PEER and self.sheet is SheetName.STRATEGY
        return AUDIENCES[self.reader].is_nameless or self.is_card or is_handed_on


class Shared(NamedTuple):
    """A line of the share log: day, audience, ids and file format."""

    day: date
    reader: Audience
    ids: Sequence[str]
    form: str | None = None
    """Key of the format in `exports.formats`; None for lines of older diaries, which have none."""


class ShareOptions(NamedTuple):
    """Options of a shared document; the defaults show months instead of days, and keep every word."""

    days: bool = False
    """Show full dates, not only months."""
    names: Sequence[str] = ()
    """Names to replace."""
    numbers: bool = False
    """Replace telephone and personal identity numbers."""
    sheet: SheetOptions = SheetOptions()
    """What a person chose for a sheet."""


def offered(reader: Audience) -> tuple[Part, ...]:
    """Return the parts that an audience may be given, those offered first at the start."""
    return AUDIENCES[reader].first + AUDIENCES[reader].lower


def offer(reader: Audience, part: Part | None) -> Offer:
    """Return how a part is offered to an audience; NEVER for anything that is no part."""
    if part in AUDIENCES[reader].first:
        return Offer.FIRST
    return Offer.LOWER if part in AUDIENCES[reader].lower else Offer.NEVER


AFTER = "/after"
"""Ending of the id by which the part after a talk is picked: `talk:3/after`."""


def pick_id(entry: Entry[Any]) -> str:
    """Return the id by which an entry, or the part after a talk, is picked."""
    return entry.id + AFTER if isinstance(entry.noun, AfterTalk) else entry.id


def part_of(noun: Noun) -> Part | None:
    """Return the part that a noun belongs to; None for kinds that are never shared, such as days, pauses and uses."""
    if isinstance(noun, AfterTalk):
        return Part.AFTER_TALK
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
    """Return a day if this audience may see dates, else None."""
    return None if AUDIENCES[reader].is_undated else day
