"""Whole-file copies of the diary: written beside, opened and checked, and only then given their name."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from recoverytui import places
from recoverytui.errors import N_, DiaryDamaged
from recoverytui.storage import migrations
from recoverytui.storage.database import Database

if TYPE_CHECKING:
    from recoverytui.storage.cipher import Key


def copy(db: Database, target: Path) -> Path:
    """Copy the open diary to a new owner-only file and return it; raises FileRefused, NotWritable, DiaryDamaged."""
    places.refuse_existing(target)
    places.make_private_folder(target.parent)
    part = places.beside(target)
    with places.speaking_of(target), places.removing(part):
        os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, places.OWNER_ONLY_FILE))
        db.run("VACUUM INTO ?", (str(part),))
        verify(part, db.key)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        places.appear(part, target)
    return target


def verify(path: Path, key: "Key | None") -> None:
    """Open a diary file and read all of it; raises DiaryDamaged when it is not whole, WrongPassphrase."""
    db = Database(path, key)
    try:
        migrations.check(db)
        if db.value("PRAGMA integrity_check") != "ok":
            raise DiaryDamaged(N_("The copy at {path} is not whole."), path=path)
    finally:
        db.close()
