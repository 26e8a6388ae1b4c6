"""The one table of the names of side files: what may lie beside the diary, its backups, and any file being written."""

from collections.abc import Iterable, Iterator
from pathlib import Path

DRIVER = ("-journal", "-wal", "-shm")
"""How the names of files end that the database driver puts beside a file while it writes."""
CONVERSION = (".next", ".old", ".converting")
"""How the names of files end that a change of passphrase puts beside the diary and its backups."""
PART = ".part"
"""How the hidden names of files end that are not whole yet."""
SPOOL = ".drafts"
"""How the hidden names of files end in which a window keeps drafts that the diary could not take."""
ALL = (*DRIVER, *CONVERSION, *(f".next{suffix}" for suffix in DRIVER))
"""Every way in which the name of a file beside a finished one ends."""
_HALF = (PART, *(f"{PART}{suffix}" for suffix in DRIVER))


def beside(path: Path, suffixes: Iterable[str] = DRIVER) -> Iterator[Path]:
    """Hand out the names of the side files of a file."""
    return (path.with_name(f"{path.name}{suffix}") for suffix in suffixes)


def is_half_written(name: str) -> bool:
    """Tell from its name whether a file is not whole yet."""
    return name.startswith(".") and name.endswith(_HALF)


def is_spool(name: str, diary: str) -> bool:
    """Tell from its name whether a file is the spool of a window of a diary."""
    return name.startswith(f".{diary}.") and name.endswith(SPOOL)


def main_name(name: str) -> str:
    """Return the name of the file that a side file lies beside; any other name is returned as it is."""
    return next((name.removesuffix(end) for end in reversed(ALL) if name.endswith(end)), name)
