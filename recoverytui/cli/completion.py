"""Let the shell finish a line: the script it needs, and the answers it asks for."""

import click
from click.shell_completion import ShellComplete, get_completion_class

from recoverytui.cli.door import COMPLETE, PROGRAM
from recoverytui.cli.session import Session
from recoverytui.cli.verbs import argument, pass_session, verb
from recoverytui.errors import N_

SHELLS = ("bash", "zsh", "fish", "powershell")


@verb("completion", help=N_("Print the script that lets a shell finish your line."))
@argument("shell", type=click.Choice(SHELLS), metavar=N_("SHELL"))
@pass_session
def completion(session: Session, shell: str) -> None:
    """Print the script for a shell."""
    helper = _helper(session, click.get_current_context().find_root().command, shell)
    # Not helper.source(): for bash that would start another program, only to learn its version.
    session.console.document((helper.source_template % helper.source_vars()).encode())


def answer(session: Session, root: click.Command) -> int:
    """Tell the shell how its line could go on."""
    shell, _, wanted = session.environ[COMPLETE].partition("_")
    if shell not in SHELLS or wanted != "complete":
        return 1
    session.console.document(_helper(session, root, shell).complete().encode() + b"\n")
    return 0


def _helper(session: Session, root: click.Command, shell: str) -> ShellComplete:
    kind = get_completion_class(shell)
    if kind is None:  # pragma: no cover - every shell in SHELLS has one
        raise LookupError(shell)
    return kind(root, {"obj": session}, PROGRAM, COMPLETE)


VERBS = (completion,)
