"""What every noun has in common once it is kept: a kind, a short number, a uid, and when it was written and changed."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Generic, Protocol, TypeVar

from recoverytui.domain.validation import as_day
from recoverytui.errors import N_, BadInput


class Kind(StrEnum):
    """The kinds of entry a diary holds, named as in the file and in its JSON document."""

    WIN = "win"
    STRATEGY = "strategy"
    USE = "use"
    GOAL = "goal"
    TRYOUT = "tryout"
    DAY = "day"
    PAUSE = "pause"
    SETTING = "setting"
    CARD = "card"
    ANSWER = "answer"
    TALK = "talk"
    QUESTION = "question"


LETTERS = {
    "w": Kind.WIN,
    "s": Kind.STRATEGY,
    "u": Kind.USE,
    "g": Kind.GOAL,
    "t": Kind.TRYOUT,
    "p": Kind.PAUSE,
}
"""The letter that begins a short id. The other kinds are named in full (`talk:3`), and some by a value of theirs."""
NAMED_BY = {Kind.DAY: "day", Kind.SETTING: "key", Kind.CARD: "name"}
"""Kinds whose uid is one of their own values, so that they merge by it: `2026-11-21`, `card:both-and`."""
_LETTER_OF = {kind: letter for letter, kind in LETTERS.items()}


class Noun(Protocol):
    """What a person writes: a frozen dataclass that checks itself and knows its kind."""

    kind: ClassVar[Kind]
    __slots__: ClassVar[tuple[str, ...]]


N = TypeVar("N", bound=Noun, covariant=True)


@dataclass(frozen=True, slots=True)
class Entry(Generic[N]):
    """A noun as the diary keeps it."""

    number: int
    """The short number for people, counted per kind, never used again."""
    uid: str
    """A random uid, the same on every machine; for a kind of NAMED_BY that value."""
    noun: N
    written_at: str | None
    """Local time with offset, to the second; None when a hand-written file did not say."""
    changed_at: str
    """UTC to the millisecond."""
    deleted: bool = False

    @property
    def id(self) -> str:
        """The short id a person types: `w35`, `talk:3`, `card:both-and`; for a day its date."""
        return id_of(self.noun.kind, self.number, self.uid)


def id_of(kind: Kind, number: int, uid: str) -> str:
    """Return the short id of an entry, given what it is named by."""
    if kind in _LETTER_OF:
        return f"{_LETTER_OF[kind]}{number}"
    if kind in {Kind.DAY, Kind.SETTING}:
        return uid
    return f"{kind}:{uid if kind in NAMED_BY else number}"


def parse_id(text: str) -> tuple[Kind, int | str]:
    """Return the kind, and the number or uid, that an id names (`w35`, `talk:3`, `card:both-and`, `2026-11-21`).

    Any case will do. Raises BadInput for what is no id.
    """
    text = text.strip().lower()
    if text[4:5] == "-" and text[:4].isdigit():
        return Kind.DAY, as_day(text).isoformat()
    kind, digits = LETTERS.get(text[:1]), text[1:]
    if ":" in text:
        name, _, digits = text.partition(":")
        kind = Kind(name) if name in {"talk", "answer", "question", "card"} else None
        if kind is Kind.CARD:
            return kind, digits
    if kind is None or not (digits.isascii() and digits.isdigit() and len(digits) < 16):
        raise unknown_id(text)
    return kind, int(digits)


def unknown_id(text: str) -> BadInput:
    """Return the error for an id that names nothing in the diary."""
    return BadInput(N_("Nothing here is called {id}. Ids look like w35; every list shows them."), id=text[:40])
