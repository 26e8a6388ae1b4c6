"""Conversion of diary text to widget content: no markup is parsed, and control characters are replaced."""

import re

from textual.content import Content

from recoverytui.domain.characters import INVISIBLE, SURROGATES

_REPLACED: dict[int, str | None] = {
    **INVISIBLE,
    **dict.fromkeys(SURROGATES, "\ufffd"),
    ord("\t"): "    ",
}
_UNSAFE = re.compile(f"[{''.join(map(chr, INVISIBLE))}\t{chr(SURROGATES[0])}-{chr(SURROGATES[-1])}]")
"""Searching is much faster than replacing: text without unsafe characters is returned as it is."""


def visible_text(text: str) -> str:
    """Return text that is safe to display, keeping its line breaks."""
    return text.translate(_REPLACED) if _UNSAFE.search(text) else text


def visible_line(text: str) -> str:
    """Return text that is safe to display on one line."""
    return text if text.isascii() and text.isprintable() else " ".join(visible_text(text).split())


def plain(text: str, style: str = "") -> Content:
    """Return text as content without markup, in one style."""
    return Content.styled(visible_text(text), style, strip_control_codes=False)
