"""Shell completion: the script that installs it, and the answers a shell asks for."""

from typing import TYPE_CHECKING

from recoverytui.cli.command_spec import argument, verb
from recoverytui.cli.session import COMPLETE, Session
from recoverytui.cli.session_options import PROGRAM
from recoverytui.errors import N_

if TYPE_CHECKING:
    from click.shell_completion import ShellComplete

SHELLS = ("bash", "zsh", "fish", "powershell")


@verb(
    "completion",
    takes_json=False,
    help=N_(
        "Print the script that lets a shell finish your line.\n\n"
        "Write the line of your shell into the file it reads as it starts.\n\n"
        'bash: eval "$(recovery completion bash)" in ~/.bashrc\n\n'
        'zsh: eval "$(recovery completion zsh)" in ~/.zshrc\n\n'
        "fish: recovery completion fish | source, in config.fish\n\n"
        "PowerShell: recovery completion powershell | Out-String | iex, in $PROFILE"
    ),
)
@argument("shell", choices=SHELLS, metavar=N_("SHELL"))
def completion(session: Session, shell: str) -> None:
    """Print the script for a shell."""
    helper = _helper(session, shell)
    # Not helper.source(): for bash that would start another program, only to learn its version.
    script = helper.source_template % helper.source_vars()
    # click's script for fish splits at every comma, and so shows a help up to its first one.
    session.console.document(script.replace('string split ","', 'string split --max 1 ","').encode())


def answer(session: Session) -> int:
    """Print the completions of the shell's line."""
    shell, _, wanted = session.environ[COMPLETE].partition("_")
    if shell not in SHELLS or wanted != "complete":
        return 1
    session.console.document(_helper(session, shell).complete().encode() + b"\n")
    return 0


def _helper(session: Session, shell: str) -> "ShellComplete":
    from click.shell_completion import get_completion_class

    from recoverytui.cli import click_parser, registry

    kind = get_completion_class(shell)
    if kind is None:  # pragma: no cover - every shell in SHELLS has one
        raise LookupError(shell)
    return kind(click_parser.root(registry.do), {"obj": session}, PROGRAM, COMPLETE)


VERBS = (completion,)
