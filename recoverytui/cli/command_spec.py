"""Declare verbs, options and arguments as plain data.

Two parsers read them: `fast_parser` takes ordinary lines without loading click, and `click_parser` takes the rest:
help, completion and errors.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias, TypeVar

from recoverytui.domain.languages import LANGUAGES
from recoverytui.errors import N_
from recoverytui.text.field import DAY_HELP

Run = Callable[..., int | None]
Given: TypeAlias = Any
"""What a parser passes for an option: text, number, flag, tuple of texts or None; its declaration says which."""
F = TypeVar("F", bound=Run)
ANY_KIND = ("win", "strategy", "goal", "tryout", "pause", "card", "talk", "answer", "question")


_DAY = "DAY"
"""Metavar of an option that takes a day."""


class Option:
    """An option of a verb; without choices, number, path or flag its value is text."""

    __slots__ = (
        "choices",
        "completes",
        "default",
        "flag",
        "help",
        "ids",
        "metavar",
        "multiple",
        "name",
        "names",
        "needed",
        "number",
        "off",
        "path",
    )

    def __init__(
        self,
        *names: str,
        name: str | None = None,
        help: str = "",
        metavar: str | None = None,
        flag: bool = False,
        multiple: bool = False,
        number: bool = False,
        path: bool = False,
        needed: bool = False,
        choices: tuple[str, ...] = (),
        ids: tuple[str, ...] = (),
        completes: str = "",
        default: object = None,
    ) -> None:
        """Take its names (`--only-me/--not-only-me` for an on/off pair) and the parameter that gets the value."""
        on, _, off = names[0].partition("/")
        self.names = (on, *names[1:])
        self.off = off
        self.name = name or on.removeprefix("--").replace("-", "_")
        self.help = help
        self.metavar = metavar
        self.flag = flag or bool(off)
        self.multiple = multiple
        self.number = number
        self.needed = needed
        self.path = path
        self.choices = choices
        self.ids = ids
        """The kinds whose ids are valid here, for completion."""
        self.completes = completes or ("day" if metavar == _DAY else "")
        """What a shell offers here: see `value_completion`."""
        self.default = False if flag and default is None else default

    @property
    def unset(self) -> object:
        """The value when the option is not given."""
        return () if self.multiple else self.default


class Argument:
    """An argument of a verb: one word, or all remaining ones."""

    __slots__ = ("choices", "completes", "ids", "many", "metavar", "name", "needed", "path")

    def __init__(
        self,
        name: str,
        *,
        metavar: str,
        many: bool = False,
        needed: bool = True,
        path: bool = False,
        choices: tuple[str, ...] = (),
        ids: tuple[str, ...] = (),
        completes: str = "",
    ) -> None:
        """Take the parameter that gets the value, and its name in the help."""
        self.path = path
        self.ids = ids
        self.completes = completes
        self.name = name
        self.metavar = metavar
        self.many = many
        self.needed = needed and not many
        self.choices = choices


AS_JSON, JSON_ANSWER = "as_json", "json_answer"
"""Parameter of --json: of a verb that prints a JSON form of its own, and of all others, which `registry.do` handles."""
_JSON_HELP = N_("Print JSON, for other programs.")


class Verb:
    """A verb: its name, its parameters, and the function that runs it."""

    __slots__ = ("dash_is_word", "help", "name", "parts", "run")

    def __init__(self, name: str, run: Run, *, help: str, dash_is_word: bool = False, takes_json: bool = True) -> None:
        """Take the function; decorators have stored its parameters on it, the last one first."""
        self.name = name
        self.run = run
        self.help = help
        self.dash_is_word = dash_is_word
        """Take words that begin with a dash and name no option as text."""
        parts: tuple[Option | Argument, ...] = tuple(reversed(getattr(run, "parts", ())))
        if takes_json and not any(each.name == AS_JSON for each in parts):
            parts += (Option("--json", name=JSON_ANSWER, flag=True, help=_JSON_HELP),)
        self.parts = parts


class Group:
    """A group of verbs under one name."""

    __slots__ = ("alone", "help", "name", "verbs")

    def __init__(
        self,
        name: str,
        *,
        help: str,
        verbs: "Mapping[str, Verb | Group] | None" = None,
        alone: str | None = None,
    ) -> None:
        """Take its name, its help, and the verb it runs by default, if any; verbs are added with `verb`."""
        self.alone = alone
        self.name = name
        self.help = help
        self.verbs: Mapping[str, Verb | Group] = {} if verbs is None else verbs

    def verb(self, name: str, *, help: str, dash_is_word: bool = False) -> Callable[[Run], Verb]:
        """Declare a verb of this group."""

        def declare(run: Run) -> Verb:
            deed = Verb(name, run, help=help, dash_is_word=dash_is_word)
            self.verbs = {**self.verbs, name: deed}
            return deed

        return declare


def unset_parts(verb: Verb) -> dict[str, object]:
    """Return the default values of a verb's parameters."""
    return {each.name: each.unset if isinstance(each, Option) else () if each.many else None for each in verb.parts}


