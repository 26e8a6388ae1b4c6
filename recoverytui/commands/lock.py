"""Commands for encryption: set, change and remove the passphrase; write and check the recovery sheet."""

import errno
import os
import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from recoverytui import atomic_files, own_files
from recoverytui.commands import backups, drafts
from recoverytui.commands.diary import Diary, open_diary
from recoverytui.commands.export import write_file
from recoverytui.dataclass import dataclass
from recoverytui.errors import N_, BadInput, RecoveryError
from recoverytui.storage import cipher, database, rekey
from recoverytui.storage.cipher import Key

Progress = Callable[[int, int], None]

PHRASE_WORDS = 6
"""Six words of a list of 1,024 or more: at least 60 bits."""
ASKED_GROUPS = 2


@dataclass
class NewKey:
    """A derived key not yet in use, and the files' future salt, so that its recovery sheet is written first."""

    __repr__ = object.__repr__

    key: Key
    salt: bytes
    written: Path | None = None
    """Path of its written recovery sheet."""

    @property
    def recovery_sheet(self) -> tuple[str, ...]:
        """The groups of its recovery sheet."""
        return cipher.recovery_sheet(self.key)


class Relocked(NamedTuple):
    """The reopened diary after its key changed, with the new recovery sheet (empty without a passphrase)."""

    diary: Diary
    recovery_sheet: tuple[str, ...]
    left: tuple[Path, ...]
    """Backups under another passphrase, left unchanged."""
    beside: tuple[Path, ...]
    """Foreign files beside the diary, such as copies made by sync programs; also left unchanged."""


def is_locked(diary: Diary) -> bool:
    """Return whether the diary file is encrypted."""
    return diary.db.key is not None


def new_key(passphrase: str) -> NewKey:
    """Derive a new key with a new salt; takes 0.2 to 0.4 seconds. Raises BadInput."""
    salt = os.urandom(cipher.SALT_BYTES)
    return NewKey(cipher.derive(passphrase, salt), salt)


def lock(diary: Diary, new: NewKey | str, progress: Progress = lambda _done, _of: None) -> Relocked:
    """Encrypt the diary and all its backups with a new key, or that of a passphrase.

    Raises BadInput, DiaryInUse, NotWritable. `what_holds` then says which key is in force.
    """
    if is_locked(diary):
        raise BadInput(N_("The diary is locked already. To change the passphrase: recovery passphrase"))
    return change(diary, new, progress)


def change(diary: Diary, new: NewKey | str, progress: Progress = lambda _done, _of: None) -> Relocked:
    """Re-encrypt the diary and all its backups with another key; raises as `lock` does."""
    if isinstance(new, str):
        new = new_key(new)
    return _rewrite(diary, new.key, new.salt, progress)


def write_sheet(path: Path, text: str) -> Path:
    """Write a recovery sheet to a new file, verify it, return its absolute path; raises FileRefused, NotWritable."""
    data = text.encode()
    written = write_file(None, path, data)
    with atomic_files.speaking_of(written):
        if written.read_bytes() != data:
            own_files.wipe(written)
            raise OSError(errno.EIO, os.strerror(errno.EIO))
    return written


def what_holds(path: Path, new: NewKey | None) -> str:
    """Return the sentence that says which key opens a diary after a failed change (None: to plain).

    The first bytes of the file, which nothing may have open, decide. A recovery sheet of a failed change is removed.
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
    """Decrypt the diary and all its backups permanently; raises as `lock` does."""
    if not is_locked(diary):
        raise BadInput(N_("The diary has no passphrase."))
    return _rewrite(diary, None, b"", progress)


def recovery_sheet(diary: Diary) -> tuple[str, ...]:
    """Return the groups of the recovery sheet, none for a diary without a passphrase."""
    return () if diary.db.key is None else cipher.recovery_sheet(diary.db.key)


def opens(diary: Diary, secret: str) -> bool:
    """Return whether a secret is the passphrase or the whole recovery sheet of this open diary; 0.2 to 0.4 seconds."""
    if diary.db.key is None:
        return False
    # Do not read the open file: closing any descriptor of it would drop SQLite's POSIX locks.
    salt = diary.db.salt()
    try:
        key = cipher.from_sheet(secret) or cipher.derive(secret, salt)
    except BadInput:
        return False
    return secrets.compare_digest(key.raw, diary.db.key.raw)


def is_group(typed: str, group: str) -> bool:
    """Return whether the input equals a sheet group or a generated word, ignoring case and misread letters."""
    return cipher.read_letters(typed) == cipher.read_letters(group)


def asked_groups(groups: Sequence[str]) -> tuple[int, ...]:
    """Return the indices, in order, of the two groups to ask for as proof that the sheet was kept."""
    return tuple(sorted(secrets.SystemRandom().sample(range(len(groups)), ASKED_GROUPS)))


def suggest(word_list: Sequence[str]) -> str:
    """Return a random passphrase of everyday words from a list of at least 1,024."""
    return " ".join(secrets.choice(word_list) for _ in range(PHRASE_WORDS))


def _rewrite(diary: Diary, key: Key | None, salt: bytes, progress: Progress) -> Relocked:
    diary.settle()
    drafts.settle(diary)  # a spool under the old key would be unreadable, a plain one readable by anybody
    # Made before the key changes, so that it is rewritten with the others.
    diary.copy_before("passphrase")
    left = rekey.rewrite(
        diary.db, lambda: [backup.path for backup in backups.known(diary.locations)], key, salt, progress
    )
    again = open_diary(diary.locations, diary.now, key=key)
    beside = tuple(backups.files_of(diary.locations).others)
    return Relocked(again, () if key is None else cipher.recovery_sheet(key), tuple(left), beside)
