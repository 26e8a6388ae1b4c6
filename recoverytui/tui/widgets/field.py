"""Interface of a form field: its name, its value, its draft value, and its keys."""

from typing import Any, NamedTuple, Protocol, TypeAlias, runtime_checkable

from textual.message import Message

Value: TypeAlias = Any
"""What a field is worth: text, a date, a flag, or the value of an option. Who asked the question knows which."""


class Changed(Message):
    """Posted when the value of a field changes."""

    def __init__(self, part: str) -> None:
        super().__init__()
        self.part = part


class Hint(NamedTuple):
    """A key of a field: its label, the msgid of its action, and the key to press."""

    sign: str
    label: str
    keys: tuple[str, ...]


@runtime_checkable
class Field(Protocol):
    """One field of a form."""

    part: str
    """Its name, as in the noun it belongs to."""

    @property
    def hints(self) -> tuple[Hint, ...]:
        """Its keys, for the footer of the form, most important first."""

    @property
    def value(self) -> Value:
        """Its value as text, a boolean, a list of text or None; raises BadInput for invalid input."""

    @property
    def raw(self) -> object:
        """The raw input, for the draft; never raises."""

    def put(self, raw: object) -> None:
        """Restore the value of a draft."""