def verb(name: str, *, help: str, takes_json: bool = True) -> Callable[[Run], Verb]:
    """Declare a verb with its marked help; the function is called with a session and the parts by name."""
    return lambda run: Verb(name, run, help=help, takes_json=takes_json)


def part(each: Option | Argument) -> Callable[[F], F]:
    """Declare an option or an argument of the function below."""

    def declare(run: F) -> F:
        run.__dict__.setdefault("parts", []).append(each)
        return run

    return declare


def option(*names: str, **parts: Any) -> Callable[[F], F]:
    """Declare an option; the keywords are those of Option, which Python's types cannot repeat without a second list."""
    return part(Option(*names, **parts))


def argument(name: str, **parts: Any) -> Callable[[F], F]:
    """Declare an argument; the keywords are those of Argument."""
    return part(Argument(name, **parts))


def text_argument() -> Callable[[F], F]:
    """Declare the text after a verb; without any it is asked for, and `-` means standard input."""
    return lambda run: argument("text", many=True, metavar=N_("[TEXT...]"))(editor_option(run))


def editor_option(run: F) -> F:
    """Declare --editor; `registry.do` takes it, and `Session.text` heeds it."""
    return option("--editor", flag=True, help=N_("Write the text in your own editor, VISUAL or EDITOR."))(run)


def text_option(*names: str, help: str, name: str | None = None, metavar: str = N_("TEXT")) -> Callable[[F], F]:
    """Declare an option whose value is text."""
    return option(*names, name=name, metavar=metavar, help=help)


def day_option(help: str = DAY_HELP) -> Callable[[F], F]:
    """Declare --day."""
    return option("--day", metavar=N_("DAY"), help=help)


def id_argument(name: str = "id", metavar: str = N_("ID"), ids: tuple[str, ...] = ANY_KIND) -> Callable[[F], F]:
    """Declare the short id of an entry."""
    return argument(name, metavar=metavar, ids=ids)


def limit_option() -> Callable[[F], F]:
    """Declare --limit."""
    help = N_("At most so many; usually 50.")
    return option("--limit", number=True, default=50, metavar=N_("NUMBER"), help=help)


def theme_option(run: F) -> F:
    """Declare --theme."""
    from recoverytui.domain.win import Theme

    themes = tuple(theme.value for theme in Theme)
    return option("--theme", choices=themes, metavar="|".join(themes), help=N_("Only what is about this."))(run)


def json_option(run: F) -> F:
    """Declare --json of a verb with a JSON form of its own."""
    return option("--json", name=AS_JSON, flag=True, help=_JSON_HELP)(run)


def only_me_option(run: F) -> F:
    """Declare --only-me."""
    return option("--only-me", flag=True, help=N_("Only for me: never offered for sharing."))(run)


EVERYWHERE = (
    Option("--diary", path=True, metavar=N_("PATH"), help=N_("Use this diary file.")),
    Option("--lang", completes="language", metavar="|".join(LANGUAGES), help=N_("Use this language.")),
    Option("--passphrase-fd", metavar="N", help=N_("Read the passphrase from this file descriptor.")),
)
"""Global options, accepted before and after every verb; `Session.take` applies them."""
VERSION = Option("--version", flag=True, help=N_("Show the version and exit."))
HELP = Option("--help", flag=True, help=N_("Show this message and exit."))
