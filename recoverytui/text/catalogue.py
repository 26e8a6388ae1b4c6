"""A message catalogue: a .mo file of gettext, of which only the messages that are asked for are decoded.

`gettext.GNUTranslations` decodes all of them, which takes longer than a verb itself, and its module compiles patterns.
"""

import sys
from collections.abc import Callable
from typing import Literal, TypeAlias

_Order: TypeAlias = Literal["little", "big"]
_MAGIC = 0x950412DE
_TWO_FORMS = "nplurals=2; plural=(n != 1);"
"""The rule of plurals of English and of most languages around it; any other one is read by gettext."""
_ENDS = b"\0"


class Catalogue:
    """The translations of one .mo file; without a file each message is its own translation."""

    def __init__(self, data: bytes = b"") -> None:
        """Take the bytes of a .mo file."""
        self._data = data
        self._known: dict[bytes, int] = {}
        self._counted: dict[bytes, bytes] = {}
        """The messages with plural forms, by the singular alone."""
        self._translated: list[int] = []
        """Length and place of each translation, one after the other."""
        self._form: Callable[[int], int] = _of_two
        if data:
            self._read()

    def gettext(self, message: str) -> str:
        """Return the translation of a message, or the message itself."""
        key = message.encode("utf-8", "surrogatepass")
        return self._forms(key if key in self._known else self._counted.get(key, b""), message, 1)

    def ngettext(self, one: str, many: str, n: int) -> str:
        """Return the translation of a counted message for a number, or the English one."""
        return self._forms(self._counted.get(one.encode("utf-8", "surrogatepass"), b""), one if n == 1 else many, n)

    def _forms(self, key: bytes, otherwise: str, n: int) -> str:
        at = self._known.get(key) if key else None
        if at is None:
            return otherwise
        length, start = self._translated[2 * at : 2 * at + 2]
        forms = self._data[start : start + length].decode().split("\0")
        return forms[self._form(n)] if len(forms) > 1 else forms[0]

    def _read(self) -> None:
        order: _Order = "little" if int.from_bytes(self._data[:4], "little") == _MAGIC else "big"
        count, *tables = (_number(self._data, at, order) for at in (8, 12, 16))
        said, self._translated = (_numbers(self._data, table, 2 * count, order) for table in tables)
        data = self._data
        keys = [data[start : start + length] for length, start in zip(said[::2], said[1::2], strict=True)]
        self._known = dict(zip(keys, range(count), strict=True))
        self._counted = {key.partition(_ENDS)[0]: key for key in keys if _ENDS in key}
        rule = self._rule()
        if rule != _TWO_FORMS:
            import gettext

            self._form = gettext.c2py(rule.partition("plural=")[2].rstrip("; ") or "n != 1")

    def _rule(self) -> str:
        at = self._known.get(b"")
        length, start = (0, 0) if at is None else self._translated[2 * at : 2 * at + 2]
        header = self._data[start : start + length].decode()
        return next(
            (line.partition(": ")[2] for line in header.split("\n") if line.startswith("Plural-Forms: ")), _TWO_FORMS
        )


def _of_two(n: int) -> int:
    return int(n != 1)


def _number(data: bytes, at: int, order: _Order) -> int:
    return int.from_bytes(data[at : at + 4], order)


def _numbers(data: bytes, at: int, count: int, order: _Order) -> list[int]:
    """Return so many numbers of four bytes."""
    if order == sys.byteorder:
        return memoryview(data)[at : at + 4 * count].cast("I").tolist()
    return [_number(data, place, order) for place in range(at, at + 4 * count, 4)]
