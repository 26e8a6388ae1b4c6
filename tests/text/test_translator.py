"""Translator: sentences, plurals, numbers and dates in both languages."""

import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoverytui.domain.entry import unknown_id
from recoverytui.domain.languages import LANGUAGES
from recoverytui.text.translator import MONTHS, WEEKDAYS, Translator

EN, DA = Translator("en"), Translator("da")
BOTH = pytest.mark.parametrize("words", [EN, DA], ids=["en", "da"])
SATURDAY = date(2026, 11, 21)


def test_a_sentence_is_said_in_its_language() -> None:
    assert EN("Undone: {deed}.", deed="x") == "Undone: x."
    assert DA("Undone: {deed}.", deed="x") == "Fortrudt: x."
    assert (EN.language, DA.language) == ("en", "da")


@BOTH
def test_a_sentence_that_is_not_known_stays_english(words: Translator) -> None:
    assert words("No catalogue holds {this}.", this="me") == "No catalogue holds me."


@BOTH
def test_no_sentence_is_no_words(words: Translator) -> None:
    assert words("") == ""


@BOTH
def test_without_facts_braces_are_only_braces(words: Translator) -> None:
    assert words("{} and {{}}") == "{} and {{}}"


@BOTH
@given(fact=st.text())
def test_a_fact_is_never_read_as_a_sentence(words: Translator, fact: str) -> None:
    assert words("<{fact}>", fact=fact) == f"<{fact}>"


def test_a_missing_fact_is_an_error_not_a_gap() -> None:
    with pytest.raises(KeyError):
        EN("{here} and {there}", here="x")


def test_a_fact_may_be_called_message_or_self() -> None:
    assert EN("{message} {self}", message="a", self="b") == "a b"


@pytest.mark.parametrize(
    ("n", "english", "danish"),
    [
        (0, "0 wins", "0 sejre"),
        (1, "1 win", "1 sejr"),
        (2, "2 wins", "2 sejre"),
        (21, "21 wins", "21 sejre"),
        (12_345, "12,345 wins", "12.345 sejre"),
    ],
)
def test_counts(n: int, english: str, danish: str) -> None:
    assert EN.plural("{n} win", "{n} wins", n) == english
    assert DA.plural("{n} win", "{n} wins", n) == danish


@BOTH
def test_a_count_takes_more_facts(words: Translator) -> None:
    assert words.plural("{n} of {whole}", "{n} of {whole}", 3, whole=10_000).startswith("3 of 10")


@pytest.mark.parametrize(
    ("n", "english", "danish"),
    [
        (0, "0", "0"),
        (2026, "2026", "2026"),
        (9_999, "9999", "9999"),
        (10_000, "10,000", "10.000"),
        (1_000_000, "1,000,000", "1.000.000"),
        (-12_345, "-12,345", "-12.345"),
    ],
)
def test_numbers(n: int, english: str, danish: str) -> None:
    assert (EN.number(n), DA.number(n)) == (english, danish)
    assert EN("{n}", n=n) == english
    assert DA("{n}", n=n) == danish


def test_an_error_is_a_sentence_for_people() -> None:
    error = unknown_id("w99")
    assert EN.error(error) == "Nothing here is called w99. Ids look like w35; every list shows them."
    assert DA.error(error).startswith("Her er ikke noget, der hedder w99.")


def test_days() -> None:
    assert EN.day(SATURDAY) == "Saturday 21 November 2026"
    assert DA.day(SATURDAY) == "lørdag den 21. november 2026"
    assert EN.day(SATURDAY, date(2026, 1, 1)) == "Saturday 21 November"
    assert DA.day(SATURDAY, date(2026, 1, 1)) == "lørdag den 21. november"
    assert DA.day(SATURDAY, date(2027, 1, 1)) == "lørdag den 21. november 2026"


def test_short_days() -> None:
    assert (EN.short_day(SATURDAY), DA.short_day(SATURDAY)) == ("21 November", "21. november")
    assert DA.short_day(SATURDAY, date(2026, 12, 1)) == "21. november"
    assert EN.short_day(SATURDAY, date(2027, 1, 1)) == "21 November 2026"
    assert DA.short_day(SATURDAY, date(2027, 1, 1)) == "21. november 2026"


def test_months_and_weekdays() -> None:
    assert (EN.month(SATURDAY), DA.month(SATURDAY)) == ("November 2026", "november 2026")
    assert (EN.month_name(SATURDAY), DA.month_name(SATURDAY)) == ("November", "november")
    assert (EN.short_month(SATURDAY), DA.short_month(date(2026, 10, 1))) == ("Nov", "okt")
    assert (EN.weekday(SATURDAY), DA.weekday(SATURDAY)) == ("Saturday", "lørdag")
    assert (EN.short_weekday(SATURDAY), DA.short_weekday(SATURDAY)) == ("Sat", "lør")


