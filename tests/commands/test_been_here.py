"""Earlier hard days: wins on and soon after them, and every strategy that helped."""

from datetime import date, timedelta

from recoverytui.commands import days, hard_days, strategies, wins
from recoverytui.commands.diary import Diary
from recoverytui.domain.dashboard import BeenHere
from recoverytui.domain.day import Mark
from recoverytui.domain.strategy import Helped

TODAY = date(2026, 11, 21)


def ago(number: int) -> date:
    return TODAY - timedelta(days=number)


def test_without_an_earlier_hard_day_there_is_nothing(diary: Diary) -> None:
    wins.add(diary, "a win")
    days.mark(diary, Mark.HARD)
    assert hard_days.been_here(diary) == BeenHere((), ())
    assert not hard_days.hard_day(diary).been_here


def test_wins_on_and_soon_after_a_hard_day_are_shown_newest_first(diary: Diary) -> None:
    for day in (20, 10):
        days.mark(diary, Mark.HARD, ago(day))
    days.mark(diary, Mark.REST, ago(30))
    for day in (30, 21, 20, 19, 18, 17, 10):
        wins.add(diary, f"{day} days ago", day=ago(day))
    days.mark(diary, Mark.HARD)
    wins.add(diary, "today")
    seen = hard_days.been_here(diary)
    assert [win.noun.text for win in seen.wins] == ["10 days ago", "18 days ago", "19 days ago", "20 days ago"]
    assert hard_days.hard_day(diary).been_here


def test_all_that_helped_is_shown_and_what_helped_then_comes_first(diary: Diary) -> None:
    for text in ("never used", "helped lately", "helped then", "named by a win then", "not this time"):
        strategies.add(diary, text)
    days.mark(diary, Mark.HARD, ago(200))
    strategies.use(diary, "s2", helped=Helped.YES, day=ago(3))
    strategies.use(diary, "s3", helped=Helped.LITTLE, day=ago(200))
    wins.add(diary, "a win", day=ago(199), strategy="s4")
    strategies.use(diary, "s5", helped=Helped.NO, day=ago(200))
    strategies.put_away(diary, "s3")
    strategies.pin(diary, "s1")
    seen = hard_days.been_here(diary)
    assert [line.entry.id for line in seen.helped] == ["s4", "s3", "s2"]


def test_looking_writes_nothing(diary: Diary) -> None:
    days.mark(diary, Mark.HARD, ago(1))
    wins.add(diary, "yesterday", day=ago(1))
    before = diary.path.read_bytes()
    hard_days.been_here(diary)
    assert diary.path.read_bytes() == before
