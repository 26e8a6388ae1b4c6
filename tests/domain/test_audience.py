"""What each audience may receive, and the privacy findings before sharing."""

import pytest

from recoverytui.domain import redaction
from recoverytui.domain.audience import Audience, Offer, Part, offer, offered, part_of
from recoverytui.domain.card import Card, CardName


@pytest.mark.parametrize(
    ("reader", "part", "how"),
    [
        (Audience.PEER, Part.TRYOUT, Offer.FIRST),
        (Audience.PEER, Part.ANSWER, Offer.LOWER),
        (Audience.STAFF, Part.BOTH_AND, Offer.FIRST),
        (Audience.STAFF, Part.GOAL, Offer.LOWER),
        (Audience.STAFF, Part.ANSWER, Offer.NEVER),
        (Audience.MUNICIPALITY, Part.GOAL, Offer.FIRST),
        (Audience.MUNICIPALITY, Part.WIN, Offer.LOWER),
        (Audience.MUNICIPALITY, Part.HARD_DAY, Offer.NEVER),
        (Audience.FAMILY, Part.HARD_DAY, Offer.FIRST),
        (Audience.FAMILY, Part.ANSWER, Offer.NEVER),
        (Audience.ME, Part.ANSWER, Offer.FIRST),
        (Audience.ME, None, Offer.NEVER),
    ],
)
def test_how_a_part_is_offered(reader, part, how):
    assert offer(reader, part) is how
    assert (part in offered(reader)) is (how is not Offer.NEVER)


@pytest.mark.parametrize("reader", Audience)
def test_a_part_is_offered_once(reader):
    assert len(offered(reader)) == len(set(offered(reader)))


def test_each_card_is_a_part_of_its_own():
    assert part_of(Card(CardName.BOTH_AND)) is Part.BOTH_AND
    assert part_of(Card(CardName.HARD_DAY)) is Part.HARD_DAY


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("Tea with Ida.", "Tea with X."),
        ("ida and Idas dog, Ida's cat", "X and X dog, X cat"),
        ("Idaho is far", "Idaho is far"),
        ("Anne  Marie and Anne", "X and X"),
        ("Zoë (Ida)", "Zoë (X)"),
    ],
)
def test_names_are_whole_words(text, without):
    assert redaction.without_names(text, ["Anne", "Ida", "Anne Marie"], "X") == without


def test_without_names_to_watch_for_a_text_stays():
    assert redaction.without_names("Ida", [], "X") == "Ida"


@pytest.mark.parametrize(
    "number", ["12345678", "12 34 56 78", "+45 12 34 56 78", "010203-1234", "0102031234", "(020) 7946-0018"]
)
def test_numbers_are_found_and_left_out(number):
    assert redaction.find_in([f"Ring {number} first."], []) == redaction.Found(numbers=1)
    assert redaction.without_numbers(f"Ring {number} first.", "X") == "Ring X first."


@pytest.mark.parametrize("text", ["on 2026-11-21", "2019-2020", "100 times", "21.11.2026", "at 14.30", "no 123456"])
def test_days_and_small_numbers_are_none(text):
    assert redaction.find_in([text], []) == redaction.Found()


def test_all_names_are_counted():
    assert redaction.find_in(["Ida met Bo", "Bo"], ["Bo", "Ida"]) == redaction.Found(names=3)
