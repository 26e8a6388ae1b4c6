"""Input of the recognisers: a file's path, its first characters, and the first entry of a JSON list."""

import json
from functools import cached_property

from recoverytui.errors import FileRefused
from recoverytui.imports.json_text import TOP, Json, parsed
from recoverytui.imports.source_files import SourceFile

_START = 200
"""Characters at the start of a file, enough for the head of a table."""
_BEGINNING = 1 << 16
"""Bytes whose lines a recogniser may read."""
_BLANK = b"\xef\xbb\xbf \r\n\t"


class Sample:
    """What a recogniser may look at."""

    def __init__(self, file: SourceFile) -> None:
        self._data = file.data
        self.file = file
        self.start = file.data[: 8 * _START].lstrip(_BLANK)[: 4 * _START].decode("utf-8", "replace")[:_START]

    @cached_property
    def lines(self) -> list[str]:
        """The lines at the beginning of the file; none in a file that is not text."""
        beginning = self._data[:_BEGINNING]
        if b"\0" in beginning:
            return []
        return beginning.decode("utf-8-sig", "replace").splitlines()

    @cached_property
    def columns(self) -> list[str]:
        """The column names in the first line of a table, in lower case, whatever separates them."""
        head = next((line for line in self.lines if line.strip()), "")
        separator = separator_of(head)
        return [name.strip().strip('"').strip().lower() for name in head.split(separator)]

    @property
    def is_own(self) -> bool:
        """Return whether the sample names this program as its writer."""
        return b'"recoverytui-diary"' in self._data[:_START]

    @cached_property
    def first_entry(self) -> dict[str, Json]:
        """First entry of another program's JSON file; empty when there is none."""
        if self.is_own or not self.start.startswith(("{", "[")):
            return {}
        try:
            document = parsed(self._data, dict.fromkeys(("entries", TOP), _first_only))
            if isinstance(document, dict) and "entries" not in document:
                return document  # jrnl can write one file for each entry
            entry = (document["entries"] if isinstance(document, dict) else document)[0]
        except (FileRefused, KeyError, TypeError, IndexError):
            return {}
        return entry if isinstance(entry, dict) else {}


def separator_of(head: str) -> str:
    """Return the character between the columns of a table, given its first line."""
    return max(",;\t", key=head.count)


def _first_only(number: int, entry: Json) -> Json:
    return entry if number == 1 and isinstance(entry, dict) else None


def leaves(value: Json) -> str:
    """Return the words and numbers of a JSON value, to name it."""
    match value:
        case dict():
            named = ((key, leaves(each)) for key, each in value.items())
            return ", ".join(f"{key}: {leaf}" for key, leaf in named if leaf)
        case list():
            return ", ".join(filter(None, map(leaves, value)))
        case bool() | None:
            return "" if not value else "true"
        case str():
            return value.strip()
        case _:
            return json.dumps(value)
