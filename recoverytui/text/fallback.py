"""ASCII replacements of the same width for characters that a terminal's encoding lacks."""

import codecs

SIGNS = dict(zip("–—●○◐◒⊖◆’“”•■≈·…", '--#o+&%*\'""+#~..', strict=True))
"""Punctuation and marks that have a plain form of the same width; the marks are those of `glyphs.ASCII`."""
_LETTERS = dict(zip("æÆøØåÅßðÐþÞłŁ", "eEoOaAsdDtTlL", strict=True))
"""Letters that do not decompose: one for one, so that columns stay aligned; hjælp is still read as hjelp."""
_BOXES = {
    **dict.fromkeys("─━▁▔", "-"),
    **dict.fromkeys("│┃▌▐▏▕‖", "|"),
    **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╰╯", "+"),
    **dict.fromkeys("█▇▆▅▄▃▂▀■", "#"),
    **dict.fromkeys("‹←◂", "<"),
    **dict.fromkeys("›→▸", ">"),
    **dict.fromkeys("↑▲", "^"),
    **dict.fromkeys("↓▼", "v"),
}
_PLAIN = {**_LETTERS, **_BOXES, **SIGNS}
ERRORS = "recovery-stand-in"
"""The name of the error handler for `str.encode` and text files."""


def stand_in(character: str) -> str:
    """Return ASCII of the same width for a character; nothing for one without width."""
    if character in _PLAIN:
        return _PLAIN[character]
    import unicodedata  # a megabyte, for a terminal that lacks more than these

    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return ""
    base = unicodedata.normalize("NFKD", character)[0]
    plain = base if base.isascii() and base.isprintable() else "?"
    return plain.ljust(2, plain if plain == "?" else " ") if unicodedata.east_asian_width(character) in "WF" else plain


def _handle(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(stand_in, error.object[error.start : error.end])), error.end


codecs.register_error(ERRORS, _handle)
