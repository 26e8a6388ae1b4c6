"""Sentences of the help page, shared by shell and screens."""

from recoverytui.domain.help_now import HelpLine, HelpPage
from recoverytui.errors import N_
from recoverytui.text.translator import Translator

NOBODY_READS = N_("Nobody reads what you write here, and the program cannot call for help.")
"""Said first."""
MAY_BE_BUSY = N_("There may be a queue. Try again, or ring one of the other numbers.")
SUPPLEMENT = N_("The program is a supplement, not treatment.")
"""Said once."""
UNTIL_CHOSEN = N_("You have not chosen a country yet. These are the numbers in Denmark.")
OWN_PEOPLE = N_("People I trust")
COUNTRIES = {
    "DK": N_("Denmark"),
    "EU": N_("another country in the EU"),
    "NO": N_("Norway"),
    "UK": N_("the United Kingdom"),
    "IE": N_("Ireland"),
    "US": N_("the United States"),
    "CA": N_("Canada"),
    "other": N_("another country"),
}
"""The countries of the settings, by what they are called."""


def hours(words: Translator, line: HelpLine) -> str:
    """Return the opening hours of a line, or the website that has them."""
    if line.hours or not line.website:
        return line.hours
    return words("see {website}", website=line.website)


def checked(words: Translator, page: HelpPage) -> str:
    """Return when the page was last checked, and that it is time again when it is."""
    if page.checked is None:
        return ""
    said = words("Last checked on {day}.", day=page.checked)
    if not page.overdue:
        return said
    again = words("That is a while ago, and numbers can change. The websites say what holds now.")
    return f"{said} {again}"
