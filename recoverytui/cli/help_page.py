"""Help pages from the declarations of the verbs, as click writes them, without loading click.

Click takes longer to load than the page to write. A test compares every page with click's.
"""

import os
from collections.abc import Iterable, Iterator
from textwrap import fill

from recoverytui.cli import registry
from recoverytui.cli.command_spec import EVERYWHERE, HELP, VERSION, Argument, Group, Option, Verb
from recoverytui.errors import N_
from recoverytui.text.languages import draft_note
from recoverytui.text.translator import Translator

_INDENT = "  "
_NARROWEST, _WIDEST = 50, 80
_MARGIN = 2
_FIRST_COLUMN = 30
"""The widest first column of a list; a longer name stands on a line of its own."""
_BESIDE = 20
"""The least columns for the arguments beside the name of a verb."""


def page(words: Translator, names: tuple[str, ...], asked: Verb | Group, *, linear: bool) -> str:
    """Return the help of a verb or a group, named by all its words from the program on."""
    width = max(min(_columns(), _WIDEST) - _MARGIN, _NARROWEST)
    parts = [*_usage(words, " ".join(names), asked, width), "", _paragraphs(words(asked.help), width, _INDENT)]
    for title, rows in _lists(words, asked):
        parts += ["", f"{words(title)}:", *(_read_aloud(rows) if linear else _columned(rows, width))]
    if asked is registry.ROOT and (note := draft_note(words.language)):
        parts += ["", fill(words(note), width)]
    return "\n".join(parts)


def _columns() -> int:
    """Return the width of the terminal, as `shutil` does, which takes longer to load than the page."""
    try:
        columns = int(os.environ["COLUMNS"])
    except (KeyError, ValueError):
        columns = 0
    if columns <= 0:
        try:
            columns = os.get_terminal_size().columns
        except OSError:
            columns = 0
    return columns or _WIDEST


def _usage(words: Translator, name: str, asked: Verb | Group, width: int) -> Iterator[str]:
    """Yield the line that says how to write the verb."""
    if isinstance(asked, Verb):
        after = [words(each.metavar) for each in asked.parts if isinstance(each, Argument)]
    else:
        after = [words(N_("[COMMAND] [ARGS]...") if asked is registry.ROOT else N_("COMMAND [ARGS]..."))]
    said = " ".join([words(N_("[OPTIONS]")), *after])
    title = words("Usage:")
    begin = f"{title} {name} "
    if width >= len(begin) + _BESIDE:
        yield fill(said, width, initial_indent=begin, subsequent_indent=" " * len(begin))
        return
    yield begin
    indent = " " * (len(title) + 1 + 4)
    yield fill(said, width, initial_indent=indent, subsequent_indent=indent)


def _lists(words: Translator, asked: Verb | Group) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield the options and the verbs of a group, under their titles."""
    own = [each for each in asked.parts if isinstance(each, Option)] if isinstance(asked, Verb) else []
    first = [VERSION] if asked is registry.ROOT else []
    yield N_("Options"), [_option(words, each) for each in (*first, *own, *EVERYWHERE, HELP)]
    if isinstance(asked, Group):
        sections = registry.SECTIONS if asked is registry.ROOT else {N_("Commands"): asked.verbs}
        for title, verbs in sections.items():
            yield title, [(name, words(asked.verbs[name].help).partition("\n")[0]) for name in verbs]


def _option(words: Translator, option: Option) -> tuple[str, str]:
    """Return how an option is spelled, and what it means."""
    spelled = ", ".join(sorted(option.names, key=lambda name: name.startswith("--")))
    if option.off:
        spelled += f" / {option.off}"
    if option.metavar and not option.flag:
        spelled += f" {words(option.metavar)}"
    return spelled, f"{words(option.help)}  [{words('required')}]" if option.needed else words(option.help)


def _read_aloud(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    return (f"{name}: {meaning}" for name, meaning in rows)


def _columned(rows: list[tuple[str, str]], width: int) -> Iterator[str]:
    """Yield the lines of a list: names in one column, what they mean in another."""
    first = min(max(len(name) for name, _ in rows), _FIRST_COLUMN) + _MARGIN
    for name, meaning in rows:
        begin, *lines = _paragraphs(meaning, max(width - first - _MARGIN, 10)).split("\n")
        if len(name) > first - _MARGIN:
            yield _INDENT + name
            yield _INDENT + " " * first + begin
        else:
            yield _INDENT + name.ljust(first) + begin
        yield from (_INDENT + " " * first + line for line in lines)


def _paragraphs(text: str, width: int, indent: str = "") -> str:
    return "\n\n".join(
        fill(part.replace("\n", " "), width, initial_indent=indent, subsequent_indent=indent)
        for part in text.split("\n\n")
    )
