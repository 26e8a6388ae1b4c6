"""Settings stored in the diary: rhythm and quiet view."""

from typing import ClassVar

from recoverytui.dataclass import dataclass, fields
from recoverytui.domain.entry import Kind
from recoverytui.domain.validation import optional
from recoverytui.errors import N_, BadInput


@dataclass
class Setting:
    """One stored setting: a key and a JSON value."""

    kind: ClassVar[Kind] = Kind.SETTING

    key: str
    value: object


@dataclass
class Preferences:
    """The settings of a diary, with defaults."""

    day_starts_at: int = 4
    """The hour at which the diary day begins."""
    breather: int = 2
    """How many quiet days may lie between two days of one run."""
    days_a_week: int = 2
    """How many days a week make the rhythm."""
    quiet_view: bool = False
    """Hide every number."""


BOUNDS = {"day_starts_at": (0, 12), "breather": (0, 6), "days_a_week": (1, 7)}
"""The least and the most of each setting that is a number."""


def checked(key: str, value: object) -> object:
    """Return a value that may be set under a key; raises BadInput for an unknown key or a value out of bounds."""
    known = {each.name: each for each in fields(Preferences)}
    if key not in known:
        raise BadInput(N_("There is no setting called {key}."), key=(optional(key) or "")[:40])
    if isinstance(known[key].default, bool):
        if not isinstance(value, bool):
            raise BadInput(N_("Choose one of these: {choices}."), choices="on, off")
        return value
    least, most = BOUNDS[key]
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise BadInput(N_("Choose a number from {least} to {most}."), least=least, most=most)
    return value
