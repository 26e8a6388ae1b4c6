"""Search over the palette's actions with Textual's fuzzy matcher: label, sentence and synonyms, in every language."""

import re
from collections.abc import Iterator, Sequence

from textual.fuzzy import Matcher

from recoverytui.domain.languages import LANGUAGES
from recoverytui.text.translator import Translator
from recoverytui.tui.key import Key

NAMED, EXPLAINED = 1.0, 0.7
"""Weight of a match in the label or a synonym, and in the sentence."""
FOREIGN = 0.9
"""Factor of a match in another language than the current one."""
WHOLE, PREFIX = 2.0, 1.5
"""Score of a whole word; of its beginning, or less of a part in it."""
FUZZY_LETTERS = 3
"""The fewest letters that may match within a word, or with others between them, except after the first."""
LEAST_FUZZY = 0.6
"""Minimum score; below it the letters match by chance."""


class KeySearch:
    """Finds actions by typed text."""

    def __init__(self, offered: Sequence[Key], words: Translator) -> None:
        spoken = [words, *(Translator(each) for each in LANGUAGES if each != words.language)]
        self._offered = [(key, list(_terms(key, spoken))) for key in offered]

    def find(self, typed: str) -> list[Key]:
        """Return the actions that match every typed word, best first; all of them without any."""
        matchers = [Matcher(word) for word in _words(typed)]
        scored = [(sum(scores), key) for key, terms in self._offered if all(scores := _scores(matchers, terms))]
        return [key for _, key in sorted(scored, key=lambda each: -each[0])]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _terms(key: Key, spoken: Sequence[Translator]) -> Iterator[tuple[str, float]]:
    """Yield every term of a key with its weight."""
    for number, words in enumerate(spoken):
        counts = FOREIGN if number else 1.0
        texts = ((key.label, NAMED), (key.synonyms, NAMED), (key.explanation, EXPLAINED))
        for text, weight in texts:
            for word in _words(words(text)) if text else ():
                yield word, weight * counts


def _scores(matchers: Sequence[Matcher], terms: Sequence[tuple[str, float]]) -> list[float]:
    """Return for each typed word how well the best term matches it; 0 for none."""
    return [max((_strength(matcher, term) * weight for term, weight in terms), default=0.0) for matcher in matchers]


def _strength(matcher: Matcher, term: str) -> float:
    """Return how well a term matches a word: single words only, for Textual tries every way to place the letters."""
    typed = matcher.query
    if term == typed:
        return WHOLE
    is_far = typed not in term and term[0] != typed[0]
    if not term.startswith(typed) and (len(typed) < FUZZY_LETTERS or is_far):
        return 0.0
    # Textual's score of a beginning is three for each letter and three more.
    score = PREFIX * matcher.match(term) / (3 * (len(typed) + 1))
    return score if typed in term or score >= LEAST_FUZZY else 0.0
