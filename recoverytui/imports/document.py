"""Parse the program's own JSON document: unknown keys refused, every value checked, all or nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from recoverytui.domain.book import FORMAT, LISTS, VERSION, Deleted, ImportedEntry
from recoverytui.domain.card import CardName
from recoverytui.domain.entry import Kind
from recoverytui.domain.list_versions import KINDS
from recoverytui.domain.preferences import BOUNDS
from recoverytui.errors import N_, FileRefused
from recoverytui.imports import checks, entry_schema, own_lists
from recoverytui.imports.bounds import MOST_BYTES, MOST_ENTRIES, too_large, too_many
from recoverytui.imports.checks import MISSING, NOT_A_LIST, NOT_KEYS, TWICE, Check, Wrong
from recoverytui.imports.imported import OLDEST, Incoming
from recoverytui.imports.json_text import Convert, Items, Json, parsed, shown
from recoverytui.imports.own_lists import Removed
from recoverytui.imports.uids import named

DELETED = "deleted"
"""Key of the list of tombstones."""
_DOCUMENT = ("format", "version", "exported_on", "demo", "diary", *LISTS.values(), *own_lists.KEYS, DELETED)
_HEAD: dict[str, Check] = {"exported_on": checks.day, "demo": checks.text}
_ABOUT: dict[str, Check] = {
    "began": checks.day,
    "page": checks.day,
    **{name: checks.number(least, most) for name, (least, most) in BOUNDS.items()},
}


def read(data: bytes) -> Incoming:
    """Parse a document; raises FileRefused, naming entry and key, for anything invalid."""
    if len(data) > MOST_BYTES:
        raise too_large()
    document = parsed(data, _CONVERTED)
    document = _known(document)
    lists = {kind: _items(document, kind) for kind in LISTS}
    tombstones = _list(document, DELETED)
    if sum(map(len, lists.values())) + len(tombstones) > MOST_ENTRIES:
        raise too_many(MOST_ENTRIES)
    about = _checked(_block(document, "diary"), _ABOUT, "diary")
    entries = {kind: named(kind, items.required()) for kind, items in lists.items()}
    deleted, removed = _deleted(tombstones.required(), entries)
    head = _head(document, about, removed)
    return replace(head, entries=entries, deleted=deleted, began=head.began or first_day(entries))


def _known(document: Json) -> Mapping[str, Json]:
    """Return a document of this program, whose keys are all known; raises FileRefused."""
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise FileRefused(N_("Nothing was taken in. The file does not say that this program wrote it."))
    if repr(document.get("version")) != repr(VERSION):  # True and 1.0 are equal to 1 as well
        raise FileRefused(N_("Nothing was taken in. Another version of the program wrote the file."))
    if not document.keys() <= set(_DOCUMENT):
        raise entry_schema.unknown(FORMAT, document, _DOCUMENT)
    _checked({key: document[key] for key in _HEAD if key in document}, _HEAD, FORMAT)
    return document


def _head(document: Mapping[str, Json], about: dict[str, Json], removed: Iterable[Removed]) -> Incoming:
    """Return everything but the entries."""
    began, new_page = about.pop("began", None), about.pop("page", None)
    return Incoming({}, began=began, new_page=new_page, prefs=about, own=own_lists.read(document, removed))


def head_of(document: Json, removed: Iterable[Removed]) -> Incoming:
    """Return everything but the entries of a document whose lists were read one by one."""
    known = _known(document)
    for name in (*LISTS.values(), DELETED):
        if name != LISTS[Kind.CARD]:
            _list(known, name)  # a list that is none was not read
    return _head(known, _checked(_block(known, "diary"), _ABOUT, "diary"), removed)


def cards_of(document: Mapping[str, Json]) -> dict[Kind, Sequence[ImportedEntry]]:
    """Return the cards, which are no list."""
    return {Kind.CARD: named(Kind.CARD, _items(document, Kind.CARD).required())}


def _items(document: Mapping[str, Json], kind: Kind) -> Items:
    """Return the entries of a kind as a list; cards are an object by name in the document."""
    if kind is not Kind.CARD:
        return _list(document, LISTS[kind])
    cards = _block(document, LISTS[kind])
    for name, card in cards.items():
        where = f"{LISTS[kind]} {shown(name)}"
        if name not in entry_schema.CARD_KEYS:
            raise entry_schema.unknown(LISTS[kind], {name: card}, CardName)
        if not isinstance(card, dict):
            raise Wrong(NOT_KEYS).at(LISTS[kind], shown(name))
        if not card.keys() <= entry_schema.CARD_KEYS[CardName(name)]:
            raise entry_schema.unknown(where, card, entry_schema.CARD_KEYS[CardName(name)])
    items = Items()
    try:
        items += [entry_of(kind, name, {"name": name, **card}) for name, card in cards.items()]
    except FileRefused as error:
        items.error = error
    return items


def entry_of(kind: Kind, number: object, item: Json) -> ImportedEntry:
    """Parse an entry of a list by its number; raises FileRefused, naming it."""
    return entry_schema.imported(kind, item, f"{LISTS[kind]} {number}")


def tombstone(number: int, item: Json) -> Deleted | Removed:
    """Parse the tombstone with a number; raises FileRefused, naming it."""
    where = f"deleted {number}"
    if not isinstance(item, dict):
        raise Wrong(NOT_KEYS).at(where, "{}")
    said = _checked(item, _TOMBSTONE | _DAY_TOMBSTONE if item.get("kind") == Kind.DAY else _TOMBSTONE, where)
    for key in ("uid", "kind"):
        if key not in said:
            raise Wrong(MISSING).at(where, key)
    if said["kind"] in KINDS.values():
        return Removed(said["uid"], said["kind"], said.get("changed_at", OLDEST))
    if said["kind"] in entry_schema.NAMES:
        _checked({"uid": said["uid"]}, {"uid": entry_schema.NAMES[said["kind"]]}, where)
    parts = {key: said.get(key) for key in _DAY_TOMBSTONE}
    return Deleted(said["uid"], said["kind"], said.get("changed_at", OLDEST), **parts)


_CONVERTED: dict[str, Convert] = {
    **{name: partial(entry_of, kind) for kind, name in LISTS.items() if kind is not Kind.CARD},
    DELETED: tombstone,
}
"""Converters of the items of each list, applied while parsing so that all objects are never in memory."""


def _deleted(
    tombstones: list[Deleted | Removed], entries: Mapping[Kind, Sequence[ImportedEntry]]
) -> tuple[list[Deleted], list[Removed]]:
    """Return the tombstones of entries and of other lists, having checked that no uid of a kind occurs twice."""
    seen: dict[str, set[str]] = {kind: _each_once(kind, entries[kind]) for kind in LISTS}
    seen |= {kind: set() for kind in KINDS.values()}
    for number, each in enumerate(tombstones, start=1):
        if each.uid in seen[each.kind]:
            raise Wrong(TWICE).at(f"deleted {number}", "uid")
        seen[each.kind].add(each.uid)
    of_entries = [each for each in tombstones if isinstance(each, Deleted)]
    return of_entries, [each for each in tombstones if isinstance(each, Removed)]


def _kind(value: Json) -> str:
    if isinstance(value, str) and value in LISTS:
        return Kind(value)
    if value in KINDS.values():
        return str(value)
    raise Wrong(checks.NONE_OF_THESE, choices=", ".join((*LISTS, *KINDS.values())))


_TOMBSTONE: dict[str, Check] = {"uid": checks.uid, "kind": _kind, "changed_at": checks.changed_at}
_DAY_TOMBSTONE: dict[str, Check] = {"mark_changed_at": checks.changed_at, "replaced": checks.replaced}


def _each_once(kind: Kind, entries: Sequence[ImportedEntry]) -> set[str]:
    seen = {imported.uid for imported in entries}
    if len(seen) < len(entries):
        seen.clear()
        for number, imported in enumerate(entries, start=1):
            if imported.uid in seen:
                raise Wrong(TWICE).at(f"{LISTS[kind]} {number}", entry_schema.name_key(kind))
            seen.add(imported.uid)
    return seen


def _list(document: Mapping[str, Json], key: str) -> Items:
    items = document.get(key, Items())
    if not isinstance(items, Items):
        raise Wrong(NOT_A_LIST).at(FORMAT, key)
    return items


def _block(document: Mapping[str, Json], key: str) -> dict[str, Json]:
    block = document.get(key, {})
    if not isinstance(block, dict):
        raise Wrong(NOT_KEYS).at(FORMAT, key)
    return block


def _checked(block: Mapping[str, Json], known: Mapping[str, Check], where: str) -> dict[str, Json]:
    if not block.keys() <= known.keys():
        raise entry_schema.unknown(where, block, known)
    said = {}
    for key, value in block.items():
        try:
            said[key] = known[key](value)
        except Wrong as wrong:
            raise wrong.at(where, key) from None
    return said


def first_day(entries: Mapping[Kind, Sequence[ImportedEntry]]) -> date | None:
    """Return the earliest day of an entry, for a document without a start of the diary."""
    days = (
        getattr(imported.noun, "day", None) or getattr(imported.noun, "start", None)
        for kind in entries
        for imported in entries[kind]
    )
    return min(filter(None, days), default=None)
