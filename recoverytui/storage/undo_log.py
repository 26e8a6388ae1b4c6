"""Undo log: every command is a step, which stores the other version of each entry it changed."""

from collections.abc import Iterable
from datetime import datetime

from recoverytui.domain.entry import Kind
from recoverytui.storage import checksums
from recoverytui.storage.database import Database

_STEPS_OF_NOTHING_ELSE = """
    DELETE FROM step WHERE id IN (SELECT step FROM change WHERE kind = :kind AND entry = :entry)
        AND NOT EXISTS (SELECT 1 FROM change WHERE step = step.id AND NOT (kind = :kind AND entry = :entry))
"""


ERASE = "erase"
"""Step of a permanent deletion: it has no changes, and undo stops at it once."""

IMPORT = "import"
"""Step of an import: undoing it brings back the versions before with their own times."""


class Step:
    """Write handle of one command; every write to an entry needs one, so that all can be undone."""

    def __init__(self, db: Database, deed: str, *, written_at: str, changed_at: str) -> None:
        self.db = db
        self.written_at = written_at
        self.changed_at = changed_at
        self._deed = deed
        self._id: int | None = None

    def note(self, kind: Kind, number: int, other: str | None) -> None:
        """Record the version of an entry before a change, None when it is created or deleted."""
        self._note([(kind, number, other)])

    def note_many(self, kind: Kind, numbers: Iterable[int]) -> None:
        """Record that many entries are created or deleted."""
        self._note((kind, number, None) for number in numbers)

    def _note(self, changes: Iterable[tuple[Kind, int, str | None]]) -> None:
        # Numbered here, not by SQLite: the checksum covers the number, and is part of the INSERT.
        step, first = self._number(), _next(self.db, "change")
        rows = ((number, step, *change) for number, change in enumerate(changes, start=first))
        self.db.run_many(
            f"INSERT INTO {checksums.INSERTED['change']}", (checksums.with_checksum("change", row) for row in rows)
        )

    def stands_for_good(self) -> None:
        """Record the step without any change that could be undone."""
        self._number()

    def _number(self) -> int:
        if self._id is None:
            # A new step ends what could be redone.
            self.db.run("DELETE FROM step WHERE undone")
            self._id = _next(self.db, "step")
            checksums.put(self.db, "step", self._id, self._deed, 0)
        return self._id


def local_text(moment: datetime) -> str:
    """Return a moment as local time with its offset, to the second."""
    return moment.isoformat(timespec="seconds")


def _next(db: Database, table: str) -> int:
    """Return the id of the next row; the checksum needs it before the insert."""
    return int(db.value(f"SELECT ifnull(max(id), 0) + 1 FROM {table}"))


def forget(db: Database, kind: Kind, number: int) -> None:
    """Delete every earlier version of an entry, and the steps that hold no other changes."""
    entry = {"kind": kind, "entry": number}
    db.run(_STEPS_OF_NOTHING_ELSE, entry)  # before the changes, which say which steps these are
    db.run("DELETE FROM change WHERE kind = :kind AND entry = :entry", entry)
