"""Tell an encrypted file from a damaged one by the bytes of its pages, with or without a key."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recoverytui.storage.cipher import Key

PLAIN_HEADER = b"SQLite format 3\x00"
"""What a file that is not encrypted begins with."""
PAGE_BYTES = 4096
"""Page size of SQLCipher 4 and of every diary made by this program."""
_PAGES_LOOKED_AT = 64
_VALUES = bytes(range(256))
_MISSING_AT_MOST, _ZEROS_AT_MOST = 6, 64
"""In 4096 random bytes, 16 ± 4 are zero, and hardly any of the 256 values is missing."""


def look_encrypted(path: Path) -> bool:
    """Return whether sampled pages look encrypted, as opposed to a plain file with a damaged first page.

    Every page of an encrypted file looks random. A plain page hardly ever does, as it has unused space and text. Pages
    of zeros are ignored.
    """
    with path.open("rb") as file:
        pages = path.stat().st_size // PAGE_BYTES
        if not _is_random(file.read(PAGE_BYTES)):
            return False
        random = plain = 0
        for at in range(1, pages, max(1, pages // _PAGES_LOOKED_AT)):
            file.seek(at * PAGE_BYTES)
            page = file.read(PAGE_BYTES)
            if _is_random(page):
                random += 1
            elif any(page):
                plain += 1
    return random >= plain


def _is_random(page: bytes) -> bool:
    """Return whether a page looks random: 4096 random bytes lack any one value once in 30,000 pages."""
    missing = _VALUES.translate(None, page)  # ten times as fast as a set of its bytes
    return len(missing) <= _MISSING_AT_MOST and page.count(0) <= _ZEROS_AT_MOST


def key_fits(path: Path, key: "Key", salt: bytes) -> bool:
    """Return whether a key, with the salt the file should start with, authenticates any page of an encrypted file."""
    from recoverytui.storage import driver  # not loaded by who looks at bytes only

    connection = driver.connect(path)
    try:
        with driver.translated():
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f'PRAGMA key = "{key.as_text(salt)}"')
            wrong = len(list(connection.execute("PRAGMA cipher_integrity_check")))
    finally:
        connection.close()
    return wrong < path.stat().st_size // PAGE_BYTES
