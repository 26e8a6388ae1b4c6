"""Merge rules for an imported entry and the diary's version: the later change wins, on every machine alike.

Versions are ordered by time of change, and with equal times by their canonical text, which is empty for a deletion.
The result does not depend on the direction, order or number of imports.
"""

import json
from enum import Enum, auto

from recoverytui.domain.book import Deleted, ImportedEntry
from recoverytui.domain.entry import Entry, Noun
from recoverytui.domain.serialization import to_record


class Fate(Enum):
    """Outcome for an imported entry."""

    NEW = auto()
    """The diary has no such entry, or deleted it permanently before the imported change."""
    KNOWN = auto()
    """The diary has the same content: no change."""
    AGREED = auto()
    """The diary has the same content, and takes the later time of change."""
    WINS = auto()
    """The imported version is later."""
    LOSES = auto()
    """The diary has a later version with other content."""
    STAYS_DELETED = auto()
    """The diary's deletion is later: permanent, or with the same content to restore."""


def fate(imported: ImportedEntry, kept: Entry[Noun] | None, gone: str | None) -> Fate:
    """Return the outcome for an imported entry, given the entry with its uid or the time of its permanent deletion."""
    if kept is None:
        return Fate.NEW if gone is None or imported.changed_at >= gone else Fate.STAYS_DELETED
    same = kept.noun == imported.noun
    if kept.deleted:
        if imported.changed_at >= kept.changed_at:
            return Fate.WINS
        return Fate.STAYS_DELETED if same else Fate.LOSES
    if _is_later(imported, kept):
        return Fate.AGREED if same else Fate.WINS
    return Fate.KNOWN if same else Fate.LOSES


def deletes(deleted: Deleted, kept: Entry[Noun]) -> bool:
    """Return whether a deletion is later than the diary's version, deleted or not."""
    return deleted.changed_at > kept.changed_at


def canonical(noun: Noun, written_at: str | None) -> str:
    """Return the canonical text of a version, the same on every machine; never empty."""
    return json.dumps({**to_record(noun), "written_at": written_at}, ensure_ascii=False, sort_keys=True)


def _is_later(imported: ImportedEntry, kept: Entry[Noun]) -> bool:
    if imported.changed_at != kept.changed_at:
        return imported.changed_at > kept.changed_at
    return canonical(imported.noun, imported.written_at) > canonical(kept.noun, kept.written_at)
