"""Take back the last deed, or do it again; one history for the whole diary."""

from recoverytui.commands.diary import Diary
from recoverytui.storage import undo as walk


def undo(diary: Diary) -> str | None:
    """Take back the newest deed and return its key (`win.add`), or None when there is nothing to take back.

    For ERASE nothing was taken back: a deletion for good stands, and only the next undo goes on to the deed before it.
    """
    with diary.db.transaction():
        return walk.undo(diary.db, diary.changed_at())


def next_undo(diary: Diary) -> str | None:
    """Return the key of the deed that undo would take back now, or None."""
    return walk.newest(diary.db)


def redo(diary: Diary) -> str | None:
    """Do the deed again that was undone last and return its key, or None when there is none."""
    with diary.db.transaction():
        return walk.redo(diary.db, diary.changed_at())
