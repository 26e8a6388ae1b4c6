"""The row type of the table of fields, its form controls and its audiences."""

from enum import StrEnum

from recoverytui.dataclass import dataclass
from recoverytui.domain.entry import Kind
from recoverytui.errors import N_

DAY_HELP = N_("The day: yesterday, -3, monday, 2026-11-21, 21/11.")


class Asked(StrEnum):
    """Form control of a field."""

    TEXT = "text"
    CHOICE = "choice"
    CHOICES = "choices"
    DAY = "day"
    COMING_DAY = "coming day"
    LINK = "link"
    FLAG = "flag"


NOBODY: frozenset[str] = frozenset()
ANYBODY = frozenset({"peer", "staff", "municipality", "family", "me"})
"""Values of `domain.audience.Audience`, repeated so that the CLI need not import it to know its options."""
PEERS = frozenset({"peer", "me"})
DATED = ANYBODY - {"municipality"}


@dataclass
class Field:
    """A field of a kind of entry."""

    name: str
    """Name of the field in the noun."""
    label: str
    help: str
    """One line about what to write or choose, in forms and in the help of the option."""
    asked: Asked = Asked.TEXT
    option: str = ""
    """CLI option with its aliases, and after a slash the option that switches it off.

    Empty where a verb or an argument sets the field.
    """
    metavar: str = ""
    values: tuple[str, ...] = ()
    """Values of a choice; `labels` has their labels."""
    of: Kind | None = None
    """Kind of entry that a link refers to."""
    is_main: bool = False
    """Whether it is the main text of the entry, which is shown without a label."""
    in_form: bool = True
    """Whether the form for a new entry has it; other fields have keys of their own."""
    is_later: bool = False
    """Whether it is in a second form, for what is known only afterwards."""
    may_be_none: bool = False
    """Whether a day or a choice can be left open."""
    readers: frozenset[str] = NOBODY
    """Audiences that may get it in a shared document, when they may get the entry."""
