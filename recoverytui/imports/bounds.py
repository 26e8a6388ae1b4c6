"""The most that a file may bring, told by its number where it is refused."""

from recoverytui.errors import N_, FileRefused

MOST_BYTES = 64 * 1024 * 1024
MOST_ENTRIES = 1_000_000
MOST_LARGE_BYTES, MOST_LARGE_ENTRIES = 1024 * 1024 * 1024, 2_000_000
"""Of a document of this program that is read from a file part by part."""


def too_large(most: int = MOST_BYTES) -> FileRefused:
    """Return the error for a file above the size limit."""
    return FileRefused(N_("Nothing was taken in. A file can have {most} MB at most."), most=most // 1024**2)


def too_many(most: int = MOST_ENTRIES) -> FileRefused:
    """Return the error for a file with too many entries."""
    return FileRefused(N_("Nothing was taken in. A file can bring {most} entries at most."), most=most)
