"""Positions of wins: months, offsets and themes agree with the plain list."""

from datetime import date, timedelta
from random import Random

import pytest

from recoverytui.commands import entries, wins
from recoverytui.commands.diary import Diary
from recoverytui.domain.win import Theme

DAY = date(2026, 11, 21)


@pytest.fixture
def listed(diary: Diary) -> Diary:
    """A diary with wins on ninety days, some of them deleted, some with themes."""
    dice = Random(7)
    with diary.db.transaction():
        for number in range(90):
            themes = tuple(theme for theme in Theme if dice.random() < 0.3)
            win = wins.add(diary, f"Win {number}", day=DAY - timedelta(days=dice.randrange(90)), themes=themes).entry
            if number % 9 == 0:
                entries.delete(diary, win.id)
    return diary


@pytest.mark.parametrize("theme", [None, *Theme])
def test_months_and_places_agree_with_the_list(listed: Diary, theme: Theme | None) -> None:
    everything = wins.list_newest(listed, limit=1000, theme=theme)
    months = wins.months(listed, theme)
    counted = [win.noun.day.replace(day=1) for win in everything]
    assert list(months) == [(first, counted.count(first)) for first in sorted(set(counted), reverse=True)]
    for place, win in enumerate(everything):
        assert wins.position(listed, months, win.noun.day, win.number, theme=theme) == place
        first_of_day = next(at for at, each in enumerate(everything) if each.noun.day == win.noun.day)
        assert wins.position(listed, months, win.noun.day, theme=theme) == first_of_day
        if theme is not None:
            assert wins.window_of_theme(listed, theme, months, place, 7) == everything[place : place + 7]


def test_a_day_without_wins_leads_to_the_next_earlier_one(diary: Diary) -> None:
    for ago in (0, 1, 40):
        wins.add(diary, "A win", day=DAY - timedelta(days=ago))
    months = wins.months(diary)
    assert wins.position(diary, months, DAY - timedelta(days=10)) == 2
    assert wins.position(diary, months, DAY - timedelta(days=400)) == 3
    assert wins.position(diary, months, date.max) == 0


def test_an_empty_diary_has_no_months(diary: Diary) -> None:
    assert wins.months(diary) == wins.months(diary, Theme.HOPE) == ()
    assert wins.position(diary, (), DAY) == 0
    assert wins.window_of_theme(diary, Theme.HOPE, (), 0, 10) == []
