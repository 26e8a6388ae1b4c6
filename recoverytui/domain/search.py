"""How words are found: literal, whatever their case, inside other words, and from a keyboard without æ, ø and å.

A word with æ, ø or å matches those letters exactly. Any other word also matches folded text: æ as ae, ø and oe as o,
å and aa as a, accents dropped.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from recoverytui.domain.entry import Kind, Noun
from recoverytui.domain.serialization import TEXTS, ByKind, to_record
from recoverytui.domain.validation import composed

_DANISH = frozenset("æøå")
_LETTERS = {"æ": "ae", "ø": "o", "å": "a"}
_FOLDED = str.maketrans(_LETTERS)
_PAIRS = {"oe": "o", "aa": "a"}
_FIRST_PARTS = (
    *("text", "about", "question", "when", "how", "from", "why", "enough", "with", "plan_b", "meet", "found", "felt"),
    *("note", "can", "hard", "helps", "notice", "others_can", "leave_alone", "people", "plan"),
    *("say", "ask", "help", "said", "understood", "again"),
)
"""Order of these parts in the searched text. Never change it: removal from the index needs the exact indexed text."""


def _parts(kind: Kind) -> tuple[str, ...]:
    texts = TEXTS[kind]
    return (*(part for part in _FIRST_PARTS if part in texts), *(part for part in texts if part not in _FIRST_PARTS))


_PARTS: ByKind[Kind, tuple[str, ...]] = ByKind(_parts)
"""Searched parts by kind: all text of the person; parts added later come last."""


def searchable_text(noun: Noun) -> str:
    """Return the searchable text of an entry, one part per line."""
    record = to_record(noun)
    return "\n".join(record[part] for part in _PARTS[noun.kind] if record.get(part))


def words_of(query: str) -> tuple[str, ...]:
    """Return the words to look for, in lower case; every one of them must be found."""
    return tuple(composed(query).lower().split())


def is_exact(word: str) -> bool:
    """Return whether a word contains æ, ø or å, and so is matched exactly."""
    return not _DANISH.isdisjoint(word)


def fold(text: str) -> str:
    """Fold text to what a keyboard without æ, ø and å can type, in lower case."""
    text = text.lower()
    if not text.isascii():
        text = text.translate(_FOLDED)
        text = text if text.isascii() else _without_accents(text)
    for pair, single in _PAIRS.items():
        while pair in text:
            text = text.replace(pair, single)
    return text


def matches(text: str, words: Sequence[str]) -> bool:
    """Return whether a text contains every word."""
    lowered = text.lower()
    folded = fold(text)
    return all(word in lowered or (not is_exact(word) and fold(word) in folded) for word in words)


def match_spans(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Return the matches as sorted, non-overlapping (start, end) pairs."""
    lowered, at_lowered = _traced(text, folding=False)
    folded, at_folded = _traced(text, folding=True)
    spans: list[tuple[int, int]] = []
    for word in words:
        spans += _spans(lowered, at_lowered, word)
        if not is_exact(word):
            spans += _spans(folded, at_folded, fold(word))
    return _merged(sorted(spans))


def _spans(changed: str, places: Sequence[int], word: str) -> Iterator[tuple[int, int]]:
    """Yield the matches of a word as positions in the original text, rounded to whole letters."""
    for at in _places(changed, word) if word else ():
        end = at + len(word)
        yield places[at], max(places[end - 1] + 1, places[end])


@lru_cache(1024)  # matches are mapped back letter by letter
def _letter(letter: str) -> str:
    return _LETTERS.get(letter) or _without_accents(letter)


def _without_accents(text: str) -> str:
    from unicodedata import combining, normalize

    return "".join(part for part in normalize("NFD", text) if not combining(part))


def _traced(text: str, *, folding: bool) -> tuple[str, list[int]]:
    """Return the text lowered or folded, and for each of its letters (and the end) its position in the original."""
    changed, places = "", []
    for place, letter in enumerate(text):
        for each in map(_letter, letter.lower()) if folding else letter.lower():
            for one in each:
                if not (folding and changed[-1:] + one in _PAIRS):
                    changed += one
                    places.append(place)
    return changed, [*places, len(text)]


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
