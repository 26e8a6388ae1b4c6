"""Entries: a noun with number, uid and times; kinds and ids."""

from enum import StrEnum
from typing import Any, ClassVar, Generic, Protocol, TypeAlias, TypeVar

from recoverytui.dataclass import dataclass
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
"""The letter of short ids (`w35`). Other kinds use their full name (`talk:3`)."""
NAMED_BY = {Kind.DAY: "day", Kind.SETTING: "key", Kind.CARD: "name"}
"""Kinds identified by one of their fields, so that imports merge on it: `2026-11-21`, `card:both-and`."""
_LETTER_OF = {kind: letter for letter, kind in LETTERS.items()}


class Noun(Protocol):
    """The interface of all nouns: frozen dataclasses that validate themselves and have a kind."""

    kind: ClassVar[Kind]
    __slots__: ClassVar[tuple[str, ...]]


N = TypeVar("N", bound=Noun, covariant=True)


@dataclass
class Entry(Generic[N]):
    """A stored noun."""

    number: int
    """The number in the id, counted per kind and never reused."""
    uid: str
    """A random identifier, the same on every machine; for kinds in NAMED_BY, the value of that field."""
    noun: N
    written_at: str | None
    """Local time with offset, to the second; None when an imported file had none."""
    changed_at: str
    """UTC to the millisecond."""
    deleted: bool = False

    @property
    def id(self) -> str:
        """The short id a person types: `w35`, `talk:3`, `card:both-and`; for a day its date."""
        return id_of(self.noun.kind, self.number, self.uid)


AnyEntry: TypeAlias = Entry[Any]
"""An entry whose class the caller knows and no annotation can say: a screen is shown only entries of the kinds it
lists, but Textual's message and the base class do not know which. Where nothing but the id, times or record is read,
it is `Entry[Noun]`."""

FieldValues: TypeAlias = dict[str, Any]
"""Values by the name of a noun's field; the type of each is declared in the noun, which validates them."""


def id_of(kind: Kind, number: int, uid: str) -> str:
    """Return the id of an entry."""
    if kind in _LETTER_OF:
        return f"{_LETTER_OF[kind]}{number}"
    if kind in {Kind.DAY, Kind.SETTING}:
        return uid
    return f"{kind}:{uid if kind in NAMED_BY else number}"


def parse_id(text: str) -> tuple[Kind, int | str]:
    """Return the kind, and the number or uid, that an id names (`w35`, `talk:3`, `card:both-and`, `2026-11-21`).

    Case-insensitive. Raises BadInput.
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
    """Return the error for an unknown id."""
    return BadInput(N_("Nothing here is called {id}. Ids look like w35; every list shows them."), id=text[:40])
