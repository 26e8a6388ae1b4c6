"""The interface of a field in a form: its name, its value, the same as JSON, and the keys that answer in it."""

from typing import Any, NamedTuple, Protocol, runtime_checkable

from textual.message import Message


class Changed(Message):
    """A field has another value."""

    def __init__(self, part: str) -> None:
        super().__init__()
        self.part = part


class Hint(NamedTuple):
    """A key that answers in a field: how it is written, the marked word for what it does, and what it presses."""

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
        """The keys that answer in it, for the foot of the form; those wanted most come first."""

    @property
    def value(self) -> Any:
        """Its value as text, a boolean, a list of text or None; raises BadInput for what it cannot read."""

    @property
    def raw(self) -> Any:
        """What was entered, for the draft; never raises."""

    def put(self, raw: Any) -> None:
        """Enter what was kept in a draft."""
