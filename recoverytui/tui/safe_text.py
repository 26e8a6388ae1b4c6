"""The one way from a diary text to a widget: no markup is read, and nothing in it can steer the terminal."""

import re

from textual.content import Content

from recoverytui.domain.characters import INVISIBLE, SURROGATES

_REPLACED: dict[int, str | None] = {
    **INVISIBLE,
    **dict.fromkeys(SURROGATES, "\ufffd"),
    ord("\t"): "    ",
}
_UNSAFE = re.compile(f"[{''.join(map(chr, _REPLACED))}]")
"""Found much quicker than replaced: text that has none of it is shown as it is."""


def visible_text(text: str) -> str:
    """Return the text as it may stand on the screen, its lines kept."""
    return text.translate(_REPLACED) if _UNSAFE.search(text) else text


def visible_line(text: str) -> str:
    """Return the text as it may stand on one line of the screen."""
    return text if text.isascii() and text.isprintable() else " ".join(visible_text(text).split())


def plain(text: str, style: str = "") -> Content:
    """Return the text as content that is shown letter for letter, in a style of ours."""
    return Content.styled(visible_text(text), style, strip_control_codes=False)
