"""The table of what was measured, as Markdown."""

from collections.abc import Iterator, Sequence
from math import log
from statistics import median

from benchmarks.measure import Case
from benchmarks.plan import BESIDE, BY_KEY, GOALS, IN_MEMORY, UNITS

_FLOORS = ("floor", "sqlite3 CLI", "import", *sorted(set(BESIDE.values())))
_HEAD = (
    "| Job | entries | floors | recovery | CPU | to empty | exponent | goal | peers |",
    "|---|---:|---|---|---:|---:|---:|---|---|",
)


def rendered(cases: Sequence[Case], jobs: Sequence[str], sizes: Sequence[int]) -> Iterator[str]:
    """Yield the lines of the table: for each job and size, everyone's median and its ratio to P, T or floor."""
    yield from _HEAD
    for job in jobs:
        of_job = [case for case in cases if case.job == job]
        unit = next((case for case in of_job if case.who in UNITS), None)
        ours = {case.size: case for case in of_job if case.who == "recovery"}
        empty = next(iter(ours.values()), None)
        for before, size in zip((0, *sizes), sizes, strict=False):
            here = [case for case in of_job if case.size == size and case.who not in UNITS]
            if here:
                growth = _exponent(ours.get(before), ours.get(size)) if before else ""
                yield _row(job, size, here, (unit, empty), growth)


def _row(job: str, size: int, here: Sequence[Case], beside: tuple[Case | None, Case | None], growth: str) -> str:
    unit, empty = beside
    ours = next((case for case in here if case.who == "recovery"), None)
    floors = [f"{case.who} {_told(case, unit)}" for case in here if case.who in _FLOORS]
    if unit is not None:
        floors.insert(0, f"{unit.who} {_told(unit, None)}")
    peers = [f"{case.who} {_told(case, unit)}" for case in here if case.who not in {*_FLOORS, "recovery"}]
    told = _told(ours, unit) + _to_floor(ours, here) if ours else "not there yet"
    cells = [
        job,
        f"{size:,}",
        "; ".join(floors),
        told,
        _in_cpu(ours, unit),
        _ratio(ours, empty),
        growth,
        GOALS[job],
        "; ".join(peers),
    ]
    return f"| {' | '.join(cells)} |"


def _in_cpu(ours: Case | None, unit: Case | None) -> str:
    """Return the ratio of processor time, which a busy machine disturbs less."""
    if ours is None or unit is None or not ours.cpu or not unit.cpu or ours.job in BY_KEY | IN_MEMORY:
        return ""
    return f"{median(ours.cpu) / median(unit.cpu):.2f} {unit.who}"


def _told(case: Case, unit: Case | None) -> str:
    if case.median is None:
        return f"({case.trouble or 'not done'})"
    if case.job in IN_MEMORY:
        text = f"{case.median:.1f} MiB"
    else:
        text = f"{case.median * 1000:,.1f} ms" if case.median < 0.1 else f"{case.median * 1000:,.0f} ms"
    if case.job in BY_KEY:
        text += f" (p95 {(case.p95 or 0) * 1000:.1f} ms)"
    elif unit is not None and unit.median:
        text += f" = {case.median / unit.median:.2f} {unit.who}"
    return text


def _to_floor(ours: Case, here: Sequence[Case]) -> str:
    floors = [case.median for case in here if case.who in {"floor", "import", *BESIDE.values()} and case.median]
    if not floors or not ours.median or "floor" not in GOALS[ours.job]:
        return ""
    return f" = {ours.median / max(floors):.2f} floor"


def _ratio(case: Case | None, empty: Case | None) -> str:
    if case is None or empty is None or not case.median or not empty.median:
        return ""
    return f"{case.median / empty.median:.2f}"


def _exponent(fewer: Case | None, more: Case | None) -> str:
    """Return x when the time grows as entries ** x between two sizes: 0 is flat, 1 in proportion."""
    if fewer is None or more is None or not fewer.median or not more.median:
        return ""
    return f"{log(more.median / fewer.median) / log(more.size / fewer.size):.2f}"
