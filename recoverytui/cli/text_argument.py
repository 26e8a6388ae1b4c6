"""Declare the text of a verb: its words, standard input, a question, or the person's own editor."""

from collections.abc import Callable

from recoverytui.cli.command_spec import F, argument, option
from recoverytui.errors import N_


def text_argument() -> Callable[[F], F]:
    """Declare the text after a verb; without any it is asked for, and `-` means standard input."""
    return lambda run: argument("text", many=True, metavar=N_("[TEXT...]"))(editor_option(run))


def editor_option(run: F) -> F:
    """Declare --editor; `registry.do` takes it, and `Session.text` heeds it."""
    return option("--editor", flag=True, help=N_("Write the text in your own editor, VISUAL or EDITOR."))(run)
