"""A talk to prepare, with staff or an office: what I want to bring, and afterwards what I take with me."""

from datetime import date
from typing import ClassVar

from recoverytui.dataclass import dataclass, field_names
from recoverytui.domain.entry import Kind
from recoverytui.domain.validation import as_day, optional, set_fields, written


@dataclass
class Talk:
    """One talk: before it, and after it."""

    kind: ClassVar[Kind] = Kind.TALK

    about: str
    """With whom, or about what."""
    day: date | None = None
    say: str | None = None
    """What I want to say."""
    ask: str | None = None
    """What I want to ask."""
    help: str | None = None
    """What I want help with, and why."""
    said: str | None = None
    """What was said."""
    understood: str | None = None
    """What I understood."""
    agreed: str | None = None
    """What was agreed."""
    again: str | None = None
    """What I want to ask again."""

    def __post_init__(self) -> None:
        set_fields(
            self,
            about=written(self.about),
            day=None if self.day is None else as_day(self.day),
            **{part: optional(getattr(self, part)) for part in field_names(self)[2:]},
        )

    @property
    def after(self) -> "AfterTalk | None":
        """The part after the talk, or None while nothing is written in it."""
        said = {part: getattr(self, part) for part in AFTER}
        return AfterTalk(self.about, self.day, **said) if any(said.values()) else None


@dataclass
class AfterTalk:
    """What was said and agreed in a talk: a part of it that is shared by itself."""

    kind: ClassVar[Kind] = Kind.TALK

    about: str
    day: date | None = None
    said: str | None = None
    understood: str | None = None
    agreed: str | None = None
    again: str | None = None


BEFORE, AFTER = ("say", "ask", "help"), ("said", "understood", "agreed", "again")
"""The parts of a talk before it and after it."""
