"""Answers to the questions of a path, and questions of one's own to write from."""

from datetime import date
from typing import ClassVar

from recoverytui.dataclass import dataclass
from recoverytui.domain.entry import Kind
from recoverytui.domain.validation import as_day, optional, set_fields, written


@dataclass
class Answer:
    """An answer, stored with the question as it was asked."""

    kind: ClassVar[Kind] = Kind.ANSWER

    day: date
    question: str
    text: str
    path: str | None = None
    """Name of the programme of the question; None for other questions."""
    week: str | None = None
    """Title of the week of the question."""
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


@dataclass
class Question:
    """A question of the person's own."""

    kind: ClassVar[Kind] = Kind.QUESTION

    text: str

    def __post_init__(self) -> None:
        set_fields(self, text=written(self.text))
