"""Convert nouns to and from records: one row codec for columns, JSON documents, undo and checksums."""

from collections.abc import Callable
from datetime import date
from importlib import import_module
from typing import Any, Generic, TypeAlias, TypeVar

from recoverytui.dataclass import fields
from recoverytui.domain.entry import Kind, Noun

Record: TypeAlias = dict[str, Any]
"""A noun as plain JSON values, under the keys of the JSON document; callers know the type of
each key, which no annotation can say."""

K = TypeVar("K", bound=str)
T = TypeVar("T")


class ByKind(dict[K, T], Generic[K, T]):
    """A dict whose values are computed on first use, because a verb needs only two or three kinds."""

    __slots__ = ("_make",)

    def __init__(self, make: Callable[[K], T]) -> None:
        self._make = make

    def __missing__(self, kind: K) -> T:
        made = self[kind] = self._make(kind)
        return made


_MODULES = {
    Kind.WIN: ("win", "Win"),
    Kind.STRATEGY: ("strategy", "Strategy"),
    Kind.USE: ("strategy", "Use"),
    Kind.GOAL: ("goal", "Goal"),
    Kind.TRYOUT: ("goal", "TryOut"),
    Kind.DAY: ("day", "Day"),
    Kind.PAUSE: ("day", "Pause"),
    Kind.SETTING: ("preferences", "Setting"),
    Kind.CARD: ("card", "Card"),
    Kind.ANSWER: ("answer", "Answer"),
    Kind.TALK: ("talk", "Talk"),
    Kind.QUESTION: ("answer", "Question"),
}
BOOKKEEPING = frozenset({"mark_changed_at", "note_changed_at", "note_parts", "replaced"})
"""Fields that merging needs, and that are not shown to anybody."""
_NO_WORDS = BOOKKEEPING | {"goal", "strategy", "path", "week"}
"""Fields of text that name something else, and are not the person's words."""
_RENAMED = {"company": "with", "whose": "from"}
"""Fields whose key is a Python keyword."""


def _noun(kind: Kind) -> type[Noun]:
    module, name = _MODULES[kind]
    noun: type[Noun] = getattr(import_module(f"recoverytui.domain.{module}"), name)
    return noun


def _optional(kind: Kind) -> frozenset[str]:
    defaults = {key: each.default for key, each in zip(KEYS[kind], fields(NOUNS[kind]), strict=True)}
    return frozenset(key for key, default in defaults.items() if default is None or default is False)


def _flags(kind: Kind) -> frozenset[str]:
    hints = NOUNS[kind].__annotations__
    return frozenset(key for key, name in zip(KEYS[kind], FIELDS[kind], strict=True) if hints[name] is bool)


def _texts(kind: Kind) -> tuple[str, ...]:
    hints = NOUNS[kind].__annotations__
    fields = zip(KEYS[kind], FIELDS[kind], strict=True)
    return tuple(key for key, name in fields if hints[name] in (str, str | None) and name not in _NO_WORDS)


def _named(kind: Kind) -> tuple[tuple[str, str], ...]:
    return tuple(zip(KEYS[kind], FIELDS[kind], strict=True))


NOUNS: ByKind[Kind, type[Noun]] = ByKind(_noun)
FIELDS: ByKind[Kind, tuple[str, ...]] = ByKind(lambda kind: NOUNS[kind].__slots__)
KEYS: ByKind[Kind, tuple[str, ...]] = ByKind(lambda kind: tuple(_RENAMED.get(name, name) for name in FIELDS[kind]))
NAMED: ByKind[Kind, tuple[tuple[str, str], ...]] = ByKind(_named)
"""The keys of a record, each with the field that it is from."""
FLAGS: ByKind[Kind, frozenset[str]] = ByKind(_flags)
"""The keys of booleans."""
TEXTS: ByKind[Kind, tuple[str, ...]] = ByKind(_texts)
"""The keys of the person's own words."""
OPTIONAL: ByKind[Kind, frozenset[str]] = ByKind(_optional)
"""The keys whose default is None or False."""


def to_record(noun: Noun) -> Record:
    """Return the noun as a record, its keys in the order of its fields."""
    return {key: plain(getattr(noun, name)) for key, name in NAMED[noun.kind]}


def lean_record(noun: Noun) -> Record:
    """Return the noun as a record without values that equal their defaults."""
    optional = OPTIONAL[noun.kind]
    return {key: value for key, value in to_record(noun).items() if value or key not in optional}


def from_record(kind: Kind, record: Record) -> Noun:
    """Build a noun from a record; missing keys take their defaults. Raises BadInput, TypeError."""
    keys = KEYS[kind]
    named = {name: record[key] for name, key in zip(FIELDS[kind], keys, strict=True) if key in record}
    return NOUNS[kind](**named)


def plain(value: object) -> object:
    """Return a value of a noun as one of JSON."""
    if value is None or value.__class__ is str:  # fast path: most values, and an import calls this a million times
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [str(each) for each in value]
    return value
