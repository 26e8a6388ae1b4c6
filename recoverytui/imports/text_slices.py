"""Decode a file in slices, to bound the memory it takes.

A single emoji makes CPython store a whole `str` at four bytes per character, so a file never becomes one string.
"""

import codecs
from collections.abc import Iterable, Iterator

SLICE = 1 << 18
"""Bytes decoded at a time."""


def slices(data: bytes) -> Iterator[str]:
    """Yield the text of a UTF-8 file without its byte order mark; raises UnicodeDecodeError."""
    return decoded(data[start : start + SLICE] for start in range(0, len(data), SLICE))


def decoded(parts: Iterable[bytes]) -> Iterator[str]:
    """Yield the text of a UTF-8 file that is read in parts, as `slices` does."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    for part in parts:
        yield decoder.decode(part)
    yield decoder.decode(b"", final=True)


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
