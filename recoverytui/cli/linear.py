"""Output for reading aloud: no columns made by spaces, no boxes, words for marks (docs/accessibility.md)."""

from collections.abc import Mapping, Sequence

GAP = ", "
"""What stands between the parts of a line."""


def wanted(environ: Mapping[str, str], *, is_terminal: bool) -> bool:
    """Return whether output is for reading aloud: with NO_COLOR, or on a dumb terminal."""
    return bool(environ.get("NO_COLOR")) or (is_terminal and environ.get("TERM") == "dumb")


def joined(cells: Sequence[str]) -> str:
    """Return the cells of a row as one line, such as "w35, 2026-11-21: Gik en tur"."""
    *first, last = (cell.strip() for cell in cells)
    return ": ".join(filter(None, (GAP.join(filter(None, first)), last)))
