"""Answers to the questions of a path, and questions of one's own to write from."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from recoverytui.domain.entry import Kind
from recoverytui.domain.validation import as_day, optional, set_fields, written


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person wrote to a question, kept with the question as it was asked."""

    kind: ClassVar[Kind] = Kind.ANSWER

    day: date
    question: str
    text: str
    path: str | None = None
    """The name of the path the question belongs to; None for a question from elsewhere."""
    week: str | None = None
    """The title of the week it was asked in."""
    only_me: bool = False

    def __post_init__(self) -> None:
        set_fields(
            self,
            day=as_day(self.day),
            question=written(self.question),
            text=written(self.text),
            path=optional(self.path),
            week=optional(self.week),
        )


@dataclass(frozen=True, slots=True)
class Question:
    """A question of one's own to write from."""

    kind: ClassVar[Kind] = Kind.QUESTION

    text: str

    def __post_init__(self) -> None:
        set_fields(self, text=written(self.text))
