"""Check a built site: every link leads to a file and a heading that are there, and nothing is loaded from elsewhere."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_LOADS = {"img": "src", "script": "src", "source": "src", "iframe": "src", "video": "src", "link": "href"}
_NOT_LOADED = {"canonical", "alternate", "prev", "next", "edit"}
"""Relations of `link` that a browser does not fetch."""


class _Links(HTMLParser):
    """Collects the ids, the links and the loaded files of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.loaded: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take one tag."""
        parts = {name: value or "" for name, value in attrs}
        self.ids |= {parts[name] for name in ("id", "name") if name in parts}
        if tag == "a" and "href" in parts:
            self.links.append(parts["href"])
        attribute = _LOADS.get(tag)
        if attribute and attribute in parts and parts.get("rel") not in _NOT_LOADED:
            self.loaded.append(parts[attribute])


def findings(site: Path) -> list[str]:
    """Return the dead links of a site, and what its pages load from elsewhere; one line each."""
    pages = {path: _read(path) for path in sorted(site.rglob("*.html")) if path.name != "404.html"}
    return [f"{path.relative_to(site)}: {wrong}" for path, page in pages.items() for wrong in _of(path, page, pages)]


def _read(path: Path) -> _Links:
    page = _Links()
    page.feed(path.read_text("utf-8"))
    return page


def _of(path: Path, page: _Links, pages: dict[Path, _Links]) -> Iterator[str]:
    yield from (f"loads {link}" for link in page.loaded if urlsplit(link).netloc)
    for link in dict.fromkeys([*page.links, *page.loaded]):
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            continue
        target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
        target = target / "index.html" if target.is_dir() else target
        fragment = unquote(parts.fragment)
        if not target.is_file():
            yield f"{link} leads nowhere"
        elif fragment and target in pages and fragment not in pages[target].ids and fragment != "__skip":
            yield f"{link} names no heading"
