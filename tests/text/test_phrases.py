"""Word lists of generated passphrases: enough words, easy to write, and distinct."""

import math
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from importlib import resources

import pytest

from recoverytui.domain.languages import LANGUAGES
from recoverytui.text.phrases import word_list

WORDS_IN_A_PHRASE = 6
DANISH_LAST = {letter: chr(ord("z") + place) for place, letter in enumerate("æøå", start=1)}
LETTERS = {"en": set("abcdefghijklmnopqrstuvwxyz"), "da": set("abcdefghijklmnopqrstuvwxyzæøå")}
LETTERS["nb"] = LETTERS["da"]
ENDINGS = {
    "en": "s es d ed r er est n en y ly ing ful ness less",
    "da": "s e n en t et r er ne ene erne te ede ere est ende ig lig ning ing som hed sk",
    "nb": "s e n en et r er a ne ene erne te ede ere est ende ig lig ning ing som het sk",
}

LISTS = resources.files("recoverytui.text.phrases")
each_language = pytest.mark.parametrize("language", [each for each in LANGUAGES if (LISTS / f"{each}.txt").is_file()])
"""Each that has a list of words; others draw from the English one."""


def file_text(language: str) -> str:
    return (LISTS / f"{language}.txt").read_text(encoding="utf-8")


def slips(word: str) -> Iterator[str]:
    """Yield what one slip makes of a word: a letter left out, a letter unsure, two neighbours in the wrong order."""
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
        yield word[:at] + "?" + word[at + 1 :]
        if word[at : at + 2] != word[at : at + 2][::-1]:
            yield word[:at] + word[at : at + 2][::-1] + word[at + 2 :]


@each_language
def test_six_words_carry_at_least_sixty_bits(language: str) -> None:
    different = set(word_list(language))
    assert len(different) >= 1024
    assert WORDS_IN_A_PHRASE * math.log2(len(different)) >= 60


@each_language
def test_every_word_stands_once_in_the_order_of_its_language(language: str) -> None:
    def place(word: str) -> str:
        return "".join(DANISH_LAST.get(letter, letter) for letter in word)

    words = list(word_list(language))
    assert words == sorted(set(words), key=place)


@each_language
def test_words_are_short_lower_case_and_plain_letters(language: str) -> None:
    for word in word_list(language):
        assert 3 <= len(word) <= 8, word
        assert word == word.casefold(), word
        assert word == unicodedata.normalize("NFC", word), word
        assert set(word) <= LETTERS[language], word


def test_few_danish_words_need_a_danish_keyboard() -> None:
    words = word_list("da")
    assert sum(not word.isascii() for word in words) < len(words) / 4


@each_language
def test_no_word_is_there_in_two_forms(language: str) -> None:
    words = word_list(language)
    forms = {
        stem + ending: word
        for word in words
        for stem in (word, word + word[-1], word.removesuffix("e"))
        for ending in ENDINGS[language].split()
        if stem + ending != word
    }
    assert {form: forms[form] for form in words if form in forms} == {}


@each_language
def test_one_slip_never_makes_another_word_of_the_list(language: str) -> None:
    words = set(word_list(language))
    read_as = defaultdict(set, {word: {word} for word in words})
    for word in words:
        for slip in slips(word):
            if slip in words or "?" in slip:
                read_as[slip].add(word)
    assert [alike for alike in read_as.values() if len(alike) > 1] == []


@each_language
def test_the_file_is_one_bare_word_a_line(language: str) -> None:
    text = file_text(language)
    assert text == "".join(f"{word}\n" for word in word_list(language))


def test_a_list_is_read_once() -> None:
    assert word_list("da") is word_list("da")


def test_the_two_languages_have_lists_of_their_own() -> None:
    shared = set(word_list("en")) & set(word_list("da"))
    assert len(shared) < 200


@pytest.mark.parametrize("language", ["de", "", "DA", "../phrases/en", "en.txt"])
def test_a_language_without_a_list_is_refused(language: str) -> None:
    with pytest.raises(ValueError, match="language"):
        word_list(language)
