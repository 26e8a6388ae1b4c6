"""The JSON schema of a document's entries: the keys of each kind, derived from the nouns, and their checks."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from recoverytui.dataclass import MISSING as NO_DEFAULT
from recoverytui.dataclass import fields
from recoverytui.domain.book import LISTS, ImportedEntry
from recoverytui.domain.card import PARTS, CardName
from recoverytui.domain.day import Mark
from recoverytui.domain.entry import NAMED_BY, Kind, Noun
from recoverytui.domain.goal import GoalState, Sake, TryState
from recoverytui.domain.serialization import KEYS, NOUNS
from recoverytui.domain.strategy import Helped
from recoverytui.domain.validation import LONGEST, clean
from recoverytui.errors import BadInput, FileRefused
from recoverytui.imports import checks
from recoverytui.imports.checks import EMPTY, MISSING, NOT_KEYS, TOO_EARLY, TOO_LONG, UNKNOWN, Check, Wrong
from recoverytui.imports.imported import OLDEST
from recoverytui.imports.json_text import Json, shown


class Field(NamedTuple):
    """One key of a kind of entry."""

    key: str
    name: str
    """Field of the noun."""
    check: Check
    required: bool
    may_be_null: bool


_CHECKS: dict[str, Check] = {
    **dict.fromkeys(("day", "start", "end"), checks.day),
    **dict.fromkeys(("goal", "strategy"), checks.uid),
    **dict.fromkeys(("only_me", "pinned", "away", "wants_company"), checks.flag),
    "themes": checks.themes,
    "helped": checks.one_of(Helped),
    "sake": checks.one_of(Sake),
    "mark": checks.one_of(Mark),
    "name": checks.one_of(CardName),
    "mark_changed_at": checks.changed_at,
    "note_changed_at": checks.changed_at,
    "note_parts": checks.note_parts,
    "replaced": checks.replaced,
}
"""Check of a key whose value is not text."""
NAMES: dict[Kind, Check] = {Kind.DAY: checks.day, Kind.CARD: _CHECKS["name"]}
"""Check of the uid, for kinds whose uid is one of their own fields."""
_STATES: dict[Kind, Check] = {Kind.GOAL: checks.one_of(GoalState), Kind.TRYOUT: checks.one_of(TryState)}


def _fields(kind: Kind) -> tuple[Field, ...]:
    return tuple(
        Field(
            key,
            field.name,
            _STATES[kind] if key == "state" else _CHECKS.get(key, checks.text),
            field.default is NO_DEFAULT,
            field.default is None,
        )
        for key, field in zip(KEYS[kind], fields(NOUNS[kind]), strict=True)
    )


FIELDS = {kind: _fields(kind) for kind in LISTS}
_FRAME = ("written_at", "changed_at")
KNOWN = {kind: {*KEYS[kind], *_FRAME} | (set() if kind in NAMED_BY else {"uid"}) for kind in LISTS}
"""Allowed keys of each kind of entry."""
CARD_KEYS = {name: {*parts, *_FRAME} for name, parts in PARTS.items()}


def imported(kind: Kind, item: Json, where: str) -> ImportedEntry:
    """Parse an entry of this kind, with an empty uid when it has none; raises FileRefused."""
    if not isinstance(item, dict):
        raise Wrong(NOT_KEYS).at(where, "{}")
    if not item.keys() <= KNOWN[kind]:
        raise unknown(where, item, KNOWN[kind])
    key = ""
    try:
        said = {}
        for key, name, check, required, may_be_null in FIELDS[kind]:
            value = item.get(key, NO_DEFAULT)
            if value is NO_DEFAULT:
                if required:
                    raise Wrong(MISSING)
            elif value is not None or not may_be_null:
                said[name] = check(value)
        key = name_key(kind)
        uid = "" if item.get(key) is None else str(checks.uid(item[key]))
        key = "written_at"
        written_at = None if item.get(key) is None else checks.written_at(item[key])
        key = "changed_at"
        changed_at = OLDEST if item.get(key) is None else checks.changed_at(item[key])
    except Wrong as wrong:
        raise wrong.at(where, key) from None
    return ImportedEntry(uid, _noun(kind, said, where), written_at, changed_at)


def name_key(kind: Kind) -> str:
    """Return the key that holds the uid of a kind."""
    return NAMED_BY.get(kind, "uid")


def unknown(where: str, item: Mapping[str, Json], known: Iterable[str]) -> FileRefused:
    """Return the error for the first unknown key."""
    return Wrong(UNKNOWN).at(where, shown(next(key for key in item if key not in set(known))))


def _noun(kind: Kind, said: dict[str, Json], where: str) -> Noun:
    try:
        return NOUNS[kind](**said)
    except BadInput:
        raise _blame(kind, said, where) from None


def _blame(kind: Kind, said: dict[str, Json], where: str) -> FileRefused:
    """Return the error for a noun that is invalid although each value is valid by itself."""
    for key, name, check, required, _ in FIELDS[kind]:
        if check is checks.text and name in said:
            length = len(clean(said[name]).strip())
            if length > LONGEST:
                return Wrong(TOO_LONG, length=length, longest=LONGEST).at(where, key)
            if required and not length:
                return Wrong(EMPTY).at(where, key)
    return Wrong(TOO_EARLY).at(where, "end")  # the one rule across two fields
