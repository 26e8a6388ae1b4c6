"""Passphrase advice: by the number of guesses, not by character rules."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from recoverytui.domain.passphrase import Strength, strength


@pytest.mark.parametrize(
    ("passphrase", "expected"),
    [
        ("", Strength.WEAK),
        ("x", Strength.WEAK),
        ("123456", Strength.WEAK),
        ("19700101", Strength.WEAK),
        ("password", Strength.WEAK),
        ("Password1!", Strength.WEAK),
        ("sommer2026", Strength.WEAK),
        ("a" * 1000, Strength.WEAK),
        ("hej hej hej hej hej hej", Strength.WEAK),
        ("kop blomme æble", Strength.WEAK),
        ("correct horse battery staple", Strength.FAIR),
        ("kop blomme æble sti mand hus", Strength.STRONG),
        ("xK9#mQ2$vL", Strength.STRONG),
    ],
)
def test_known_ones(passphrase, expected):
    assert strength(passphrase) is expected


@given(some.text())
def test_any_text_has_a_strength_and_saying_it_twice_adds_nothing(text):
    assert strength(f"{text} {text}") is strength(text) or " " not in text.strip()
