"""Parse a help file with size limits; errors name the line and the key."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

from recoverytui.domain.help_now import HelpLine
from recoverytui.domain.validation import clean
from recoverytui.errors import N_, FileRefused
from recoverytui.imports.json_text import Json

LARGEST = 100_000
"""Size limit of a help file in characters."""
_LONGEST = 300
_NAMES = {"service": "service", "number": "number", "hours": "hours", "for": "for_whom", "website": "website"}
"""Key in the file -> field of the help line."""
_DAYS = ("checked", "check_again")
_LINE = re.compile(r"\s*\[\[\s*line\s*\]\]")


class _Wrong(Exception):
    """A key of a help line is invalid; line 0 is the head of the file."""

    def __init__(self, key: str, number: int = 0) -> None:
        super().__init__(key)
        self.key = key
        self.number = number


def read(text: str, path: Path, language: str) -> tuple[HelpLine, ...]:
    """Parse the help lines for one language; raises FileRefused with the invalid line and key."""
    if len(text) > LARGEST:
        raise FileRefused(
            N_("The file at {path} is too large: {length} characters, and {most} are the most."),
            path=path,
            length=len(text),
            most=LARGEST,
        )
    try:
        return tuple(_lines(_parsed(text, path), language))
    except _Wrong as wrong:
        raise FileRefused(
            N_("Line {line} of {path} cannot be used: {key}. The program's own numbers are shown."),
            line=_place(text, wrong),
            path=path,
            key=wrong.key[:40],
        ) from None


def _parsed(text: str, path: Path) -> Mapping[str, Json]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        found = re.search(r"at line (\d+)", str(error))
        raise FileRefused(
            N_("Line {line} of {path} cannot be understood. The program's own numbers are shown."),
            line=int(found[1]) if found else text.count("\n") + 1,
            path=path,
        ) from None


def _lines(document: Mapping[str, Json], language: str) -> Iterator[HelpLine]:
    for key in document.keys() - {"line", *_DAYS}:
        raise _Wrong(key)
    usual = {key: _day(document[key], key, 0) for key in _DAYS if key in document}
    lines = document.get("line", [])
    if not isinstance(lines, list) or not all(isinstance(line, dict) for line in lines):
        raise _Wrong("line")
    for number, line in enumerate(lines, 1):
        yield _line(line, number, usual, language)


def _line(line: Mapping[str, Json], number: int, usual: Mapping[str, date], language: str) -> HelpLine:
    for key in line.keys() - {"countries", *_NAMES, *_DAYS}:
        raise _Wrong(key, number)
    texts = {ours: _text(line.get(key, ""), key, number, language) for key, ours in _NAMES.items()}
    if not texts["service"]:
        raise _Wrong("service", number)
    if not texts["number"] and not texts["website"]:
        raise _Wrong("number", number)
    checked, check_again = (_day(line.get(key, usual.get(key)), key, number) for key in _DAYS)
    return HelpLine(_countries(line.get("countries"), number), checked=checked, check_again=check_again, **texts)


def _countries(value: Json, number: int) -> tuple[str, ...]:
    if not isinstance(value, list) or not value or not all(isinstance(each, str) and each.strip() for each in value):
        raise _Wrong("countries", number)
    return tuple(each.strip() for each in value)


def _text(value: Json, key: str, number: int, language: str) -> str:
    if isinstance(value, dict):
        value = value.get(language, next(iter(value.values()), None))
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise _Wrong(key, number)
    return " ".join(clean(value).split())


def _day(value: Json, key: str, number: int) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise _Wrong(key, number)
    return value


def _place(text: str, wrong: _Wrong) -> int:
    """Return the line number of a key, or of the start of the section that lacks it."""
    seen = begins = 0
    for number, line in enumerate(text.split("\n"), 1):
        if _LINE.match(line):
            seen += 1
            begins = number if seen == wrong.number else begins
        if seen == wrong.number and re.match(rf"\s*{re.escape(wrong.key)}\s*[.=]", line):
            return number
    return begins or 1
