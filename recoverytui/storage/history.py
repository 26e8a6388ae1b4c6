"""Undo: every deed is a step, and a step keeps the other side of each entry it touched."""

from collections.abc import Iterable
from datetime import datetime

from recoverytui.domain.entry import Kind
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
        self.db.run(
            "INSERT INTO change (step, kind, entry, other) VALUES (?, ?, ?, ?)",
            (self._number(), kind, number, other),
        )

    def note_many(self, kind: Kind, numbers: Iterable[int]) -> None:
        """Keep that many entries only came or went."""
        step = self._number()
        self.db.run_many(
            "INSERT INTO change (step, kind, entry) VALUES (?, ?, ?)", ((step, kind, number) for number in numbers)
        )

    def stands_for_good(self) -> None:
        """Keep that this deed was done, with nothing that could take it back."""
        self._number()

    def _number(self) -> int:
        if self._id is None:
            # What was undone can no longer be redone once something new is done.
            self.db.run("DELETE FROM step WHERE undone")
            [(self._id,)] = self.db.run("INSERT INTO step (deed) VALUES (?) RETURNING id", (self._deed,))
        return self._id


def local_text(moment: datetime) -> str:
    """Return a moment as local time with its offset, to the second."""
    return moment.isoformat(timespec="seconds")


def forget(db: Database, kind: Kind, number: int) -> None:
    """Drop every earlier version of an entry, and the steps that held nothing else."""
    entry = {"kind": kind, "entry": number}
    db.run(_STEPS_OF_NOTHING_ELSE, entry)  # first, while its changes say which steps they are
    db.run("DELETE FROM change WHERE kind = :kind AND entry = :entry", entry)
