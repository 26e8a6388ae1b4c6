"""Generate the tables of verbs and keys that the README leads to: `python -m tools.readme` (or `check`).

The manual page is written with them, since it names the same verbs.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from recoverytui.cli.registry import ROOT, SECTIONS
from recoverytui.text.languages import bind_gettext
from recoverytui.text.translator import Translator
from recoverytui.tui import keys

DOCS = Path(__file__).parents[1] / "docs"


class Pages(NamedTuple):
    """The two pages of one language: file names, and what stands around the tables."""

    verbs: str
    keys: str
    verbs_head: str
    keys_head: str
    verb_cells: tuple[str, str]
    key_cells: tuple[str, str, str]


PAGES: Mapping[str, Pages] = {
    "en": Pages(
        "verbs.md",
        "keys.md",
        "# Commands\n\n[På dansk](kommandoer.md)\n\n"
        "`recovery COMMAND --help` tells about one of them, in your language. A command in brackets comes after the first:\n"
        "`recovery goal add`. Without a command the diary opens on the whole screen.",
        "# Keys\n\n[På dansk](taster.md)\n\n"
        "One letter has one meaning: `Space` ticks, `Enter` does the main thing of the row, `a` adds, `e` edits, `x` deletes and\n"
        "`f` makes a page, wherever that can be done; `o` shows another view, and `j` goes to a day. What stands under\n"
        "*Everywhere* holds in every room, but not while you type, nor in the group view.\n\n"
        "The mouse does what the keys do. To select text as elsewhere in your terminal, hold Shift while you drag; inside, drag\n"
        "and press Ctrl+C. `recovery settings mouse off` leaves the mouse to the terminal.",
        ("Command", "Does"),
        ("Where", "Key", "Does"),
    ),
    "da": Pages(
        "kommandoer.md",
        "taster.md",
        "# Kommandoer\n\n[In English](verbs.md)\n\n"
        "`recovery KOMMANDO --help` fortæller om én af dem. En kommando i parentes kommer efter den første:\n"
        "`recovery goal add`. Uden en kommando åbner dagbogen på hele skærmen.",
        "# Taster\n\n[In English](keys.md)\n\n"
        "Hvert bogstav betyder én ting: Mellemrum sætter hak, `Enter` gør det vigtigste ved linjen, `a` tilføjer, `e` retter,\n"
        "`x` sletter, og `f` laver en side, hvor det kan lade sig gøre; `o` viser det på en anden måde, og `j` går til en dag.\n"
        "Tasterne øverst virker overalt, men ikke mens du skriver, og ikke i gruppevisningen.\n\n"
        "Musen kan det samme som tasterne. Vil du markere tekst som ellers i din terminal, så hold Shift nede, mens du trækker;\n"
        "i programmet: træk, og tryk Ctrl+C. `recovery settings mouse off` overlader musen til terminalen.",
        ("Kommando", "Gør"),
        ("Hvor", "Tast", "Gør"),
    ),
}
"""By language. The names of commands and keys are those of every language."""


def written() -> dict[Path, str]:
    """Return the text of each page as it must be now, by its path."""
    texts = {}
    for language, pages in PAGES.items():
        bind_gettext(language)
        words = Translator(language)
        texts[DOCS / pages.verbs] = f"{pages.verbs_head}\n\n{_joined(verbs(words, pages.verb_cells))}"
        texts[DOCS / pages.keys] = f"{pages.keys_head}\n\n{_joined(key_table(words, pages.key_cells))}"
    return texts


def verbs(words: Translator, head: Iterable[str]) -> Iterator[str]:
    """Yield the lines of the tables of verbs, one table a section."""
    for section, names in SECTIONS.items():
        yield from ("", f"## {words(section)}", "", _row(head), "|---|---|")
        for name in names:
            verb = ROOT.verbs[name]
            inner = " ".join(getattr(verb, "verbs", ()))
            yield _row((f"`{name}`{f' ({inner})' if inner else ''}", words(verb.help).splitlines()[0]))


def key_table(words: Translator, head: Iterable[str]) -> Iterator[str]:
    """Yield the lines of the table of keys, the rooms in the order of the program."""
    yield from (_row(head), "|---|---|---|")
    for room, rows in groupby(keys.table(words), key=lambda row: row[0]):
        for _, key, told in rows:
            yield _row((room, f"`{key}`", told))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(lines).lstrip("\n") + "\n"


def main(arguments: list[str]) -> int:
    """Write the pages; with `check`, only return 1 if one is outdated."""
    wanted = written()
    if arguments == ["check"]:
        return int(any(not path.exists() or path.read_text("utf-8") != text for path, text in wanted.items()))
    for path, text in wanted.items():
        path.write_text(text, "utf-8")
    from tools import manpage  # it names the same verbs, so both are brought up to date at once

    manpage.main([])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
