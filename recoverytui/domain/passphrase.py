"""Estimate the strength of a passphrase, for advice only; none is refused."""

import math
from enum import StrEnum
from itertools import pairwise
from typing import Final

_FAIR_BITS, _STRONG_BITS = 36, 56
_WORD_BITS: Final = 11
"""The most bits for one word of a sentence: people choose among a few thousand."""
_OFTEN_USED = frozenset(
    {
        *("password", "passphrase", "passwd", "qwerty", "azerty", "letmein", "welcome", "secret"),
        *("adgangskode", "kodeord", "hemmelig", "hemmeligt", "velkommen", "sommer", "vinter", "dagbog"),
    }
)


class Strength(StrEnum):
    """Strength of a passphrase against guessing."""

    WEAK = "weak"
    FAIR = "fair"
    STRONG = "strong"


def strength(passphrase: str) -> Strength:
    """Estimate strength from length, variety and common choices."""
    parts = passphrase.casefold().split()
    bits = sum(min(_bits(word), _WORD_BITS if word.isalpha() and len(parts) > 1 else math.inf) for word in set(parts))
    if bits >= _STRONG_BITS:
        return Strength.STRONG
    return Strength.FAIR if bits >= _FAIR_BITS else Strength.WEAK


def _bits(word: str) -> float:
    """Return the bits one word adds; repeated and consecutive letters do not count."""
    letters = "".join(each for each in word if each.isalpha())
    if letters in _OFTEN_USED:
        return _WORD_BITS / 2
    new = 1 + sum(abs(ord(after) - ord(before)) > 1 for before, after in pairwise(word))
    variety = 10 * any(map(str.isdigit, word)) + 26 * bool(letters) + 20 * (not word.isalnum())
    return min(new, 2 * len(set(word))) * math.log2(max(variety, 2))
