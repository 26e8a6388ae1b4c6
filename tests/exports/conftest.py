"""Markdown renderers, and a parser that lists the elements of their output."""

from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt


class Page(HTMLParser):
    """What a browser would show: the lines of text, and every element that is more than text and its frame."""

    FRAME = frozenset({"p", "br", "ul", "li", "h1", "h2", "h3"})
    BREAKS = frozenset({"p", "br", "li", "h1", "h2", "h3"})

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.shown = ""
        self.active: list[str] = []
        self.elements: list[str] = []
        self.feed(html)
        self.close()

    @property
    def lines(self) -> list[str]:
        """The lines that say something."""
        return [line.strip() for line in self.shown.split("\n") if line.strip()]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        if tag not in self.FRAME or attrs:
            self.active.append(tag)
        if tag in self.BREAKS:
            self.shown += "\n"

    def handle_endtag(self, tag: str) -> None:
        if tag in self.BREAKS:
            self.shown += "\n"

    def handle_data(self, data: str) -> None:
        self.shown += data

    def handle_comment(self, data: str) -> None:
        self.active.append("comment")

    def handle_decl(self, decl: str) -> None:
        self.active.append("declaration")

    def handle_pi(self, data: str) -> None:
        self.active.append("instruction")

    def unknown_decl(self, data: str) -> None:
        self.active.append("declaration")


RENDERERS: dict[str, Callable[[str], str]] = {
    "plain": MarkdownIt("commonmark").render,
    "with everything on": MarkdownIt("gfm-like", {"html": True, "typographer": False}).render,
}


@pytest.fixture(params=RENDERERS, scope="session")
def render(request: pytest.FixtureRequest) -> Callable[[str], Page]:
    """Render Markdown and read the page: `render("# A").lines`."""
    html = RENDERERS[request.param]
    return lambda markdown: Page(html(markdown))
