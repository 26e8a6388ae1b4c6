"""Dependent entries: uses of a strategy and try-outs of a goal are deleted and restored with it."""

from recoverytui.domain.entry import Entry, Kind, Noun
from recoverytui.domain.serialization import NOUNS
from recoverytui.storage import entries
from recoverytui.storage.database import Database

_BELONGS_TO = {Kind.USE: (Kind.STRATEGY, "strategy"), Kind.TRYOUT: (Kind.GOAL, "goal")}
"""Dependent kind -> kind of its parent, and the column with the parent's uid."""


def dependents_of(db: Database, entry: Entry[Noun]) -> list[Entry[Noun]]:
    """Return the dependents of an entry, deleted or not, in order of writing; raises DiaryDamaged."""
    return [
        part
        for kind, (whole, column) in _BELONGS_TO.items()
        if whole is entry.noun.kind
        for part in entries.sure(db, NOUNS[kind], f"{column} = ? ORDER BY id", (entry.uid,))
    ]


def owner_of(db: Database, entry: Entry[Noun]) -> Entry[Noun] | None:
    """Return the parent of an entry, deleted or not, or None."""
    if entry.noun.kind not in _BELONGS_TO:
        return None
    kind, column = _BELONGS_TO[entry.noun.kind]
    return entries.by_uid(db, NOUNS[kind], getattr(entry.noun, column))
