"""Blocks as Markdown that is readable as plain text too."""

from collections.abc import Iterator
from functools import lru_cache

from recoverytui.domain.card_format import escape_labels
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
)
from recoverytui.exports.escaping import BREAK, is_prose, paragraphs
from recoverytui.text.translator import Translator

_WRITING_LINE = "_" * 40
"""A line to write on also where Markdown is rendered: three underscores or more are a rule."""


def pieces(document: Document, words: Translator) -> Iterator[str]:  # noqa: ARG001 - signature of all writers
    """Yield the document block by block."""
    before: object = None
    for block in document:
        kind = block.__class__
        if kind is Page or kind is Panel:
            continue
        if before is not None and (kind is not Item or before is not Item):
            yield "\n"
        before = kind
        if isinstance(block, Item):
            first, more, depth = block
            indent = "  " * depth
            text = first.text if not first.label and is_prose(first.text) else _part(first, indent)
            yield f"{indent[2:]}- {text}{_below(more, indent) if more else ''}\n"
        elif isinstance(block, Heading):
            yield f"{'#' * block.level} {block.label or paragraphs(in_one_line(block.text))}\n"
        elif isinstance(block, Paragraph):
            yield f"{_part(block.part, '')}\n"
        elif isinstance(block, Details):
            yield f"{BREAK.join(_part(part, '') for part in block.parts)}\n"
        elif isinstance(block, WritingLines):
            yield "\n".join([f"{_WRITING_LINE}\n"] * block.number)
        else:
            yield "---\n"


def _part(part: Part, indent: str) -> str:
    label, text, is_on_card = part
    if not text:
        return label
    text = paragraphs(text, indent)
    if is_on_card:
        text = escape_labels(text)
    return f"{label}: {text}" if label else text


@lru_cache(maxsize=1_000)
def _below(more: tuple[Part, ...], indent: str) -> str:
    """Return the lines below an item; cached, because themes, company and goals recur in many entries."""
    return "".join(f"{BREAK}{indent}{_part(part, indent)}" for part in more)
