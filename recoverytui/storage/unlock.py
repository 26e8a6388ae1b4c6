"""Derive the key of a diary file from a passphrase or recovery sheet, and protect the memory that holds it.

Imported for an encrypted file only: importing hashing takes longer than a typical verb on a plain diary.
"""

import sys
from contextlib import suppress
from pathlib import Path

from recoverytui.errors import N_, RecoveryError, WrongPassphrase
from recoverytui.paths import DiaryPaths
from recoverytui.storage import backup, cipher, page_bytes
from recoverytui.storage.cipher import Key
from recoverytui.storage.database import is_locked

_PR_SET_DUMPABLE = 4
"""From <linux/prctl.h>."""
_BACKUPS_ASKED = 8
"""How many of the newest backups are tried for the salt when a passphrase does not open the diary."""


def key_of(path: Path, secret: str | None) -> Key | None:
    """Return the key derived from a secret for a file, or None for a plain file.

    Raises WrongPassphrase when the file is encrypted and no secret is given, and as `is_locked` does.
    """
    if not is_locked(path):
        return None
    if secret is None:
        raise WrongPassphrase(N_("The diary is locked. Its passphrase opens it."))
    return cipher.key_for(path, secret)


def let_no_other_process_read_memory() -> None:
    """Deny other processes of the same account access to this one's memory, where supported (Linux).

    Only for an encrypted diary: the content of a plain one can be read from its file.
    """
    if sys.platform != "linux":
        return
    import ctypes

    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def is_only_the_salt_lost(locations: DiaryPaths, secret: str) -> bool:
    """Return whether a secret opens all but the first page of a diary with the salt of one of its backups.

    An encrypted file starts with its salt; if those bytes are damaged, no passphrase derives the right key.
    """
    salts = {cipher.salt_of(locations.diary)}
    for each in backup.in_folder(locations.backups, locations.diary)[:_BACKUPS_ASKED]:
        with suppress(RecoveryError, OSError):
            salt = cipher.salt_of(each.path)
            if salt not in salts and is_locked(each.path):
                salts.add(salt)
                key = cipher.key_for(each.path, secret)
                if page_bytes.key_fits(locations.diary, key, salt):
                    return True
    return False
