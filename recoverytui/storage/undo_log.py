"""Undo: every deed is a step, and a step keeps the other side of each entry it touched."""

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
"""The deed that cannot be taken back: its step holds no changes, and stands in the way of those before it once."""


class Step:
    """The writing handle of one deed: nothing is written to an entry without one, so everything can be undone."""

    def __init__(self, db: Database, deed: str, *, written_at: str, changed_at: str) -> None:
        self.db = db
        self.written_at = written_at
        self.changed_at = changed_at
        self._deed = deed
        self._id: int | None = None

    def note(self, kind: Kind, number: int, other: str | None) -> None:
        """Keep how an entry was before this change: its snapshot, or None when it only came or went."""
        self._note([(kind, number, other)])

    def note_many(self, kind: Kind, numbers: Iterable[int]) -> None:
        """Keep that many entries only came or went."""
        self._note((kind, number, None) for number in numbers)

    def _note(self, changes: Iterable[tuple[Kind, int, str | None]]) -> None:
        step, first = self._number(), _next(self.db, "change")
        rows = ((number, step, *change) for number, change in enumerate(changes, start=first))
        self.db.run_many(
            f"INSERT INTO {checksums.INSERTED['change']}", (checksums.with_checksum("change", row) for row in rows)
        )

    def stands_for_good(self) -> None:
        """Keep that this deed was done, with nothing that could take it back."""
        self._number()

    def _number(self) -> int:
        if self._id is None:
            # What was undone can no longer be redone once something new is done.
            self.db.run("DELETE FROM step WHERE undone")
            self._id = _next(self.db, "step")
            checksums.put(self.db, "step", self._id, self._deed, 0)
        return self._id


def local_text(moment: datetime) -> str:
    """Return a moment as local time with its offset, to the second."""
    return moment.isoformat(timespec="seconds")


def _next(db: Database, table: str) -> int:
    """Return the number of the next row, which has to be known before it is written, for the checksum."""
    return int(db.value(f"SELECT ifnull(max(id), 0) + 1 FROM {table}"))


def forget(db: Database, kind: Kind, number: int) -> None:
    """Drop every earlier version of an entry, and the steps that held nothing else."""
    entry = {"kind": kind, "entry": number}
    db.run(_STEPS_OF_NOTHING_ELSE, entry)  # first, while its changes say which steps they are
    db.run("DELETE FROM change WHERE kind = :kind AND entry = :entry", entry)
