"""One of a person's own people: who they are, and how to get hold of them."""

from dataclasses import dataclass

from recoverytui.domain.validation import clean, one_line, set_fields


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to ring or go to."""

    name: str
    number: str = ""
    """A number, or how else to get hold of them; may be empty."""

    def __post_init__(self) -> None:
        number = self.number if clean(self.number).strip() else ""
        set_fields(self, name=one_line(self.name), number=number and one_line(number))
