"""Build click commands from the verbs: for help, completion, errors, and every line that `fast_parser` leaves."""

from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from gettext import gettext
from typing import TYPE_CHECKING, Any

import click

from recoverytui.cli import command_spec, registry
from recoverytui.cli.click_help import LinearContext
from recoverytui.cli.click_types import (
    ClickArgument,
    ClickOption,
    CompletedParam,
    IdParam,
    NamedChoice,
    TextParam,
    Translated,
)
from recoverytui.cli.command_spec import EVERYWHERE, Argument, Group, Option, Verb, unset_parts
from recoverytui.cli.screens import open_screens
from recoverytui.cli.session_options import PROGRAM
from recoverytui.errors import N_
from recoverytui.text.languages import draft_note

if TYPE_CHECKING:
    from recoverytui.cli.session import Session

Doing = Callable[["Session", Verb, dict[str, object]], int | None]
"""Runs a verb with its parts and returns the exit code; None is 0."""


class ClickVerb(click.Command):
    """A verb with the global options."""

    help: Any = Translated()
    options_metavar: Any = Translated()

    def __init__(self, name: str | None, **parts: Any) -> None:
        super().__init__(name, add_help_option=False, options_metavar=N_("[OPTIONS]"), **parts)

    def get_params(self, _ctx: click.Context) -> list[click.Parameter]:
        """Return its own parameters and the global options."""
        return [*self.params, *TAKEN_EVERYWHERE]

    def get_short_help_str(self, _limit: int = 45) -> str:
        """Return the first line of the help, not truncated."""
        return str(self.help or "").partition("\n")[0]


class ClickGroup(ClickVerb, click.Group):
    """A group of verbs, listed in the order of declaration."""

    subcommand_metavar: Any = Translated()

    def __init__(self, name: str | None, **parts: Any) -> None:
        super().__init__(name, **{"subcommand_metavar": N_("COMMAND [ARGS]..."), **parts})

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Return the names of its verbs."""
        return list(self.commands)


class Recovery(ClickGroup):
    """The root command; without a verb it opens the screens."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the verb of a line; an unknown one is refused with suggestions."""
        try:
            return super().resolve_command(ctx, args)
        except click.exceptions.NoSuchCommand as refused:
            from recoverytui.cli.suggestions import suggest

            refused.possibilities = suggest(args, self.commands)  # type: ignore[misc]  # click guesses by likeness alone
            raise

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Note that the translation is a draft, if it is one."""
        if note := draft_note(ctx.obj.words.language):
            formatter.write_paragraph()
            formatter.write_text(ctx.obj.words(note))

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the verbs under the headings of `registry.SECTIONS`."""
        for heading, verbs in registry.SECTIONS.items():
            with formatter.section(gettext(heading)):
                formatter.write_dl([(name, self.commands[name].get_short_help_str()) for name in verbs])


class Commands(MutableMapping[str, click.Command]):
    """Click commands by name, built on first use."""

    def __init__(self, verbs: Mapping[str, Verb | Group], doing: Doing) -> None:
        self._verbs, self._doing = verbs, doing
        self._made: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._made:
            self._made[name] = _command(self._verbs[name], self._doing)
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._verbs)

    def __len__(self) -> int:
        return len(self._verbs)

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._made[name] = command

    def __delitem__(self, name: str) -> None:
        del self._made[name]


def root(doing: Doing) -> click.Group:
    """Return the whole program as a click command that runs its verbs through `doing`."""
    program = Recovery(
        PROGRAM,
        help=registry.ROOT.help,
        invoke_without_command=True,
        subcommand_metavar=N_("[COMMAND] [ARGS]..."),
        callback=_begin,
        params=[VERSION],
    )
    program.commands = Commands(registry.ROOT.verbs, doing)
    return program


