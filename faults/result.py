"""Result of a run: number of cases, figures, and failures."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass
class Result:
    """The figures of one run; those named in `zero` must stay 0."""

    unit: str
    """What was tried, in the plural: "kills", "images"."""
    zero: tuple[str, ...]
    tried: int = 0
    figures: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    """One line for each case that broke a promise, with what is needed to see it again."""
    skipped: str = ""
    """Why nothing was tried."""

    def fail(self, figure: str, case: str) -> None:
        """Count a broken promise and keep its case."""
        self.figures[figure] += 1
        self.failures.append(f"{figure}: {case}")

    @property
    def kept(self) -> bool:
        """Whether every promise was kept in everything that was tried."""
        return not self.failures and not any(self.figures[name] for name in self.zero)

    def row(self, name: str) -> tuple[str, str, str, str]:
        """Return the run as a row of the table: its name, what was tried, what must be 0, and the other figures."""
        if self.skipped:
            return name, "-", "-", f"left out: {self.skipped}"
        promises = ", ".join(f"{self.figures[each]} {each}" for each in self.zero)
        others = ", ".join(f"{count} {each}" for each, count in sorted(self.figures.items()) if each not in self.zero)
        return name, f"{self.tried} {self.unit}", promises, others


def table(rows: Sequence[tuple[str, str, str, str]]) -> str:
    """Return rows as a Markdown table."""
    heading = ("run", "tried", "must be 0", "and")
    lines = [heading, ("---",) * len(heading), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
