"""Search matching: inside words, without case, with exact or folded Danish letters."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoverytui.domain.card import Card, CardName
from recoverytui.domain.goal import Goal
from recoverytui.domain.search import fold, is_exact, match_spans, matches, searchable_text, terms_of
from recoverytui.domain.strategy import Strategy

danish = st.text(st.sampled_from("aeoåøæÅØÆAEs é\n-’ﬁ\u00adł"), max_size=12)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("En gåtur ved søen", "tur"),
        ("En gåtur ved søen", "GÅTUR"),
        ("En gåtur ved søen", "søen gåtur"),
        ("En gåtur ved søen", "gaatur"),
        ("En gåtur ved søen", "gaatur soeen"),
        ("En gaatur", "gåtur"),
        ("Moede", "møde"),
        ("En gåtur ved søen", "soeen"),
        ("Et æble", "aeble"),
        ("En café", "cafe"),
        ("Poesi", "esi"),
        ("Moede i Aarhus", "møde århus"),
        ('Et "citat" på 50 % [her]', '"citat" % ['),
    ],
)
def test_these_are_found(text: str, query: str) -> None:
    assert matches(text, terms_of(query))


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("En tur", "tur hjem"),
        ("Et able", "æble"),
        ("tur", "gåtur"),
        ("En gåtur", "gatur"),
        ("søen", "soen"),
        ("En poet på ø", "pøt"),
    ],
)
def test_these_are_not_found(text: str, query: str) -> None:
    assert not matches(text, terms_of(query))


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("En gåtur og en tur", "tur", ["tur", "tur"]),
        ("Søen i Århus", "soeen aarhus", ["Søen", "Århus"]),
        ("a soft\u00adware talk", "software", ["soft\u00adware"]),
        ("den ﬁne dag", "fin", ["ﬁn"]),
        ("Æbler", "aeb", ["Æb"]),
        ("aaa", "aa", ["aaa"]),
        ("En café", "fe", ["fé"]),
    ],
)
def test_the_letters_found_are_marked(text: str, query: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in match_spans(text, terms_of(query))] == marked


@given(danish, danish)
def test_a_word_is_marked_exactly_where_it_is_found(text: str, query: str) -> None:
    for word in terms_of(query):
        spans = match_spans(text, (word,))
        assert bool(spans) is matches(text, (word,))
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(before[1] < after[0] for before, after in pairwise(spans))


@given(danish)
def test_folding_twice_is_folding_once_and_leaves_no_danish_letter(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert not is_exact(fold(text))


@given(danish, danish, danish)
def test_a_text_holds_each_of_its_own_words(before: str, word: str, after: str) -> None:
    assert matches(before + word + after, terms_of(word))


def test_every_part_a_person_wrote_is_searched() -> None:
    assert searchable_text(Strategy("Te", when="træt", how="varm", whose="min søster")) == "Te\ntræt\nvarm\nmin søster"
    assert searchable_text(Goal("Synge", why="glæde", enough="én sang")) == "Synge\nglæde\nén sang"
    assert searchable_text(Card(CardName.BOTH_AND, can="lytte", hard="breve")) == "lytte\nbreve"


CASES = [
    line.split("\t")
    for line in (Path(__file__).parents[1] / "cases" / "search.tsv").read_text(encoding="utf-8").splitlines()[1:]
]
"""What is written, what is searched, and whether it is found."""


@pytest.mark.parametrize(("written", "searched", "found"), CASES)
def test_a_case_is_found_or_not(written: str, searched: str, found: str) -> None:
    assert matches(written, terms_of(searched)) is (found == "yes")


@pytest.mark.parametrize(("written", "searched"), [case[:2] for case in CASES if case[2] == "yes"])
def test_a_pair_is_found_the_other_way_round(written: str, searched: str) -> None:
    """The part of the written text that was found, as a query, finds an entry with the searched word alone."""
    spans = match_spans(written, terms_of(searched))
    for start, end in spans:
        assert matches(searched, terms_of(written[start:end])), written[start:end]


@pytest.mark.parametrize(("letter", "pair"), [("å", "aa"), ("ø", "oe"), ("æ", "ae"), ("Å", "Aa"), ("Ø", "OE")])
def test_a_danish_letter_and_its_pair_find_each_other_and_nothing_less(letter: str, pair: str) -> None:
    assert matches(f"s{letter}t", terms_of(f"s{pair}t"))
    assert matches(f"s{pair}t", terms_of(f"s{letter}t"))
    for less in pair:
        assert not matches(f"s{letter}t", terms_of(f"s{less}t"))
        assert not matches(f"s{less}t", terms_of(f"s{letter}t"))
