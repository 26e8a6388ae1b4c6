"""Blocks as a self-contained HTML page for a browser or printer, without scripts or network requests."""

from collections.abc import Iterator
from functools import lru_cache
from html import escape
from itertools import chain

from recoverytui.exports.document import Document, Heading, Item, Paragraph, Part, WritingLines, lines_of
from recoverytui.exports.escaping import is_prose
from recoverytui.text.translator import Translator

_STYLE = (
    "body{max-width:38em;margin:2em auto;padding:0 1em;font:1.1em/1.5 sans-serif;"
    "overflow-wrap:anywhere}h1,h2,h3{line-height:1.2;break-after:avoid}li,p{margin:.5em 0}"
    ".line{border-bottom:1px solid;height:2em}"
    "@media print{body{margin:0;max-width:none}li{break-inside:avoid}}"
)
_HEAD = (
    '<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    '<meta name="viewport" content="width=device-width">\n'
    "<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n"
)
_TAIL = "</body>\n</html>\n"
_BREAK = "<br />\n"


def pieces(document: Document, words: Translator) -> Iterator[str]:
    """Yield the page block by block; its title is the first heading."""
    blocks = iter(document)
    first = next(blocks, None)
    title = _text(first.label) if isinstance(first, Heading) else ""
    yield _HEAD.format(language=words.language, title=title, style=_STYLE)
    depth = 0
    for block in chain([first] if first else (), blocks):
        if isinstance(block, Item):
            yield _between(depth, block.depth)
            depth = block.depth
            yield _item(block)
            continue
        if depth:
            yield _between(depth, 0)
            depth = 0
        if isinstance(block, Heading):
            yield f"<h{block.level}>{_text(block.label)}</h{block.level}>\n"
        elif isinstance(block, Paragraph):
            yield _paragraphs([_BREAK.join(lines) for lines in lines_of([block.part], _text)])
        elif isinstance(block, WritingLines):
            yield '<div class="line"></div>\n' * block.number
        else:
            yield "<hr />\n"
    yield _between(depth, 0)
    yield _TAIL


def _between(before: int, depth: int) -> str:
    """Return the tags between an item and the next block; an item stays open for a nested list."""
    if depth > before:
        return ("\n" if before else "") + "\n<li>".join(["<ul>\n"] * (depth - before))
    closed = "</li>\n</ul>\n" * (before - depth)
    return f"{closed}</li>\n" if depth else closed


def _item(item: Item) -> str:
    first, more, _ = item
    if not first.label and is_prose(first.text):
        if not more:
            return f"<li>{first.text}"
        below = [_repeated(part) for part in more]
        if not any("</p>" in each for each in below):
            return f"<li>{_BREAK.join((first.text, *below))}"
    several = [_BREAK.join(lines) for lines in lines_of((first, *more), _text)]
    return f"<li>{several[0]}" if len(several) == 1 else f"<li>\n{_paragraphs(several)}"


@lru_cache(maxsize=1_000)
def _repeated(part: Part) -> str:
    """Return a further line of an item, cached because themes, company and goals recur in many entries."""
    several = [_BREAK.join(lines) for lines in lines_of([part], _text)]
    return several[0] if len(several) == 1 else _paragraphs(several)


def _paragraphs(several: list[str]) -> str:
    return "".join(f"<p>{each}</p>\n" for each in several)


def _text(text: str) -> str:
    return escape(text, quote=False)
