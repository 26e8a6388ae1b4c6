"""Decode the bytes of a file a slice at a time.

One emoji makes Python keep the whole of a text at four bytes a character, so the whole of a file is never one text.
"""

import codecs
from collections.abc import Iterator

_SLICE = 1 << 18
"""How many bytes are decoded at a time."""


def slices(data: bytes) -> Iterator[str]:
    """Hand out the text of a UTF-8 file without its byte order mark; raises UnicodeDecodeError."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    for start in range(0, len(data), _SLICE):
        yield decoder.decode(data[start : start + _SLICE], start + _SLICE >= len(data))


def lines(data: bytes) -> Iterator[str]:
    """Hand out the lines of a UTF-8 file as `str.splitlines` does; raises UnicodeDecodeError."""
    rest = ""
    for text in slices(data):
        whole, newline, last = text.rpartition("\n")
        if newline:
            yield from f"{rest}{whole}\n".splitlines()
            rest = ""
        rest += last
    yield from rest.splitlines()


def require_utf8(data: bytes) -> None:
    """Raise UnicodeDecodeError unless all of a file is UTF-8."""
    for _ in slices(data):
        pass
