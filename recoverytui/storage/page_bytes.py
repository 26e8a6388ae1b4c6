"""Tell a locked file from a damaged one by the bytes of its pages, without a key or with one."""

from pathlib import Path
from typing import TYPE_CHECKING

from recoverytui.storage import driver

if TYPE_CHECKING:
    from recoverytui.storage.cipher import Key

PAGE_BYTES = 4096
"""The page size of SQLCipher 4 and of every diary made here."""
_PAGES_LOOKED_AT = 64
_VALUES_AT_LEAST, _ZEROS_AT_MOST = 250, 64
"""Of 4096 random bytes: 16 are 0, give or take four, and next to no value is missing."""


def look_encrypted(path: Path) -> bool:
    """Tell a locked file from a plain one with a damaged first page, by pages from all over it.

    Every page of a locked file is as good as random, the first one too. A plain page hardly ever is: it has empty parts
    and holds text. Pages of zeros say nothing.
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
    """Tell whether a page may be random: 4096 random bytes lack one of the 256 values once in 30,000 pages."""
    return len(set(page)) >= _VALUES_AT_LEAST and page.count(0) <= _ZEROS_AT_MOST


def key_fits(path: Path, key: "Key", salt: bytes) -> bool:
    """Tell whether a key, with the salt that the file should begin with, is right for any page of a locked file."""
    connection = driver.connect(path)
    try:
        with driver.translated():
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f'PRAGMA key = "{key.as_text(salt)}"')
            wrong = len(list(connection.execute("PRAGMA cipher_integrity_check")))
    finally:
        connection.close()
    return wrong < path.stat().st_size // PAGE_BYTES
