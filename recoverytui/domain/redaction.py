"""Names and numbers that the person may not want to leave the diary: found, and given a stand-in."""

import re
from collections.abc import Iterable
from typing import NamedTuple

_NUMBER = re.compile(r"(?<![\w.,])(?:\+|00)?\(?\d(?:[ .()\-/]{0,2}\d){6,14}(?![\w])")
"""Telephone numbers, and personal numbers as they are written in Denmark."""
_DAYS = re.compile(r"\d{4}-\d\d-\d\d|\d{4}[-/]\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{4}")
"""Days and spans of years are as long as a number, and are none."""


class Found(NamedTuple):
    """How often something was found that is worth a second look."""

    names: int = 0
    numbers: int = 0


def find_in(texts: Iterable[str], names: Iterable[str]) -> Found:
    """Return how many of these names, and how many numbers, stand in the texts."""
    whole, watched = "\n".join(texts), _watched(names)
    return Found(len(watched.findall(whole)) if watched else 0, sum(_is_number(hit) for hit in _NUMBER.finditer(whole)))


def without_names(text: str, names: Iterable[str], stand_in: str) -> str:
    """Return a text in which somebody else stands for each of these names, whoever they belong to."""
    watched = _watched(names)
    return watched.sub(lambda _: stand_in, text) if watched else text


def without_numbers(text: str, stand_in: str) -> str:
    """Return a text in which no telephone number or personal number stands."""
    return _NUMBER.sub(lambda hit: stand_in if _is_number(hit) else hit[0], text)


def _watched(names: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds any of the names as a whole word, the longest first, with the ending of a genitive."""
    longest = sorted(filter(None, names), key=len, reverse=True)
    if not longest:
        return None
    spaced = "|".join(r"\s+".join(map(re.escape, name.split())) for name in longest)
    return re.compile(rf"(?<!\w)(?:{spaced})(?:['’]?s)?(?!\w)", re.IGNORECASE)


def _is_number(hit: re.Match[str]) -> bool:
    return not _DAYS.fullmatch(hit[0])
