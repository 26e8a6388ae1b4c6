"""Migrate a diary file to the current schema: numbered steps, each in its own transaction, after a backup."""

from collections.abc import Callable

from recoverytui.errors import N_, DiaryDamaged, DiaryTooNew
from recoverytui.storage import driver, schema
from recoverytui.storage.database import APPLICATION_ID, Database
from recoverytui.storage.schema import STEPS

_WORDS_INDEX = 5
"""The last step that added or emptied the words index."""


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
    """Return whether the tables, indexes and triggers of an open diary are those of this program."""
    try:
        return check(db) == len(STEPS)
    except DiaryDamaged:
        return False


def is_older(db: Database) -> bool:
    """Return whether a diary file lacks a schema step."""
    return check(db) < len(STEPS)


def lay_first(db: Database) -> None:
    """Create the schema of a new diary in an empty file, all of it in one transaction."""
    with db.transaction():
        db.run(f"PRAGMA application_id = {APPLICATION_ID}")
        _climb(db, 0)


def migrate(db: Database, copy_first: Callable[[], object]) -> None:
    """Migrate an older diary to the newest step; `copy_first` is called before any change."""
    version = check(db)
    if version < len(STEPS):
        copy_first()
        _climb(db, version)


def _climb(db: Database, version: int) -> None:
    for number, step in enumerate(STEPS[version:], start=version + 1):
        # The number is written in the same transaction: a crash leaves a diary of an age that this program knows.
        with db.transaction():
            if int(db.value("PRAGMA user_version")) >= number:  # another process has migrated it meanwhile
                continue
            for each in step.work:
                if isinstance(each, str):
                    db.run(each)
                else:
                    each(db)
            if number == len(STEPS) and 0 < version < _WORDS_INDEX:
                from recoverytui.storage import search

                search.fill(db)  # after the last step, because it reads every table by its current columns
            db.run(f"PRAGMA user_version = {number}")