@BOTH
def test_every_month_and_weekday_has_a_name_of_its_own(words: Translator) -> None:
    year = [date(2026, month, 1) for month in range(1, 13)]
    week = [date(2026, 11, day) for day in range(16, 23)]
    assert len({words.month_name(day) for day in year}) == len({words.short_month(day) for day in year}) == 12
    assert len({words.weekday(day) for day in week}) == len({words.short_weekday(day) for day in week}) == 7
    assert words.weekday(week[0]) == words(WEEKDAYS[0])
    assert words.month_name(year[0]) == words(MONTHS[0])


@pytest.mark.parametrize(
    ("first", "last", "today", "english", "danish"),
    [
        ("2026-11-03", "2026-11-19", None, "3–19 November", "3.–19. november"),
        ("2026-11-03", "2026-11-19", "2026-12-01", "3–19 November", "3.–19. november"),
        ("2026-11-03", "2026-11-19", "2027-01-01", "3–19 November 2026", "3.–19. november 2026"),
        ("2026-11-03", "2026-11-03", None, "3 November", "3. november"),
        ("2026-11-03", "2026-11-03", "2027-01-01", "3 November 2026", "3. november 2026"),
        ("2026-10-28", "2026-11-03", None, "28 October – 3 November", "28. oktober – 3. november"),
        (
            "2026-10-28",
            "2026-11-03",
            "2027-01-01",
            "28 October – 3 November 2026",
            "28. oktober – 3. november 2026",
        ),
        (
            "2025-12-28",
            "2026-01-03",
            "2026-01-05",
            "28 December 2025 – 3 January 2026",
            "28. december 2025 – 3. januar 2026",
        ),
    ],
)
def test_spans(first: str, last: str, today: str | None, english: str, danish: str) -> None:
    days = date.fromisoformat(first), date.fromisoformat(last), date.fromisoformat(today) if today else None
    assert EN.span(*days) == english
    assert DA.span(*days) == danish


def test_a_moment_has_a_clock() -> None:
    moment = datetime(2026, 11, 21, 4, 5)  # noqa: DTZ001 - local time is what people read
    assert EN.moment(moment) == "Saturday 21 November 2026, 04:05"
    assert DA.moment(moment) == "lørdag den 21. november 2026 kl. 04.05"


def test_facts_that_are_days_are_written_out() -> None:
    moment = datetime(2026, 11, 21, 14, 30)  # noqa: DTZ001 - as above
    assert DA("{day}", day=SATURDAY) == "lørdag den 21. november 2026"
    assert DA("{day}", day=moment) == "lørdag den 21. november 2026 kl. 14.30"
    assert EN("{yes} {path}", yes=True, path=Path("x")) == "True x"


@BOTH
@given(day=st.dates())
def test_every_day_can_be_said(words: Translator, day: date) -> None:
    assert str(day.day) in words.short_day(day)
    assert words.day(day).endswith(str(day.year))


def test_speaking_is_quick_to_load() -> None:
    """Words alone load the standard library's small parts, not even gettext, and none of our other floors."""
    code = (
        "import sys; before = set(sys.modules); from recoverytui.text.translator import Translator; "
        "Translator('da')('today');"
        "print(*sorted(set(sys.modules) - before))"
    )
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    assert [name for name in loaded if name.startswith("recoverytui")] == [
        "recoverytui",
        "recoverytui.dataclass",
        "recoverytui.domain",
        "recoverytui.domain.languages",
        "recoverytui.errors",
        "recoverytui.text",
        "recoverytui.text.catalogue",
        "recoverytui.text.languages",
        "recoverytui.text.translator",
    ]
    assert not {"gettext", "locale", "pathlib", "click", "babel", "importlib.resources", "urllib"} & set(loaded)


@pytest.mark.parametrize("language", LANGUAGES)
@given(day=st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_no_date_ends_in_a_full_stop(language: str, day: date) -> None:
    words = Translator(language)
    short = words("{weekday} {day}", weekday=words.short_weekday(day), day=words.short_day(day, day))
    whole = (words.day(day), words.day(day, day), words.month(day), words.span(day, day + timedelta(days=9), day))
    assert not [said for said in (short, *whole, words.short_day(day, SATURDAY)) if said.endswith(".")]
