"""The table of what was measured, as Markdown."""

from collections.abc import Iterator, Sequence

from benchmarks.measure import Case
from benchmarks.plan import GOALS, MEMORY_JOBS, SCREEN_JOBS, P, T

_FLOORS = ("floor", "sqlite3 CLI")
_HEAD = (
    "| Job | entries | floors | recovery | to empty | goal | peers |",
    "|---|---:|---|---|---:|---|---|",
)


def rendered(cases: Sequence[Case], jobs: Sequence[str], sizes: Sequence[int]) -> Iterator[str]:
    """Hand out the lines of the table: for each job and size, everyone's median and its ratio to P or T."""
    yield from _HEAD
    for job in jobs:
        of_job = [case for case in cases if case.job == job]
        unit = next((case for case in of_job if case.who in {P, T}), None)
        empty = next((case for case in of_job if case.who == "recovery"), None)
        for size in sizes:
            here = [case for case in of_job if case.size == size and case.who not in {P, T}]
            if not here:
                continue
            ours = next((case for case in here if case.who == "recovery"), None)
            floors = [_told(case, unit, named=True) for case in here if case.who in _FLOORS]
            if unit is not None:
                floors.insert(0, _told(unit, None, named=True))
            peers = [_told(case, unit, named=True) for case in here if case.who not in {*_FLOORS, "recovery"}]
            yield (
                f"| {job} | {size:,} | {'; '.join(floors)} | {_told(ours, unit) if ours else 'not there yet'} |"
                f" {_ratio(ours, empty)} | {GOALS[job]} | {'; '.join(peers)} |"
            )


def _told(case: Case, unit: Case | None, *, named: bool = False) -> str:
    name = f"{case.who} " if named else ""
    if case.median is None:
        return f"{name}({case.trouble or 'not done'})"
    if case.job in MEMORY_JOBS:
        text = f"{case.median:.1f} MiB"
    else:
        text = f"{case.median * 1000:,.1f} ms" if case.median < 0.1 else f"{case.median * 1000:,.0f} ms"
    if case.job in SCREEN_JOBS[1:]:
        text += f" (p95 {(case.p95 or 0) * 1000:.1f} ms)"
    if unit is not None and unit.median:
        text += f" = {case.median / unit.median:.1f} {unit.who}" if case.job != "start" else _of_t(case, unit)
    return name + text


def _of_t(case: Case, unit: Case) -> str:
    return f" = {(case.median or 0) / (unit.median or 1):.2f} {unit.who}"


def _ratio(case: Case | None, empty: Case | None) -> str:
    if case is None or empty is None or not case.median or not empty.median:
        return ""
    return f"{case.median / empty.median:.2f}"
