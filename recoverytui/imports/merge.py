"""What becomes of each thing a file brings, beside what the diary has: the later change wins, on every machine alike.

Two versions of one entry are ordered by when they were changed, and at the same moment by their canonical text, in
which a deletion is empty. So it does not matter who takes in whose file, in which order, or how often.
"""

import json
from enum import Enum, auto
from typing import Any

from recoverytui.domain.book import Deleted, ImportedEntry
from recoverytui.domain.entry import Entry, Noun
from recoverytui.domain.serialization import to_record


class Fate(Enum):
    """What becomes of a draft."""

    NEW = auto()
    """The diary has nothing of this name, or deleted it for good before the draft was changed."""
    KNOWN = auto()
    """The diary says the same, and nothing is to be done."""
    AGREED = auto()
    """The diary says the same, and takes over the later moment."""
    WINS = auto()
    """The draft is the later version."""
    LOSES = auto()
    """The diary has a later version that says something else."""
    STAYS_DELETED = auto()
    """It was deleted here later: for good, or so that bringing it back brings these words."""


def fate(draft: ImportedEntry, kept: Entry[Any] | None, gone: str | None) -> Fate:
    """Return what becomes of a draft, given the entry of its uid, or when that was deleted for good."""
    if kept is None:
        return Fate.NEW if gone is None or draft.changed_at >= gone else Fate.STAYS_DELETED
    same = kept.noun == draft.noun
    if kept.deleted:
        if draft.changed_at >= kept.changed_at:
            return Fate.WINS
        return Fate.STAYS_DELETED if same else Fate.LOSES
    if _is_later(draft, kept):
        return Fate.AGREED if same else Fate.WINS
    return Fate.KNOWN if same else Fate.LOSES


def deletes(deleted: Deleted, kept: Entry[Any]) -> bool:
    """Tell whether a deletion is later than what the diary has under its uid, deleted or not."""
    return deleted.changed_at > kept.changed_at


def canonical(noun: Noun, written_at: str | None) -> str:
    """Return the one text that every machine makes of a version of an entry; it is never empty."""
    return json.dumps({**to_record(noun), "written_at": written_at}, ensure_ascii=False, sort_keys=True)


def _is_later(draft: ImportedEntry, kept: Entry[Any]) -> bool:
    if draft.changed_at != kept.changed_at:
        return draft.changed_at > kept.changed_at
    return canonical(draft.noun, draft.written_at) > canonical(kept.noun, kept.written_at)
