"""How a verb is declared: click's own parts, with help that is said in the language in use."""

from collections.abc import Callable, Iterator, MutableMapping
from gettext import gettext
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from recoverytui.cli.console import whole
from recoverytui.errors import N_

if TYPE_CHECKING:
    from recoverytui.cli.session import Session

F = TypeVar("F", bound=Callable[..., Any])
Declared = TypeVar("Declared", bound=Callable[..., Any] | click.Command)
pass_session = click.pass_obj


class Spoken:
    """An attribute that keeps a marked sentence, and gives it in the language in use."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __set__(self, holder: Any, sentence: str | None) -> None:
        holder.__dict__[self._name] = sentence

    def __get__(self, holder: Any, owner: type) -> Any:
        if holder is None:
            return None
        sentence = holder.__dict__.get(self._name)
        return gettext(sentence) if sentence else sentence


class Opt(click.Option):
    """An option."""

    help: Any = Spoken()
    metavar: Any = Spoken()


class Arg(click.Argument):
    """An argument; its name for people is its metavar."""

    help: Any = Spoken()
    metavar: Any = Spoken()


class Words(click.ParamType[str]):
    """Text of the person, which must be whole: bytes that are no UTF-8 would be lost silently."""

    name = "text"

    def convert(self, value: Any, _param: click.Parameter | None, _ctx: click.Context | None) -> str:
        """Return the text as it is; raises BadInput."""
        return whole(str(value))


class Verb(click.Command):
    """A verb; the options that are taken everywhere need not be named."""

    help: Any = Spoken()
    short_help: Any = Spoken()
    epilog: Any = Spoken()
    options_metavar: Any = Spoken()

    def __init__(self, name: str | None, **parts: Any) -> None:
        super().__init__(name, add_help_option=False, options_metavar=N_("[OPTIONS]"), **parts)

    def get_params(self, _ctx: click.Context) -> list[click.Parameter]:
        """Return what is declared, and what is taken everywhere."""
        return [*self.params, *EVERYWHERE]

    def get_short_help_str(self, _limit: int = 45) -> str:
        """Return the first sentence of the help, never cut off in the middle."""
        return str(self.help or "").partition("\n")[0]


class Noun(Verb, click.Group):
    """A noun with several deeds, listed in the order they are declared."""

    subcommand_metavar: Any = Spoken()
    command_class = Verb

    def __init__(self, name: str | None, **parts: Any) -> None:
        super().__init__(name, **{"subcommand_metavar": N_("COMMAND [ARGS]..."), **parts})

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Return the names of the deeds."""
        return list(self.commands)


class Shelf(MutableMapping[str, click.Command]):
    """The verbs by name, in order; a family of them is loaded when one is taken down.

    To the one who asks, all are there: help, completion and manual pages see every verb.
    """

    def __init__(self, families: dict[str, str]) -> None:
        """Take the module of each verb; it lists its verbs as VERBS."""
        self._families = families
        self._loaded: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._loaded:
            family = import_module(f"recoverytui.cli.{self._families[name]}")
            self._loaded.update({verb.name: verb for verb in family.VERBS})
        return self._loaded[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._families)

    def __len__(self) -> int:
        return len(self._families)

    def __setitem__(self, name: str, verb: click.Command) -> None:
        raise TypeError("verbs are declared by their families")

    def __delitem__(self, name: str) -> None:
        raise TypeError("verbs are declared by their families")


def verb(name: str, help: str) -> Callable[[Callable[..., Any]], Verb]:
    """Declare a verb with its marked help."""
    return click.command(name, cls=Verb, help=help)


def noun(name: str, help: str) -> Noun:
    """Declare a noun; its deeds are added with `@noun.command(name, help=...)`."""
    return Noun(name, help=help)


def option(*names: str, **parts: Any) -> Callable[[Declared], Declared]:
    """Declare an option."""
    return click.option(*names, cls=Opt, **parts)


def argument(name: str, **parts: Any) -> Callable[[Declared], Declared]:
    """Declare an argument."""
    return click.argument(name, cls=Arg, **parts)


def text_argument(metavar: str = N_("[TEXT...]")) -> Callable[[Declared], Declared]:
    """Declare the words after a verb; none at all are asked for, and `-` stands for standard input."""
    return argument("text", nargs=-1, type=Words(), metavar=metavar)


def text_option(*names: str, help: str, metavar: str = N_("TEXT")) -> Callable[[Declared], Declared]:
    """Declare an option that takes words of the person."""
    return option(*names, type=Words(), metavar=metavar, help=help)


def day_option(help: str = N_("The day: yesterday, -3, monday, 2026-11-21, 21/11.")) -> Callable[[Declared], Declared]:
    """Declare --day."""
    return option("--day", metavar=N_("DAY"), help=help)


def id_argument(name: str = "id", metavar: str = N_("ID")) -> Callable[[Declared], Declared]:
    """Declare the short id of an entry."""
    return argument(name, metavar=metavar)


def json_option(declared: Declared) -> Declared:
    """Declare --json."""
    return option("--json", "as_json", is_flag=True, help=N_("Print JSON, for other programs."))(declared)


def only_me_option(declared: Declared) -> Declared:
    """Declare --only-me."""
    return option("--only-me", is_flag=True, help=N_("Only for me: never offered for sharing."))(declared)


def _name_diary(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    session: Session = ctx.obj
    if value is not None and session is not None:
        session.diary_option = Path(value)


def _show_help(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        session: Session = ctx.obj
        session.console.say(ctx.get_help())
        ctx.exit()


DIARY = Opt(
    ["--diary"],
    metavar=N_("PATH"),
    expose_value=False,
    is_eager=True,
    callback=_name_diary,
    help=N_("Use this diary file."),
)
LANGUAGE = Opt(  # read by the door, before anything is said
    ["--lang"], metavar="en|da", expose_value=False, is_eager=True, help=N_("Speak English or Danish.")
)
HELP = Opt(
    ["--help"],
    is_flag=True,
    expose_value=False,
    callback=_show_help,
    help=N_("Show this message and exit."),
)
EVERYWHERE = (DIARY, LANGUAGE, HELP)
