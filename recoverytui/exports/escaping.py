"""Text of the diarist inside Markdown: every letter is there, and nothing of it becomes structure, link or code.

A sign gets a backslash only where it could mean something to some renderer, so that the document also reads well as
plain text. `<` and `&` become entities, for not every renderer takes a backslash before them.
"""

import re
from itertools import groupby

from recoverytui.domain.characters import BIDI, LINE_ENDS

BREAK = "  \n"
"""Ends a line within a paragraph; every renderer knows it."""
UNDER = f"{BREAK}  "
"""Begins a further line of a list item."""

_SUSPECT = r"\\`*_\[\]~|$^{}#@<&:/=+%\n\u2028-\u202e\u2066-\u2069"
is_prose = re.compile(rf"[^\W\d_]+(?:[ ,][^{_SUSPECT}.]*+(?:\.(?!\w)[^{_SUSPECT}.]*+)*+)?+").fullmatch
"""Tells at once that a text needs no escaping: most begin with a word and hold no sign that could mean anything."""

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
"""At the start of a line they make lists, headings and quotes."""
_NUMBERING = re.compile(r"\(?(?:\d+|[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+)(?=[.)](?:\s|$))")

# Controls are gone already (domain.validation); these would change what the reader of the document sees.
_UNSEEN: dict[int, str | None] = {**dict.fromkeys(BIDI), **dict.fromkeys(LINE_ENDS, "\n")}


def paragraphs(text: str, indent: str = "") -> str:
    """Return a text as paragraphs with its line breaks; every line after the first begins with the indent."""
    if is_prose(text):
        return text
    lines = [_line(line.strip()) for line in text.translate(_UNSEEN).split("\n")]
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


def item(said: str, *more: str, indent: str = "") -> str:
    """Return a list item with further lines under it; what is empty is left out. All of it is escaped already."""
    return f"{indent}- {f'{BREAK}{indent}  '.join((said, *filter(None, more)))}\n"


def capital(said: str) -> str:
    """Return words of the program with a capital letter first, as they begin a line."""
    return said[:1].upper() + said[1:]


def labelled(label: str, text: str | None, indent: str = "  ") -> str:
    """Return a text of the diarist behind a label, nothing when there is none."""
    return f"{label}: {paragraphs(text, indent)}" if text else ""
