"""What is measured: which contender does which job on which diary, and what is hoped for."""

from collections.abc import Callable, Sequence

from benchmarks import locked, screens
from benchmarks.contenders import Contender
from benchmarks.measure import Case, Command, peak_memory, timed
from benchmarks.ours import Ours
from benchmarks.peers import Peer
from benchmarks.screens import T

P = "P"
"""The floor that the shell is told in: `python -c pass`."""
UNITS = frozenset({P, T})
GOALS = {
    "add": "<= 5 P, 1.1 x empty",
    "today": "<= 5 P, flat",
    "last ten": "<= 5 P, flat",
    "search": "<= 5 P, flat",
    "search rare": "<= 5 P, flat",
    "export md": "<= 1.5 x floor",
    "export json": "<= 4 x floor",
    "start": "<= 1.3 T, 1.1 x empty",
    "key": "p95 <= 16.7 ms",
    "page key": "p95 <= 16.7 ms",
    "typed echo": "p95 <= 25 ms",
    "typed result": "p95 <= 50 ms",
    "memory of the shell": "<= 2 P",
    "memory of the screens": "<= 1.2 T",
    "unlock": "<= 1.2 x the slower floor",
    "locked add": "<= 1.25 x floor",
}
JOBS = tuple(GOALS)
BY_KEY = frozenset({"key", "page key", "typed echo", "typed result", "locked add"})
"""Jobs that are told in milliseconds with what 95 of 100 stay within."""
IN_MEMORY = frozenset({"memory of the shell", "memory of the screens"})
_LARGEST_LOCKED = 10_000
"""To be opened takes as long at any size, and locking a large diary takes minutes."""
_EVERYDAY = ("add", "today", "last ten", "search")


def cases(
    job: str,
    sizes: Sequence[int],
    ours: Ours,
    contenders: Sequence[Contender],
    peers: Sequence[Peer],
    nothing: Command,
) -> list[Case]:
    """Return the cases of a job."""
    if job in {"unlock", "locked add"}:
        return [case for size in sizes if 0 < size <= _LARGEST_LOCKED for case in locked.cases(job, size, ours)]
    if job in {"key", "page key"}:
        return screens.keys(job, sizes, ours)
    if job in {"typed echo", "typed result"}:
        return screens.typing(job, sizes, ours)
    if job in IN_MEMORY:
        return screens.memory(job, sizes, ours) if job.endswith("screens") else _memory(job, sizes, ours, nothing)
    return screens.starts(sizes, ours, peers) if job == "start" else _shell(job, sizes, contenders, nothing)


def _shell(job: str, sizes: Sequence[int], contenders: Sequence[Contender], nothing: Command) -> list[Case]:
    cases = [Case(job, 0, P, lambda: timed(nothing))]
    for size in sizes:
        for each in contenders:
            call = each.command(job, size)
            if call is not None:
                cases.append(Case(job, size, each.name, _timed(call)))
    return cases


def _memory(job: str, sizes: Sequence[int], ours: Ours, nothing: Command) -> list[Case]:
    """Return the cases of peak memory in MiB, of the worst everyday verb."""
    cases = [Case(job, 0, P, lambda: peak_memory(nothing))]
    for size in sizes:
        calls = [call for verb in _EVERYDAY if (call := ours.command(verb, size))]
        cases.append(Case(job, size, ours.name, _worst(calls)))
    return cases


def _timed(call: Command) -> Callable[[], float]:
    return lambda: timed(call)


def _worst(calls: Sequence[Command]) -> Callable[[], float]:
    return lambda: max(map(peak_memory, calls))
