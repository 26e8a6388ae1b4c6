"""A trusted person of the diarist: name and contact."""

from recoverytui.dataclass import dataclass
from recoverytui.domain.validation import clean, one_line, set_fields


@dataclass
class Person:
    """Somebody to call or visit."""

    name: str
    number: str = ""
    """A phone number or other contact; may be empty."""

    def __post_init__(self) -> None:
        number = self.number if clean(self.number).strip() else ""
        set_fields(self, name=one_line(self.name), number=number and one_line(number))
