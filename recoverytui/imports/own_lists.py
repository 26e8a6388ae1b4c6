"""Parse and merge the parts of a document other than entries: people, names and programme positions."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from recoverytui.domain.book import ProgrammeState
from recoverytui.domain.person import Person
from recoverytui.domain.programme import MOST_WEEKS
from recoverytui.domain.validation import one_line
from recoverytui.errors import BadInput
from recoverytui.imports import checks
from recoverytui.imports.checks import EMPTY, MISSING, NOT_A_LIST, NOT_KEYS, UNKNOWN, Check, Wrong
from recoverytui.imports.json_text import Json, shown

T = TypeVar("T")

KEYS = ("people", "names", "programme", "own_programmes")
"""Keys of a document that this module reads."""
_BETWEEN_NUMBERS = " / "


class OwnLists(NamedTuple):
    """Parts of a document other than entries."""

    people: Sequence[Person] = ()
    names: Sequence[str] = ()
    programmes: Sequence[ProgrammeState] = ()


def read(document: Mapping[str, Json]) -> OwnLists:
    """Parse these parts; raises FileRefused, naming the location, for anything invalid."""
    programmes = [_programme(each, where) for each, where in _each(document, "own_programmes")]
    if document.get("programme") is not None:
        programmes.insert(0, _programme(document["programme"], "programme"))
    return OwnLists(
        tuple(_person(each, where) for each, where in _each(document, "people")),
        tuple(_checked(_name, each, where, "name") for each, where in _each(document, "names")),
        tuple(programmes),
    )


def merged_people(mine: Sequence[Person], theirs: Sequence[Person]) -> Sequence[Person]:
    """Merge two lists of people, each name once; two numbers of one person are both kept."""
    numbers: dict[str, set[str]] = {}
    for person in (*mine, *theirs):
        numbers.setdefault(person.name.casefold(), set()).update(filter(None, person.number.split(_BETWEEN_NUMBERS)))
    people = []
    for person in _merged(mine, theirs, lambda person: person.name.casefold()):
        both = numbers[person.name.casefold()]
        is_whole = {*filter(None, person.number.split(_BETWEEN_NUMBERS))} == both
        people.append(person if is_whole else Person(person.name, _BETWEEN_NUMBERS.join(sorted(both))))
    return people


def merged_names(mine: Sequence[str], theirs: Sequence[str]) -> Sequence[str]:
    """Merge two lists of names, each once."""
    return _merged(mine, theirs, str.casefold)


def _merged(mine: Sequence[T], theirs: Sequence[T], key: Callable[[T], str]) -> Sequence[T]:
    """Merge two lists; the result is the same in both directions of import.

    If one side has all items, its order is kept. Otherwise the items are sorted.
    """
    here, there = {key(each): each for each in mine}, {key(each): each for each in theirs}
    both = {name: min((side[name] for side in (here, there) if name in side), key=repr) for name in {**here, **there}}
    if there.keys() < here.keys() or list(here) == list(there):
        order: Iterable[str] = here
    else:
        order = there if here.keys() < there.keys() else sorted(both)
    return [both[name] for name in order]


def _each(document: Mapping[str, Json], key: str) -> list[tuple[Json, str]]:
    items = document.get(key, [])
    if not isinstance(items, list):
        raise Wrong(NOT_A_LIST).at("recoverytui-diary", key)
    return [(each, f"{key} {number}") for number, each in enumerate(items, start=1)]


def _person(item: Json, where: str) -> Person:
    said = _block(item, where, {"name": checks.text, "number": checks.text}, "name")
    try:
        return Person(said["name"], said.get("number", ""))
    except BadInput:
        raise Wrong(EMPTY).at(where, "name") from None


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
