"""Read JSON files of tui-journal: its export, and the file of its JSON back end."""

from recoverytui.imports import json_entries
from recoverytui.imports.foreign import Collector
from recoverytui.imports.json_entries import Entry, JsonFormat
from recoverytui.imports.sample import Sample
from recoverytui.imports.source_files import SourceFile


def is_one(sample: Sample) -> bool:
    """Return whether a file is one of tui-journal."""
    return "content" in sample.first_entry and "date" in sample.first_entry


def read_entries(file: SourceFile, out: Collector) -> None:
    """Read the entries: title, content and tags."""
    json_entries.read(file, out, _FORMAT)


def _text(entry: Entry, _: Collector) -> str:
    return "\n".join(filter(None, (entry["title"], entry["content"])))


_FORMAT = JsonFormat(
    _text,
    day=lambda entry, _: json_entries.iso_day(entry["date"]),
    taken=("title", "content", "date"),
    technical=("id",),
    is_list=True,
)
