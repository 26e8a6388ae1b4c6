"""Read files of jrnl: its text, and its JSON."""

import re
from datetime import date

from recoverytui.imports.foreign import Add, At, Sample, read_json
from recoverytui.imports.text_slices import lines, require_utf8

_HEAD = re.compile(r"\[?(\d{4}-\d\d-\d\d) \d\d?:\d\d(?::\d\d)?(?: [AP]M)?(?:\] ?| )")


def is_one(sample: Sample) -> bool:
    """Return whether a file is one of jrnl."""
    entry = sample.first_entry
    return _HEAD.match(sample.start) is not None or ("body" in entry and "content" not in entry)


def read_entries(data: bytes, at: At, add: Add) -> None:
    """Read the entries; text before the first head is left out."""
    if data.lstrip()[:1] == b"{":
        read_json(data, at, add, "body")
        return
    require_utf8(data)
    day, said = None, list[str]()
    for at.line, line in enumerate(lines(data), start=1):
        start = _HEAD.match(line)
        if start:
            if day is not None:
                add(day, "\n".join(said))
            day, said = date.fromisoformat(start[1]), [line[start.end() :]]
        else:
            said.append(line)
    if day is not None:
        add(day, "\n".join(said))
