"""Wins through the commands: added on any past day, read page by page, and resurfaced."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from recoverytui.commands import entries, goals, strategies, wins
from recoverytui.domain.entry import Kind
from recoverytui.domain.win import Theme
from recoverytui.errors import BadInput

TODAY = date(2026, 11, 21)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def texts(found) -> list[str]:
    return [entry.noun.text for entry in found]


def test_a_win_is_kept_as_it_was_written(diary) -> None:
    goal, strategy = goals.add(diary, "More air"), strategies.add(diary, "A walk")
    added = wins.add(
        diary,
        "  Åbnede vinduet\r\nog lukkede morgenen ind ",
        day=ago(3),
        themes=(Theme.HOPE, Theme.TOGETHER, Theme.HOPE),
        company=" Min nabo ",
        goal=goal.id,
        strategy=strategy.id,
        only_me=True,
    )
    kept = entries.get(diary, added.entry.id)
    assert kept == added.entry
    assert kept.noun.text == "Åbnede vinduet\nog lukkede morgenen ind"
    assert (kept.noun.day, kept.noun.company, kept.noun.only_me) == (ago(3), "Min nabo", True)
    assert kept.noun.themes == (Theme.TOGETHER, Theme.HOPE)
    assert (kept.noun.goal, kept.noun.strategy) == (goal.uid, strategy.uid)
    assert (kept.written_at, kept.changed_at) == ("2026-11-21T14:03:00+01:00", "2026-11-21T13:03:00.000Z")


def test_the_day_is_fixed_when_a_win_is_written(diary, clock) -> None:
    clock.wind(hours=13)  # 03:03, and the day begins at four
    late = wins.add(diary, "Still up").entry
    clock.wind(hours=1)
    early = wins.add(diary, "Up already").entry
    assert [entries.get(diary, each.id).noun.day for each in (late, early)] == [TODAY, date(2026, 11, 22)]


@pytest.mark.parametrize("text", ["", "  \n\t", "\x00\x1b", "x" * 20_001])
def test_a_win_without_words_or_with_too_many_is_refused(text: str, diary) -> None:
    with pytest.raises(BadInput):
        wins.add(diary, text)
    assert wins.count(diary) == 0


def test_a_day_to_come_is_refused_and_every_day_before_is_taken(diary) -> None:
    with pytest.raises(BadInput):
        wins.add(diary, "Tomorrow", day=ago(-1))
    for day in (TODAY, ago(1), ago(20_000), date.min):
        wins.add(diary, "Then", day=day)
    assert [win.noun.day for win in wins.list_newest(diary)] == [TODAY, ago(1), ago(20_000), date.min]


@pytest.mark.parametrize("id", ["g1", "s9", "w1", "nonsense", "2026-11-21", ""])
def test_a_win_cannot_name_what_is_not_there(id: str, diary) -> None:
    strategies.add(diary, "A walk")
    with pytest.raises(BadInput):
        wins.add(diary, "Went out", goal=id)
    with pytest.raises(BadInput):
        wins.add(diary, "Went out", strategy=id)
    assert wins.count(diary) == 0


def test_a_deleted_goal_is_no_longer_named(diary) -> None:
    goal = goals.add(diary, "More air")
    entries.delete(diary, goal.id)
    with pytest.raises(BadInput):
        wins.add(diary, "Went out", goal=goal.id)


def test_wins_are_listed_newest_first_by_day_then_by_number(diary) -> None:
    for text, day in (("a", 2), ("b", 0), ("c", 2), ("d", 5), ("e", 0)):
        wins.add(diary, text, day=ago(day))
    assert texts(wins.list_newest(diary)) == ["e", "b", "c", "a", "d"]
    assert texts(wins.list_newest(diary, limit=2)) == ["e", "b"]
    assert wins.list_newest(diary, limit=0) == []


@pytest.fixture
def many(diary) -> list[str]:
    """Forty-five wins on a few days, some deleted, some moved; the texts of those that are there, newest first."""
    written = []
    for number in range(45):
        day = ago(number * number % 23)
        entry = wins.add(diary, f"win {number}", day=day, themes=(tuple(Theme)[number % 5],)).entry
        if number % 7 == 3:
            entries.delete(diary, entry.id)
        elif number % 7 == 5:
            entries.edit(diary, entry.id, day=ago(40))
            written.append((ago(40), entry.number, f"win {number}"))
        else:
            written.append((day, entry.number, f"win {number}"))
    return [text for *_, text in sorted(written, reverse=True)]


def test_pages_follow_on_each_other_without_gap_or_repeat(many, diary) -> None:
    seen: list[object] = []
    for _ in range(-(-len(many) // 7)):
        seen += wins.list_newest(diary, limit=7, before=seen[-1] if seen else None)
    assert texts(seen) == many
    assert wins.list_newest(diary, before=seen[-1]) == []
    assert all((b.noun.day, b.number) < (a.noun.day, a.number) for a, b in pairwise(seen))


def test_a_window_shows_the_same_wins_as_the_pages(many, diary) -> None:
    assert wins.count(diary) == len(many)
    for first in (0, 1, 5, 30, len(many) - 3, len(many) - 1, len(many), 500):
        for size in (1, 4, 200):
            assert texts(wins.window(diary, first, size)) == many[first : first + size]


def test_a_page_can_be_of_some_days_or_one_theme(many, diary) -> None:
    every = wins.list_newest(diary, limit=1000)
    since, until = ago(12), ago(4)
    between = wins.list_newest(diary, limit=1000, since=since, until=until)
    assert between == [win for win in every if since <= win.noun.day <= until]
    assert {since, until} <= {win.noun.day for win in between}
    about = wins.list_newest(diary, limit=1000, theme=Theme.ME)
    assert about == [win for win in every if Theme.ME in win.noun.themes] != []
    assert wins.list_newest(diary, limit=3, before=about[4], theme=Theme.ME) == about[5:8]


def test_a_theme_is_not_found_in_another_one(diary) -> None:
    """`me` is the beginning of `meaning`."""
    wins.add(diary, "a", themes=(Theme.MEANING,))
    wins.add(diary, "b", themes=(Theme.MEANING, Theme.ME))
    assert texts(wins.list_newest(diary, theme=Theme.ME)) == ["b"]
    assert texts(wins.list_newest(diary, theme=Theme.MEANING)) == ["b", "a"]


def test_the_total_counts_every_win_up_to_today(diary, clock) -> None:
    assert [wins.add(diary, "a", day=ago(each)).total for each in (0, 0, 9)] == [1, 2, 3]
    clock.wind(days=-5)  # set back: the wins of today are in days to come
    assert wins.add(diary, "b").total == 2
    assert wins.count(diary) == 4
    clock.wind(days=5)
    assert wins.add(diary, "c").total == 5


@pytest.mark.parametrize(
    ("days_away", "welcome"),
    [(0, False), (1, False), (3, False), (4, True), (30, True)],
)
def test_the_first_win_after_three_days_without_one_is_a_new_start(days_away: int, welcome: bool, diary, clock) -> None:
    wins.add(diary, "before")
    clock.wind(days=days_away)
    assert wins.add(diary, "after").came_back == welcome
    assert not wins.add(diary, "and again").came_back


def test_only_the_moment_of_coming_back_is_welcomed(diary, clock) -> None:
    assert not wins.add(diary, "the very first").came_back
    assert not wins.add(diary, "written late", day=ago(10)).came_back
    clock.wind(days=9)
    assert not wins.add(diary, "written late, in the gap", day=ago(-8)).came_back
    assert wins.add(diary, "back").came_back is False  # the day before has one by now
    clock.wind(days=9)
    wins.add(diary, "back again")
    entry = wins.list_newest(diary, limit=1)[0]
    entries.delete(diary, entry.id)
    assert wins.add(diary, "back again, written anew").came_back


def test_before_the_diary_began_there_is_no_coming_back(diary) -> None:
    wins.add(diary, "long ago", day=ago(60))
    assert not wins.add(diary, "first real win").came_back  # the day the diary began


def test_an_old_win_is_at_least_two_weeks_old_and_stays_for_the_day(diary, clock) -> None:
    assert wins.old_win(diary) is None
    for days in (0, 5, 13):
        wins.add(diary, "new", day=ago(days))
    assert wins.old_win(diary) is None
    for number, days in enumerate((14, 15, 30, 99)):
        wins.add(diary, f"old {number}", day=ago(days))
    shown = wins.old_win(diary)
    assert shown is not None
    assert shown.noun.text.startswith("old")
    wins.add(diary, "another one today")
    clock.wind(hours=6)
    assert wins.old_win(diary) == shown


def test_every_old_win_comes_back_some_day(diary, clock) -> None:
    for number in range(12):
        wins.add(diary, f"old {number}", day=ago(100 + number % 5))
    entries.delete(diary, "w3")
    seen = set()
    for _ in range(11):
        seen.add(wins.old_win(diary).noun.text)
        clock.wind(days=1)
    assert seen == {f"old {number}" for number in range(12) if number != 2}


def test_a_win_that_a_wrong_clock_put_in_days_to_come_is_listed_and_not_old(diary, clock) -> None:
    clock.wind(days=400)
    future = wins.add(diary, "when the clock was wrong").entry
    clock.wind(days=-400)
    assert texts(wins.list_newest(diary)) == texts(wins.window(diary, 0, 9)) == ["when the clock was wrong"]
    assert wins.old_win(diary) is None
    assert entries.edit(diary, future.id, text="in words of today").noun.day == ago(-400)
    assert entries.edit(diary, future.id, day=TODAY).noun.day == TODAY


def test_numbers_are_never_used_again(diary) -> None:
    first, second = (wins.add(diary, text).entry for text in "ab")
    entries.delete_for_good(diary, second.id)
    assert (first.id, second.id, wins.add(diary, "c").entry.id) == ("w1", "w2", "w3")
    assert entries.get(diary, "W3").noun.kind is Kind.WIN
