"""What a hard day is answered with: what the person themselves said helps, and nothing to fill in."""

from typing import NamedTuple

from recoverytui.domain.card import Card
from recoverytui.domain.strategy import StrategyLine


class HardDay(NamedTuple):
    """The answer of the overview to a hard day."""

    pinned: tuple[StrategyLine, ...]
    card: Card | None
    """The card for hard days, or None while it says nothing."""
