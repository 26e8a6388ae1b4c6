"""The schema of the diary file as a list of migration steps; a released step is never changed.

Every entry table has the same columns around those of the noun, which are named as the keys of the JSON document:
id, uid, times of writing and change, a deleted flag, and a checksum over the row.
"""

import zlib
from collections.abc import Callable, Iterable
from typing import TypeAlias

from recoverytui.dataclass import dataclass
from recoverytui.storage.database import Database

Work: TypeAlias = tuple[str | Callable[[Database], None], ...]
"""SQL statements, and functions for what SQL cannot do; neither may depend on later steps."""


@dataclass
class Step:
    """One schema step."""

    work: Work
    fingerprint: int
    """Of the whole schema after the step; `tests/storage/test_schema.py` prints the right value."""


def fingerprint(db: Database) -> int:
    """Return a CRC-32 of all tables, indexes, triggers and views in the file.

    It detects accidents and changes by other tools. It is no protection against forgery.
    """
    lines = sorted(map(_line, db.run("SELECT type, name, tbl_name, sql FROM sqlite_master")))
    return zlib.crc32("\x1e".join(lines).encode("utf-8", "surrogatepass"))


def _line(row: Iterable[object]) -> str:
    return "\x1f".join(map(str, row))


_FRAME_FIRST = "id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE"
_FRAME_LAST = "written_at TEXT, changed_at TEXT NOT NULL, deleted INTEGER NOT NULL DEFAULT 0, checksum INTEGER NOT NULL"


def _entry_table(name: str, columns: str) -> str:
    return f"CREATE TABLE {name} ({_FRAME_FIRST}, {columns}, {_FRAME_LAST}) STRICT"


_WEEK = "date({day}, '-6 days', 'weekday 1')"


def _tally(what: str, day: str) -> str:
    """Return the statements that change the tallies of a win's day and week."""
    week = _WEEK.format(day=day)
    return (
        f"INSERT INTO win_day VALUES ({day}, {what}) ON CONFLICT DO UPDATE SET wins = wins + excluded.wins;"
        f"INSERT INTO win_week VALUES ({week}, {what}) ON CONFLICT DO UPDATE SET wins = wins + excluded.wins;"
    )


_FIRST = (
    _entry_table(
        "win",
        'day TEXT NOT NULL, text TEXT NOT NULL, themes TEXT NOT NULL, "with" TEXT, goal TEXT, strategy TEXT,'
        " only_me INTEGER NOT NULL",
    ),
    _entry_table(
        "strategy",
        'text TEXT NOT NULL, "when" TEXT, how TEXT, "from" TEXT, pinned INTEGER NOT NULL, away INTEGER NOT NULL,'
        " only_me INTEGER NOT NULL",
    ),
    _entry_table("use", "strategy TEXT NOT NULL, day TEXT NOT NULL, helped TEXT, note TEXT"),
    _entry_table("goal", "text TEXT NOT NULL, why TEXT, enough TEXT, state TEXT NOT NULL, only_me INTEGER NOT NULL"),
    _entry_table(
        "tryout",
        'goal TEXT NOT NULL, text TEXT NOT NULL, state TEXT NOT NULL, day TEXT, "with" TEXT, plan_b TEXT, found TEXT,'
        " wants_company INTEGER NOT NULL, meet TEXT, felt TEXT",
    ),
    _entry_table("day", "day TEXT NOT NULL, mark TEXT, note TEXT"),
    _entry_table("pause", 'start TEXT NOT NULL, "end" TEXT, note TEXT'),
    _entry_table("setting", "key TEXT NOT NULL, value TEXT NOT NULL"),
    "CREATE INDEX win_by_day ON win (day, id) WHERE NOT deleted",
    "CREATE INDEX win_by_strategy ON win (strategy, day) WHERE strategy IS NOT NULL AND NOT deleted",
    "CREATE INDEX win_by_goal ON win (goal, day) WHERE goal IS NOT NULL AND NOT deleted",
    "CREATE INDEX use_by_strategy ON use (strategy, day) WHERE NOT deleted",
    "CREATE INDEX use_by_day ON use (day) WHERE NOT deleted",
    "CREATE INDEX tryout_by_goal ON tryout (goal) WHERE NOT deleted",
    # Partial indexes: deleted entries are few, so that listing them never scans the others.
    *(
        f"CREATE INDEX {table}_deleted ON {table} (changed_at) WHERE deleted"
        for table in ("win", "strategy", "use", "goal", "tryout", "day", "pause")
    ),
    # Tallies of wins per day and week, so that no screen ever counts all wins.
    "CREATE TABLE win_day (day TEXT PRIMARY KEY, wins INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE win_week (week TEXT PRIMARY KEY, wins INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    f"CREATE TRIGGER win_added AFTER INSERT ON win WHEN NOT new.deleted BEGIN {_tally('1', 'new.day')} END",
    f"CREATE TRIGGER win_removed AFTER DELETE ON win WHEN NOT old.deleted BEGIN {_tally('-1', 'old.day')} END",
    f"CREATE TRIGGER win_moved_from AFTER UPDATE OF day, deleted ON win WHEN NOT old.deleted"
    f" BEGIN {_tally('-1', 'old.day')} END",
    f"CREATE TRIGGER win_moved_to AFTER UPDATE OF day, deleted ON win WHEN NOT new.deleted"
    f" BEGIN {_tally('1', 'new.day')} END",
    # Undo: a step is one command; a change holds the other version of an entry (NULL: it was created or deleted).
    "CREATE TABLE step (id INTEGER PRIMARY KEY, deed TEXT NOT NULL, undone INTEGER NOT NULL DEFAULT 0) STRICT",
    # Every command drops the undone steps, and must not scan all steps for that.
    "CREATE INDEX step_undone ON step (id) WHERE undone",
    "CREATE TABLE change (id INTEGER PRIMARY KEY, step INTEGER NOT NULL REFERENCES step ON DELETE CASCADE,"
    " kind TEXT NOT NULL, entry INTEGER NOT NULL, other TEXT) STRICT",
    "CREATE INDEX change_by_step ON change (step)",
    "CREATE INDEX change_by_entry ON change (kind, entry)",
    # Tombstones of permanently deleted entries, here or in an imported diary, without any of their text.
    "CREATE TABLE gone (uid TEXT NOT NULL, kind TEXT NOT NULL, changed_at TEXT NOT NULL, PRIMARY KEY (kind, uid))"
    " STRICT, WITHOUT ROWID",
    "CREATE TABLE draft (place TEXT PRIMARY KEY, text TEXT NOT NULL, checksum INTEGER NOT NULL) STRICT, WITHOUT ROWID",
)

