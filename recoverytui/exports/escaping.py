"""Escape the person's text for Markdown, so that none of it becomes structure, link or code.

A character is escaped only where some renderer could interpret it, so that the document also reads well as plain text.
`<` and `&` become entities, as not every renderer accepts a backslash before them.
"""

import re
from itertools import groupby

from recoverytui.exports.document import UNSEEN

BREAK = "  \n"
"""A hard line break within a paragraph that every renderer supports."""

_SUSPECT = r"\\`*_\[\]~|$^{}#@<&:/=+%\n\u2028-\u202e\u2066-\u2069"
is_prose = re.compile(rf"[^\W\d_]+(?:[ ,][^{_SUSPECT}.]*+(?:\.(?!\w)[^{_SUSPECT}.]*+)*+)?+").fullmatch
"""Match a text that needs no escaping in Markdown nor HTML: most begin with a word and hold no special character."""

_ACTIVE = re.compile(
    r"""
    [\\`*_\[\]~|$^{}\#@]        # code, emphasis, links, strikethrough, tables, formulas, tags, addresses
  | (?P<tag> < (?=[A-Za-z/!?]|[^\s<>]{1,200}>) )
  | (?P<entity> & (?=[\#\w]) )
  | [/=+%] (?=[/=+%])           # addresses without a scheme, and marks that only some renderers know
  | : (?=[^\s\d])               # schemes, and the short names of pictures
  | \. (?=[^\W\d_])             # "home.De" is an address to some
  | (?<!\d) \. (?=\w)
    """,
    re.VERBOSE,
)
_ENTITIES = {"tag": "&lt;", "entity": "&amp;"}
_BLOCK_SIGNS = "-+=:>"
"""Characters that start lists, headings and quotes at the start of a line."""
_NUMBERING = re.compile(r"\(?(?:\d+|[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+)(?=[.)](?:\s|$))")


def paragraphs(text: str, indent: str = "") -> str:
    """Return a text as paragraphs with line breaks; all lines but the first start with `indent`."""
    if is_prose(text):
        return text
    lines = [_line(line.strip()) for line in text.translate(UNSEEN).split("\n")]
    blocks = [f"{BREAK}{indent}".join(block) for says, block in groupby(lines, bool) if says]
    return f"\n\n{indent}".join(blocks)


def _line(text: str) -> str:
    said = _ACTIVE.sub(_harmless, text)
    if said[:1] in _BLOCK_SIGNS:
        return said and f"\\{said}"
    numbering = _NUMBERING.match(said)
    return f"{numbering[0]}\\{said[numbering.end() :]}" if numbering else said


def _harmless(sign: re.Match[str]) -> str:
    return _ENTITIES[sign.lastgroup] if sign.lastgroup else f"\\{sign[0]}"
