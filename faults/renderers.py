"""Installed Markdown renderers, and the visible text of their HTML."""

from collections.abc import Callable
from html.parser import HTMLParser
from importlib import import_module
from importlib.util import find_spec
from typing import Any, TypeAlias

Render: TypeAlias = Callable[[str], str]


class Page(HTMLParser):
    """What a browser would show: the lines of text, and every element that is more than text and its frame."""

    BREAKS = frozenset({"p", "br", "li", "h1", "h2", "h3"})
    FRAME = BREAKS | {"ul"}

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.shown = ""
        self.active: list[str] = []
        self.feed(html)
        self.close()

    @property
    def lines(self) -> list[str]:
        """The lines that say something."""
        return [line.strip() for line in self.shown.split("\n") if line.strip()]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of an element."""
        if tag not in self.FRAME or attrs:
            self.active.append(tag)
        self._end(tag)

    def handle_endtag(self, tag: str) -> None:
        """End a line where an element ends."""
        self._end(tag)

    def handle_data(self, data: str) -> None:
        """Take note of text."""
        self.shown += data

    def handle_comment(self, data: str) -> None:  # noqa: ARG002 - the parser's
        """Take note of a comment."""
        self.active.append("comment")

    def handle_decl(self, decl: str) -> None:
        """Take note of a declaration."""
        self.handle_comment(decl)

    def handle_pi(self, data: str) -> None:
        """Take note of an instruction."""
        self.handle_comment(data)

    def unknown_decl(self, data: str) -> None:
        """Take note of anything else of that kind."""
        self.handle_comment(data)

    def _end(self, tag: str) -> None:
        if tag in self.BREAKS:
            self.shown += "\n"


def _markdown_it(module: Any) -> dict[str, Render]:
    return {
        "markdown-it": module.MarkdownIt("commonmark").render,
        "markdown-it, all on": module.MarkdownIt("gfm-like", {"html": True}).render,
    }


def _mistune(module: Any) -> dict[str, Render]:
    plugins = [
        "strikethrough",
        "footnotes",
        "table",
        "url",
        "task_lists",
        "def_list",
        "abbr",
        "mark",
        "math",
        "spoiler",
    ]
    return {
        "mistune": module.create_markdown(escape=False),
        "mistune, all on": module.create_markdown(escape=False, plugins=plugins),
    }


def _marko(module: Any) -> dict[str, Render]:
    return {"marko": module.Markdown().convert, "marko, as GitHub": module.Markdown(extensions=["gfm"]).convert}


def _commonmark(module: Any) -> dict[str, Render]:
    return {"commonmark": module.commonmark}


_READERS: dict[str, Callable[[Any], dict[str, Render]]] = {
    "markdown_it": _markdown_it,
    "mistune": _mistune,
    "marko": _marko,
    "commonmark": _commonmark,
}


def installed() -> tuple[dict[str, Render], list[str]]:
    """Return the readers that are here by name, and the packages that are not."""
    found: dict[str, Render] = {}
    missing = []
    for package, readers in _READERS.items():
        if find_spec(package) is None:
            missing.append(package)
        else:
            found |= readers(import_module(package))
    return found, missing
