"""Numbers over time as bars: on one line for a list, on several where there is room; where none is there is a dot."""

from collections.abc import Sequence

from recoverytui.tui import page
from recoverytui.tui.marks import Marks
from recoverytui.tui.page import Lines


def spark(values: Sequence[int], highest: int, marks: Marks, gap: str = "") -> str:
    """Return one sign for each value, as high as it is beside the highest."""
    return gap.join(_sign(_eighths(value, highest, 1, marks), marks) for value in values)


def drawn(values: Sequence[int], labels: Sequence[str], height: int, marks: Marks) -> Lines:
    """Return upright bars on so many lines, with a label of one letter under each."""
    highest = max(values, default=0)
    lines = []
    for line in range(height - 1, -1, -1):
        signs = []
        for value in values:
            steps = _eighths(value, highest, height, marks) - line * len(marks.bars)
            signs.append(marks.bars[min(steps, len(marks.bars)) - 1] if steps > 0 else " ")
        if line == 0:
            signs = [marks.quiet if sign == " " else sign for sign in signs]
        lines.append(page.said("  ".join(signs), page.FIRST).pad_left(page.INDENT))
    return [*lines, page.said("  ".join(labels), page.QUIET).pad_left(page.INDENT)]


def _eighths(value: int, highest: int, height: int, marks: Marks) -> int:
    """Return how many steps a bar has on so many lines; one that is there at all has at least one."""
    if not value or not highest:
        return 0
    return max(1, round(value * height * len(marks.bars) / highest))


def _sign(steps: int, marks: Marks) -> str:
    return marks.bars[steps - 1] if steps else marks.quiet
