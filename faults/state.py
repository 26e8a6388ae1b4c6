"""Dump of a whole diary as text, to compare two states and to check references."""

import json
from collections.abc import Iterator

from recoverytui.commands.diary import Diary
from recoverytui.domain.entry import Kind
from recoverytui.storage import backup, checksums
from recoverytui.storage.database import Database

_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'words%' ORDER BY name"
"""Every table but the inner ones of the words index, which checks itself."""


def state(db: Database) -> str:
    """Return every row of every table as JSON, one table a line."""
    with db.reading():
        names = [name for (name,) in db.run(_TABLES)]
        tables = {name: sorted(db.run(f'SELECT * FROM "{name}"'), key=repr) for name in names}
    return "\n".join(f"{name} {json.dumps(rows)}" for name, rows in tables.items())


def misfits(diary: Diary) -> Iterator[str]:
    """Yield the inconsistencies of an open diary: pages, checksums, counts, history, index."""
    db = diary.db
    if not backup.is_whole(db):
        yield "pages"
    checksums.verify_all(db)
    yield from (f"checksum of {id}" for id in diary.altered)
    yield from (f"{name}: {rows}" for name, sql in _MUST_BE_EMPTY.items() if (rows := db.run(sql)))
    yield from (f"history of a missing {kind}" for kind in Kind if db.run(_HISTORY_OF_NOTHING.format(kind=kind)))
    if db.run("SELECT 1 FROM sqlite_master WHERE name = 'words'"):
        db.run("INSERT INTO words (words) VALUES ('integrity-check')")


_WEEK = "date(day, '-6 days', 'weekday 1')"
_HISTORY_OF_NOTHING = "SELECT entry FROM change WHERE kind = '{kind}' AND entry NOT IN (SELECT id FROM {kind})"
_MUST_BE_EMPTY = {
    "count of a day": "SELECT day, count(*) FROM win WHERE NOT deleted GROUP BY day"
    " EXCEPT SELECT day, wins FROM win_day",
    "day without wins": "SELECT day, wins FROM win_day WHERE wins > 0"
    " EXCEPT SELECT day, count(*) FROM win WHERE NOT deleted GROUP BY day",
    "count of a week": f"SELECT {_WEEK}, count(*) FROM win WHERE NOT deleted GROUP BY 1"
    " EXCEPT SELECT week, wins FROM win_week",
    "week without wins": "SELECT week, wins FROM win_week WHERE wins > 0"
    f" EXCEPT SELECT {_WEEK}, count(*) FROM win WHERE NOT deleted GROUP BY 1",
    "step that changed nothing": "SELECT id FROM step WHERE deed <> 'erase' AND id NOT IN (SELECT step FROM change)",
    "change of no step": "SELECT id FROM change WHERE step NOT IN (SELECT id FROM step)",
    "undone before done": "SELECT id FROM step WHERE undone AND id < (SELECT max(id) FROM step WHERE NOT undone)",
    "gone and there": "SELECT uid FROM gone WHERE uid IN (SELECT uid FROM win)",
}
"""What no diary may ever answer to."""
