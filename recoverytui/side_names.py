"""The table of side file names: files beside the diary, its backups, and files being written."""

from collections.abc import Iterable, Iterator
from pathlib import Path

DRIVER = ("-journal", "-wal", "-shm")
"""Suffixes of SQLite's journal files."""
CONVERSION = (".next", ".old", ".converting")
"""Suffixes of the files of a change of passphrase."""
PART = ".part"
"""Suffixes of temporary files."""
SPOOL = ".drafts"
"""Suffix of the hidden spool files of windows, for drafts that could not be written to the diary."""
ALL = (*DRIVER, *CONVERSION, *(f".next{suffix}" for suffix in DRIVER))
"""All suffixes of side files."""
_HALF = (PART, *(f"{PART}{suffix}" for suffix in DRIVER))


def beside(path: Path, suffixes: Iterable[str] = DRIVER) -> Iterator[Path]:
    """Yield the side file names of a file."""
    return (path.with_name(f"{path.name}{suffix}") for suffix in suffixes)


def is_half_written(name: str) -> bool:
    """Return whether a name is that of a temporary file."""
    return name.startswith(".") and name.endswith(_HALF)


def is_spool(name: str, diary: str) -> bool:
    """Return whether a name is that of a window's spool of a diary."""
    return name.startswith(f".{diary}.") and name.endswith(SPOOL)


def main_name(name: str) -> str:
    """Return the name of the main file of a side file; any other name unchanged."""
    return next((name.removesuffix(end) for end in reversed(ALL) if name.endswith(end)), name)
