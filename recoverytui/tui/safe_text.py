"""The one way from a diary text to a widget: no markup is read, and nothing in it can steer the terminal."""

import re

from textual.content import Content

_DROPPED = (
    *range(0x09),
    *range(0x0B, 0x20),
    *range(0x7F, 0x85),
    *range(0x86, 0xA0),
    *range(0x202A, 0x202F),  # bidi embeddings and overrides
    *range(0x2066, 0x206A),  # bidi isolates
)
_REPLACED: dict[int, str | None] = {
    **dict.fromkeys(_DROPPED),
    **dict.fromkeys((0x85, 0x2028, 0x2029), "\n"),  # line ends that only some programs see
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),  # half of a character
    0x09: "    ",
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
