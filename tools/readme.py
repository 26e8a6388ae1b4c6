"""Generate the tables of verbs and keys that the README leads to: `python -m tools.readme` (or `check`).

The manual page is written with them, since it names the same verbs.
"""

import sys
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from recoverytui.cli.registry import ROOT, SECTIONS
from recoverytui.text.languages import bind_gettext
from recoverytui.text.translator import Translator
from recoverytui.tui import keys

DOCS = Path(__file__).parents[1] / "docs"
WIDTH = 120


class Page(NamedTuple):
    """A page: its file, its title, the link to it in the other language, its paragraphs, the heads of its tables."""

    file: str
    title: str
    other: str
    paragraphs: tuple[str, ...]
    cells: tuple[str, ...]


class Pages(NamedTuple):
    """The two pages of one language."""

    verbs: Page
    keys: Page


PAGES: Mapping[str, Pages] = {
    "en": Pages(
        Page(
            "verbs.md",
            "Commands",
            "[På dansk](kommandoer.md)",
            (
                "`recovery COMMAND --help` tells about one of them, in your language. A command in brackets comes "
                "after the first: `recovery goal add`. Without a command the diary opens on the whole screen.",
            ),
            ("Command", "Does"),
        ),
        Page(
            "keys.md",
            "Keys",
            "[På dansk](taster.md)",
            (
                "One letter has one meaning: `Space` ticks, `Enter` does the main thing of the row, `a` adds, `e` "
                "edits, `x` deletes and `f` makes a page, wherever that can be done; `o` shows another view, and `j` "
                "goes to a day. What stands under *Everywhere* holds in every room, but not while you type, nor "
                "in the group view.",
                "The mouse does what the keys do. To select text as elsewhere in your terminal, hold Shift while you "
                "drag; inside, drag and press Ctrl+C. `recovery settings mouse off` leaves the mouse to the terminal.",
            ),
            ("Where", "Key", "Does"),
        ),
    ),
    "da": Pages(
        Page(
            "kommandoer.md",
            "Kommandoer",
            "[In English](verbs.md)",
            (
                "`recovery KOMMANDO --help` fortæller om én af dem. En kommando i parentes kommer efter den første: "
                "`recovery goal add`. Uden en kommando åbner dagbogen på hele skærmen.",
            ),
            ("Kommando", "Gør"),
        ),
        Page(
            "taster.md",
            "Taster",
            "[In English](keys.md)",
            (
                "Hvert bogstav betyder én ting: Mellemrum sætter kryds, `Enter` gør det vigtigste ved linjen, `a` "
                "tilføjer, `e` retter, `x` sletter, og `f` laver en side, hvor det kan lade sig gøre; `o` viser det "
                "på en anden måde, og `j` går til en dag. Tasterne øverst virker alle steder, men ikke mens du "
                "skriver, og ikke i gruppevisningen.",
                "Musen kan det samme som tasterne. Vil du markere tekst som ellers i din terminal, så hold Shift "
                "nede, mens du trækker; i programmet: træk, og tryk Ctrl+C. `recovery settings mouse off` overlader "
                "musen til terminalen.",
            ),
            ("Hvor", "Tast", "Gør"),
        ),
    ),
}
"""By language. The names of commands and keys are those of every language."""


def written() -> dict[Path, str]:
    """Return the text of each page as it must be now, by its path."""
    texts = {}
    for language, pages in PAGES.items():
        bind_gettext(language)
        words = Translator(language)
        for page, table in ((pages.verbs, verbs), (pages.keys, key_table)):
            texts[DOCS / page.file] = "\n".join((*_head(page), *table(words, page.cells))) + "\n"
    return texts


def _head(page: Page) -> Iterator[str]:
    for paragraph in (f"# {page.title}", page.other, *page.paragraphs):
        yield from (*textwrap.wrap(paragraph, WIDTH, break_on_hyphens=False), "")


def verbs(words: Translator, head: Iterable[str]) -> Iterator[str]:
    """Yield the lines of the tables of verbs, one table a section."""
    for place, (section, names) in enumerate(SECTIONS.items()):
        yield from (*([""] if place else []), f"## {words(section)}", "", _row(head), "|---|---|")
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
