"""Bring a diary file up to this program's schema: numbered steps, one transaction each, after a copy."""

from collections.abc import Callable

from recoverytui.errors import N_, DiaryDamaged, DiaryTooNew
from recoverytui.storage import driver, schema, search
from recoverytui.storage.database import APPLICATION_ID, Database
from recoverytui.storage.schema import STEPS

_WORDS_INDEX = 2
"""The step that brought the words index."""


def check(db: Database) -> int:
    """Return the file's schema step.

    Raises DiaryDamaged for a file of another program, or whose tables, indexes and triggers are not exactly those of
    its step; DiaryTooNew for a newer one.
    """
    application, version = db.value("PRAGMA application_id"), int(db.value("PRAGMA user_version"))
    if application != APPLICATION_ID or version < 1:
        raise DiaryDamaged(N_("The file at {path} is not a diary of this program. It was left as it is."), path=db.path)
    if version > len(STEPS):
        raise DiaryTooNew(
            N_("A newer version of the program wrote the diary at {path}. Install that version to open it."),
            path=db.path,
        )
    if schema.fingerprint(db) != STEPS[version - 1].fingerprint:
        raise driver.damaged()
    return version


def is_as_it_must_be(db: Database) -> bool:
    """Tell whether the tables, indexes and triggers of an open diary are those of this program."""
    try:
        return check(db) == len(STEPS)
    except DiaryDamaged:
        return False


def is_older(db: Database) -> bool:
    """Tell whether a diary file has not been through every schema step."""
    return check(db) < len(STEPS)


def lay_first(db: Database) -> None:
    """Lay out a new, empty diary in a file that has nothing yet."""
    db.run(f"PRAGMA application_id = {APPLICATION_ID}")
    _climb(db, 0)


def migrate(db: Database, copy_first: Callable[[], object]) -> None:
    """Take an older diary up to the newest step; `copy_first` is called before anything changes."""
    version = check(db)
    if version < len(STEPS):
        copy_first()
        _climb(db, version)


def _climb(db: Database, version: int) -> None:
    for number, step in enumerate(STEPS[version:], start=version + 1):
        with db.transaction():
            if int(db.value("PRAGMA user_version")) >= number:  # another window was first
                continue
            for each in step.work:
                if isinstance(each, str):
                    db.run(each)
                else:
                    each(db)
            if number == len(STEPS) and 0 < version < _WORDS_INDEX:
                search.fill(db)  # last, for it reads every table as it is today
            db.run(f"PRAGMA user_version = {number}")
