"""Glyphs: one per meaning, in Unicode and ASCII, and by encoding."""

import pytest

from recoverytui.domain.calendar import THEMED, DayLetter
from recoverytui.domain.rhythm import WeekState
from recoverytui.text.fallback import stand_in
from recoverytui.text.glyphs import ASCII, MEANINGS, UNICODE

DAYS = {"●": "W", "–": "P", "≈": "H", "·": ".", "○": "T", "◒": "h", "⊖": "r", ":": "N"}


def test_each_mark_of_a_day_has_one_glyph_of_its_own_shape():
    assert {UNICODE.of_day(mark): mark.value for mark in MEANINGS} == DAYS
    assert len({ASCII.of_day(mark) for mark in MEANINGS}) == len(DAYS)
    assert UNICODE.of_day(DayLetter.BLANK) == UNICODE.of_day("?") == " "


def test_a_theme_adds_no_mark():
    assert {UNICODE.of_day(letter) for letter in THEMED.values()} == {UNICODE.win}


def test_a_week_is_marked_as_its_days_are():
    marks = (WeekState.KEPT, WeekState.QUIET, WeekState.REST, WeekState.OPEN)
    assert [UNICODE.of_week(mark) for mark in marks] == [UNICODE.win, UNICODE.quiet, UNICODE.rest, UNICODE.open]
    assert UNICODE.of_week(None) == " "


@pytest.mark.parametrize(
    "name", ["win", "rest", "hard", "quiet", "open", "some", "hard_win", "rest_win", "pin", "left"]
)
def test_an_encoding_without_a_mark_shows_the_plain_one(name):
    assert stand_in(getattr(UNICODE, name)) == getattr(ASCII, name)
