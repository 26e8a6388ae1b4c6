"""Deeds on the lock: set a passphrase, change it, take it away; and the recovery sheet."""

import errno
import os
import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from recoverytui import own_files, paths
from recoverytui.commands import backups, drafts
from recoverytui.commands.diary import Diary, open_diary
from recoverytui.commands.export import write_file
from recoverytui.errors import N_, BadInput, RecoveryError
from recoverytui.storage import cipher, database, rekey
from recoverytui.storage.cipher import Key

Progress = Callable[[int, int], None]

PHRASE_WORDS = 6
"""Six words of a list of 1,024 or more: at least 60 bits."""
ASKED_GROUPS = 2


@dataclass(frozen=True, slots=True, repr=False)
class NewKey:
    """A key that opens nothing yet, and the salt the files will begin with: its sheet is proven before it is used."""

    key: Key
    salt: bytes
    written: Path | None = None
    """The file that its sheet was written to."""

    @property
    def sheet(self) -> tuple[str, ...]:
        """The groups of its recovery sheet."""
        return cipher.sheet(self.key)


class Relocked(NamedTuple):
    """The diary after its lock was changed: opened anew, with a new recovery sheet (empty without a passphrase)."""

    diary: Diary
    sheet: tuple[str, ...]
    left: tuple[Path, ...]
    """Backups that another passphrase opens; they stay as they are."""
    beside: tuple[Path, ...]
    """Files beside the diary that the program did not write, as copies of programs that copy folders; they stay too."""


def is_locked(diary: Diary) -> bool:
    """Tell whether the diary file is encrypted."""
    return diary.db.key is not None


def new_key(passphrase: str) -> NewKey:
    """Derive a key that is not in use yet, with a salt of its own; takes 0.2 to 0.4 seconds. Raises BadInput."""
    salt = os.urandom(cipher.SALT_BYTES)
    return NewKey(cipher.derive(passphrase, salt), salt)


def lock(diary: Diary, new: NewKey | str, progress: Progress = lambda _done, _of: None) -> Relocked:
    """Encrypt the diary and all its backups with a new key, or that of a passphrase.

    Raises BadInput, DiaryInUse, NotWritable. Which key holds then is told by `what_holds`.
    """
    if is_locked(diary):
        raise BadInput(N_("The diary is locked already. To change the passphrase: recovery passphrase"))
    return change(diary, new, progress)


def change(diary: Diary, new: NewKey | str, progress: Progress = lambda _done, _of: None) -> Relocked:
    """Encrypt the diary and all its backups anew with another key; raises as `lock` does."""
    if isinstance(new, str):
        new = new_key(new)
    return _rewrite(diary, new.key, new.salt, progress)


def write_sheet(path: Path, text: str) -> Path:
    """Write a sheet to a new file, read it back, and return its whole path; raises FileRefused, NotWritable."""
    data = text.encode()
    written = write_file(None, path, data)
    with paths.speaking_of(written):
        if written.read_bytes() != data:
            own_files.wipe(written)
            raise OSError(errno.EIO, os.strerror(errno.EIO))
    return written


def what_holds(path: Path, new: NewKey | None) -> str:
    """Return the sentence that says which key opens a diary after a change of its lock (None: to none) went wrong.

    The file, which nobody may have open, decides by its first bytes. A sheet that was written for nothing goes again.
    """
    try:
        changed = cipher.salt_of(path) == new.salt if new else not database.is_locked(path)
    except (OSError, RecoveryError):
        changed = False
    if changed:
        return N_("{reason} The change was made before that: the diary opens the new way.")
    if new is not None and new.written is not None:
        with suppress(OSError):
            own_files.wipe(new.written)
    return N_("{reason} The diary opens as it did before.")


def remove(diary: Diary, progress: Progress = lambda _done, _of: None) -> Relocked:
    """Decrypt the diary and all its backups for good; raises as `lock` does."""
    if not is_locked(diary):
        raise BadInput(N_("The diary has no passphrase."))
    return _rewrite(diary, None, b"", progress)


def sheet(diary: Diary) -> tuple[str, ...]:
    """Return the groups of the recovery sheet, or nothing for a diary without a passphrase."""
    return () if diary.db.key is None else cipher.sheet(diary.db.key)


def opens(diary: Diary, secret: str) -> bool:
    """Tell whether a passphrase or a whole recovery sheet is the one of this open diary; takes 0.2 to 0.4 seconds."""
    if diary.db.key is None:
        return False
    # The open file itself is not looked at: closing any descriptor of it would drop the driver's locks.
    salt = diary.db.salt()
    try:
        key = cipher.from_sheet(secret) or cipher.derive(secret, salt)
    except BadInput:
        return False
    return secrets.compare_digest(key.raw, diary.db.key.raw)


def is_group(typed: str, group: str) -> bool:
    """Tell whether what was typed is a group of the sheet or a drawn word, whatever its case, with letters misread."""
    return cipher.read_letters(typed) == cipher.read_letters(group)


def asked_groups(sheet: Sequence[str]) -> tuple[int, ...]:
    """Return the places (from 0, in order) of the two groups a person is asked for, to see that the sheet was kept."""
    return tuple(sorted(secrets.SystemRandom().sample(range(len(sheet)), ASKED_GROUPS)))


def suggest(words: Sequence[str]) -> str:
    """Return a new passphrase of everyday words, drawn by chance from a list of at least 1,024."""
    return " ".join(secrets.choice(words) for _ in range(PHRASE_WORDS))


def _rewrite(diary: Diary, key: Key | None, salt: bytes, progress: Progress) -> Relocked:
    diary.settle()
    drafts.settle(diary)  # a spool under the old key would be of no use, and a plain one would be read by anybody
    diary.copy_before("passphrase")
    left = rekey.rewrite(diary.db, lambda: [backup.path for backup in backups.known(diary.place)], key, salt, progress)
    again = open_diary(diary.place, diary.now, key=key)
    beside = tuple(backups.files_of(diary.place).others)
    return Relocked(again, () if key is None else cipher.sheet(key), tuple(left), beside)
