"""How a verb is declared: its help, its options and its arguments, as plain data that costs nothing to load.

Two readers take a line apart by these declarations: `quick` for the lines that are just so, and `clicked` (click)
for everything else: help, completion, mistakes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from typing import Any, TypeVar

from recoverytui.domain.entry import Kind
from recoverytui.errors import N_
from recoverytui.text.fields import DAY_HELP, Asked, Field, by_option

Run = Callable[..., Any]
F = TypeVar("F", bound=Run)
ANY_KIND = ("win", "strategy", "goal", "tryout", "pause", "card", "talk", "answer", "question")


class Option:
    """An option of a verb; without choices, number, path or flag it takes words of the person."""

    __slots__ = (
        "choices",
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
        default: Any = None,
    ) -> None:
        """Take the spellings (`--only-me/--not-only-me` for a switch with two sides) and the name of its value."""
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
        """The kinds of entry whose ids fit here; a shell is told them when it asks."""
        self.default = False if flag and default is None else default

    @property
    def unset(self) -> Any:
        """The value when the option is not given."""
        return () if self.multiple else self.default


class Argument:
    """An argument of a verb: one word, or all that are left."""

    __slots__ = ("choices", "ids", "many", "metavar", "name", "needed", "path")

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
    ) -> None:
        """Take its name, and what help calls it."""
        self.path = path
        self.ids = ids
        self.name = name
        self.metavar = metavar
        self.many = many
        self.needed = needed and not many
        self.choices = choices


class Verb:
    """A verb: what it is called, what it takes, and what it does with a session."""

    __slots__ = ("dash_is_word", "help", "name", "parts", "run")

    def __init__(self, name: str, run: Run, *, help: str, dash_is_word: bool = False) -> None:
        """Take the function; its decorators have left the parts on it, the last one first."""
        self.name = name
        self.run = run
        self.help = help
        self.dash_is_word = dash_is_word
        """Words that begin with a dash and name no option are words all the same."""
        self.parts: tuple[Option | Argument, ...] = tuple(reversed(getattr(run, "parts", ())))


class Group:
    """A noun with several deeds."""

    __slots__ = ("alone", "help", "name", "verbs")

    def __init__(
        self,
        name: str,
        *,
        help: str,
        verbs: "Mapping[str, Verb | Group] | None" = None,
        alone: str | None = None,
    ) -> None:
        """Take its name and help, and which deed it stands for alone, if any; deeds are added with `verb`."""
        self.alone = alone
        self.name = name
        self.help = help
        self.verbs: Mapping[str, Verb | Group] = {} if verbs is None else verbs

    def verb(self, name: str, *, help: str, dash_is_word: bool = False) -> Callable[[Run], Verb]:
        """Declare a deed of this noun."""

        def declare(run: Run) -> Verb:
            deed = Verb(name, run, help=help, dash_is_word=dash_is_word)
            self.verbs = {**self.verbs, name: deed}
            return deed

        return declare


def unset_parts(verb: Verb) -> dict[str, Any]:
    """Return the parts of a verb when nothing is said after it."""
    return {each.name: each.unset if isinstance(each, Option) else () if each.many else None for each in verb.parts}


class LazyCommands(Mapping[str, Verb | Group]):
    """The verbs by name, in order; a family of them is loaded when one is taken down.

    To the one who asks, all are there: help, completion and manual pages see every verb.
    """

    def __init__(self, families: Mapping[str, str]) -> None:
        """Take the module of each verb; it lists its verbs as VERBS."""
        self._families = families
        self._loaded: dict[str, Verb | Group] = {}

    def __getitem__(self, name: str) -> Verb | Group:
        if name not in self._loaded:
            family = import_module(f"recoverytui.cli.{self._families[name]}")
            self._loaded.update({verb.name: verb for verb in family.VERBS})
        return self._loaded[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._families)

    def __len__(self) -> int:
        return len(self._families)


def verb(name: str, *, help: str) -> Callable[[Run], Verb]:
    """Declare a verb with its marked help; the function is called with a session and the parts by name."""
    return lambda run: Verb(name, run, help=help)


def part(each: Option | Argument) -> Callable[[F], F]:
    """Declare an option or an argument of the function below."""

    def declare(run: F) -> F:
        run.__dict__.setdefault("parts", []).append(each)
        return run

    return declare


def option(*names: str, **parts: Any) -> Callable[[F], F]:
    """Declare an option; see Option."""
    return part(Option(*names, **parts))


def argument(name: str, **parts: Any) -> Callable[[F], F]:
    """Declare an argument; see Argument."""
    return part(Argument(name, **parts))


def text_argument() -> Callable[[F], F]:
    """Declare the words after a verb; none at all are asked for, and `-` stands for standard input."""
    return argument("text", many=True, metavar=N_("[TEXT...]"))


def text_option(*names: str, help: str, name: str | None = None, metavar: str = N_("TEXT")) -> Callable[[F], F]:
    """Declare an option that takes words of the person."""
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


def field_options(kind: Kind, *names: str) -> Callable[[F], F]:
    """Declare the options of a new entry of a kind: of each field that has one, or of those that are named."""
    rows = by_option(kind).values()
    return _declared(field_option(row) for row in rows if not names or row.name in names)


def change_options(*kinds: Kind) -> Callable[[F], F]:
    """Declare the options that change an entry of any of these kinds; each is named as it is spelled.

    An option can set another field in another kind: `--helped` names the strategy of a win, and is the answer of a use.
    """
    rows: dict[str, list[Field]] = {}
    for kind in kinds:
        for spelled, row in by_option(kind).items():
            rows.setdefault(spelled, []).append(row)
    return _declared(_change_option(*same) for same in rows.values())


def field_option(row: Field) -> Option:
    """Return the option that sets a field of a new entry."""
    if row.asked is Asked.FLAG:
        return Option(row.option.partition("/")[0], name=row.name, flag=True, help=row.help)
    return Option(
        *row.option.split(),
        name=row.name,
        metavar=_metavar(row),
        multiple=row.asked is Asked.CHOICES,
        choices=row.values,
        ids=(row.of.value,) if row.of else (),
        help=row.help,
    )


def _change_option(row: Field, *others: Field) -> Option:
    if row.asked is Asked.FLAG:
        return Option(row.option, default=None, help=row.help)
    option = field_option(row)
    option.name = Option(*option.names).name
    option.metavar = "|".join(dict.fromkeys(map(_metavar, (row, *others))))
    option.choices = () if others or not row.values else (*row.values, "")
    return option


def _metavar(row: Field) -> str:
    return row.metavar or "|".join(row.values) or N_("TEXT")


def _declared(options: Iterable[Option]) -> Callable[[F], F]:
    def declare(run: F) -> F:
        for each in reversed(list(options)):
            run = part(each)(run)
        return run

    return declare


def json_option(run: F) -> F:
    """Declare --json."""
    return option("--json", name="as_json", flag=True, help=N_("Print JSON, for other programs."))(run)


def only_me_option(run: F) -> F:
    """Declare --only-me."""
    return option("--only-me", flag=True, help=N_("Only for me: never offered for sharing."))(run)


EVERYWHERE = (
    Option("--diary", path=True, metavar=N_("PATH"), help=N_("Use this diary file.")),
    Option("--lang", metavar="en|da", help=N_("Speak English or Danish.")),
    Option("--passphrase-fd", metavar="N", help=N_("Read the passphrase from this file descriptor.")),
)
"""Options taken before and after every verb; `Session.take` knows what they mean."""
