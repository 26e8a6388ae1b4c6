"""What is measured: which contender does which job on which diary, and what is hoped for."""

from collections.abc import Callable, Sequence
from functools import partial

from benchmarks import locked, long_work, screens
from benchmarks.contenders import Contender
from benchmarks.measure import Case, Command, peak_memory, timed
from benchmarks.ours import Ours
from benchmarks.peers import Peer
from benchmarks.screens import T

P = "P"
"""The floor that the shell is told in: `python -c pass`."""
UNITS = frozenset({P, T})
GOALS = {
    "add": "<= 4.3 P, 1.1 x empty",
    "first win of the day": "as add",
    "today": "<= 4.9 P, 1.1 x empty",
    "history": "<= 1.3 x floor",
    "last ten": "<= 4.1 P, flat",
    "search": "<= 4.1 P, flat",
    "search rare": "<= 4.1 P, flat",
    "export md": "<= 1.5 x floor",
    "export json": "<= 2.7 x floor",
    "export html": "<= 4 x floor",
    "export txt": "<= 4 x floor",
    "import": "<= 1.5 x floor",
    "undo import": "<= 1 x floor",
    "lock": "none: beside its floor",
    "check": "none: beside its floor",
    "start": "<= 1.3 T, 1.25 T empty",
    "first thing seen": "<= 0.2 T",
    "settled": "<= 60 ms",
    "key": "p95 <= 16.7 ms",
    "page key": "p95 <= 16.7 ms",
    "typed echo": "p95 <= 25 ms",
    "typed result": "p95 <= 50 ms",
    "memory of the shell": "<= 2.3 P",
    "memory of the screens": "<= 1.25 T",
    "memory after 150 rooms": "flat",
    "unlock": "<= 1.2 x the slower floor",
    "locked add": "<= 1.25 x floor",
}
JOBS = tuple(GOALS)
BY_KEY = frozenset({"settled", "key", "page key", "typed echo", "typed result", "locked add"})
"""Jobs that are told in milliseconds with what 95 of 100 stay within."""
IN_MEMORY = frozenset({"memory of the shell", "memory of the screens", "memory after 150 rooms"})
BESIDE = {"export html": "export md", "export txt": "export md", "history": "today"}
"""Jobs whose floor is another job of this project."""
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
    few = [size for size in sizes if 0 < size <= _LARGEST_LOCKED]
    by_job: dict[str, Callable[[], list[Case]]] = {
        **dict.fromkeys(("unlock", "locked add"), lambda: [case for n in few for case in locked.cases(job, n, ours)]),
        **dict.fromkeys(("key", "page key"), lambda: screens.keys(job, sizes, ours)),
        **dict.fromkeys(("typed echo", "typed result"), lambda: screens.typing(job, sizes, ours)),
        **dict.fromkeys(long_work.JOBS, lambda: [case for n in sizes if n for case in long_work.cases(job, n, ours)]),
        "start": lambda: screens.starts(job, sizes, ours, peers),
        "first thing seen": lambda: screens.starts(job, sizes, ours, ()),
        "settled": lambda: screens.settled(job, sizes, ours),
        "memory of the shell": lambda: _memory(job, sizes, ours, nothing),
        "memory of the screens": lambda: screens.memory(job, sizes, ours, rooms=0),
        "memory after 150 rooms": lambda: screens.memory(job, sizes, ours, rooms=150),
    }
    return by_job.get(job, lambda: _shell(job, sizes, ours, contenders, nothing))()


def _shell(job: str, sizes: Sequence[int], ours: Ours, contenders: Sequence[Contender], nothing: Command) -> list[Case]:
    cases = [Case(job, 0, P, lambda: timed(nothing))]
    for size in sizes:
        if job == "first win of the day":
            cases.append(Case(job, size, ours.name, partial(ours.first_of_the_day, size)))
            continue
        if job in BESIDE and (other := ours.command(BESIDE[job], size)):
            cases.append(Case(job, size, BESIDE[job], _timed(other)))
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
