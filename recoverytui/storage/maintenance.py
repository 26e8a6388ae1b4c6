"""What deleting leaves between the rows: when a page was rearranged, an old copy of a row may stay in its empty part.

The driver overwrites what it deletes, and not what it moves. So after words were deleted for good the whole file is
written anew; that it is due stands in the diary itself, for a kill or a full disk may come first.
"""

from contextlib import suppress

from recoverytui.errors import RecoveryError
from recoverytui.storage import settings
from recoverytui.storage.database import Database

_DUE = "rewrite_due"


def schedule_vacuum(db: Database, changed_at: str) -> None:
    """Note, in the transaction that deletes for good, that the file has to be written anew."""
    settings.remember(db, _DUE, True, changed_at)


def vacuum_if_due(db: Database) -> None:
    """Write the file anew when that is due; what cannot be done now is done when the diary is opened next."""
    if settings.values(db).get(_DUE):
        with suppress(RecoveryError):
            db.run("VACUUM")
            db.run("DELETE FROM setting WHERE key = ?", (_DUE,))
