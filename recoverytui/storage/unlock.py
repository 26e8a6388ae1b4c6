"""Make the key of a diary file from a passphrase or recovery sheet, and keep it out of other processes' reach.

Imported only for a locked file: hashing takes longer to load than an everyday deed on a plain diary does.
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
"""How many of the newest backups are asked for the salt of a diary that a passphrase does not open."""


def key_of(path: Path, secret: str | None) -> Key | None:
    """Return the key that a passphrase or recovery sheet makes for a file, or None for a file that is not locked.

    Raises WrongPassphrase when the file is locked and no secret is given, and as `is_locked` does.
    """
    if not is_locked(path):
        return None
    if secret is None:
        raise WrongPassphrase(N_("The diary is locked. Its passphrase opens it."))
    return cipher.key_for(path, secret)


def let_no_other_process_read_memory() -> None:
    """Keep other processes of the same account out of this one's memory, where the platform can (Linux).

    Only for a locked diary: the file of a plain one says what the memory says.
    """
    if sys.platform != "linux":
        return
    import ctypes

    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def is_only_the_salt_lost(place: DiaryPaths, secret: str) -> bool:
    """Tell whether a secret opens all but the first page of a diary with the salt that one of its backups begins with.

    A locked file begins with its salt; when those bytes are damaged, no passphrase makes the right key any more.
    """
    salts = {cipher.salt_of(place.diary)}
    for each in backup.in_folder(place.backups, place.diary)[:_BACKUPS_ASKED]:
        with suppress(RecoveryError, OSError):
            salt = cipher.salt_of(each.path)
            if salt not in salts and is_locked(each.path):
                salts.add(salt)
                key = cipher.key_for(each.path, secret)
                if page_bytes.key_fits(place.diary, key, salt):
                    return True
    return False
