"""Parse JSON strictly: UTF-8 only, no key twice in an object, no NaN or infinity; long lists item by item.

`json.loads` would hold the bytes, the text and every object of a document at once, more than ten times its size.
"""

import codecs
import json
import re
from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping
from typing import Any, TypeAlias

from recoverytui.domain.validation import clean
from recoverytui.errors import N_, FileRefused
from recoverytui.imports.bounds import MOST_BYTES, too_large
from recoverytui.imports.text_slices import require_utf8, slices

Json: TypeAlias = Any
"""A value parsed from a file that anybody may have written: whoever reads it checks its type first."""
Convert: TypeAlias = Callable[[int, Json], Json]
"""Converts an item of a list, given its number from 1; the result replaces the item."""


class Items(list[Json]):
    """The converted items of a list, or as many None when one could not be converted."""

    error: Exception | None = None

    def required(self) -> list[Json]:
        """Return the items; raises the error of the first failed conversion."""
        if self.error is not None:
            raise self.error
        return self


TOP = ""
"""List name of a document that is a list at top level."""
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LONGEST_KEY = 40
_SPACE = re.compile(r"[ \t\n\r]*")


def parsed(data: bytes, lists: Mapping[str, Convert] | None = None) -> Json:
    """Return the value of a JSON text; raises FileRefused.

    Each item of the named top-level lists is converted as soon as it is read, and the list becomes `Items`. These keep
    what a conversion raises for the caller: that a file is not JSON at all comes before what is wrong inside it.
    """
    if data.startswith(_WIDE) or b"\0" in data[:4]:
        raise FileRefused(N_("Nothing was taken in. The file is written in UTF-16; save it as UTF-8."))
    try:
        require_utf8(data)
        return _Parser(slices(data), lists or {}).document()
    except UnicodeDecodeError:
        raise FileRefused(N_("Nothing was taken in. The file is not text in UTF-8.")) from None
    except RecursionError:
        raise FileRefused(N_("Nothing was taken in. The file is nested too deeply.")) from None


def walked(text: Iterator[str], names: Container[str]) -> Iterator[tuple[str, int, Json]]:
    """Yield each item of the named top-level lists, with list and number; then, as TOP, the rest of the document.

    No value may take more than MOST_BYTES. Raises FileRefused for text that is no JSON object.
    """
    try:
        yield from _Parser(text, {}, MOST_BYTES).walk(names)
    except UnicodeDecodeError:
        raise FileRefused(N_("Nothing was taken in. The file is not text in UTF-8.")) from None
    except RecursionError:
        raise FileRefused(N_("Nothing was taken in. The file is nested too deeply.")) from None


def shown(key: object) -> str:
    """Return a key shortened to one line, for messages."""
    return " ".join(clean(str(key)).split())[:_LONGEST_KEY]


class _Parser:
    """Reads a document through a window of decoded text, which moves on and grows as the next value needs."""

    def __init__(self, text: Iterator[str], lists: Mapping[str, Convert], longest: int | None = None) -> None:
        self._coming = text
        self._longest = longest
        self._lists = lists
        self._window = ""
        self._at = 0
        self._lines_before = 0
        self._is_whole = False
        """Whether the window reaches to the end of the text."""
        self._decoder = json.JSONDecoder(object_pairs_hook=_each_once, parse_constant=_refuse)

    def document(self) -> Json:
        """Read the whole text."""
        if self._next() == "{" and self._lists:
            value: Json = self._object()
        else:
            value = self._list_or_value(TOP)
        if self._next():
            raise self._no_json()
        return value

    def walk(self, names: Container[str]) -> Iterator[tuple[str, int, Json]]:
        """Yield the items of some lists, and the rest as a whole."""
        if self._next() != "{":
            raise self._no_json()
        pairs: list[tuple[str, Json]] = []
        for _ in self._items("{", "}"):
            key = self._key()
            if key in names and self._next() == "[":
                for number, _ in enumerate(self._items("[", "]"), start=1):
                    yield key, number, self._value()
                pairs.append((key, Items()))
            else:
                pairs.append((key, self._value()))
        if self._next():
            raise self._no_json()
        yield TOP, 0, _each_once(pairs)

    def _object(self) -> dict[str, Json]:
        pairs = []
        for _ in self._items("{", "}"):
            key = self._key()
            pairs.append((key, self._list_or_value(key)))
        return _each_once(pairs)

    def _key(self) -> str:
        """Read the key of a value, and the colon after it."""
        if self._next() != '"':
            raise self._no_json()
        key: str = self._value()
        if self._next() != ":":
            raise self._no_json()
        self._at += 1
        return key

    def _list_or_value(self, name: str) -> Json:
        if name not in self._lists or self._next() != "[":
            return self._value()
        convert, items = self._lists[name], Items()
        for number, _ in enumerate(self._items("[", "]"), start=1):
            item = self._value()
            if items.error is None:
                try:
                    items.append(convert(number, item))
                    continue
                except Exception as error:  # the caller raises it
                    items.error = error
            items.append(None)
        return items

    def _items(self, first: str, last: str) -> Iterator[None]:
        """Yield before each item of a list or object; the caller reads the item."""
        self._at += len(first)
        if self._next() == last:
            self._at += 1
            return
        while True:
            yield
            sign = self._next()
            if sign not in {",", last}:
                raise self._no_json()
            self._at += 1
            if sign == last:
                return

    def _value(self) -> Json:
        """Read one value of any type as a whole."""
        self._next()
        while True:
            try:
                value, end = self._decoder.raw_decode(self._window, self._at)
            except json.JSONDecodeError as error:
                if self._is_whole:
                    raise self._no_json(error.lineno) from None
            except ValueError:  # a number with thousands of digits
                raise _no_number() from None
            else:
                if end < len(self._window) or self._is_whole:  # a number might go on
                    self._at = end
                    return value
            self._read_on()

    def _next(self) -> str:
        """Return the next character that is no white space, "" at the end."""
        while True:
            self._at = _SPACE.match(self._window, self._at).end()  # type: ignore[union-attr]  # it matches nothing too
            if self._at < len(self._window) or self._is_whole:
                return self._window[self._at : self._at + 1]
            self._read_on()

    def _read_on(self) -> None:
        """Discard the text that was read, and at least double the rest."""
        self._lines_before += self._window.count("\n", 0, self._at)
        rest = [self._window[self._at :]]
        wanted, length = 2 * len(rest[0]), len(rest[0])
        if self._longest is not None and length > self._longest:
            raise too_large()
        self._at = 0
        for more in self._coming:
            rest.append(more)
            length += len(more)
            if length > wanted:
                break
        else:
            self._is_whole = True
        self._window = "".join(rest)

    def _no_json(self, line: int | None = None) -> FileRefused:
        """Return the error that names a line, counted in the window; without one, that of the next character."""
        line = self._lines_before + (line or self._window.count("\n", 0, self._at) + 1)
        return FileRefused(N_("Nothing was taken in. The file is not whole JSON: line {line}."), line=line)


def _each_once(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    said = dict(pairs)
    if len(said) < len(pairs):
        [(twice, _)] = Counter(key for key, _ in pairs).most_common(1)
        raise FileRefused(N_("Nothing was taken in. The key {key} is there twice in one place."), key=shown(twice))
    return said


def _refuse(_: str) -> None:
    raise _no_number()


def _no_number() -> FileRefused:
    return FileRefused(N_("Nothing was taken in. The file holds a number that cannot be read."))
