"""Labels of rows whose checksum is wrong."""

import re
from collections.abc import Iterable

from recoverytui.errors import N_
from recoverytui.text.translator import Translator

ALTERED = N_("These entries no longer say what was written: {ids}.")
MOST_IDS = 12
"""The most ids that one sentence names."""
_REST = {
    "draft": N_("drafts"),
    "shared": N_("what you shared"),
    "step": N_("what undo keeps"),
    "change": N_("what undo keeps"),
    "gone": N_("what was deleted for good"),
}
"""What the rows of each other table are for a person."""


def altered_ids(words: Translator, ids: Iterable[str]) -> str:
    """Return the first ids of entries in order, how many more there are, and what else was altered, as one list."""
    entries, rest = [], set()
    for each in ids:
        table = each.partition(" ")[0]
        if table in _REST:
            rest.add(words(_REST[table]))
        else:
            entries.append(each)
    entries.sort(key=_natural)
    named = entries[:MOST_IDS]
    if left := len(entries) - len(named):
        named.append(words("{n} more", n=left))
    return ", ".join([*named, *sorted(rest)])


def _natural(id: str) -> list[tuple[int, str]]:
    """Return a sort key that puts w9 before w10."""
    return [(int(part or 0), "") if part.isdigit() else (0, part) for part in re.split(r"(\d+)", id)]
