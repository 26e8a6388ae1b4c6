"""Read JSON files of tui-journal."""

from recoverytui.imports.foreign import Add, At, Sample, read_json
from recoverytui.imports.json_text import TOP


def is_one(sample: Sample) -> bool:
    """Return whether a file is one of tui-journal."""
    return "content" in sample.first_entry


def read_entries(data: bytes, at: At, add: Add) -> None:
    """Read the entries."""
    read_json(data, at, add, "content", TOP)