_WORDS_INDEX = (
    "CREATE VIRTUAL TABLE words USING fts5 (said, content = '', tokenize = 'trigram case_sensitive 1')",
    "INSERT INTO words (words, rank) VALUES ('secure-delete', 1)",
    # Row ids of the words index sort by day, so that the newest entries are found first.
    "CREATE TABLE found (place INTEGER PRIMARY KEY, kind TEXT NOT NULL, entry INTEGER NOT NULL) STRICT",
    "CREATE UNIQUE INDEX found_by_entry ON found (kind, entry)",
)
_COMPANY = (
    _entry_table(
        "card",
        "name TEXT NOT NULL, can TEXT, hard TEXT, helps TEXT, notice TEXT, others_can TEXT, leave_alone TEXT,"
        " people TEXT, plan TEXT",
    ),
    _entry_table(
        "answer",
        "day TEXT NOT NULL, question TEXT NOT NULL, text TEXT NOT NULL, path TEXT, week TEXT, only_me INTEGER NOT NULL",
    ),
    _entry_table(
        "talk",
        "about TEXT NOT NULL, day TEXT, say TEXT, ask TEXT, help TEXT, said TEXT, understood TEXT, again TEXT",
    ),
    _entry_table("question", "text TEXT NOT NULL"),
    *(
        f"CREATE INDEX {table}_deleted ON {table} (changed_at) WHERE deleted"
        for table in ("card", "answer", "talk", "question")
    ),
    # The share log: day, audience and entries; for the person alone.
    "CREATE TABLE shared (id INTEGER PRIMARY KEY, day TEXT NOT NULL, reader TEXT NOT NULL, entries TEXT NOT NULL)"
    " STRICT",
)


def _renew_checksums(db: Database) -> None:
    from recoverytui.storage import positional_checksums  # imported only to migrate an older diary

    positional_checksums.renew(db)


_NAMED_CHECKSUMS: Work = (
    # These tables get checksums too; a default of 0 that the renewal misses is a wrong checksum.
    *(
        f"ALTER TABLE {table} ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0"
        for table in ("step", "change", "gone", "shared")
    ),
    _renew_checksums,
)

_DAY_PARTS: Work = (
    # The mark and the note of a day merge apart: each has a time of change, and a note knows what it replaced.
    *(
        f"ALTER TABLE day ADD COLUMN {column} TEXT"
        for column in ("mark_changed_at", "note_changed_at", "note_parts", "replaced")
    ),
    "ALTER TABLE shared ADD COLUMN format TEXT",
    # The words index has other letters, and no positions, which took half its size; the migration fills it again after
    # the last step.
    "DELETE FROM found",
    "DROP TABLE words",
    "CREATE VIRTUAL TABLE words USING fts5 (said, content = '', detail = none, tokenize = 'trigram case_sensitive 1')",
    "INSERT INTO words (words, rank) VALUES ('secure-delete', 1)",
)
_GOALS_AND_TALKS: Work = (
    "ALTER TABLE goal ADD COLUMN became TEXT",
    "ALTER TABLE goal ADD COLUMN sake TEXT",
    "ALTER TABLE talk ADD COLUMN agreed TEXT",
)

STEPS: tuple[Step, ...] = (
    Step(_FIRST, 495795319),
    Step(_WORDS_INDEX, 3714385174),
    Step(_COMPANY, 4261516883),
    Step(_NAMED_CHECKSUMS, 3422259194),
    Step(_DAY_PARTS, 1911252712),
    Step(_GOALS_AND_TALKS, 4236951161),
)
"""The schema steps; `user_version` is the number of steps applied to the file."""
