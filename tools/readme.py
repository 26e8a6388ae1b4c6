"""Generate the README's tables of verbs and keys: `python -m tools.readme` (or `check`).

The manual page is written with it, since it names the same verbs.
"""

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from recoverytui.cli.registry import ROOT
from recoverytui.text.languages import bind_gettext
from recoverytui.text.translator import Translator
from recoverytui.tui import keys

README = Path(__file__).parents[1] / "README.md"


def filled(text: str) -> str:
    """Return the README with both tables as they must be now."""
    bind_gettext("en")
    words = Translator("en")
    return _between(_between(text, "verbs", verbs(words)), "keys", key_table(words))


def verbs(words: Translator) -> Iterator[str]:
    """Yield the lines of the table of verbs."""
    yield "| Verb | Does |"
    yield "|---|---|"
    for name, verb in ROOT.verbs.items():
        inner = " ".join(getattr(verb, "verbs", ()))
        yield f"| `{name}`{f' ({inner})' if inner else ''} | {words(verb.help).splitlines()[0]} |"


def key_table(words: Translator) -> Iterator[str]:
    """Yield the lines of the table of keys, the rooms in the order of the program."""
    yield "| Where | Key | Does |"
    yield "|---|---|---|"
    for room, rows in groupby(keys.table(words), key=lambda row: row[0]):
        for _, key, told in rows:
            yield f"| {room} | `{key}` | {told} |"


def _between(text: str, name: str, lines: Iterator[str]) -> str:
    start, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
    head, rest = text.split(start)
    _, tail = rest.split(end)
    return f"{head}{start}\n" + "\n".join(lines) + f"\n\n{end}{tail}"


def main(arguments: list[str]) -> int:
    """Fill the README; with `check`, only return 1 if it is outdated."""
    text = README.read_text("utf-8")
    wanted = filled(text)
    if arguments == ["check"]:
        return int(text != wanted)
    README.write_text(wanted, "utf-8")
    from tools import manpage  # it names the same verbs, so both are brought up to date at once

    manpage.main([])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
