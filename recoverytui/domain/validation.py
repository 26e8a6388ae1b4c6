"""Validate and normalize input: text from keys, shell, paste or file becomes NFC, free of controls, and bounded."""

from datetime import date
from enum import StrEnum
from typing import TypeVar

from recoverytui.domain.characters import CONTROLS, NEL
from recoverytui.errors import N_, BadInput

LONGEST = 20_000
"""The most characters one entry may hold."""
LONGEST_NOTE = 10 * LONGEST
"""The most characters of a day's note, as notes that were written apart are kept one under the other."""

Choice = TypeVar("Choice", bound=StrEnum)

_FIRST_COMBINING = "\u0300"
"""The first combining character: text below it is already in NFC."""
_DROPPED = dict.fromkeys((*CONTROLS, NEL))
"""Not kept. Bidi marks are: they belong to Hebrew and Arabic text, and only showing it is a risk."""


def is_text(character: str) -> bool:
    """Return whether a typed character is text: everything that `clean` keeps, except Enter and Tab.

    `str.isprintable` leaves out no-break and ideographic spaces, joiners and soft hyphens.
    """
    return len(character) == 1 and character not in "\t\n\r" and clean(character) != ""


def clean(text: str) -> str:
    """Return the text in NFC with LF line ends, without control characters (but newline and tab) or lone surrogates."""
    if text.isprintable():  # nothing of what is dropped is
        cleaned = composed(text)
    else:
        kept = text.replace("\r\n", "\n").replace("\r", "\n").translate(_DROPPED)
        cleaned = composed(kept.encode("utf-8", "ignore").decode())  # UTF-8 has no lone surrogates
    return text if cleaned == text else cleaned  # a clean text is not held twice


def composed(text: str) -> str:
    """Return the text in NFC; the tables for it, slow to load and large, are not touched for Danish or English."""
    is_latin_1 = len(text.encode("latin-1", "ignore")) == len(text)  # twenty times as fast to see as the next
    if is_latin_1 or max(text) < _FIRST_COMBINING:
        return text
    from unicodedata import normalize

    return normalize("NFC", text)


def written(text: str) -> str:
    """Clean and trim required text; raises BadInput when it is empty or too long."""
    text = clean(text).strip()
    if not text:
        raise BadInput(N_("There are no words yet. Nothing was saved."))
    return _bounded(text)


def optional(text: str | None, longest: int = LONGEST) -> str | None:
    """Clean and trim optional text, None when empty; raises BadInput when it is too long."""
    if text is None:
        return None
    return _bounded(clean(text).strip(), longest) or None


def one_line(text: str) -> str:
    """Clean required text and collapse line breaks and spaces; raises BadInput.

    No-break and ideographic spaces are kept, being deliberate.
    """
    return " ".join(filter(None, written(text).replace("\n", " ").replace("\t", " ").split(" ")))


def as_day(value: date | str) -> date:
    """Return a day from a date or from ISO text (`YYYY-MM-DD`); raises BadInput."""
    if isinstance(value, date):
        return value
    try:
        day = date.fromisoformat(value)
        if day.isoformat() != value:  # Python reads week dates and dates without dashes too
            raise ValueError
    except (TypeError, ValueError):
        raise BadInput(N_("A day is written like 2026-11-21.")) from None
    return day


def as_choice(kind: type[Choice], value: str) -> Choice:
    """Return the enum member of a value; raises BadInput with the valid ones."""
    try:
        return kind(value)
    except ValueError:
        raise BadInput(N_("Choose one of these: {choices}."), choices=", ".join(kind)) from None


def set_fields(noun: object, /, **values: object) -> None:
    """Set validated fields of a frozen dataclass in `__post_init__`."""
    for name, value in values.items():
        object.__setattr__(noun, name, value)


def _bounded(text: str, longest: int = LONGEST) -> str:
    if len(text) > longest:
        raise BadInput(
            N_("The text has {length} characters; an entry can hold {longest}. Nothing was saved."),
            length=len(text),
            longest=longest,
        )
    return text