def dispatch(session: "Session", line: Sequence[str], doing: Doing) -> int:
    """Run the command of a line and return its exit code; raises RecoveryError."""
    ClickVerb.context_class = LinearContext if session.console.linear else click.Context
    program = root(doing)
    try:
        with program.make_context(PROGRAM, list(line), obj=session) as ctx:
            program.invoke(ctx)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.exceptions.NoArgsIsHelpError as asked:
        session.console.hint(asked.format_message())
        return asked.exit_code
    except click.UsageError as refused:
        sentence = refused.format_message().strip()
        sentence += "" if sentence.endswith((".", "?", ")")) else "."
        if refused.ctx is not None:
            hint = gettext("Try '{command} {option}' for help.")
            sentence += " " + hint.format(command=refused.ctx.command_path, option="--help")
        session.console.complain(sentence)
        return refused.exit_code
    return 0


def _command(verb: Verb | Group, doing: Doing) -> click.Command:
    if isinstance(verb, Group):
        return _group(verb, doing)

    def callback(**parts: object) -> None:
        ctx = click.get_current_context()
        code = doing(ctx.obj, verb, parts)
        if code:
            ctx.exit(code)

    settings = {"ignore_unknown_options": True} if verb.dash_is_word else {}
    params = [_option(each) if isinstance(each, Option) else _argument(each) for each in verb.parts]
    return ClickVerb(verb.name, help=verb.help, callback=callback, params=params, context_settings=settings)


def _group(group: Group, doing: Doing) -> click.Command:
    """Build a command group that runs its default subcommand, or shows help."""

    def callback() -> None:
        ctx = click.get_current_context()
        if ctx.invoked_subcommand is None and group.alone:
            verb = group.verbs[group.alone]
            if isinstance(verb, Verb) and (code := doing(ctx.obj, verb, unset_parts(verb))):
                ctx.exit(code)

    made = ClickGroup(group.name, help=group.help, callback=callback, invoke_without_command=group.alone is not None)
    made.commands = Commands(group.verbs, doing)
    return made


def _option(option: Option) -> click.Option:
    names = [f"{option.names[0]}/{option.off}" if option.off else option.names[0], *option.names[1:], option.name]
    kind = click.IntRange(min=1) if option.number else _kind(option)
    parts: dict[str, Any] = {"is_flag": True} if option.flag else {"type": kind, "metavar": option.metavar}
    if not option.multiple and not option.needed:
        parts["default"] = option.default
    return ClickOption(names, help=option.help, multiple=option.multiple, required=option.needed, **parts)


def _argument(argument: Argument) -> click.Argument:
    nargs = -1 if argument.many else 1
    return ClickArgument(
        [argument.name], type=_kind(argument), nargs=nargs, required=argument.needed, metavar=argument.metavar
    )


def _kind(part: Option | Argument) -> "click.ParamType[str]":
    if part.choices:
        return NamedChoice(part.choices)
    if part.completes:
        return CompletedParam(part.completes)
    if part.ids:
        return IdParam(part.ids)
    return click.Path() if part.path else TextParam()


def _begin() -> None:
    """Open the screens when there is no verb."""
    ctx = click.get_current_context()
    if ctx.invoked_subcommand is None:
        ctx.exit(open_screens(ctx.obj))


def _show_version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        ctx.obj.show_version()
        ctx.exit()


def _take(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    fd = param.opts[0] == "--passphrase-fd"
    if value is not None and not (fd and ctx.resilient_parsing):  # in completion the descriptor is not open
        ctx.obj.take(param.opts[0], value)


def _show_help(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        ctx.obj.console.say(ctx.get_help())
        ctx.exit()


_EARLY: dict[str, Any] = {"expose_value": False, "is_eager": True}
VERSION = ClickOption(
    command_spec.VERSION.names, is_flag=True, callback=_show_version, help=command_spec.VERSION.help, **_EARLY
)
HELP = ClickOption(
    command_spec.HELP.names, is_flag=True, expose_value=False, callback=_show_help, help=command_spec.HELP.help
)
TAKEN_EVERYWHERE = (
    *(
        ClickOption(each.names, type=_kind(each), metavar=each.metavar, callback=_take, help=each.help, **_EARLY)
        for each in EVERYWHERE
    ),
    HELP,
)
