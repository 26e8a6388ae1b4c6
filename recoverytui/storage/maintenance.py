"""Schedule a VACUUM after a permanent delete: SQLite zeroes deleted cells, not cells it has moved.

The VACUUM is scheduled in the diary itself, so that it also runs after a crash or a full disk.
"""

from contextlib import suppress

from recoverytui.errors import RecoveryError
from recoverytui.storage import settings
from recoverytui.storage.database import Database

_DUE = "rewrite_due"


def schedule_vacuum(db: Database, changed_at: str) -> None:
    """Schedule a VACUUM, in the transaction of the permanent delete."""
    settings.remember(db, _DUE, True, changed_at)


def vacuum_if_due(db: Database) -> None:
    """Run a scheduled VACUUM; one that fails stays scheduled for the next opening."""
    if settings.values(db).get(_DUE):
        with suppress(RecoveryError):
            db.run("VACUUM")
            db.run("DELETE FROM setting WHERE key = ?", (_DUE,))
