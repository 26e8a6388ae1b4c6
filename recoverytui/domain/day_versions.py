"""Versions of a day's mark and note, so that days merge by part: in any order, any number of times, to the same day.

The mark is a register: its later change wins. The note is every version of it that no other one has replaced, so two
notes that were written apart are both kept, and one that was replaced never comes back. What was replaced is kept in a
short form, without its words. A floor is a moment before which everything was deleted.
"""

import json
import zlib
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from recoverytui.dataclass import replace
from recoverytui.domain.day import Day, Mark

NEVER = "0001-01-01T00:00:00.000Z"
"""Time of change of what has none; earlier than any real change."""
_PARAGRAPHS = "\n\n"


class Version(NamedTuple):
    """One version of a note. Ordered by time of change, and then by its words."""

    changed_at: str
    text: str

    @property
    def short(self) -> str:
        """Return the short form by which it is known once it is replaced: digits of its time, and a CRC-32."""
        return f"{_digits(self.changed_at)}-{zlib.crc32(self.text.encode('utf-8', 'surrogatepass')):08x}"


class State(NamedTuple):
    """All that merging needs to know of a day. `joined` is commutative, associative and idempotent."""

    day: date
    mark: Mark | None = None
    mark_changed_at: str = NEVER
    notes: frozenset[Version] = frozenset()
    replaced: frozenset[str] = frozenset()
    """Short forms of the versions that were replaced."""
    floor: str = ""
    """Digits of a moment; versions from before it are deleted. Empty when there is none."""
    changed_at: str = NEVER

    @property
    def is_blank(self) -> bool:
        """Return whether the day has neither mark nor note."""
        return self.mark is None and not self.notes

    @property
    def is_plain_deletion(self) -> bool:
        """Return whether it is what one moment of deletion says."""
        return self == deletion(self.day, self.changed_at)


def state(day: Day, changed_at: str, *, deleted: bool = False) -> State:
    """Return the state of a day with the time of its last change; a deleted one has the words that it would restore."""
    replaced, floor = _replaced(day.replaced)
    if deleted and changed_at == NEVER:  # the import that brought it was undone: it was never here
        return State(day.day)
    notes = _versions(day, changed_at)
    if day.note != _text(notes):  # a note that was edited in a file, beside its versions
        replaced |= {each.short for each in notes}
        notes = frozenset({Version(day.note_changed_at or changed_at, day.note)} if day.note else ())
    marked_at = day.mark_changed_at or (changed_at if day.mark else NEVER)
    last = max(changed_at, marked_at, *(each.changed_at for each in notes))
    if not deleted:
        return _reduced(State(day.day, day.mark, marked_at, notes, replaced, floor, last))
    if day.note and day.replaced is None:  # it was deleted before days had versions
        floor = _digits(changed_at)
    return _reduced(State(day.day, None, marked_at, frozenset(), replaced, floor, last))


def deletion(day: date, changed_at: str) -> State:
    """Return the state of a day that was deleted for good: all from before that moment is gone."""
    return State(day, None, changed_at, floor=_digits(changed_at), changed_at=changed_at)


def tombstone(day: date, changed_at: str, mark_changed_at: str | None, replaced: str) -> State:
    """Return the state of a day whose mark and note were taken away, each by itself."""
    gone, floor = _replaced(replaced)
    return _reduced(State(day, None, mark_changed_at or NEVER, frozenset(), gone, floor, changed_at))


def joined(one: State, two: State) -> State:
    """Merge two states of one day."""
    mark_changed_at, mark = max((one.mark_changed_at, one.mark or ""), (two.mark_changed_at, two.mark or ""))
    return _reduced(
        State(
            one.day,
            Mark(mark) if mark else None,
            mark_changed_at,
            one.notes | two.notes,
            one.replaced | two.replaced,
            max(one.floor, two.floor),
            max(one.changed_at, two.changed_at),
        )
    )


def to_day(of: State, base: Day) -> Day:
    """Return the day that a state describes; a blank one keeps the words of the base, to be restored."""
    marked_at = None if of.mark_changed_at == NEVER else of.mark_changed_at
    if of.is_blank:
        if base.mark:  # without a time, a mark counts as set at the last change
            marked_at = of.mark_changed_at
        return replace(base, mark_changed_at=marked_at, replaced=replaced_text(of))
    notes = sorted(of.notes)
    return replace(
        base,
        mark=of.mark,
        note=_text(notes),
        mark_changed_at=marked_at,
        note_changed_at=max((each.changed_at for each in notes), default=None),
        note_parts=json.dumps(notes, ensure_ascii=False) if len(notes) > 1 else None,
        replaced=replaced_text(of),
    )


def written(before: State, day: Day, moment: str) -> Day:
    """Return a day as it is stored when somebody writes this mark and note at a moment, later than all before."""
    notes, replaced = before.notes, before.replaced
    if day.note != _text(notes):
        replaced |= {each.short for each in notes}
        notes = frozenset({Version(moment, day.note)} if day.note else ())
    marked_at = before.mark_changed_at if day.mark == before.mark else moment
    return to_day(State(day.day, day.mark, marked_at, notes, replaced, before.floor, moment), day)


def removed(before: State, kept: Day, moment: str) -> Day:
    """Return a day as it is stored when it is deleted at a moment, with the words that restoring brings back."""
    replaced = before.replaced | {each.short for each in before.notes}
    marked_at = moment if before.mark else before.mark_changed_at
    return to_day(State(before.day, None, marked_at, frozenset(), replaced, before.floor, moment), kept)


def replaced_text(of: State) -> str | None:
    """Return the column `replaced`: short forms in order, the floor among them."""
    return " ".join(sorted({*of.replaced, *filter(None, (of.floor,))})) or None


def _replaced(text: str | None) -> tuple[frozenset[str], str]:
    known = frozenset((text or "").split())
    floors = {each for each in known if "-" not in each}
    return known - floors, max(floors, default="")


def _versions(day: Day, changed_at: str) -> frozenset[Version]:
    if day.note is None:
        return frozenset()
    if day.note_parts is None:
        return frozenset({Version(day.note_changed_at or changed_at, day.note)})
    return frozenset(Version(moment, text) for moment, text in json.loads(day.note_parts))


def _reduced(of: State) -> State:
    """Return the state without what is replaced or below the floor, and without short forms that the floor covers."""
    notes = frozenset(
        each for each in of.notes if each.short not in of.replaced and _digits(each.changed_at) >= of.floor
    )
    replaced = frozenset(each for each in of.replaced if each.partition("-")[0] >= of.floor)
    return of._replace(notes=notes, replaced=replaced)


def _text(versions: Iterable[Version]) -> str | None:
    """Return the versions one under the other; paragraphs that an earlier one has are not repeated."""
    ordered = sorted(versions)
    if len(ordered) == 1:
        return ordered[0].text or None  # itself, not a copy
    shown: list[str] = []
    seen: set[str] = set()
    for each in ordered:
        paragraphs = each.text.split(_PARAGRAPHS)
        new = [part for part in paragraphs if part not in seen] if seen else paragraphs
        seen.update(paragraphs)
        shown += new
    return _PARAGRAPHS.join(shown) or None


def _digits(moment: str) -> str:
    return "".join(filter(str.isdigit, moment))
