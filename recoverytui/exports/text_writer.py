"""Blocks as plain text, without markup except a dash before each item."""

from collections.abc import Iterator

from recoverytui.exports.document import (
    Details,
    Document,
    Heading,
    Item,
    Page,
    Panel,
    Paragraph,
    WritingLines,
    in_one_line,
    lines_of,
)
from recoverytui.exports.escaping import is_prose
from recoverytui.text.translator import Translator

_LINE_WIDTH = 60


def pieces(document: Document, words: Translator) -> Iterator[str]:  # noqa: ARG001 - signature of all writers
    """Yield the document block by block."""
    is_first, is_close = True, False
    for block in document:
        if isinstance(block, Page | Panel):
            continue
        if isinstance(block, Item):
            text = _item(block)
            gap = "" if is_close else "\n"
            is_close = "\n\n" not in text
        else:
            text, gap, is_close = _block(block), "\n", False
        yield text if is_first else f"{gap}{text}"
        is_first = False


def _block(block: Heading | Paragraph | WritingLines | object) -> str:
    if isinstance(block, Heading):
        return f"{block.label or in_one_line(block.text)}\n"
    if isinstance(block, Details):
        return "\n".join(f"{line}\n" for line in map("\n".join, lines_of(block.parts, str)))
    if isinstance(block, Paragraph):
        return "\n".join(f"{line}\n" for line in map("\n".join, lines_of([block.part], str)))
    if isinstance(block, WritingLines):
        return "\n".join(["_" * _LINE_WIDTH + "\n"] * block.number)
    return f"{'-' * _LINE_WIDTH}\n"


def _item(item: Item) -> str:
    first, more, depth = item
    indent = "  " * (depth - 1)
    if not more and not first.label and is_prose(first.text):
        return f"{indent}- {first.text}\n"
    below = f"\n{indent}  "
    several = (below.join(lines) for lines in lines_of((first, *more), str))
    return f"{indent}- {f'{chr(10)}{below}'.join(several)}\n"
