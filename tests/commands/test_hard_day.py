"""The overview's section for a hard day."""

from recoverytui.commands import cards, days, hard_days, strategies
from recoverytui.commands.diary import Diary
from recoverytui.domain.card import CardName
from recoverytui.domain.dashboard import HardDay
from recoverytui.domain.day import Mark


def test_an_empty_diary_has_an_empty_answer(diary: Diary) -> None:
    assert hard_days.hard_day(diary) == HardDay((), None)


def test_the_answer_holds_what_is_pinned_and_the_card(diary: Diary) -> None:
    for text in ("A walk", "Tea", "Two songs"):
        strategies.add(diary, text)
    strategies.pin(diary, "s1")
    strategies.pin(diary, "s3")
    cards.write(diary, CardName.HARD_DAY, others_can="Sit here.")
    cards.write(diary, CardName.BOTH_AND, can="Listen.")
    answer = hard_days.hard_day(diary)
    assert {line.entry.id for line in answer.pinned} == {"s1", "s3"}
    assert answer.card == cards.get(diary, CardName.HARD_DAY)
    strategies.put_away(diary, "s1")
    assert [line.entry.id for line in hard_days.hard_day(diary).pinned] == ["s3"]


def test_a_card_that_says_nothing_is_not_shown(diary: Diary) -> None:
    cards.write(diary, CardName.HARD_DAY, helps="Quiet.")
    cards.write(diary, CardName.HARD_DAY, helps=None)
    assert hard_days.hard_day(diary).card is None


def test_looking_writes_nothing(diary: Diary) -> None:
    days.mark(diary, Mark.HARD)
    before = diary.path.read_bytes()
    hard_days.hard_day(diary)
    assert diary.path.read_bytes() == before
