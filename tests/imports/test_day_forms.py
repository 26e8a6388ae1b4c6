"""Dates as people write them at the beginning of a line."""

from datetime import date

import pytest

from recoverytui.imports.day_forms import DayForms

DAY = date(2026, 9, 3)


@pytest.mark.parametrize(
    "text",
    [
        *("2026-09-03", "2026/9/3", "20260903", "3.9.2026", "3. 9. 2026", "3.9. 2026", "3.9.26", "3-9-2026"),
        *("3/9 2026", "3/9-2026", "3/9-26", "d. 3/9-26", "d.3/9 2026", "Den 3.9.2026", "torsdag d. 3/9-2026"),
        *("3. september 2026", "den 3. sept. 2026", "Torsdag den 3. september 2026", "the 3rd of September 2026"),
    ],
)
def test_a_day_is_read_with_the_words_before_it(text: str) -> None:
    found = DayForms().match(f"{text} in the garden")
    assert found is not None
    assert (found.day, found.end) == (DAY, len(text))


@pytest.mark.parametrize(
    "text", ["3/9", "3/9-10/9", "3/9 26 people came", "3.9-10 km", "the 3 of us", "onion 3/9 2026", "den gang 2026"]
)
def test_a_text_with_numbers_is_no_day(text: str) -> None:
    assert DayForms().match(text) is None
