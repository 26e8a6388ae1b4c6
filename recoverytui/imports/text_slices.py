"""Decode a file in slices, to bound the memory it takes.

A single emoji makes CPython store a whole `str` at four bytes per character, so a file never becomes one string.
"""

import codecs
from collections.abc import Iterator

_SLICE = 1 << 18
"""Bytes decoded at a time."""


def slices(data: bytes) -> Iterator[str]:
    """Yield the text of a UTF-8 file without its byte order mark; raises UnicodeDecodeError."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    for start in range(0, len(data), _SLICE):
        yield decoder.decode(data[start : start + _SLICE], start + _SLICE >= len(data))


def lines(data: bytes) -> Iterator[str]:
    """Yield the lines of a UTF-8 file as `str.splitlines` does; raises UnicodeDecodeError."""
    rest = ""
    for text in slices(data):
        whole, newline, last = text.rpartition("\n")
        if newline:
            yield from f"{rest}{whole}\n".splitlines()
            rest = ""
        rest += last
    yield from rest.splitlines()


def require_utf8(data: bytes) -> None:
    """Raise UnicodeDecodeError unless the whole file is UTF-8."""
    for _ in slices(data):
        pass
