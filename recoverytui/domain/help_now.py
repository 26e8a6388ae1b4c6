"""The help page: which helplines a country gets, and whether they are due for a check."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from recoverytui.domain.person import Person
from recoverytui.errors import RecoveryError

ANYWHERE = "anywhere"
"""The country of a line that is shown everywhere."""
UNTIL_CHOSEN = "DK"
"""The country whose lines are shown until one is chosen; never derived from the language."""


class HelpLine(NamedTuple):
    """One line of help, in the words of one language."""

    countries: tuple[str, ...]
    service: str
    checked: date
    """When it was last checked."""
    check_again: date
    """The day on which the next check is due."""
    number: str = ""
    hours: str = ""
    """Opening hours; empty when unsure, and the website is named instead."""
    for_whom: str = ""
    website: str = ""


class HelpPage(NamedTuple):
    """The help page, in the order it is shown."""

    people: tuple[Person, ...]
    """Trusted people, shown first."""
    lines: tuple[HelpLine, ...]
    country: str
    """The chosen country, empty until one is."""
    checked: date | None
    """The oldest check of the lines shown."""
    overdue: bool
    """Whether a line is due for a check."""
    refused: RecoveryError | None = None
    """Why the person's own file was ignored, if it was."""


def lines_for(country: str, shipped: Sequence[HelpLine], own: Sequence[HelpLine] = ()) -> tuple[HelpLine, ...]:
    """Return the lines of a country, then those for everywhere.

    In each group the person's own lines replace the built-in ones.
    """
    chosen: list[HelpLine] = []
    for group in (country or UNTIL_CHOSEN, ANYWHERE):
        of_group = [line for line in own if group in line.countries]
        of_group = of_group or [line for line in shipped if group in line.countries]
        chosen += [line for line in of_group if line not in chosen]
    return tuple(chosen)


def help_page(
    country: str,
    today: date,
    people: Sequence[Person],
    lines: Sequence[HelpLine],
    refused: RecoveryError | None = None,
) -> HelpPage:
    """Return the page of a day."""
    return HelpPage(
        people=tuple(people),
        lines=tuple(lines),
        country=country,
        checked=min((line.checked for line in lines), default=None),
        overdue=any(today > line.check_again for line in lines),
        refused=refused,
    )
