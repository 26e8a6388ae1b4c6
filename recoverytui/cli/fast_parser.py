"""Parse ordinary command lines without click.

Importing click takes longer than most verbs. This parser handles correct lines and returns None for any other (help,
abbreviations, errors), which click then parses from the start. A test compares the two parsers.
"""

from collections.abc import Iterable, Sequence

from recoverytui.cli.command_spec import EVERYWHERE, Argument, Group, Option, Verb
from recoverytui.cli.console import whole
from recoverytui.errors import BadInput

_EVERYWHERE = frozenset(each.names[0] for each in EVERYWHERE)


class Call:
    """A parsed line: the verb, its parts, and the global options."""

    __slots__ = ("everywhere", "parts", "verb")

    def __init__(self, verb: Verb, parts: dict[str, object], everywhere: dict[str, str]) -> None:
        self.verb = verb
        self.parts = parts
        self.everywhere = everywhere


class _Unusual(Exception):
    """This line is left to click."""


def read(group: Group, line: Sequence[str]) -> Call | None:
    """Parse a line, or return None to leave it to click; raises BadInput for bytes that are not UTF-8."""
    # Reversed, so that the next word is taken with pop().
    left = list(reversed(line))
    everywhere: dict[str, str] = {}
    given: dict[str, object] = {}
    try:
        verb = _verb(group, left, everywhere)
        rest = _without_options(verb, left, given, everywhere)
        for each in verb.parts:
            if isinstance(each, Option) and given.setdefault(each.name, each.unset) is None and each.needed:
                raise _Unusual
        given.update(_arguments([each for each in verb.parts if isinstance(each, Argument)], rest))
    except (_Unusual, IndexError):
        return None
    return Call(verb, given, everywhere)


def help_asked(group: Group, line: Sequence[str]) -> tuple[tuple[str, ...], Verb | Group] | None:
    """Return all words and the verb or group of a line that asks for help and nothing else but --lang, or None."""
    *names, last = _without_language(line) or [""]
    found: Verb | Group = group
    for name in names:
        if not isinstance(found, Group) or name not in found.verbs:
            return None
        found = found.verbs[name]
    return ((group.name, *names), found) if last == "--help" else None


def _without_language(line: Sequence[str]) -> list[str]:
    """Return the line without --lang and its value."""
    left = list(reversed(line))
    rest = []
    while left:
        word = left.pop()
        if word == "--lang":
            del left[-1:]
        elif not word.startswith("--lang="):
            rest.append(word)
    return rest


def _verb(group: Group, left: list[str], everywhere: dict[str, str]) -> Verb:
    """Consume the line up to and including the verb."""
    found: Verb | Group = group
    while isinstance(found, Group):
        if not left and found.alone:
            found = found.verbs[found.alone]
            continue
        word = left.pop()
        name, sign, value = word.partition("=")
        if name in _EVERYWHERE:
            everywhere[name] = value if sign else left.pop()
        elif word.startswith("-") or word not in found.verbs:
            raise _Unusual
        else:
            found = found.verbs[word]
    return found


def _without_options(verb: Verb, left: list[str], given: dict[str, object], everywhere: dict[str, str]) -> list[str]:
    """Consume the options, and return the remaining words."""
    options = {name: each for each in verb.parts if isinstance(each, Option) for name in (*each.names, each.off)}
    rest: list[str] = []
    repeated: dict[str, tuple[object, ...]] = {}
    while left:
        word = left.pop()
        if word == "--":
            return rest + left[::-1]
        # A lone dash means standard input, and is a word.
        if len(word) < 2 or word[0] != "-":
            rest.append(word)
            continue
        name, sign, value = word.partition("=")
        option = options.get(name)
        if name in _EVERYWHERE:
            everywhere[name] = value if sign else left.pop()
        elif option is None or (option.flag and sign):
            raise _Unusual
        elif option.flag:
            given[option.name] = name != option.off
        else:
            taken = _value(option, value if sign else left.pop())
            if option.multiple:
                repeated[option.name] = (*repeated.get(option.name, ()), taken)
            given[option.name] = repeated.get(option.name, taken)
    return rest


def _value(option: Option, value: str) -> object:
    if option.choices and value not in option.choices:
        raise _Unusual
    if option.number:
        if not (value.isascii() and value.isdigit() and 0 < len(value) < 10 and int(value)):
            raise _Unusual
        return int(value)
    try:
        return value if option.path else whole(value)
    except BadInput:  # if the option is repeated, a later value replaces this one
        raise _Unusual from None


def _arguments(arguments: Iterable[Argument], rest: list[str]) -> dict[str, object]:
    """Assign the words to the arguments; only the last argument can take several."""
    taken: dict[str, object] = {}
    for each in arguments:
        if each.many:
            taken[each.name] = tuple(map(whole, rest))
            rest = []
        elif rest:
            taken[each.name] = _chosen(each, rest.pop(0))
        elif each.needed:
            raise _Unusual
        else:
            taken[each.name] = None
    if rest:
        raise _Unusual
    return taken


def _chosen(argument: Argument, word: str) -> str:
    if argument.choices and word not in argument.choices:
        raise _Unusual
    return word if argument.path else whole(word)
