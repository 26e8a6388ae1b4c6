"""Overview at every width: no line is too long, and cut text can be read in full elsewhere."""

import itertools
from datetime import date, timedelta

import pytest

from recoverytui.commands import cards, days, goals, hard_days, overview, strategies, talks, wins
from recoverytui.domain.card import CardName
from recoverytui.domain.day import Mark
from recoverytui.domain.win import Theme
from recoverytui.text.glyphs import ASCII, UNICODE
from recoverytui.text.overview import Line
from recoverytui.text.translator import Translator
from recoverytui.tui.screens import hard_day_view, overview_view
from recoverytui.tui.screens.overview_view import MOST_LINES

TODAY = date(2026, 11, 21)
LONG = " ".join(f"word{number}" for number in range(120))


def a_few(diary):
    """Write three entries."""
    wins.add(diary, "Hummed", themes=(Theme.HOPE,))
    wins.add(diary, "Sang æøå 漢字", day=TODAY - timedelta(days=2), company="my sister")
    strategies.pin(diary, strategies.add(diary, "Tea", when="it rains").id)


def much(diary):
    """Write long texts everywhere, and more than there is room for."""
    for ago in range(40):
        wins.add(diary, f"{ago} {LONG}", day=TODAY - timedelta(days=ago), themes=tuple(Theme))
    for number in range(8):
        goal = goals.add(diary, f"Goal {number} {LONG}")
        goals.try_out(diary, goal.id, f"Step {number} {LONG}", company="somebody with a long name " * 4)
        strategies.pin(diary, strategies.add(diary, f"{number} {LONG}", when=LONG).id)
    talks.add(diary, LONG, day=TODAY)
    days.note(diary, LONG)
    days.mark(diary, Mark.HARD)
    cards.write(diary, CardName.HARD_DAY, notice=LONG, helps=LONG)


def long_ago(diary):
    """Write one win before a quiet time."""
    wins.add(diary, LONG, day=TODAY - timedelta(days=30))


@pytest.mark.parametrize("write", [a_few, much, long_ago])
def test_no_line_is_too_long_and_what_is_cut_says_so(diary, write):
    write(diary)
    seen = overview.dashboard(diary)
    hard = hard_days.hard_day(diary)
    for language, width, glyphs in itertools.product(("en", "da"), (20, 56, 116), (UNICODE, ASCII)):
        words = Translator(language)
        page, beside = overview_view.sections(seen, words, glyphs, wide=width > 100)
        month = overview_view.this_month(TODAY, "." * 30, words, glyphs)
        extra = [*hard_day_view.sections(hard, words, glyphs), *([month] if width >= 56 else [])]
        for section in (*page, *beside, *extra):
            lines = section.draw(width)
            if section.key or width >= 76:  # a strip of two weeks has one width
                assert max(line.cell_length for line in lines) <= max(width, 57), (language, width, section.key)
            if isinstance(section.item, Line):
                said = "".join("".join(line.plain for line in lines).split())
                whole = "".join(section.item.text.split()) in said
                assert whole or (glyphs.more in said and section.item.leads is not None and len(lines) >= MOST_LINES)
    assert any(isinstance(each.item, Line) for each in page)
