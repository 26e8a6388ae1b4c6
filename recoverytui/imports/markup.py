"""Turn the markup of other programs into plain text, without losing a word."""

import html
import re

_BREAK = re.compile(r"<(?:br|/?p|/?div|/?ul|/?ol|/?h[1-6]|/?blockquote)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_ITEM = re.compile(r"<li(?:\s[^<>]*)?>", re.IGNORECASE)
_LINK = re.compile(r"<a\s[^<>]*?href=[\"']?([^\"'\s<>]+)[^<>]*>(.*?)</a>", re.IGNORECASE | re.DOTALL)
_OTHER = re.compile(
    r"</?(?:b|i|u|s|strong|em|strike|del|ins|span|font|small|big|sub|sup|tt|code|a|li)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
"""Tags of formatting. Any other word in angle brackets is the person's own text."""
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_MANY_BREAKS = re.compile(r"[ \t]*\n[ \t]*(?:\n[ \t]*)+")


def from_html(text: str) -> str:
    """Return a text without the tags and entities of simple HTML; links keep their address."""
    if "<" in text:
        text = _LINK.sub(lambda link: link[2] if link[1] in link[2] else f"{link[2]} ({link[1]})", text)
        text = _OTHER.sub("", _ITEM.sub("\n- ", _BREAK.sub("\n", text)))
        text = _MANY_BREAKS.sub("\n\n", text)
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), text) if "&" in text else text


def without_escapes(text: str) -> str:
    """Return a Markdown text without the backslashes before its punctuation."""
    return _ESCAPE.sub(r"\1", text)
