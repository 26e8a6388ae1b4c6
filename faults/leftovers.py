"""Find files that should not exist while no process is running."""

from pathlib import Path


def leftovers(home: Path) -> list[Path]:
    """Return the files below a folder that are neither a diary nor a finished backup.

    A journal may stay beside the diary until the next command: the driver then checks and overwrites it.
    """
    return [path for path in home.rglob("*") if path.is_file() and not _is_known(path)]


def _is_known(path: Path) -> bool:
    return path.name == "diary.db-journal" or (path.suffix == ".db" and not path.name.startswith("."))
