"""Choices of the settings, in four groups: each with its name, explanation and options."""

from collections.abc import Sequence
from typing import NamedTuple

from recoverytui.domain.languages import LANGUAGES
from recoverytui.errors import N_
from recoverytui.settings import BUILT_IN_THEMES
from recoverytui.text.help_now import COUNTRIES
from recoverytui.text.translator import NC_
from recoverytui.tui.screens.settings_lists import CONTACT, NAMES, PEOPLE


class Choice(NamedTuple):
    """One setting: its key, name, explanation and options."""

    key: str
    name: str
    explanation: str
    options: Sequence[tuple[object, str]]


_LANGUAGES = tuple((row.code, row.name) for row in LANGUAGES.values())
_NO_YES = ((False, N_("no")), (True, N_("yes")))
_NUMBERS = {
    "days_a_week": range(1, 8),
    "breather": range(7),
    "day_starts_at": range(13),
}

LOOK = (
    Choice("language", N_("Language"), N_("It takes effect at once, in every room."), _LANGUAGES),
    Choice(
        "theme",
        N_("Colours"),
        N_("Dusk is dark, morning is light, terminal uses its own colours. The others come with Textual."),
        (
            ("dusk", NC_("colours", "dusk")),
            ("morning", NC_("colours", "morning")),
            ("contrast", N_("high contrast")),
            ("ansi", NC_("colours", "terminal")),
            *((name, name) for name in BUILT_IN_THEMES),
        ),
    ),
    Choice("more_space", N_("More space"), N_("Lines stand apart where the window has room for it."), _NO_YES),
    Choice("ascii_marks", N_("Plain signs"), N_("For terminals that cannot draw round signs."), _NO_YES),
    Choice("motion", N_("Motion"), N_("Nothing moves by itself unless you want it to."), _NO_YES),
    Choice(
        "mouse",
        N_("Mouse"),
        N_("Without it the terminal selects text itself. Turn it off if Esc does nothing."),
        _NO_YES,
    ),
)
RHYTHM = (
    Choice(
        "days_a_week",
        N_("Days a week"),
        N_("Choose a number that also fits a heavy week."),
        [(n, str(n)) for n in _NUMBERS["days_a_week"]],
    ),
    Choice(
        "breather",
        N_("Quiet days between"),
        N_("How many quiet days may lie between?"),
        [(n, str(n)) for n in _NUMBERS["breather"]],
    ),
    Choice(
        "day_starts_at",
        N_("The day begins"),
        N_("What you write before this hour belongs to the day before. It holds for what you write from now on."),
        [(n, str(n)) for n in _NUMBERS["day_starts_at"]],
    ),
)
PRIVACY = (
    Choice(
        "idle_minutes",
        N_("Hide after minutes"),
        N_("The screen hides when nobody has pressed a key. The next key shows it again. Your words are kept."),
        (*((n, str(n)) for n in (1, 3, 5, 10, 30)), (0, N_("never"))),
    ),
    Choice(
        "lock_minutes",
        N_("Lock after minutes"),
        N_("Then the diary asks for its passphrase, if it has one. Your words are kept."),
        (*((n, str(n)) for n in (15, 30, 60, 120)), (0, N_("never"))),
    ),
    Choice("quiet_view", N_("Quiet view"), N_("Hides every number and old entries. Key v does it too."), _NO_YES),
)
HELP = (
    Choice(
        "country",
        N_("Country"),
        N_("Whose numbers F2 shows. No language chooses it."),
        (("", N_("not chosen yet")), *COUNTRIES.items()),
    ),
)
GROUPS: tuple[tuple[str, str, tuple[Choice, ...], str], ...] = (
    ("look", N_("Look"), LOOK, ""),
    ("rhythm", N_("Rhythm"), RHYTHM, ""),
    ("privacy", N_("Privacy"), PRIVACY, N_("F9 hides the screen. The file itself is not encrypted.")),
    ("help", N_("Help"), HELP, N_("Press ? in any room: it tells what the room is for, and its keys.")),
)


LISTS = {"privacy": (NAMES,), "help": (PEOPLE, CONTACT)}
"""Settings that are lists, by group."""
AFTER = "after"
"""Dimmed, and after an empty line."""
WAYS = N_("Key l: the passphrase. Key k: backups, and deleting everything.")
"""Privacy actions that have their own rooms."""
