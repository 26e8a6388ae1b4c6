"""Find and replace private names and numbers before text is shared."""

import re
from collections.abc import Iterable
from typing import NamedTuple

_NUMBER = re.compile(r"(?<![\w.,])(?:\+|00)?\(?\d(?:[ .()\-/]{0,2}\d){6,14}(?![\w])")
"""Telephone numbers, and personal identity numbers in the Danish format."""
_DAYS = re.compile(r"\d{4}-\d\d-\d\d|\d{4}[-/]\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{4}")
"""Dates and ranges of years, which look like a number but are none."""


class Found(NamedTuple):
    """Number of names and numbers found in a text."""

    names: int = 0
    numbers: int = 0


def find_in(texts: Iterable[str], names: Iterable[str]) -> Found:
    """Count the given names and all numbers in the texts."""
    whole, watched = "\n".join(texts), _watched(names)
    return Found(len(watched.findall(whole)) if watched else 0, sum(_is_number(hit) for hit in _NUMBER.finditer(whole)))


def without_names(text: str, names: Iterable[str], stand_in: str) -> str:
    """Replace each of these names in a text by a neutral stand-in."""
    watched = _watched(names)
    return watched.sub(lambda _: stand_in, text) if watched else text


def without_numbers(text: str, stand_in: str) -> str:
    """Replace telephone and personal identity numbers in a text by a stand-in."""
    return _NUMBER.sub(lambda hit: stand_in if _is_number(hit) else hit[0], text)


def _watched(names: Iterable[str]) -> re.Pattern[str] | None:
    """Return a pattern for any of the names as a whole word, longest first, with its genitive ending."""
    longest = sorted(filter(None, names), key=len, reverse=True)
    if not longest:
        return None
    spaced = "|".join(r"\s+".join(map(re.escape, name.split())) for name in longest)
    return re.compile(rf"(?<!\w)(?:{spaced})(?:['’]?s)?(?!\w)", re.IGNORECASE)


def _is_number(hit: re.Match[str]) -> bool:
    return not _DAYS.fullmatch(hit[0])
