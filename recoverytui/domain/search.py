"""How words are found: literal, whatever their case, inside other words, and from a keyboard without æ, ø and å.

å is the same as aa. A word without æ and ø also finds these as ae and oe. A word with one of them finds ae and oe only
in an entry that has no Danish letter of its own: in any other, "poet" is no pøt. Accents, ligatures, full width, soft
hyphens and the shape of an apostrophe make no difference.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from recoverytui.domain.entry import Kind, Noun
from recoverytui.domain.serialization import NAMED, TEXTS, ByKind
from recoverytui.domain.validation import composed

_DANISH = frozenset("æøåÆØÅ")
_SPELLED_OUT = {"æ": "ae", "ø": "oe"}
_ALIKE = {
    **dict.fromkeys("‘’ʼ‛′´`", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑–—−", "-"),
    **dict.fromkeys("\u00ad\u200b\u2060\ufeff", ""),
    "å": "aa",
    "ł": "l",
    "đ": "d",
    "ħ": "h",
    "ı": "i",
    "œ": "oe",
}
"""Characters that are searched as others, or not seen at all."""
_FIRST_PARTS = (
    *("text", "about", "question", "when", "how", "from", "why", "enough", "with", "plan_b", "meet", "found", "felt"),
    *("note", "can", "hard", "helps", "notice", "others_can", "leave_alone", "people", "plan"),
    *("say", "ask", "help", "said", "understood", "again"),
)
"""Order of these parts in the searched text. Never change it: removal from the index needs the exact indexed text."""


def _parts(kind: Kind) -> tuple[str, ...]:
    texts, names = TEXTS[kind], dict(NAMED[kind])
    parts = (*(part for part in _FIRST_PARTS if part in texts), *(part for part in texts if part not in _FIRST_PARTS))
    return tuple(names[part] for part in parts)


_PARTS: ByKind[Kind, tuple[str, ...]] = ByKind(_parts)
"""Searched fields by kind: all text of the person; parts added later come last."""


def searchable_text(noun: Noun) -> str:
    """Return the searchable text of an entry, one part per line."""
    said = [getattr(noun, name) for name in _PARTS[noun.kind]]
    return "\n".join(filter(None, said))


def terms_of(query: str) -> tuple[str, ...]:
    """Return the words to look for, in lower case; every one of them must be found."""
    return tuple(word for word in composed(query).lower().split() if plain(word))


def is_exact(word: str) -> bool:
    """Return whether a word contains æ or ø, which are spelled out in some entries only."""
    return plain(word) != fold(word)


def plain(text: str) -> str:
    """Return the text in the form that is compared: in lower case, å as aa, without accents; æ and ø stay."""
    return text.lower() if text.isascii() else text.translate(_PLAIN)


def fold(text: str) -> str:
    """Return the plain text with æ and ø spelled out."""
    return spelled_out(plain(text))


def spelled_out(text: str) -> str:
    """Return a plain text with æ and ø spelled out."""
    for letter, said in _SPELLED_OUT.items():
        text = text.replace(letter, said)
    return text


def spellings(word: str) -> set[str]:
    """Return the forms in which a word can stand in a text that is plain or folded."""
    return {plain(word), fold(word)} if is_exact(word) else {fold(word)}


def matches(text: str, terms: Sequence[str]) -> bool:
    """Return whether a text contains every word."""
    as_plain, folded = plain(text), fold(text)
    spelled_out = _DANISH.isdisjoint(text)
    return all(
        plain(word) in as_plain or (spelled_out and fold(word) in folded) if is_exact(word) else fold(word) in folded
        for word in terms
    )


def match_spans(text: str, terms: Sequence[str]) -> list[tuple[int, int]]:
    """Return the matches as sorted, non-overlapping (start, end) pairs."""
    as_plain, folded = _traced(text, _PLAIN), _traced(text, _FOLDED)
    spelled_out = _DANISH.isdisjoint(text)
    spans: list[tuple[int, int]] = []
    for word in terms:
        if is_exact(word):
            spans += _spans(*as_plain, plain(word))
        if spelled_out or not is_exact(word):
            spans += _spans(*folded, fold(word))
    return _merged(sorted(spans))


class _Letters(dict[int, str]):
    """A table for `str.translate` that works out each letter when it is first met.

    It begins with the letters of Danish and English, so that the tables of Unicode, slow to load, are rarely needed.
    """

    def __init__(self, letter: Callable[[str], str], known: Mapping[str, str]) -> None:
        super().__init__({ord(each): form for each, form in known.items()})
        self._letter = letter

    def __missing__(self, code: int) -> str:
        made = self[code] = self._letter(chr(code))
        return made


def _plain_letter(letter: str) -> str:
    from unicodedata import combining, normalize

    if letter in _ALIKE:
        return _ALIKE[letter]
    said = ""
    for each in normalize("NFKC", letter).casefold():
        if each in _DANISH:
            said += _ALIKE.get(each, each)
        else:
            parts = (part for part in normalize("NFD", each) if not combining(part))
            said += "".join(_ALIKE.get(part, part) for part in parts)
    return said


def _folded_letter(letter: str) -> str:
    return spelled_out(_PLAIN[ord(letter)])


_KNOWN = {
    **{chr(code): chr(code).lower() for code in range(128)},
    "æ": "æ",
    "Æ": "æ",
    "ø": "ø",
    "Ø": "ø",
    "Å": "aa",
    "é": "e",
    "É": "e",
    **_ALIKE,
}
_PLAIN = _Letters(_plain_letter, _KNOWN)
_FOLDED = _Letters(_folded_letter, _KNOWN | {"æ": "ae", "Æ": "ae", "ø": "oe", "Ø": "oe"})


def _spans(changed: str, places: Sequence[int], word: str) -> Iterator[tuple[int, int]]:
    """Yield the matches of a word as positions in the original text, rounded to whole letters."""
    for at in _places(changed, word) if word else ():
        end = at + len(word)
        yield places[at], max(places[end - 1] + 1, places[end])


def _traced(text: str, letters: _Letters) -> tuple[str, list[int]]:
    """Return the text in a form, and for each of its letters (and the end) its position in the original."""
    changed, places = "", []
    for index, letter in enumerate(text):
        form = letters[ord(letter)]
        changed += form
        places += [index] * len(form)
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
