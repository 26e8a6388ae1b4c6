"""Peers that are screens: dooit and rook."""

import sqlite3
import subprocess
from pathlib import Path

from benchmarks.contenders import Note, environ
from benchmarks.peers import Peer

_DOOIT = """
CREATE TABLE workspace (id INTEGER NOT NULL, order_index INTEGER NOT NULL, description VARCHAR NOT NULL,
    is_root BOOLEAN NOT NULL, parent_workspace_id INTEGER, PRIMARY KEY (id),
    FOREIGN KEY(parent_workspace_id) REFERENCES workspace (id));
CREATE TABLE todo (id INTEGER NOT NULL, order_index INTEGER NOT NULL, description VARCHAR NOT NULL, due DATETIME,
    effort INTEGER NOT NULL, recurrence DATETIME, urgency INTEGER NOT NULL, pending BOOLEAN NOT NULL,
    parent_workspace_id INTEGER, parent_todo_id INTEGER, PRIMARY KEY (id),
    FOREIGN KEY(parent_workspace_id) REFERENCES workspace (id), FOREIGN KEY(parent_todo_id) REFERENCES todo (id));
"""


class Dooit(Peer):
    """A todo list on Textual."""

    name = "dooit"
    most = 10_000
    ready = rb"bench\b"

    def screens(self, size: int) -> tuple[str, ...]:
        """Return the arguments that open its screens."""
        return ("--db", str(self.home(size) / "dooit.db"))

    def write(self, home: Path, notes: list[Note]) -> None:
        """Write its database: all under one heading."""
        db = sqlite3.connect(home / "dooit.db")
        db.executescript(_DOOIT)
        db.execute("INSERT INTO workspace VALUES (1, -1, '', 1, NULL), (2, 0, 'bench', 0, 1)")
        rows = ((at, text.replace("\n", " ")) for at, (_, _, text, _) in enumerate(notes))
        db.executemany(
            "INSERT INTO todo (order_index, description, effort, urgency, pending, parent_workspace_id)"
            " VALUES (?, ?, 0, 1, 1, 2)",
            rows,
        )
        db.commit()
        db.close()


class Rook(Peer):
    """A day planner for the terminal."""

    name = "rook"
    most = 10_000
    ready = rb"q\]? quit"

    def write(self, home: Path, notes: list[Note]) -> None:
        """Write its database: all of it for today, as it shows a day."""
        (home / "data" / "rook").mkdir(parents=True)
        db = sqlite3.connect(home / "data" / "rook" / "data.sqlite3")
        db.close()
        env = environ(home, XDG_DATA_HOME=str(home / "data"))
        subprocess.run([self.program, "--week-start", "monday"], env=env, capture_output=True, check=False)
        db = sqlite3.connect(home / "data" / "rook" / "data.sqlite3")
        today = max((note.day for note in notes), default="2026-01-01")
        at = f"{today}T12:00:00+00:00"
        db.executemany(
            "INSERT INTO tasks (text, state, sort_order, created_at, updated_at, state_changed_at, state_date)"
            " VALUES (?, 'open', ?, ?, ?, ?, ?)",
            ((text, number, at, at, at, today) for number, (_, _, text, _) in enumerate(notes)),
        )
        db.commit()
        db.close()
