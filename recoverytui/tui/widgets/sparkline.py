"""Bar charts of numbers over time: a sparkline for a list, taller bars where there is room; a dot stands for none."""

from collections.abc import Sequence

from recoverytui.text.glyphs import Glyphs
from recoverytui.tui import typeset
from recoverytui.tui.typeset import Lines


def spark(values: Sequence[int], highest: int, glyphs: Glyphs, gap: str = "") -> str:
    """Return a sparkline scaled to `highest`."""
    return gap.join(_sign(_eighths(value, highest, 1, glyphs), glyphs) for value in values)


def drawn(values: Sequence[int], labels: Sequence[str], height: int, glyphs: Glyphs) -> Lines:
    """Return upright bars on so many lines, with a label of one letter under each."""
    highest = max(values, default=0)
    lines = []
    for line in range(height - 1, -1, -1):
        signs = []
        for value in values:
            steps = _eighths(value, highest, height, glyphs) - line * len(glyphs.bars)
            signs.append(glyphs.bars[min(steps, len(glyphs.bars)) - 1] if steps > 0 else " ")
        if line == 0:
            signs = [glyphs.quiet if sign == " " else sign for sign in signs]
        lines.append(typeset.styled("  ".join(signs), typeset.FIRST).pad_left(typeset.INDENT))
    return [*lines, typeset.styled("  ".join(labels), typeset.QUIET).pad_left(typeset.INDENT)]


def _eighths(value: int, highest: int, height: int, glyphs: Glyphs) -> int:
    """Return how many steps a bar has on so many lines; one that is there at all has at least one."""
    if not value or not highest:
        return 0
    return max(1, round(value * height * len(glyphs.bars) / highest))


def _sign(steps: int, glyphs: Glyphs) -> str:
    return glyphs.bars[steps - 1] if steps else glyphs.quiet
