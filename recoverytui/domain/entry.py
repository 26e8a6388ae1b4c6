"""What every noun has in common once it is kept: a kind, a short number, a uid, and when it was written and changed."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Generic, Protocol, TypeVar

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


LETTERS = {
    "w": Kind.WIN,
    "s": Kind.STRATEGY,
    "u": Kind.USE,
    "g": Kind.GOAL,
    "t": Kind.TRYOUT,
    "p": Kind.PAUSE,
}
"""The letter that begins a short id; days are named by their date, settings by their key."""
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
    """A random uid, the same on every machine; for a day its ISO date, for a setting its key."""
    noun: N
    written_at: str | None
    """Local time with offset, to the second; None when a hand-written file did not say."""
    changed_at: str
    """UTC to the millisecond."""
    deleted: bool = False

    @property
    def id(self) -> str:
        """The short id a person types: `w35`; for a day its date, for a setting its key."""
        letter = _LETTER_OF.get(self.noun.kind)
        return f"{letter}{self.number}" if letter else self.uid


def parse_id(text: str) -> tuple[Kind, int]:
    """Return the kind and number that a short id names (`w35`, any case); raises BadInput."""
    text = text.strip().lower()
    kind, digits = LETTERS.get(text[:1]), text[1:]
    if kind is None or not (digits.isascii() and digits.isdigit() and len(digits) < 16):
        raise unknown_id(text)
    return kind, int(digits)


def unknown_id(text: str) -> BadInput:
    """Return the error for an id that names nothing in the diary."""
    return BadInput(N_("Nothing here is called {id}. Ids look like w35; every list shows them."), id=text[:40])
