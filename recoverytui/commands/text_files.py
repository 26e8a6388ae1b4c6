"""Read a text file that a person can have written: bounded, and refused when it is no text."""

from pathlib import Path

from recoverytui import places
from recoverytui.errors import N_, FileRefused


def read(path: Path, most: int) -> str:
    """Return the text of a file, or somewhat more than the most characters it may have.

    Raises FileNotFoundError, and FileRefused for what is no plain file, not readable, or not UTF-8.
    """
    try:
        if not places.is_plain_file(path):
            raise IsADirectoryError
        with path.open("rb") as file:
            raw = file.read(4 * most + 4)  # a character has four bytes at the most
        return raw.decode("utf-8-sig", "replace" if len(raw) > 4 * most else "strict")  # cut within one or not
    except FileNotFoundError:
        raise
    except (OSError, ValueError):
        raise FileRefused(N_("The file at {path} cannot be read as text in UTF-8."), path=path) from None
