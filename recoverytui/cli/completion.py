"""Let the shell finish a line: the script it needs, and the answers it asks for."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from recoverytui.cli.command_spec import argument, verb
from recoverytui.cli.session import COMPLETE, PROGRAM, Session
from recoverytui.errors import N_, RecoveryError

if TYPE_CHECKING:
    from click.shell_completion import ShellComplete

    from recoverytui.commands.diary import Diary

SHELLS = ("bash", "zsh", "fish", "powershell")


@verb(
    "completion",
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
    session.console.document((helper.source_template % helper.source_vars()).encode())


def answer(session: Session) -> int:
    """Tell the shell how its line could go on."""
    shell, _, wanted = session.environ[COMPLETE].partition("_")
    if shell not in SHELLS or wanted != "complete":
        return 1
    session.console.document(_helper(session, shell).complete().encode() + b"\n")
    return 0


def ids_like(session: Session, kinds: Sequence[str], start: str) -> list[str]:
    """Return the ids of these kinds that begin so, newest first; none when the diary is locked or cannot be opened."""
    with suppress(RecoveryError):
        diary = session.without_asking()
        if diary is not None:
            return [id for kind in kinds for id in _IDS[kind](diary) if id.startswith(start.lower())]
    return []


def _wins(diary: "Diary") -> Iterator[str]:
    from recoverytui.commands import wins

    return (entry.id for entry in wins.list_newest(diary))


def _strategies(diary: "Diary") -> Iterator[str]:
    from recoverytui.commands import strategies

    return (line.entry.id for away in (False, True) for line in strategies.all_(diary, away=away))


def _goals(diary: "Diary") -> Iterator[str]:
    from recoverytui.commands import goals

    return (line.entry.id for line in goals.all_(diary))


def _tryouts(diary: "Diary") -> Iterator[str]:
    from recoverytui.commands import goals

    return (tryout.id for line in goals.all_(diary) for tryout in line.tryouts)


def _pauses(diary: "Diary") -> Iterator[str]:
    from recoverytui.commands import days

    return (entry.id for entry in days.pauses(diary))


def _cards(diary: "Diary") -> Iterator[str]:
    from recoverytui.commands import cards
    from recoverytui.domain.card import CardName

    return (f"card:{name}" for name in CardName if not cards.is_empty(cards.get(diary, name)))


def _talks(diary: "Diary") -> Iterator[str]:
    from recoverytui.commands import talks

    return (entry.id for entry in talks.all_(diary))


def _answers(diary: "Diary") -> Iterator[str]:
    from recoverytui.commands import questions

    return (entry.id for entry in questions.answers(diary))


def _questions(diary: "Diary") -> Iterator[str]:
    from recoverytui.commands import questions

    return (entry.id for entry in questions.all_(diary))


def _deleted(diary: "Diary") -> Iterator[str]:
    from recoverytui.commands import entries

    return (entry.id for entry in entries.deleted(diary))


_IDS = {
    "win": _wins,
    "strategy": _strategies,
    "goal": _goals,
    "tryout": _tryouts,
    "pause": _pauses,
    "card": _cards,
    "talk": _talks,
    "answer": _answers,
    "question": _questions,
    "deleted": _deleted,
}
"""Whose ids a shell is told; of a diary with many wins the newest fifty."""


def _helper(session: Session, shell: str) -> "ShellComplete":
    from click.shell_completion import get_completion_class

    from recoverytui.cli import click_parser, main

    kind = get_completion_class(shell)
    if kind is None:  # pragma: no cover - every shell in SHELLS has one
        raise LookupError(shell)
    return kind(click_parser.root(main.do), {"obj": session}, PROGRAM, COMPLETE)


VERBS = (completion,)
