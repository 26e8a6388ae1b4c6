"""A message catalogue: a .mo file of gettext, of which only the messages that are asked for are read.

`gettext.GNUTranslations` decodes all of them, which takes longer than a verb itself, and its module compiles patterns.
"""

import sys
from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Literal, TypeAlias

_Order: TypeAlias = Literal["little", "big"]
_MAGIC = 0x950412DE
_TWO_FORMS = "nplurals=2; plural=(n != 1);"
"""The rule of plurals of English and of most languages around it; any other one is read by gettext."""
_ENDS = b"\0"


class Catalogue:
    """The translations of one .mo file, whose keys are sorted; without a file each message is its own translation."""

    def __init__(self, data: bytes = b"") -> None:
        """Take the bytes of a .mo file."""
        self._data = data
        self._keys: Sequence[int] = ()
        """Length and place of each key, one after the other; that of a counted message is both its forms."""
        self._translated: Sequence[int] = ()
        """Length and place of each translation, one after the other."""
        self._known: dict[str, str] = {}
        """Translations that were asked for, which a long document asks for again and again."""
        self._counted: dict[str, list[str]] = {}
        """The forms of counted messages that were asked for."""
        self._form: Callable[[int], int] = _of_two
        if data:
            self._read()

    def gettext(self, message: str) -> str:
        """Return the translation of a message, or the message itself."""
        said = self._known.get(message)
        if said is not None:
            return said
        if not self._keys:
            return message
        key = message.encode("utf-8", "surrogatepass")
        at = self._place(key)
        if at is None:
            at = self._place(key + _ENDS)
        if at is None:  # not kept: it may be words of the person
            return message
        said = self._known[message] = self._said(self._forms(at), 1)
        return said

    def ngettext(self, one: str, many: str, n: int) -> str:
        """Return the translation of a counted message for a number, or the English one."""
        if one not in self._counted:
            at = self._place(one.encode("utf-8", "surrogatepass") + _ENDS)
            self._counted[one] = [] if at is None else self._forms(at)
        forms = self._counted[one]
        if not forms:
            return one if n == 1 else many
        return self._said(forms, n)

    def _place(self, sought: bytes) -> int | None:
        """Return the number of the key that is this, or that of a counted message which begins so; None for none."""
        count = len(self._keys) // 2
        at = bisect_left(range(count), sought, key=self._key)
        if at == count:
            return None
        key = self._key(at)
        return at if key == sought or (sought.endswith(_ENDS) and key.startswith(sought)) else None

    def _key(self, at: int) -> bytes:
        length, start = self._keys[2 * at], self._keys[2 * at + 1]
        return self._data[start : start + length]

    def _said(self, forms: list[str], n: int) -> str:
        return forms[self._form(n)] if len(forms) > 1 else forms[0]

    def _forms(self, at: int) -> list[str]:
        length, start = self._translated[2 * at], self._translated[2 * at + 1]
        return self._data[start : start + length].decode().split("\0")

    def _read(self) -> None:
        order: _Order = "little" if int.from_bytes(self._data[:4], "little") == _MAGIC else "big"
        count, *tables = (_number(self._data, at, order) for at in (8, 12, 16))
        self._keys, self._translated = (_numbers(self._data, table, 2 * count, order) for table in tables)
        rule = self._rule()
        if rule != _TWO_FORMS:
            import gettext

            self._form = gettext.c2py(rule.partition("plural=")[2].rstrip("; ") or "n != 1")

    def _rule(self) -> str:
        header = "" if self._place(b"") is None else self._forms(0)[0]
        return next(
            (line.partition(": ")[2] for line in header.split("\n") if line.startswith("Plural-Forms: ")), _TWO_FORMS
        )


def _of_two(n: int) -> int:
    return int(n != 1)


def _number(data: bytes, at: int, order: _Order) -> int:
    return int.from_bytes(data[at : at + 4], order)


def _numbers(data: bytes, at: int, count: int, order: _Order) -> Sequence[int]:
    """Return so many numbers of four bytes."""
    if order == sys.byteorder:
        return memoryview(data)[at : at + 4 * count].cast("I")
    return [_number(data, place, order) for place in range(at, at + 4 * count, 4)]
