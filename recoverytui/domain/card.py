"""The cards: the both-and card, and the card for hard days; each is there once, and filled in part by part."""

from enum import StrEnum
from typing import ClassVar

from recoverytui.dataclass import dataclass, field_names
from recoverytui.domain.entry import Kind
from recoverytui.domain.validation import as_choice, optional, set_fields


class CardName(StrEnum):
    """The cards there are."""

    BOTH_AND = "both-and"
    HARD_DAY = "hard-day"


PARTS: dict[CardName, tuple[str, ...]] = {
    CardName.BOTH_AND: ("can", "hard", "helps"),
    CardName.HARD_DAY: ("notice", "helps", "others_can", "leave_alone", "people", "plan"),
}
"""The parts of each card, in the order they are shown."""


@dataclass
class Card:
    """A card; a part that it does not have stays empty."""

    kind: ClassVar[Kind] = Kind.CARD

    name: CardName
    can: str | None = None
    """What I can."""
    hard: str | None = None
    """What is hard."""
    helps: str | None = None
    """What helps."""
    notice: str | None = None
    """How I notice that it is getting to be too much."""
    others_can: str | None = None
    """What others can do."""
    leave_alone: str | None = None
    """What others should leave alone."""
    people: str | None = None
    """People I trust, with numbers."""
    plan: str | None = None
    """Where my crisis plan lies."""

    def __post_init__(self) -> None:
        name = as_choice(CardName, self.name)
        parts = {part: optional(getattr(self, part)) for part in field_names(self) if part != "name"}
        set_fields(self, name=name, **{part: said if part in PARTS[name] else None for part, said in parts.items()})
