"""What the overview answers on a hard day."""

from recoverytui.commands import cards, strategies
from recoverytui.commands.diary import Diary
from recoverytui.domain.card import CardName
from recoverytui.domain.hard_day import HardDay


def answer(diary: Diary) -> HardDay:
    """Return the pinned strategies and the card for hard days; looking at them is written nowhere."""
    with diary.db.reading():
        card = cards.get(diary, CardName.HARD_DAY)
        return HardDay(
            pinned=strategies.pinned(diary),
            card=None if cards.is_empty(card) else card,
        )
