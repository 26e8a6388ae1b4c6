"""Blocks as a self-contained HTML page for a browser or printer, without scripts or network requests."""

from collections.abc import Iterator
from functools import lru_cache
from html import escape
from itertools import chain

from recoverytui.exports.document import (
    Details,
    Document,
    Heading,
    Item,
    Page,
    Panel,
    Paragraph,
    Part,
    WritingLines,
    in_one_line,
    lines_of,
)
from recoverytui.exports.escaping import is_prose
from recoverytui.text.translator import Translator

_STYLE = (
    "body{max-width:38em;margin:2em auto;padding:0 1em;font:1.1em/1.5 sans-serif;"
    "overflow-wrap:anywhere}h1,h2,h3{line-height:1.2;break-after:avoid}li,p{margin:.5em 0}"
    ".line{border-bottom:1px solid;height:2em}"
    "@media print{body{margin:0;max-width:none}li{break-inside:avoid}}"
)
_SHEET = (
    "@page{size:A4;margin:16mm 20mm 14mm}"
    "html{color:black;background:white}body{max-width:170mm;margin:12mm auto;font:12pt/1.5 sans-serif}"
    "h1{font-size:24pt;color:darkslategray;margin:0 0 4mm;padding-bottom:3mm;border-bottom:.4mm solid darkslategray}"
    "h2{font-size:1.05em;color:darkslategray;margin:1.3em 0 .25em}p{margin:0 0 2mm}"
    ".details{font-size:11pt;color:dimgray}.details span{margin-right:8mm}.lead{font-size:1.25em;margin:4mm 0 0}"
    ".line{height:9.5mm;border-bottom:.25mm solid darkgray;break-inside:avoid}"
    ".large{font-size:14pt}.small{font-size:10.5pt}.smallest{font-size:8.5pt;line-height:1.4}"
    "@media print{body{margin:0}}"
)
"""The page of a sheet: one side of A4, left-aligned, with room to write. `page_fit` knows these sizes."""
_WALLET = (
    "body.wallet{max-width:none;margin:0;padding:0;font-size:8.5pt;line-height:1.35}"
    ".fold{display:grid;grid-template-columns:1fr 1fr;grid-auto-rows:minmax(54mm,auto);width:169mm;"
    "box-sizing:border-box;border:.25mm solid gray}"
    ".fold section{padding:4mm 5mm;box-sizing:border-box;border:0 dashed silver}"
    ".fold section:nth-child(odd){border-right-width:.25mm}.fold section:nth-child(n+3){border-top-width:.25mm}"
    ".fold section:first-child{display:flex;flex-direction:column;justify-content:center}"
    ".wallet h1{font-size:15pt;margin:0 0 2mm;padding:0 0 1.5mm}.wallet h2{font-size:1em;margin:0 0 .3mm}"
    ".wallet p{margin:0 0 2mm}.wallet .details{font-size:8pt;margin:0}.wallet .details span{display:block}"
    ".wallet .line{height:5.5mm}.wallet .line+h2{margin-top:2.5mm}"
    "body.wallet.small{font-size:7.5pt}body.wallet.smallest{font-size:6.5pt}"
    "@media screen{body.wallet{padding:8mm}}"
)
"""The page of a sheet that is cut out and folded twice, to the size of a bank card."""
_HEAD = (
    '<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    '<meta name="viewport" content="width=device-width">\n'
    "<title>{title}</title>\n<style>{style}</style>\n</head>\n<body{classes}>\n"
)
_FOLD, _FOLD_END = '<div class="fold">\n<section>\n', "</section>\n</div>\n"
_TAIL = "</body>\n</html>\n"
_BREAK = "<br />\n"


def pieces(document: Document, words: Translator) -> Iterator[str]:
    """Yield the page block by block; its title is the first heading."""
    blocks = iter(document)
    first = next(blocks, None)
    page = first if isinstance(first, Page) else None
    if page:
        first = next(blocks, None)
    title = _heading(first) if isinstance(first, Heading) else ""
    style, classes = _looks(page)
    is_folded = page is not None and page.size == "wallet"
    yield _HEAD.format(language=words.language, title=title, style=style, classes=classes)
    if is_folded:
        yield _FOLD
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
            yield f"<h{block.level}>{_heading(block)}</h{block.level}>\n"
        elif isinstance(block, Paragraph):
            several = [_BREAK.join(lines) for lines in lines_of([block.part], _text)]
            yield _paragraphs(several, ' class="lead"' if block.is_lead else "")
        elif isinstance(block, WritingLines):
            yield '<div class="line"></div>\n' * block.number
        elif isinstance(block, Details):
            facts = (_BREAK.join(chain.from_iterable(lines_of([part], _text))) for part in block.parts)
            yield f'<p class="details">{" ".join(f"<span>{fact}</span>" for fact in facts)}</p>\n'
        elif isinstance(block, Panel):
            yield "</section>\n<section>\n" if is_folded else ""
        else:
            yield "<hr />\n"
    yield _between(depth, 0)
    if is_folded:
        yield _FOLD_END
    yield _TAIL


def _looks(page: Page | None) -> tuple[str, str]:
    """Return the style of a document, and the attribute that chooses the size of a sheet and its letters."""
    if page is None:
        return _STYLE, ""
    return _STYLE + _SHEET + (_WALLET if page.size == "wallet" else ""), f' class="{page.size} {page.letters}"'


def _heading(heading: Heading) -> str:
    return _text(heading.label or in_one_line(heading.text))


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


def _paragraphs(several: list[str], attributes: str = "") -> str:
    return "".join(f"<p{attributes}>{each}</p>\n" for each in several)


def _text(text: str) -> str:
    return escape(text, quote=False)
