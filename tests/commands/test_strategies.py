"""Strategies: recent uses, and their order."""

from datetime import date, timedelta

import pytest

from recoverytui.commands import entries, overview, strategies, wins
from recoverytui.domain.strategy import Helped
from recoverytui.errors import BadInput

TODAY = date(2026, 11, 21)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def counted(diary) -> dict[str, tuple[int, date | None]]:
    return {line.entry.noun.text: (line.helped, line.last_helped) for line in strategies.all_(diary)}


def test_a_strategy_is_kept_with_when_how_and_whose(diary) -> None:
    entry = strategies.add(diary, "A walk", when="in the evening", how="slowly", whose="my sister", only_me=True)
    assert entries.get(diary, "s1") == entry
    noun = entry.noun
    assert (noun.text, noun.when, noun.how, noun.whose, noun.only_me) == (
        *("A walk", "in the evening", "slowly", "my sister"),
        True,
    )
    assert not noun.pinned
    assert not noun.away


def test_helped_counts_yes_little_and_wins_and_leaves_out_no_and_nothing_said(diary) -> None:
    strategies.add(diary, "A walk")
    for helped in (Helped.YES, Helped.LITTLE, Helped.NO, None):
        strategies.use(diary, "s1", helped=helped, day=ago(4))
    assert counted(diary) == {"A walk": (2, ago(4))}
    wins.add(diary, "Went out", strategy="s1", day=ago(2))
    assert counted(diary) == {"A walk": (3, ago(2))}
    strategies.use(diary, "s1", helped=Helped.NO)
    assert counted(diary) == {"A walk": (3, ago(2))}


def test_helped_looks_ninety_days_back_today_included(diary, clock) -> None:
    strategies.add(diary, "A walk")
    for days in (0, 89, 90, 200):
        strategies.use(diary, "s1", helped=Helped.YES, day=ago(days))
        wins.add(diary, "Went out", strategy="s1", day=ago(days))
    assert counted(diary) == {"A walk": (4, TODAY)}
    clock.wind(days=1)
    assert counted(diary) == {"A walk": (2, TODAY)}
    clock.wind(days=89)
    assert counted(diary) == {"A walk": (0, None)}
    clock.wind(days=-91)  # the clock set back: what is still to come counts in nothing
    assert counted(diary) == {"A walk": (4, ago(89))}


def test_helped_belongs_to_its_own_strategy_and_forgets_what_was_deleted(diary) -> None:
    strategies.add(diary, "A walk")
    strategies.add(diary, "Tea")
    used = strategies.use(diary, "s1", helped=Helped.YES)
    win = wins.add(diary, "Went out", strategy="s1").entry
    assert counted(diary) == {"A walk": (2, TODAY), "Tea": (0, None)}
    entries.edit(diary, win.id, strategy="s2")
    assert counted(diary) == {"A walk": (1, TODAY), "Tea": (1, TODAY)}
    entries.edit(diary, used.id, helped=Helped.NO)
    entries.delete(diary, win.id)
    assert counted(diary) == {"A walk": (0, None), "Tea": (0, None)}


def test_pinned_ones_come_first_then_what_helped_last_then_as_written(diary) -> None:
    for text in ("never", "long ago", "yesterday", "pinned", "pinned and helped", "never too"):
        strategies.add(diary, text)
    strategies.use(diary, "s2", helped=Helped.YES, day=ago(30))
    strategies.use(diary, "s3", helped=Helped.LITTLE, day=ago(1))
    strategies.use(diary, "s5", helped=Helped.YES, day=ago(60))
    strategies.pin(diary, "s4")
    strategies.pin(diary, "s5")
    order = ["pinned and helped", "pinned", "yesterday", "long ago", "never", "never too"]
    assert list(counted(diary)) == order
    strategies.unpin(diary, "s4")
    strategies.unpin(diary, "s5")
    assert list(counted(diary)) == ["yesterday", "long ago", "pinned and helped", "never", "pinned", "never too"]


def test_what_is_put_away_is_in_a_list_of_its_own(diary) -> None:
    strategies.add(diary, "A walk")
    strategies.add(diary, "Tea")
    strategies.pin(diary, "s2")
    strategies.use(diary, "s2", helped=Helped.YES)
    strategies.put_away(diary, "s2")
    assert list(counted(diary)) == ["A walk"]
    [away] = strategies.all_(diary, away=True)
    assert (away.entry.noun.text, away.helped) == ("Tea", 1)
    assert overview.dashboard(diary).pinned == ()
    strategies.bring_back(diary, "s2")
    assert [line.entry.noun.text for line in overview.dashboard(diary).pinned] == ["Tea"]


def test_doing_what_is_done_already_changes_nothing(diary) -> None:
    first = strategies.add(diary, "A walk")
    assert strategies.unpin(diary, "s1") == strategies.bring_back(diary, "s1") == first
    pinned = strategies.pin(diary, "s1")
    assert pinned.changed_at > first.changed_at
    assert strategies.pin(diary, "s1") == pinned


def test_uses_are_listed_newest_first(diary) -> None:
    strategies.add(diary, "A walk")
    strategies.add(diary, "Tea")
    for days, note in ((3, "a"), (0, "b"), (3, "c")):
        strategies.use(diary, "s1", day=ago(days), note=note)
    strategies.use(diary, "s2", note="other")
    assert [use.noun.note for use in strategies.uses(diary, "s1")] == ["b", "c", "a"]


def test_a_use_needs_a_strategy_and_a_day_that_has_been(diary) -> None:
    wins.add(diary, "Went out")
    strategies.add(diary, "A walk")
    for id in ("s2", "w1", "g1", ""):
        with pytest.raises(BadInput):
            strategies.use(diary, id)
    with pytest.raises(BadInput):
        strategies.use(diary, "s1", day=ago(-1))
    entries.delete(diary, "s1")
    with pytest.raises(BadInput):
        strategies.use(diary, "s1")
    with pytest.raises(BadInput):
        strategies.uses(diary, "s1")


@pytest.mark.parametrize("deed", [strategies.pin, strategies.unpin, strategies.put_away, strategies.bring_back])
def test_only_a_strategy_can_be_pinned_or_put_away(deed, diary) -> None:
    wins.add(diary, "Went out")
    with pytest.raises(BadInput):
        deed(diary, "w1")
