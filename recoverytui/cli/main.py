"""The shell's verbs: take the line apart, and let the right family do the rest."""

from collections.abc import Sequence
from gettext import gettext

import click

from recoverytui.cli.door import COMPLETE, PROGRAM, open_screens
from recoverytui.cli.session import Session
from recoverytui.cli.verbs import Noun, Opt, Shelf
from recoverytui.errors import N_

SECTIONS = {
    N_("Every day"): {
        "win": "wins",
        "wins": "wins",
        "today": "overview",
        "day": "days",
        "pause": "days",
    },
    N_("What helps, and what I would like"): {
        "strategy": "strategies",
        "strategies": "strategies",
        "goal": "goals",
        "goals": "goals",
    },
    N_("Look back"): {
        "streak": "overview",
        "history": "overview",
        "show": "entries",
    },
    N_("Change"): {
        "edit": "entries",
        "delete": "entries",
        "deleted": "entries",
        "undo": "entries",
        "redo": "entries",
    },
    N_("The diary itself"): {
        "new": "files",
        "where": "files",
        "check": "files",
        "settings": "settings",
        "demo": "files",
        "completion": "completion",
    },
}
"""Every verb and the module of its family, in the order help shows them."""


class Recovery(Noun):
    """The program: alone it opens the screens, with a verb it does that."""

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the verbs under the headings of SECTIONS."""
        for heading, verbs in SECTIONS.items():
            with formatter.section(gettext(heading)):
                formatter.write_dl([(name, self.commands[name].get_short_help_str()) for name in verbs])


def _show_version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from importlib.metadata import version

        session: Session = ctx.obj
        session.console.say(f"{PROGRAM} {version('recoverytui')}")
        ctx.exit()


def _begin() -> None:
    """Open the screens when there is no verb."""
    ctx = click.get_current_context()
    if ctx.invoked_subcommand is None:
        ctx.exit(open_screens(ctx.obj))


root = Recovery(
    PROGRAM,
    help=N_(
        "A private diary: small wins, what helps, and goals on your own terms.\n\n"
        "Without a command it opens on the whole screen. --diary and --lang are taken before or after every command."
    ),
    invoke_without_command=True,
    subcommand_metavar=N_("[COMMAND] [ARGS]..."),
    callback=_begin,
    params=[
        Opt(
            ["--version"],
            is_flag=True,
            expose_value=False,
            is_eager=True,
            callback=_show_version,
            help=N_("Show the version and exit."),
        )
    ],
)
root.commands = Shelf({name: family for verbs in SECTIONS.values() for name, family in verbs.items()})


def dispatch(session: Session, arguments: Sequence[str]) -> int:
    """Do what a line asks for and return the exit code; raises RecoveryError."""
    if COMPLETE in session.environ:
        from recoverytui.cli.completion import answer

        return answer(session, root)
    try:
        with root.make_context(PROGRAM, list(arguments), obj=session) as ctx:
            root.invoke(ctx)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.exceptions.NoArgsIsHelpError as asked:
        session.console.hint(asked.format_message())
        return asked.exit_code
    except click.UsageError as refused:
        sentence = refused.format_message()
        if refused.ctx is not None:
            hint = gettext("Try '{command} {option}' for help.")
            sentence += " " + hint.format(command=refused.ctx.command_path, option="--help")
        session.console.complain(sentence)
        return refused.exit_code
    return 0
