"""Markdown renderers, a parser that lists the elements of their output, and whole documents kept as files."""

from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-golden", action="store_true", help="write golden documents that are not there yet")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Assert that a document says what its kept file says, letter for letter."""

    def compare(name: str, text: str) -> None:
        file = GOLDEN / name
        if request.config.getoption("--write-golden", default=False) and not file.exists():
            file.write_text(text, "utf-8")
        assert text == file.read_text("utf-8")

    return compare


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
