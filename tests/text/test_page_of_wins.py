"""A page of wins: which lines are wins, of which day, and which are refused."""

from datetime import date, timedelta

import pytest

from recoverytui.domain.validation import LONGEST
from recoverytui.errors import BadInput
from recoverytui.text.page_of_wins import read_page
from tests.conftest import TODAY


def days(page: str, first: date | None = None) -> list[tuple[int, str]]:
    """Return how many days ago each win of a page was, and its text; TODAY is a Saturday."""
    return [((TODAY - day).days, text) for day, text in read_page(page, TODAY, first)]


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        ("Tea\n\nSoup\n", [(0, "Tea"), (0, "Soup")]),
        ("- Tea\n* Soup\n• Song\n– Rest", [(0, "Tea"), (0, "Soup"), (0, "Song"), (0, "Rest")]),
        ("yesterday: Tea\ni forgårs: suppe\n20/11: Song", [(1, "Tea"), (2, "suppe"), (1, "Song")]),
        ("2026-11-18 Tea\n18.11.2026 - Soup\n- 2026-11-19: Song", [(3, "Tea"), (3, "Soup"), (2, "Song")]),
        ("Monday\nTea\nSoup\nTuesday:\nSong", [(5, "Tea"), (5, "Soup"), (4, "Song")]),
        (
            "Mandag: te\nMandag: suppe\nFredag: sang\nLørdag: hvile",
            [(5, "te"), (5, "suppe"), (1, "sang"), (0, "hvile")],
        ),
        ("18.11.\nTea\n- 3/4 of the book", [(3, "Tea"), (3, "3/4 of the book")]),
        ("Thu: Tea\nfri.: Soup\n20. nov: Song\nNov 19:\nRest", [(2, "Tea"), (1, "Soup"), (1, "Song"), (2, "Rest")]),
        ("- Sun\n10 minutes outside", [(0, "Sun"), (0, "10 minutes outside")]),
        ("Note to self: breathe\nAt 10:30 I got up", [(0, "Note to self: breathe"), (0, "At 10:30 I got up")]),
        ("Monday was slow, and I got up", [(0, "Monday was slow, and I got up")]),
        ("\ufeffTea\r\nyesterday\rSoup", [(0, "Tea"), (1, "Soup")]),
    ],
)
def test_what_is_a_win_and_of_which_day(page, wanted):
    assert days(page.removeprefix("\ufeff")) == wanted


def test_the_days_of_a_page_begin_at_the_first_one():
    first = TODAY - timedelta(days=14)

    assert days("Tea\nMonday\nSoup\nSunday: Song", first) == [(14, "Tea"), (12, "Soup"), (6, "Song")]


@pytest.mark.parametrize(
    ("page", "line"),
    [
        ("Tea\n3/4 of the book", 2),
        ("3.4. of the book", 1),
        ("Sun", 1),
        ("Tea\n20 nov we went out", 2),
        ("20. november 2025 vi gik ud", 1),
        ("Friday: Tea\nThursday: Soup", 2),
        ("22/11/2026: Tea", 1),
        ("Tea\nSoup\n2026-11-22 Song", 3),
        ("Tea\n" + "a" * (LONGEST + 1), 2),
    ],
)
def test_what_is_unclear_or_to_come_is_refused_with_its_line(page, line):
    with pytest.raises(BadInput) as refused:
        read_page(page, TODAY)
    assert refused.value.facts["line"] == line


@pytest.mark.parametrize("page", ["", " \n\t\n", "Monday\nyesterday:\n"])
def test_a_page_without_words_is_refused(page):
    with pytest.raises(BadInput, match="no words"):
        read_page(page, TODAY)
