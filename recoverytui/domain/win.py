"""A win: what went well, or well enough."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import ClassVar

from recoverytui.dataclass import dataclass
from recoverytui.domain.entry import Kind
from recoverytui.domain.validation import as_choice, as_day, optional, set_fields, written


class Theme(StrEnum):
    """Theme of a win, in the order of display."""

    TOGETHER = "together"
    HOPE = "hope"
    ME = "me"
    MEANING = "meaning"
    TERMS = "terms"


@dataclass
class Win:
    """A win of a day, with optional details."""

    kind: ClassVar[Kind] = Kind.WIN

    day: date
    text: str
    themes: tuple[Theme, ...] = ()
    company: str | None = None
    """Company."""
    goal: str | None = None
    """The uid of a goal it belongs to."""
    strategy: str | None = None
    """Uid of a strategy that helped; it counts as a use that helped."""
    only_me: bool = False

    def __post_init__(self) -> None:
        set_fields(
            self,
            day=as_day(self.day),
            text=written(self.text),
            themes=in_order(self.themes),
            company=optional(self.company),
        )


def in_order(themes: Iterable[str]) -> tuple[Theme, ...]:
    """Return the themes without duplicates in order of display; raises BadInput for an unknown one."""
    if not themes:
        return ()
    chosen = {as_choice(Theme, theme) for theme in themes}
    return tuple(theme for theme in Theme if theme in chosen)
