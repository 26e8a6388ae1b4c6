"""The whole diary as one JSON document that the program can import without loss."""

from collections.abc import Callable, Iterable, Iterator
from json.encoder import encode_basestring as quoted
from operator import itemgetter

from recoverytui.domain import day_versions, list_versions
from recoverytui.domain.book import FORMAT, LISTS, VERSION, Book, Deleted, Line, ProgrammeState
from recoverytui.domain.card import PARTS, CardName
from recoverytui.domain.day import Day
from recoverytui.domain.entry import Kind
from recoverytui.domain.list_versions import Item, ListState
from recoverytui.domain.serialization import BOOKKEEPING, KEYS
from recoverytui.text.translator import Translator

_SIGNS = {None: "null", 0: "false", 1: "true"}
"""JSON of values that are not text: the only numbers in a row are flags."""


def document(book: Book) -> str:
    """Return the whole document."""
    return "".join(pieces(book))


def pieces(book: Book, words: Translator | None = None) -> Iterator[str]:  # noqa: ARG001 - signature of all writers
    """Yield the document in pieces, an entry per line; deterministic, so equal diaries give equal documents."""
    yield f'{{"format": "{FORMAT}", "version": {VERSION}, "exported_on": "{book.exported_on}",\n'
    if book.is_demo:
        yield ' "demo": "DEMO",\n'
    prefs = book.prefs
    yield f' "diary": {{"began": "{book.began}", "day_starts_at": {prefs.day_starts_at},'
    new_page = "" if book.new_page is None else f', "page": "{book.new_page}"'
    yield f' "breather": {prefs.breather}, "days_a_week": {prefs.days_a_week}{new_page}}},\n'
    for kind, name in LISTS.items():
        opening, closing = ("{", "}") if kind is Kind.CARD else ("[", "]")
        yield f' "{name}": {opening}'
        yield from _lines(map(_OWN_WRITERS.get(kind) or _writer(kind), book.lines[kind]))
        yield f"{closing},\n"
    yield from _settings(book)
    yield ' "deleted": ['
    yield from _lines(text for _, text in sorted(_tombstones(book), key=itemgetter(0)))
    yield "]}\n"


def _tombstones(book: Book) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield each deletion with its place: of entries, and of what was removed from the person's own lists."""
    for each in book.deleted:
        yield (each.uid, each.kind), _tombstone(each)
    for key, kind in list_versions.KINDS.items():
        for uid, moment in book.lists.get(key, ListState()).gone.items():
            yield (uid, kind), f'{{"uid": {quoted(uid)}, "kind": "{kind}", "changed_at": {quoted(moment)}}}'


def _tombstone(each: Deleted) -> str:
    said = f'"uid": {quoted(each.uid)}, "kind": "{each.kind}", "changed_at": "{each.changed_at}"'
    if each.mark_changed_at is not None:
        said += f', "mark_changed_at": "{each.mark_changed_at}"'
    if each.replaced is not None:
        said += f', "replaced": [{", ".join(map(quoted, each.replaced.split()))}]'
    return f"{{{said}}}"


def _settings(book: Book) -> Iterator[str]:
    """Yield the person's own lists and their programme positions, the built-in programme first."""
    programmes = list(map(_programme, book.programmes))
    for key in list_versions.WIDTHS:
        yield from (f' "{key}": [', *_lines(map(_item, book.lists.get(key, ListState()).items)), "],\n")
    yield f' "programme": {programmes[0] if programmes else "null"},\n'
    yield from (' "own_programmes": [', *_lines(programmes[1:]), "],\n")


def _item(each: Item) -> str:
    """Write an item of one's own list: a person has a number too."""
    keys = ("uid", *("name", "number")[: len(each.texts)], "written_at", "changed_at")
    return _template(keys) % (*map(quoted, (each.uid, *each.texts, each.written_at, each.changed_at)),)


def _programme(state: ProgrammeState) -> str:
    changes = ", ".join(map(quoted, state.changes))
    return f'{{"id": {quoted(state.id)}, "week": {state.week}, "changes": [{changes}]}}'


def _lines(items: Iterable[str]) -> Iterator[str]:
    before = "\n  "
    for item in items:
        yield f"{before}{item}"
        before = ",\n  "


def _writer(kind: Kind) -> Callable[[Line], str]:
    """Return the serializer of a kind's rows; a template per kind, as it runs a hundred thousand times."""
    keys = (*KEYS[kind], "written_at", "changed_at")
    whole = _template(("uid", *keys))
    undated = _template(("uid", *KEYS[kind], "changed_at"))
    themes_at = keys.index("themes") + 1 if "themes" in keys else None
    themes: dict[str, str] = {}

    def write(line: Line) -> str:
        said = [quoted(value) if value.__class__ is str else _SIGNS[value] for value in line]
        if themes_at is not None:
            several = line[themes_at]
            if several not in themes:
                themes[several] = f"[{', '.join(map(quoted, several.split()))}]"
            said[themes_at] = themes[several]
        if line[-2] is None:
            del said[-2]
            return undated % (*said,)
        return whole % (*said,)

    return write


def _template(keys: Iterable[str]) -> str:
    return f"{{{', '.join(f'{quoted(key)}: %s' for key in keys)}}}"


def _card(line: Line) -> str:
    """Write the non-empty parts of a card under its name."""
    said = dict(zip((*KEYS[Kind.CARD], "written_at", "changed_at"), line[1:], strict=True))
    keys = [*PARTS[CardName(said["name"])], "written_at", "changed_at"]
    shown = [key for key in keys if key != "written_at" or said[key] is not None]
    return f'"{said["name"]}": ' + _template(shown) % (*(_text(said[key]) for key in shown),)


def _day(line: Line) -> str:
    """Write a day, whose date is its uid: with what merging needs as far as there is any, and no time of writing.

    Its mark and note have times of their own, and the row may have been written on another machine than either.
    """
    said = dict(zip((*KEYS[Kind.DAY], "written_at", "changed_at"), line[1:], strict=True))
    of = day_versions.state(Day(**{key: said[key] for key in _DAY}), said["changed_at"])
    stored = day_versions.to_day(of, Day(of.day))
    shown = {key: _text(said[key]) for key in KEYS[Kind.DAY] if key not in BOOKKEEPING}
    shown |= {"mark": _text(stored.mark), "note": _text(stored.note), "changed_at": quoted(of.changed_at)}
    times = {"mark_changed_at": stored.mark_changed_at, "note_changed_at": stored.note_changed_at}
    shown |= {key: quoted(value) for key, value in times.items() if value is not None}
    if stored.note_parts is not None:
        shown["note_parts"] = stored.note_parts
    if stored.replaced is not None:
        shown["replaced"] = f"[{', '.join(map(quoted, stored.replaced.split()))}]"
    return f"{{{', '.join(f'{quoted(key)}: {value}' for key, value in shown.items())}}}"


def _text(value: str | None) -> str:
    return "null" if value is None else quoted(value)


_DAY = ("day", "mark", "note", *sorted(BOOKKEEPING))
_OWN_WRITERS: dict[Kind, Callable[[Line], str]] = {Kind.CARD: _card, Kind.DAY: _day}
"""The kinds that are not written as a list of all their keys."""
