"""The overview on every day of three invented lives: no zero, no word of loss, and one kind return."""

import re

import pytest

from recoverytui.cli import background
from tests.house.test_words import banned_in
from tools import lives

STRIP = re.compile(r"^[●·≈–○◐ ]+$", re.MULTILINE)


@pytest.mark.parametrize("language", ["en", "da"])
def test_a_gap_of_35_days_with_a_new_page_never_hurts(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background, "in_background", lambda work: work())
    offer, page = "recovery page new", {"en": "A new page", "da": "En ny side"}[language]
    pages = list(lives.lived(lives.gap(), language))
    assert len(pages) == lives.DAYS
    for each in pages:
        assert not re.search(r"\b0\b", each.text)
        assert [banned_in(language, line) for line in each.text.splitlines()] == [None] * len(each.text.splitlines())
    quiet = [each for each in pages if each.quiet >= 14 and each.day <= 60]
    assert len(quiet) > 20
    assert not any(STRIP.search(each.text) for each in quiet)
    assert all(offer in each.text for each in quiet)
    after = [each for each in pages if each.day > 60]
    assert not any(offer in each.text for each in after)
    assert all(page in each.text for each in after)
    in_all = {"en": "24 in all.", "da": "24 i alt."}[language]  # the late wins from before the page count too
    assert in_all in after[-1].text
