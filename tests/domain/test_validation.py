"""Validation of text and values: what is kept, removed and rejected."""

import unicodedata
from datetime import date
from enum import StrEnum

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from recoverytui.domain.validation import (
    LONGEST,
    as_choice,
    as_day,
    clean,
    composed,
    one_line,
    optional,
    set_fields,
    written,
)
from recoverytui.domain.win import Theme
from recoverytui.errors import BadInput

held = settings(deadline=None)
texts = st.text(st.characters())  # lone surrogates and control characters too
short_texts = st.text(st.characters(), max_size=20)


@held
@given(texts)
def test_clean_text_is_plain_and_stays_as_it_is(text: str) -> None:
    plain = clean(text)
    assert clean(plain) == plain
    assert unicodedata.is_normalized("NFC", plain)
    assert not any(unicodedata.category(each) == "Cs" for each in plain)
    assert {each for each in plain if unicodedata.category(each) == "Cc"} <= {"\n", "\t"}
    plain.encode()


@held
@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])))
def test_clean_changes_nothing_but_the_form_of_text_without_control_characters(text: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", text)


@held
@given(st.text(st.characters(max_codepoint=0x301), min_size=1))
def test_text_is_composed_also_where_accents_begin(text: str) -> None:
    assert composed(text) == unicodedata.normalize("NFC", text)


@held
@given(texts)
def test_clean_keeps_every_line(text: str) -> None:
    ends = text.replace("\r\n", "\n").count("\n") + text.replace("\r\n", "").count("\r")
    assert clean(text).count("\n") == ends


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("", ""),
        ("Gik en tur", "Gik en tur"),
        ("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour"),
        ("\r\r\n\n", "\n\n\n"),
        ("tab\there", "tab\there"),
        ("nul\x00bell\x07back\x08page\x0cline\x0b", "nulbellbackpageline"),
        ("\x1b[31mred\x1b[0m \x9b1m", "[31mred[0m 1m"),
        ("del\x7fnel\x85", "delnel"),
        ("a\ud800b\udfffc", "abc"),
        ("pa\u030a vej", "p\u00e5 vej"),
        ("\u212b", "\u00c5"),
        ("👩\u200d👧 a\u200cb", "👩\u200d👧 a\u200cb"),
        ("\u202eabc\u2028\u00a0", "\u202eabc\u2028\u00a0"),  # made harmless where it is shown, and kept here
        ("[/] [@click=app.quit]x", "[/] [@click=app.quit]x"),
    ],
)
def test_what_clean_keeps_and_drops(text: str, plain: str) -> None:
    assert clean(text) == plain


@held
@given(short_texts)
def test_written_says_something_or_is_refused(text: str) -> None:
    plain = clean(text).strip()
    if plain:
        assert written(text) == optional(text) == plain
        return
    assert optional(text) is None
    with pytest.raises(BadInput):
        written(text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a walk", "a walk"),
        ("  a\n\nwalk \t by\r\nthe  lake\n", "a walk by the lake"),
        ("kept:\u00a0 \u3000wide", "kept:\u00a0 \u3000wide"),
    ],
)
def test_one_line_has_single_spaces_and_keeps_deliberate_ones(text: str, line: str) -> None:
    assert one_line(text) == line


@pytest.mark.parametrize("text", ["", " ", "\n\t\r\n", "\x00\x1b", "\u00a0\u2003\u2028", " \x85 "])
def test_text_without_words_is_refused_where_words_are_needed(text: str) -> None:
    with pytest.raises(BadInput, match="no words yet"):
        written(text)
    assert optional(text) is None


def test_text_that_is_left_out_stays_out() -> None:
    assert optional(None) is None
    assert optional("  Gik en tur \n") == "Gik en tur"


@pytest.mark.parametrize("check", [written, optional])
@pytest.mark.parametrize("letter", ["a", "å", "\n", "👩"])
def test_the_longest_text_is_taken_whole(check: object, letter: str) -> None:
    assert callable(check)
    longest = "a" + letter * (LONGEST - 2) + "a"
    assert check(longest) == longest
    assert check(f"  {longest}\x00\n") == longest  # only what is kept is counted


@pytest.mark.parametrize("check", [written, optional])
def test_a_longer_text_is_refused_with_the_numbers_and_without_the_text(check: object) -> None:
    assert callable(check)
    with pytest.raises(BadInput) as refused:
        check("hemmelig" * LONGEST)
    assert refused.value.facts == {"length": 8 * LONGEST, "longest": LONGEST}
    assert "hemmelig" not in repr(refused.value)
    assert "hemmelig" not in refused.value.message


def test_length_is_counted_in_the_form_that_is_kept() -> None:
    composed = "a\u030a" * LONGEST  # two characters each, that become one
    assert written(composed) == "å" * LONGEST
    with pytest.raises(BadInput):
        written("\u0958" * LONGEST)  # one character each, that becomes two


@held
@given(st.dates())
def test_a_day_is_itself_and_its_iso_text(day: date) -> None:
    assert as_day(day) == day
    assert as_day(day.isoformat()) == day


@pytest.mark.parametrize(
    "value",
    [
        "",
        "today",
        "21.11.2026",
        "2026-11-31",
        "2026-13-01",
        "2025-02-29",
        "0000-01-01",
        "10000-01-01",
        "2026-1-1",
        "26-11-2026",
        "20261121",
        "2026-W47",
        " 2026-11-21",
        "2026-11-21T00:00",
        "2026-11-２1",
        "-026-11-21",
        None,
        20261121,
        ["2026-11-21"],
        list("2026-11-21"),
    ],
)
def test_what_is_not_a_day_is_refused_with_an_example(value: str) -> None:
    with pytest.raises(BadInput, match="2026-11-21"):
        as_day(value)


class Weather(StrEnum):
    SUN = "sun"
    WIND = "some wind"


def test_a_choice_is_one_of_its_words() -> None:
    assert as_choice(Weather, "some wind") is Weather.WIND
    assert as_choice(Weather, Weather.SUN) is Weather.SUN


@pytest.mark.parametrize("value", ["", "SUN", "WIND", "sun ", "rain", None, 1, ["sun"], {}])
def test_another_word_is_refused_with_the_words_there_are(value: str) -> None:
    with pytest.raises(BadInput) as refused:
        as_choice(Weather, value)
    assert refused.value.facts == {"choices": "sun, some wind"}
    assert refused.value.__suppress_context__  # what was typed does not come along


@held
@given(short_texts)
def test_a_refused_choice_never_repeats_what_was_typed(text: str) -> None:
    assume(text not in list(Theme))
    with pytest.raises(BadInput) as refused:
        as_choice(Theme, text)
    assert refused.value.facts == {"choices": "together, hope, me, meaning, terms"}


def test_settle_sets_values_of_something_that_is_being_made() -> None:
    class Open:
        a: int
        b: str

    thing = Open()
    set_fields(thing, a=1, b="two")
    assert (thing.a, thing.b) == (1, "two")
