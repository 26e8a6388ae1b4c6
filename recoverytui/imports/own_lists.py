"""Parse the parts of a document other than entries: people, names and programme positions."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from recoverytui.domain import list_versions
from recoverytui.domain.book import ProgrammeState
from recoverytui.domain.list_versions import Item, ListState
from recoverytui.domain.person import Person
from recoverytui.domain.programme import MOST_WEEKS
from recoverytui.domain.validation import one_line
from recoverytui.errors import BadInput
from recoverytui.imports import checks
from recoverytui.imports.checks import EMPTY, MISSING, NOT_A_LIST, NOT_KEYS, TWICE, UNKNOWN, Check, Wrong
from recoverytui.imports.json_text import Json, shown

KEYS = ("people", "names", "programme", "own_programmes")
"""Keys of a document that this module reads."""
_FRAME: dict[str, Check] = {"uid": checks.uid, "written_at": checks.changed_at, "changed_at": checks.changed_at}


class Removed(NamedTuple):
    """Tombstone of an item of a list, without its words."""

    uid: str
    kind: str
    """One of `list_versions.KINDS`."""
    changed_at: str


class OwnLists(NamedTuple):
    """Parts of a document other than entries."""

    lists: Mapping[str, ListState] = {}
    """People and names, by their key."""
    programmes: Sequence[ProgrammeState] = ()


def read(document: Mapping[str, Json], removed: Iterable[Removed] = ()) -> OwnLists:
    """Parse these parts, given the tombstones of their items; raises FileRefused, naming the location."""
    programmes = [_programme(each, where) for each, where in _each(document, "own_programmes")]
    if document.get("programme") is not None:
        programmes.insert(0, _programme(document["programme"], "programme"))
    lists = {key: _own_list(document, key, removed) for key in list_versions.WIDTHS}
    return OwnLists(lists, tuple(programmes))


def _own_list(document: Mapping[str, Json], key: str, removed: Iterable[Removed]) -> ListState:
    """Return a list with the tombstones of its kind; raises FileRefused when one uid is there twice."""
    parse = _person if key == list_versions.PEOPLE else _named
    items = list_versions.dated(key, [parse(each, where) for each, where in _each(document, key)])
    seen = {each.uid for each in items if each.uid}
    if len(seen) < len(items):
        raise Wrong(TWICE).at("recoverytui-diary", key)
    gone = {each.uid: each.changed_at for each in removed if each.kind == list_versions.KINDS[key]}
    return list_versions.joined(ListState(tuple(items)), ListState((), gone))


def _each(document: Mapping[str, Json], key: str) -> list[tuple[Json, str]]:
    items = document.get(key, [])
    if not isinstance(items, list):
        raise Wrong(NOT_A_LIST).at("recoverytui-diary", key)
    return [(each, f"{key} {number}") for number, each in enumerate(items, start=1)]


def _person(item: Json, where: str) -> Item:
    said = _block(item, where, {**_FRAME, "name": _name, "number": checks.text}, "name")
    person = Person(said["name"], said.get("number", ""))
    return _item(said, (person.name, person.number))


def _named(item: Json, where: str) -> Item:
    """Parse a name to leave out; a text alone is one."""
    if isinstance(item, dict):
        said = _block(item, where, {**_FRAME, "name": _name}, "name")
    else:
        said = {"name": _checked(_name, item, where, "name")}
    return _item(said, (said["name"],))


def _item(said: Mapping[str, Json], texts: tuple[str, ...]) -> Item:
    return Item(said.get("uid", ""), texts, said.get("written_at", ""), said.get("changed_at", ""))


def _programme(item: Json, where: str) -> ProgrammeState:
    known = {"id": _name, "week": checks.number(1, MOST_WEEKS), "changes": _lines}
    said = _block(item, where, known, "id")
    return ProgrammeState(said["id"], said.get("week", 1), said.get("changes", ()))


def _block(item: Json, where: str, known: Mapping[str, Check], required: str) -> dict[str, Json]:
    if not isinstance(item, dict):
        raise Wrong(NOT_KEYS).at(where, "{}")
    for key in item:
        if key not in known:
            raise Wrong(UNKNOWN).at(where, shown(key))
    if required not in item:
        raise Wrong(MISSING).at(where, required)
    return {key: _checked(known[key], value, where, key) for key, value in item.items()}


def _checked(check: Check, value: Json, where: str, key: str) -> Json:
    try:
        return check(value)
    except Wrong as wrong:
        raise wrong.at(where, key) from None


def _name(value: Json) -> str:
    try:
        return one_line(checks.text(value))
    except BadInput:
        raise Wrong(EMPTY) from None


def _lines(value: Json) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise Wrong(NOT_A_LIST)
    return tuple(map(checks.text, value))
