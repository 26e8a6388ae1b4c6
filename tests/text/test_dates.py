"""Typed dates: accepted forms in both languages, and rejection of all others."""

import contextlib
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoverytui.errors import BadInput
from recoverytui.text.dates import parse_coming_day, parse_day, parse_period
from recoverytui.text.translator import MONTHS, WEEKDAYS, Translator

SATURDAY = date(2026, 11, 21)
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 12, 31))
WORDS = [Translator("en"), Translator("da")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", "2026-11-21"),
        ("i dag", "2026-11-21"),
        ("yesterday", "2026-11-20"),
        ("i går", "2026-11-20"),
        ("the day before yesterday", "2026-11-19"),
        ("i forgårs", "2026-11-19"),
        ("-0", "2026-11-21"),
        ("-3", "2026-11-18"),
        ("-365", "2025-11-21"),
        ("2026-11-21", "2026-11-21"),
        ("1999-01-02", "1999-01-02"),
        ("3/11", "2026-11-03"),
        ("03/11", "2026-11-03"),
        ("3.11", "2026-11-03"),
        ("3.11.2026", "2026-11-03"),
        ("3/11/2025", "2025-11-03"),
        ("21/11", "2026-11-21"),
        ("22/11", "2025-11-22"),
        ("31.12", "2025-12-31"),
        ("29/2", "2024-02-29"),
        ("friday", "2026-11-20"),
        ("sunday", "2026-11-15"),
        ("saturday", "2026-11-14"),
        ("fredag", "2026-11-20"),
        ("lørdag", "2026-11-14"),
        ("loerdag", "2026-11-14"),
        ("mon", "2026-11-16"),
        ("man", "2026-11-16"),
        ("Tors.", "2026-11-19"),
        ("lør", "2026-11-14"),
        ("soen", "2026-11-15"),
        ("igår", "2026-11-20"),
        ("i gaar", "2026-11-20"),
        ("idag", "2026-11-21"),
        ("iforgaars", "2026-11-19"),
        ("20. november", "2026-11-20"),
        ("23. november", "2025-11-23"),
        ("23 nov", "2025-11-23"),
        ("23 Nov. 2024", "2024-11-23"),
        ("den 1. maj", "2026-05-01"),
        ("november 3", "2026-11-03"),
        ("Nov 3rd, 2025", "2025-11-03"),
        ("3 okt", "2026-10-03"),
        ("29 feb", "2024-02-29"),
        ("i fredags", "2026-11-20"),
        ("i loerdags", "2026-11-14"),
        ("this past friday", "2026-11-20"),
        ("last sunday", "2026-11-15"),
        ("sidste lørdag", "2026-11-14"),
    ],
)
def test_what_is_understood(text: str, day: str) -> None:
    assert parse_day(text, SATURDAY).isoformat() == day


@pytest.mark.parametrize("text", ["I GÅR", "  i   går ", "i\tgår", "i ga\u030ar", "YESTERDAY\n"])
def test_case_spaces_and_the_way_a_letter_is_coded_do_not_matter(text: str) -> None:
    assert parse_day(text, SATURDAY) == date(2026, 11, 20)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            " ",
            "-",
            "--3",
            "+3",
            "- 3",
            "3",
            "0",
            "−3",
            "-3.5",
            "-1e2",
            "-٣",
            "-²",
            "-" + "9" * 12,
            "-" + "9" * 5000,
        ),
        *("tomorrow", "i morgen", "to day", "november", "mo", "fr", "23", "23 no", "30 feb", "nov 2026", "31. april"),
        *("23. november 26", "23.11 nov", "den november", "last", "i", "last day", "sidste", "next friday", "i fredag"),
        *("2026-1-2", "26-11-21", "20261121", "2026-W47-6", "2026-325", "2026/11/21", "2026.11.21", "2026-11-21T10:00"),
        *("2026-02-30", "2025-02-29", "0000-01-01", "2026-13-01", "2026-00-10", "２０２６-11-21"),
        *("30/2", "31/4", "0/5", "5/0", "13/13", "11/21", "3/11/26", "3.11.26", "3/11.2026", "3/11-2026", "3-11"),
        *("3.11.", "3 / 11", "003/11", "3/011", "3/11/02026", "/", "3/", "/11", "...", "29.2.2025", "3.11.0000"),
        *("ſunday", "today yesterday", "i dag var svær", "\x00", "today\x00"),
    ],
)
def test_anything_else_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(BadInput) as refused:
        parse_day(text, SATURDAY)
    assert "2026-11-21" in WORDS[0].error(refused.value)
    assert "i går" in WORDS[1].error(refused.value)


@pytest.mark.parametrize("text", ["last friday", "sidste mandag"])
def test_a_day_that_can_be_read_in_two_ways_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(BadInput, match="two ways"):
        parse_day(text, SATURDAY)


@given(today=DAYS, weekday=st.integers(0, 6))
def test_last_weekday_is_the_latest_one_past_or_refused(today: date, weekday: int) -> None:
    name = WORDS[0](WEEKDAYS[weekday])
    with contextlib.suppress(BadInput):
        assert parse_day(f"last {name}", today) == parse_day(name, today)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("imorgen", "2026-11-22"),
        ("man", "2026-11-23"),
        ("23. november", "2026-11-23"),
        ("nov 23", "2026-11-23"),
        ("3 dec 2027", "2027-12-03"),
        ("i fredags", "2026-11-20"),
        ("20 nov", "2027-11-20"),
    ],
)
def test_a_coming_day_is_understood(text: str, day: str) -> None:
    assert parse_coming_day(text, SATURDAY).isoformat() == day


