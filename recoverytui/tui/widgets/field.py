"""What the parts of a form have in common: a name, a value that can be kept as JSON, and word of every change."""

from typing import Any, Protocol

from textual.message import Message


class Changed(Message):
    """What a part of a form says has changed."""

    def __init__(self, part: str) -> None:
        super().__init__()
        self.part = part


class Field(Protocol):
    """One part of a form."""

    part: str
    """The name of the part, as in the noun it belongs to."""

    @property
    def value(self) -> Any:
        """What the part says, as text, a boolean, a list of text or None; raises BadInput for what it cannot read."""

    @property
    def raw(self) -> Any:
        """What was entered, for the draft; never raises."""

    def put(self, raw: Any) -> None:
        """Enter what was kept in a draft."""
