"""Options and arguments that name a path, a week or a question, and the values they give."""

from typing import TYPE_CHECKING

from recoverytui.cli.command_spec import F, argument, option
from recoverytui.errors import N_, BadInput

if TYPE_CHECKING:
    from recoverytui.domain.programme import Programme, ProgrammeStatus

USUAL = "ten-weeks"


def programme_option(run: F) -> F:
    """Declare --path."""
    return option("--path", name="name", default=USUAL, metavar=N_("NAME"), help=N_("Which path; usually ten-weeks."))(
        run
    )


def week_argument(run: F) -> F:
    """Declare the number of a week; the default is the current one."""
    return argument("week", needed=False, metavar=N_("[WEEK]"))(run)


def programme_of(line: "ProgrammeStatus") -> "Programme":
    """Return the path itself; raises BadInput when there is none, or why its file cannot be used."""
    if line.programme is None:
        raise line.refused or BadInput(N_("There is no path called {name}."), name=line.name)
    return line.programme


def parse_number(typed: str | None, usual: int = 0) -> int:
    """Parse a typed number, or return the default; raises BadInput."""
    if typed is None:
        return usual
    if not (typed.isascii() and typed.isdigit() and len(typed) < 6):
        raise BadInput(N_("Weeks and questions have numbers: 1, 2, 3."))
    return int(typed)