@given(today=DAYS, other=DAYS)
def test_a_coming_day_without_its_year_is_the_next_such_day(today: date, other: date) -> None:
    day = parse_coming_day(f"{other.day}/{other.month}", today)
    assert day >= today
    assert (day.day, day.month) == (other.day, other.month)
    between = (today + timedelta(days=days) for days in range((day - today).days))
    assert all((each.day, each.month) != (other.day, other.month) for each in between)


@pytest.mark.parametrize("text", ["2026-11-22", "22.11.2026", "2027-01-01", "9999-12-31", "22 nov 2026"])
def test_a_day_to_come_has_a_sentence_of_its_own(text: str) -> None:
    with pytest.raises(BadInput, match="still to come"):
        parse_day(text, SATURDAY)


def test_what_was_typed_is_not_repeated() -> None:
    with pytest.raises(BadInput) as refused:
        parse_day("it was a long day", SATURDAY)
    assert "long" not in str(refused.value) + str(refused.value.facts)


@given(text=st.text(max_size=12), today=DAYS)
def test_any_text_is_a_day_that_has_been_or_refused(text: str, today: date) -> None:
    with contextlib.suppress(BadInput):
        assert parse_day(text, today) <= today


@given(text=st.from_regex(r"-?[0-9]{1,4}([-/.][0-9]{1,2}){0,2}([-/.][0-9]{2,4})?", fullmatch=True), today=DAYS)
def test_digits_are_read_in_one_way_or_refused(text: str, today: date) -> None:
    """What is understood says the day it gives: its digits are those of the day, or a number of days ago."""
    try:
        day = parse_day(text, today)
    except BadInput:
        return
    said = text.strip()
    numbers = [int(part) for part in said.replace("/", "-").replace(".", "-").split("-") if part]
    if said.startswith("-"):
        assert numbers == [(today - day).days]
    elif said.count("-"):
        assert numbers == [day.year, day.month, day.day]
    else:
        assert numbers == [day.day, day.month, day.year][: len(numbers)]


@given(day=DAYS, ago=st.integers(0, 40_000))
def test_iso_comes_back_as_it_was(day: date, ago: int) -> None:
    assert parse_day(day.isoformat(), day + timedelta(days=ago)) == day


@given(today=DAYS, ago=st.integers(0, 5000))
def test_days_ago_are_counted_back(today: date, ago: int) -> None:
    assert parse_day(f"-{ago}", today) == today - timedelta(days=ago)


@given(today=DAYS, weekday=st.integers(0, 6), words=st.sampled_from(WORDS))
def test_a_weekday_is_the_latest_one_past(today: date, weekday: int, words: Translator) -> None:
    day = parse_day(words(WEEKDAYS[weekday]), today)
    assert day.weekday() == weekday
    assert 1 <= (today - day).days <= 7


@given(today=DAYS, other=DAYS, sign=st.sampled_from("/."))
def test_a_day_without_a_year_is_the_latest_that_has_come(today: date, other: date, sign: str) -> None:
    day = parse_day(f"{other.day}{sign}{other.month}", today)
    assert (day.day, day.month) == (other.day, other.month)
    assert 0 <= (today - day).days < (366 if (day.day, day.month) != (29, 2) else 8 * 366)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("1987", "1987-01-01", "1987-12-31"),
        ("2026-11", "2026-11-01", "2026-11-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-12", "2025-12-01", "2025-12-31"),
        ("November", "2026-11-01", "2026-11-30"),
        ("december", "2025-12-01", "2025-12-31"),
        ("MAJ", "2026-05-01", "2026-05-31"),
        ("march", "2026-03-01", "2026-03-31"),
        ("marts 2020", "2020-03-01", "2020-03-31"),
    ],
)
def test_years_and_months(text: str, first: str, last: str) -> None:
    assert parse_period(text, SATURDAY) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "text",
    [
        *("", "26", "0000", "20267", "2026-1", "2026-13", "2026-00", "0000-01", "2026-11-21", "11-2026", "11/2026"),
        *("nov", "november 26", "november 0000", "2026 november", "monday", "this year", "٢٠٢٦"),
    ],
)
def test_other_periods_are_refused_with_an_example(text: str) -> None:
    with pytest.raises(BadInput, match="2026-11 or november"):
        parse_period(text, SATURDAY)


@pytest.mark.parametrize("text", ["2027", "2026-12", "december 2026", "9999-12"])
def test_a_period_to_come_has_a_sentence_of_its_own(text: str) -> None:
    with pytest.raises(BadInput, match="still to come"):
        parse_period(text, SATURDAY)


@given(today=DAYS, month=st.integers(0, 11), words=st.sampled_from(WORDS))
def test_a_month_is_whole_and_has_begun(today: date, month: int, words: Translator) -> None:
    first, last = parse_period(words(MONTHS[month]), today)
    assert (first.month, first.day, (last + timedelta(days=1)).day) == (month + 1, 1, 1)
    assert first <= today
    assert (last - first).days < 31
    assert (today.year - first.year) * 12 + today.month - first.month < 12
