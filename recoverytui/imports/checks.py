"""Validators for single values of a document; their errors never quote the value, which is diary text."""

import json
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TypeAlias

from recoverytui.domain.validation import as_day, clean
from recoverytui.domain.win import Theme
from recoverytui.errors import N_, BadInput, FileRefused
from recoverytui.imports.json_text import Json

Check: TypeAlias = Callable[[Json], object]
"""Returns the value in the form that the noun takes; raises Wrong."""

MISSING = N_("Nothing was taken in. In {where}, {key} is missing.")
UNKNOWN = N_("Nothing was taken in. In {where}, this version knows no {key}.")
TWICE = N_("Nothing was taken in. In {where}, {key} is there already.")
EMPTY = N_("Nothing was taken in. In {where}, {key} has no words.")
TOO_LONG = N_("Nothing was taken in. In {where}, {key} has {length} characters; an entry can hold {longest}.")
TOO_EARLY = N_("Nothing was taken in. In {where}, {key} comes before the start.")
NOT_A_LIST = N_("Nothing was taken in. In {where}, {key} is not a list.")
NOT_KEYS = N_("Nothing was taken in. In {where}, {key} has no keys and values.")
_NOT_TEXT = N_("Nothing was taken in. In {where}, {key} is not text.")
_NOT_A_FLAG = N_("Nothing was taken in. In {where}, {key} is not true or false.")
_NOT_A_DAY = N_("Nothing was taken in. In {where}, {key} is not a day like 2026-11-21.")
_NOT_A_MOMENT = N_("Nothing was taken in. In {where}, {key} is not a moment like 2026-11-21T14:03:00+01:00.")
_NOT_A_UID = N_("Nothing was taken in. In {where}, {key} is not a plain name of letters and digits.")
NONE_OF_THESE = N_("Nothing was taken in. In {where}, {key} is none of these: {choices}.")
_NO_NUMBER = N_("Nothing was taken in. In {where}, {key} is not a number from {least} to {most}.")

_THEMES = frozenset(Theme)
_UID = re.compile(r"[0-9A-Za-z][0-9A-Za-z._:-]{0,99}").fullmatch
_WRITTEN = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", re.ASCII).fullmatch
_SHORT = re.compile(r"\d{17}(-[0-9a-f]{8})?", re.ASCII).fullmatch
_CHANGED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", re.ASCII).fullmatch


class Wrong(Exception):
    """An invalid value; the caller adds the location."""

    def __init__(self, message: str, **facts: object) -> None:
        super().__init__(message)
        self.message = message
        self.facts = facts

    def at(self, where: str, key: str) -> FileRefused:
        """Return the error with its location."""
        return FileRefused(self.message, where=where, key=key, **self.facts)


def text(value: object) -> str:
    """Check that this is text; the noun cleans it."""
    if isinstance(value, str):
        return value
    raise Wrong(_NOT_TEXT)


def flag(value: object) -> bool:
    """Check that this is true or false."""
    if isinstance(value, bool):
        return value
    raise Wrong(_NOT_A_FLAG)


def day(value: object) -> date:
    """Check that this is an ISO day."""
    if isinstance(value, str):
        try:
            return as_day(value)
        except BadInput:
            pass
    raise Wrong(_NOT_A_DAY)


def uid(value: object) -> str:
    """Check that this is a valid uid."""
    if isinstance(value, str) and _UID(value):
        return value
    raise Wrong(_NOT_A_UID)


def one_of(choices: type[StrEnum]) -> Check:
    """Return the check for one of a set of words."""

    def check(value: Json) -> StrEnum:
        try:
            return choices(value)
        except ValueError:
            raise Wrong(NONE_OF_THESE, choices=", ".join(choices)) from None

    return check


def themes(value: object) -> tuple[str, ...]:
    """Check that this is a list of themes."""
    if not isinstance(value, list):
        raise Wrong(NOT_A_LIST)
    if not all(isinstance(each, str) and each in _THEMES for each in value):
        raise Wrong(NONE_OF_THESE, choices=", ".join(Theme))
    return tuple(value)


def number(least: int, most: int) -> Check:
    """Return the check for a whole number within bounds."""

    def check(value: object) -> int:
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
            return value
        raise Wrong(_NO_NUMBER, least=least, most=most)

    return check


def written_at(value: Json) -> str:
    """Check that this is a timestamp with UTC offset, and return it to the second."""
    moment = _moment(value)
    return str(value) if _WRITTEN(value) else moment.isoformat(timespec="seconds")


def changed_at(value: Json) -> str:
    """Check that this is a timestamp with UTC offset, and return it in UTC to the millisecond."""
    moment = _moment(value)
    if _CHANGED(value):
        return str(value)
    try:
        return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    except OverflowError:
        raise Wrong(_NOT_A_MOMENT) from None


def note_parts(value: Json) -> str:
    """Check that these are versions of a note, each a list of time and text, and return them as JSON."""
    if not isinstance(value, list):
        raise Wrong(NOT_A_LIST)
    parts = []
    for each in value:
        if not isinstance(each, list) or len(each) != 2:
            raise Wrong(NOT_A_LIST)
        parts.append((changed_at(each[0]), clean(text(each[1])).strip()))
    return json.dumps(sorted(set(parts)), ensure_ascii=False)


def replaced(value: Json) -> str:
    """Check that this is a list of short forms of replaced notes, and return them as one text."""
    if not isinstance(value, list):
        raise Wrong(NOT_A_LIST)
    for each in value:
        if not isinstance(each, str) or not _SHORT(each):
            raise Wrong(_NOT_A_UID)
    return " ".join(sorted(set(value)))


def _moment(value: Json) -> datetime:
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise Wrong(_NOT_A_MOMENT) from None
    if moment.tzinfo is None:
        raise Wrong(_NOT_A_MOMENT)
    return moment
