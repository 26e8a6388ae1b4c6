"""Key derivation and the recovery sheet of an encrypted diary (SQLCipher 4 with its defaults)."""

import _thread
import hashlib
import zlib
from contextlib import suppress
from pathlib import Path

from recoverytui.dataclass import dataclass
from recoverytui.domain.validation import composed
from recoverytui.errors import N_, BadInput
from recoverytui.storage.page_bytes import PLAIN_HEADER

ROUNDS = 256_000
"""PBKDF2-HMAC-SHA512 rounds, as SQLCipher 4 does by default, so that public tools open the file too."""
KEY_BYTES = 32
SALT_BYTES = 16
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Letters and digits that are not mistaken for each other on paper (Crockford's base 32)."""
_MISREAD = str.maketrans("OIL", "011")
_KEY_LETTERS = -(-KEY_BYTES * 8 // 5)
GROUP = 4
"""Letters in one group of the recovery sheet."""


@dataclass
class Key:
    """The raw key of an encrypted diary; its repr does not contain it."""

    __repr__ = object.__repr__

    raw: bytes

    def as_text(self, salt: bytes = b"") -> str:
        """Return the key as SQLCipher takes it, for a new file together with the salt it shall begin with."""
        return f"x'{self.raw.hex()}{salt.hex()}'"


def salt_of(path: Path) -> bytes:
    """Return the salt at the start of an encrypted file."""
    with path.open("rb") as file:
        return file.read(SALT_BYTES)


def key_for(path: Path, secret: str) -> Key:
    """Derive the key for this file from a passphrase or a whole recovery sheet; takes 0.2 to 0.4 seconds."""
    return from_sheet(secret) or derive(secret, salt_of(path))


def derive(passphrase: str, salt: bytes) -> Key:
    """Return the key of a passphrase; raises BadInput for an empty one."""
    data = _said(passphrase)
    begun = _begun.pop() if _begun else None
    if begun is not None and begun.is_of(data, salt):
        return begun.key()
    return _derived(data, salt)


def begin(path: Path, secret: str) -> None:
    """Begin to derive the key for this file in a thread; `derive` waits for it. Says nothing about what is wrong.

    For a verb that was given its passphrase: meanwhile it loads what it needs to open the diary.
    """
    with suppress(OSError, BadInput):
        data, salt = _said(secret), salt_of(path)
        if len(salt) == SALT_BYTES and salt != PLAIN_HEADER and from_sheet(secret) is None:
            _begun[:] = [_Begun(data, salt)]


class _Begun:
    """A derivation in a thread of its own; the library that derives leaves Python to the other threads."""

    def __init__(self, data: bytes, salt: bytes) -> None:
        self._of = (data, salt)
        self._key: Key | None = None
        self._is_done = _thread.allocate_lock()
        self._is_done.acquire()
        _thread.start_new_thread(self._derive, ())  # importing `threading` takes as long as a tenth of a verb

    def _derive(self) -> None:
        try:
            self._key = _derived(*self._of)
        finally:
            self._is_done.release()

    def is_of(self, data: bytes, salt: bytes) -> bool:
        """Return whether it derives the key of a passphrase with a salt."""
        return self._of == (data, salt)

    def key(self) -> Key:
        """Wait for the key, and return it."""
        with self._is_done:
            return self._key or _derived(*self._of)


_begun: list[_Begun] = []
"""The derivation that was begun, if it was not used yet."""


def _said(passphrase: str) -> bytes:
    text = composed(passphrase)
    if not text.strip():
        raise BadInput(N_("A passphrase cannot be empty."))
    return text.encode("utf-8", "surrogatepass")


def _derived(data: bytes, salt: bytes) -> Key:
    return Key(hashlib.pbkdf2_hmac("sha512", data, salt, ROUNDS, KEY_BYTES))


def recovery_sheet(key: Key) -> tuple[str, ...]:
    """Return the recovery sheet of a key: groups of letters and digits, the last one a checksum of the others."""
    letters = _in_letters(int.from_bytes(key.raw, "big"), _KEY_LETTERS)
    letters += _check(letters)
    return tuple(letters[start : start + GROUP] for start in range(0, len(letters), GROUP))


def from_sheet(text: str) -> Key | None:
    """Return the key of a recovery sheet, or None when the text is not a whole, valid sheet."""
    letters = read_letters(text)
    body, check = letters[:_KEY_LETTERS], letters[_KEY_LETTERS:]
    if len(letters) != _KEY_LETTERS + GROUP or set(letters) - set(_ALPHABET) or check != _check(body):
        return None
    number = 0
    for letter in body:
        number = number * 32 + _ALPHABET.index(letter)
    return Key(number.to_bytes(KEY_BYTES, "big")) if number < 1 << KEY_BYTES * 8 else None


def _check(letters: str) -> str:
    return _in_letters(zlib.crc32(letters.encode()) % 32**GROUP, GROUP)


def read_letters(text: str) -> str:
    """Normalize typed letters and digits: no spaces or dashes, misread ones corrected."""
    return "".join(each for each in text.upper().translate(_MISREAD) if each not in " -\t\n")


def _in_letters(number: int, length: int) -> str:
    return "".join(_ALPHABET[number >> 5 * position & 31] for position in reversed(range(length)))
