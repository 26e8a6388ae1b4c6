"""What is measured: which contender does which job on which diary, and what is hoped for."""

from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.contenders import Contender
from benchmarks.measure import Case, Command, peak_memory, timed
from benchmarks.ours import Ours
from benchmarks.peers import Peer
from benchmarks.terminal import Terminal, terminal

P, T = "P", "T"
"""The two floors that everything is told in: `python -c pass`, and the least Textual program."""
SHELL_JOBS = ("add", "today", "last ten", "search", "search rare", "export md", "export json")
SCREEN_JOBS = ("start", "key", "page key")
MEMORY_JOBS = ("memory of the shell", "memory of the screens")
JOBS = (*SHELL_JOBS, *SCREEN_JOBS, *MEMORY_JOBS)
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
    "memory of the shell": "<= 2 P",
    "memory of the screens": "<= 1.2 T",
}
_LEAST = Path(__file__).with_name("floor_app.py")
_DOWN, _PAGE_DOWN = b"\x1b[B", b"\x1b[6~"
_KEYS = 25
"""How often a key is pressed in one sitting."""


def shell(job: str, sizes: Sequence[int], contenders: Sequence[Contender], nothing: Command) -> list[Case]:
    """Return the cases of a job of the shell, P first."""
    cases = [Case(job, 0, P, lambda: timed(nothing))]
    for size in sizes:
        for each in contenders:
            call = each.command(job, size)
            if call is not None:
                cases.append(Case(job, size, each.name, _timed(call)))
    return cases


def screens(job: str, sizes: Sequence[int], ours: Ours, peers: Sequence[Peer]) -> list[Case]:
    """Return the cases of a job of the screens, T first where it is told in T."""
    if job != "start":
        key = _DOWN if job == "key" else _PAGE_DOWN
        return [Case(job, size, ours.name, _keys(ours, size, key)) for size in sizes if size]
    cases = [Case(job, 0, T, _start(_least(ours), rb"nothing less than this"))]
    for size in sizes:
        cases.append(Case(job, size, ours.name, _start(_ours(ours, size), ours.ready)))
        for peer in peers:
            if peer.ready and 0 < size <= peer.most:
                call = Command((peer.program, *peer.screens(size)), peer.environ(size))
                cases.append(Case(job, size, peer.name, _start(call, peer.ready)))
    return cases


def memory(job: str, sizes: Sequence[int], ours: Ours, nothing: Command) -> list[Case]:
    """Return the cases of peak memory, in MiB; of the shell the worst of its verbs."""
    if job == "memory of the screens":
        cases = [Case(job, 0, T, _resident(_least(ours), rb"nothing less than this"))]
        return cases + [Case(job, size, ours.name, _resident(_ours(ours, size), ours.ready)) for size in sizes]
    cases = [Case(job, 0, P, lambda: peak_memory(nothing))]
    for size in sizes:
        calls = [call for verb in ("add", "today", "last ten", "search") if (call := ours.command(verb, size))]
        cases.append(Case(job, size, ours.name, _worst(calls)))
    return cases


def _least(ours: Ours) -> Command:
    return Command((ours.python, _LEAST), ours.environ(0))


def _ours(ours: Ours, size: int) -> Command:
    return Command((ours.program,), ours.environ(size))


def _timed(call: Command) -> Callable[[], float]:
    return lambda: timed(call)


def _worst(calls: Sequence[Command]) -> Callable[[], float]:
    return lambda: max(map(peak_memory, calls))


def _start(call: Command, ready: bytes) -> Callable[[], float]:
    def take() -> float:
        with terminal(call.arguments, call.environ) as window:
            return window.wait_for(ready)

    return take


def _resident(call: Command, ready: bytes) -> Callable[[], float]:
    def take() -> float:
        with terminal(call.arguments, call.environ) as window:
            window.wait_for(ready)
            window.settle()
            return window.memory

    return take


def _keys(ours: Ours, size: int, key: bytes) -> Callable[[], list[float]]:
    def take() -> list[float]:
        call = _ours(ours, size)
        with terminal(call.arguments, call.environ) as window:
            _into_wins(window, ours)
            return [window.press(key) for _ in range(_KEYS)]

    return take


def _into_wins(window: Terminal, ours: Ours) -> None:
    """Open the list of wins and wait until it lies still."""
    window.wait_for(ours.ready)
    window.settle()
    window.press(b"2")
    window.settle()
