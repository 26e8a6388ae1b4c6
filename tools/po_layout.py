"""How a .po file is written: its header, and the width at which it is wrapped. Babel keeps neither."""

import re
from itertools import pairwise
from pathlib import Path

from babel.messages.pofile import denormalize

WRAPPED = 77
"""The width at which Weblate and gettext wrap."""


def header_of(po: Path) -> tuple[tuple[str, str], ...]:
    """Return the header of a .po file, name and value; nothing for an empty file."""
    found = re.search(r'^msgid ""\nmsgstr ((?:".*"\n)+)', po.read_text("utf-8"), re.MULTILINE)
    rows = (line.partition(":") for line in denormalize(found[1]).split("\n")) if found else ()
    return tuple((name.strip(), value.strip()) for name, colon, value in rows if colon)


def width_of(po: Path) -> int:
    """Return the width at which a .po file is wrapped, 0 when each sentence is on one line."""
    lines = po.read_text("utf-8").split("\n")
    wrapped = any(a.startswith('"') and b.startswith('"') and not a.endswith('\\n"') for a, b in pairwise(lines))
    return WRAPPED if wrapped else 0
