"""Versions of the lists of one's own, people and names, so that they merge item by item on any machine.

An item is named by a uid, and its later version wins. What was removed leaves its uid and the moment, and no word.
Two machines may have written the same name: the list then shows it once, and a person with both numbers.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

PEOPLE, NAMES = "people", "names"
WIDTHS = {PEOPLE: 2, NAMES: 1}
"""The lists by their key in settings and documents, with the number of texts of an item."""
KINDS = {PEOPLE: "person", NAMES: "name"}
"""The kind of an item in the tombstones of a document."""
BETWEEN_NUMBERS = " / "
NAMESPACE = "6c1f0d0e-95f4-4a53-9d5a-1f0a3f6b7c21"
"""A random namespace UUID, so that no other program derives the same uids."""
_FRAME = 3
"""Number of texts before those of the person in a stored item: uid, times of writing and of change."""


class Item(NamedTuple):
    """One item of a list."""

    uid: str
    texts: tuple[str, ...]
    """The name; for a person also the number, which may be empty."""
    written_at: str = ""
    """Gives the order, in UTC to the millisecond; empty until it is stored, as is `changed_at`."""
    changed_at: str = ""

    @property
    def name(self) -> str:
        """Return the name as it is compared."""
        return self.texts[0].casefold()


class ListState(NamedTuple):
    """All that merging needs to know of a list. `joined` is commutative, associative and idempotent."""

    items: tuple[Item, ...] = ()
    """In the order of writing."""
    gone: Mapping[str, str] = {}
    """When each removed item was removed, by uid."""


def state(key: str, value: object) -> ListState:
    """Return the state of a list as it is stored; what nobody can have written is left out.

    A list of plain texts is one from before items had versions.
    """
    if isinstance(value, list):
        plain = [row if WIDTHS[key] > 1 else [row] for row in value]
        return _reduced(dated(key, [Item("", tuple(row)) for row in plain if _are_texts(row, WIDTHS[key])]), {})
    if not isinstance(value, dict):
        return ListState()
    rows, gone = value.get("items"), value.get("gone")
    sound = [row for row in rows if _are_texts(row, WIDTHS[key] + _FRAME)] if isinstance(rows, list) else []
    items = [Item(uid, tuple(texts), written_at, changed_at) for uid, written_at, changed_at, *texts in sound]
    removed = gone.items() if isinstance(gone, dict) else ()
    return _reduced(items, {uid: moment for uid, moment in removed if isinstance(moment, str)})


def to_value(of: ListState) -> dict[str, object]:
    """Return a state as it is stored."""
    items = [[each.uid, each.written_at, each.changed_at, *each.texts] for each in of.items]
    return {"items": items, "gone": dict(sorted(of.gone.items()))}


def dated(key: str, items: Iterable[Item]) -> list[Item]:
    """Return items with a uid and times; those without any are older than all others, and stay in their order."""
    seen, whole = Counter[tuple[str, ...]](), []
    for number, each in enumerate(items, start=1):
        uid = each.uid
        if not uid:
            content = dict(zip(("name", "number"), filter(None, each.texts), strict=False))
            uid = derived_uid(KINDS[key], seen[each.texts], content)
            seen[each.texts] += 1
        changed_at = each.changed_at or _oldest(number)
        whole.append(Item(uid, each.texts, each.written_at or changed_at, changed_at))
    return whole


def shown(of: ListState) -> tuple[tuple[str, ...], ...]:
    """Return the texts of each item as the person sees them, each name once."""
    named: dict[str, list[Item]] = {}
    for each in of.items:
        named.setdefault(each.name, []).append(each)
    return tuple(map(_as_one, named.values()))


def called(of: ListState, name: str) -> bool:
    """Return whether an item has this name."""
    return name.casefold() in {each.name for each in of.items}


def with_item(of: ListState, name: str, texts: tuple[str, ...], new_uid: str) -> ListState:
    """Return a list in which these are the texts of a name, in its place; a new name comes last.

    Other items with the old or the new name are left out.
    """
    old = name.casefold()
    kept = next((each for each in of.items if each.name == old), None)
    if kept is None:
        return of._replace(items=(*of.items, Item(new_uid, texts)))
    names = {old, texts[0].casefold()}
    items = (each._replace(texts=texts) if each is kept else each for each in of.items)
    return of._replace(items=tuple(each for each in items if each.uid == kept.uid or each.name not in names))


def without(of: ListState, name: str) -> ListState:
    """Return a list without the items of this name."""
    return of._replace(items=tuple(each for each in of.items if each.name != name.casefold()))


def last_change(of: ListState) -> str:
    """Return the latest moment of a list, empty for one that never had an item."""
    return max((*of.gone.values(), *(max(each.written_at, each.changed_at) for each in of.items)), default="")


def stamped(before: ListState, after: ListState, moment: str) -> ListState:
    """Return what becomes of a list that somebody changes at a moment, later than all before."""
    known = {each.uid: each for each in before.items}
    items = []
    for each in after.items:
        mine = known.get(each.uid)
        if mine is not None and mine.texts == each.texts:
            items.append(mine)  # unchanged words keep their times
        else:
            items.append(each._replace(written_at=each.written_at or moment, changed_at=moment))
    gone = dict.fromkeys(known.keys() - {each.uid for each in items}, moment)
    return _reduced(items, {**after.gone, **before.gone, **gone})


def joined(one: ListState, two: ListState) -> ListState:
    """Merge two states of one list."""
    gone = dict(one.gone)
    for uid, moment in two.gone.items():
        gone[uid] = max(moment, gone.get(uid, ""))
    return _reduced((*one.items, *two.items), gone)


def derived_uid(kind: str, ordinal: int, content: Mapping[str, object]) -> str:
    """Return the uid of something that has none: the UUIDv5 of its kind, its content and its ordinal among equals."""
    from uuid import UUID, uuid5

    said = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return str(uuid5(UUID(NAMESPACE), f"{kind}\n{ordinal}\n{said}"))


def _oldest(number: int) -> str:
    """Return a moment that is earlier than any real change, in the order of the numbers."""
    minutes, milliseconds = divmod(number, 1000)
    return f"0001-01-01T{minutes // 60 % 24:02}:{minutes % 60:02}:00.{milliseconds:03}Z"


def _reduced(items: Iterable[Item], gone: Mapping[str, str]) -> ListState:
    """Return the state with the latest version of each item, and without what was removed later."""
    latest: dict[str, Item] = {}
    for each in items:
        latest[each.uid] = max(each, latest.get(each.uid, each), key=lambda item: (item.changed_at, item))
    there = {uid: each for uid, each in latest.items() if each.changed_at >= gone.get(uid, "")}
    ordered = sorted(there.values(), key=lambda item: (item.written_at, item.name, item.uid))
    return ListState(tuple(ordered), {uid: moment for uid, moment in gone.items() if uid not in there})


def _as_one(items: Sequence[Item]) -> tuple[str, ...]:
    """Return the texts of items with one name: the latest spelling, and every number."""
    latest = max(items, key=lambda item: (item.changed_at, item.texts))
    if len(latest.texts) == 1 or len(items) == 1:
        return latest.texts
    numbers = {number for each in items for number in each.texts[1].split(BETWEEN_NUMBERS) if number}
    name, number = latest.texts
    return (name, number if {*number.split(BETWEEN_NUMBERS)} == numbers else BETWEEN_NUMBERS.join(sorted(numbers)))


def _are_texts(row: object, width: int) -> bool:
    return isinstance(row, list) and len(row) == width and all(isinstance(text, str) for text in row)
