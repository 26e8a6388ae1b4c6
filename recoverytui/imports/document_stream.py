"""Read a large document of this program part by part, so that memory does not grow with the file."""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

from recoverytui.domain.book import LISTS, Deleted, ImportedEntry
from recoverytui.domain.entry import Kind
from recoverytui.imports import document, entry_schema, json_text
from recoverytui.imports.bounds import MOST_LARGE_ENTRIES, too_many
from recoverytui.imports.checks import MISSING, TWICE, Wrong
from recoverytui.imports.imported import Incoming
from recoverytui.imports.own_lists import Removed
from recoverytui.imports.text_slices import decoded

_AT_ONCE = 10_000
"""Entries of a part."""
_KIND_OF = {name: kind for kind, name in LISTS.items() if kind is not Kind.CARD}
_NAMES = (*_KIND_OF, document.DELETED)

Told = Callable[[int], object]
"""Receives how many bytes are read."""


class StreamedDocument:
    """A document of this program that is read again for each use, an entry at a time.

    Each entry in it has a uid, as in every document that the program writes.
    """

    def __init__(self, read: Callable[[], Iterable[bytes]]) -> None:
        self._read = read
        self.counts: Counter[Kind] = Counter()
        self.head = Incoming({})
        """Everything but entries: the diary's start, settings and own lists."""

    @property
    def count(self) -> int:
        """Return how many entries there are."""
        return self.counts.total()

    def validate(self, tell: Told) -> None:
        """Check the whole document, and learn its counts and its head; raises FileRefused, naming entry and key."""
        self.counts.clear()
        removed: list[Removed] = []
        days: list[date] = []
        for incoming in self._parts(tell, removed):
            for kind, several in incoming.entries.items():
                self.counts[kind] += len(several)
            days += filter(None, (document.first_day(incoming.entries),))
        if self.head.began is None:
            self.head = replace(self.head, began=min(days, default=None))

    def parts(self) -> Iterator[Incoming]:
        """Yield all entries and deletions, a part of the document at a time; raises as `validate` does."""
        yield from self._parts(lambda _: None, [])

    def _parts(self, tell: Told, removed: list[Removed]) -> Iterator[Incoming]:
        entries: dict[Kind, list[ImportedEntry]] = {kind: [] for kind in LISTS}
        deleted: list[Deleted] = []
        uids = _Uids()
        waiting = 0
        for name, number, item in json_text.walked(decoded(self._told(tell)), _NAMES):
            if name == json_text.TOP:
                self.head = document.head_of(item, removed)
                for kind, cards in document.cards_of(item).items():
                    entries[kind] += cards
                continue
            if name in _KIND_OF:
                kind = _KIND_OF[name]
                entry = document.entry_of(kind, number, item)
                if not entry.uid:
                    raise Wrong(MISSING).at(f"{name} {number}", entry_schema.name_key(kind))
                entries[kind].append(entry)
                uids.add(kind, entry.uid)
            else:
                gone = document.tombstone(number, item)
                uids.add(gone.kind, gone.uid)
                if isinstance(gone, Deleted):
                    deleted.append(gone)
                else:
                    removed.append(gone)
            waiting += 1
            if waiting == _AT_ONCE:
                yield Incoming(entries, deleted)
                entries, deleted, waiting = {kind: [] for kind in LISTS}, [], 0
        uids.check()
        yield Incoming(entries, deleted)

    def _told(self, tell: Told) -> Iterator[bytes]:
        done = 0
        for data in self._read():
            yield data
            done += len(data)
            tell(done)


class _Uids:
    """Whether a uid occurs twice, in eight bytes for each."""

    def __init__(self) -> None:
        self._hashes: array[int] = array("q")

    def add(self, kind: str, uid: str) -> None:
        """Remember the uid of an entry; raises FileRefused beyond the bound."""
        self._hashes.append(hash((kind, uid)))
        if len(self._hashes) > MOST_LARGE_ENTRIES:
            raise too_many(MOST_LARGE_ENTRIES)

    def check(self) -> None:
        """Raise FileRefused when one occurs twice.

        That two of a million share their 64 bits by chance happens in one of 40 million files.
        """
        if any(one == two for one, two in pairwise(sorted(self._hashes))):
            raise Wrong(TWICE).at("recoverytui-diary", "uid")
