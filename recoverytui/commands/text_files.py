"""Read text files with a size limit; refuse what is not UTF-8 text."""

from pathlib import Path

from recoverytui import atomic_files, own_files
from recoverytui.errors import N_, FileRefused


def read(path: Path, most: int) -> str:
    """Return the text of a file, cut off a little above the limit, so that the caller can refuse it.

    Raises FileNotFoundError, and FileRefused for what is no plain file, not readable, or not UTF-8.
    """
    try:
        if not atomic_files.is_plain_file(path):
            raise IsADirectoryError
        with path.open("rb") as file:
            return _text(file.read(_bytes(most)), most)
    except FileNotFoundError:
        raise
    except (OSError, ValueError):
        raise _unreadable(path) from None


def read_named(path: Path, most: int) -> str:
    """Return the whole text of a file that a person named; raises FileRefused when it is not there or too long."""
    try:
        text = read(path, most)
    except FileNotFoundError:
        raise FileRefused(N_("There is no file at {path}."), path=path) from None
    if len(text) > most:
        raise FileRefused(N_("The file at {path} is longer than {most} characters."), path=path, most=most)
    return text


def read_own(path: Path, most: int) -> str:
    """Return the text of a file in a folder of the program as `read` does; FileRefused also when it leads elsewhere."""
    try:
        return _text(own_files.read(path, _bytes(most)), most)
    except FileNotFoundError:
        raise
    except (OSError, ValueError):
        raise _unreadable(path) from None


def _bytes(most: int) -> int:
    return 4 * most + 4  # at most four bytes per character


def _text(raw: bytes, most: int) -> str:
    return raw.decode("utf-8-sig", "replace" if len(raw) > 4 * most else "strict")  # possibly cut within a character


def _unreadable(path: Path) -> FileRefused:
    return FileRefused(N_("The file at {path} cannot be read as text in UTF-8."), path=path)
