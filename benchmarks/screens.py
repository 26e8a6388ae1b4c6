"""The jobs of the screens: to be there, to follow the keys, and what they hold in memory."""

from collections.abc import Callable, Sequence
from itertools import cycle
from pathlib import Path

from benchmarks.measure import Case, Command
from benchmarks.ours import Ours
from benchmarks.peers import Peer
from benchmarks.terminal import Terminal, terminal

T = "T"
_LEAST = Path(__file__).with_name("floor_app.py")
_LEAST_READY = rb"nothing less than this"
_KEYS = {"key": b"\x1b[B", "page key": b"\x1b[6~"}
_PRESSED = 25
"""How often a key is pressed in one sitting."""
_TYPED = b"morgentur"
_ROOMS = (b"2", b"3", b"4", b"5", b"6", b"1")
_ANYTHING = rb"[A-Za-z]{3}"
"""The first word of whatever is painted first."""


def starts(job: str, sizes: Sequence[int], ours: Ours, peers: Sequence[Peer]) -> list[Case]:
    """Return the cases of being there, or of showing any word at all, T first."""
    ready = ours.ready if job == "start" else _ANYTHING
    cases = [Case(job, 0, T, _start(_least(ours), _LEAST_READY))]
    for size in sizes:
        cases.append(Case(job, size, ours.name, _start(_ours(ours, size), ready)))
        for peer in peers:
            if peer.ready and 0 < size <= peer.most:
                call = Command((peer.program, *peer.screens(size)), peer.environ(size))
                cases.append(Case(job, size, peer.name, _start(call, peer.ready)))
    return cases


def keys(job: str, sizes: Sequence[int], ours: Ours) -> list[Case]:
    """Return the cases of walking through the list of wins, row by row or page by page."""
    return [Case(job, size, ours.name, _walk(ours, size, _KEYS[job])) for size in sizes if size]


def typing(job: str, sizes: Sequence[int], ours: Ours) -> list[Case]:
    """Return the cases of typing into the search: until the letter is there, or until what was found is."""
    floor = [] if job == "typed result" else [Case(job, 0, T, _type_into_the_least(ours))]
    return floor + [Case(job, size, ours.name, _type(ours, size, job)) for size in sizes if size]


def settled(job: str, sizes: Sequence[int], ours: Ours) -> list[Case]:
    """Return the cases of a change of room, from its key until nothing more is painted."""
    return [Case(job, size, ours.name, _change(ours, size)) for size in sizes if size]


def memory(job: str, sizes: Sequence[int], ours: Ours, *, rooms: int) -> list[Case]:
    """Return the cases of what is held once all is still, after so many changes of room; T first."""
    cases = [Case(job, 0, T, _resident(_least(ours), _LEAST_READY))]
    return cases + [Case(job, size, ours.name, _resident(_ours(ours, size), ours.ready, rooms)) for size in sizes]


def _least(ours: Ours, *more: str) -> Command:
    return Command((ours.python, _LEAST, *more), ours.environ(0))


def _ours(ours: Ours, size: int) -> Command:
    return Command((ours.program,), ours.environ(size))


def _start(call: Command, ready: bytes) -> Callable[[], float]:
    def take() -> float:
        with terminal(call.arguments, call.environ) as window:
            return window.wait_for(ready)

    return take


def _resident(call: Command, ready: bytes, rooms: int = 0) -> Callable[[], float]:
    def take() -> float:
        with terminal(call.arguments, call.environ) as window:
            window.wait_for(ready)
            window.settle()
            for _, room in zip(range(rooms), cycle(_ROOMS), strict=False):
                window.press(room)
            return window.memory

    return take


def _walk(ours: Ours, size: int, key: bytes) -> Callable[[], list[float]]:
    def take() -> list[float]:
        call = _ours(ours, size)
        with terminal(call.arguments, call.environ) as window:
            _go(window, ours.ready, b"2")
            return [window.press(key)[0] for _ in range(_PRESSED)]

    return take


def _change(ours: Ours, size: int) -> Callable[[], list[float]]:
    def take() -> list[float]:
        call = _ours(ours, size)
        with terminal(call.arguments, call.environ) as window:
            _go(window, ours.ready, _ROOMS[0])
            for room in _ROOMS:  # the first visit loads it
                window.press(room, quiet=0.15)
            return [window.press(room, quiet=0.15)[1] for room in _ROOMS * 3]

    return take


def _type(ours: Ours, size: int, job: str) -> Callable[[], list[float]]:
    def take() -> list[float]:
        call = _ours(ours, size)
        with terminal(call.arguments, call.environ) as window:
            _go(window, ours.ready, b"/")
            times = [window.press(bytes([letter]), quiet=0.25) for letter in _TYPED]
            # One letter finds nothing yet.
            return [last for _, last in times[1:]] if job == "typed result" else [first for first, _ in times]

    return take


def _type_into_the_least(ours: Ours) -> Callable[[], list[float]]:
    def take() -> list[float]:
        call = _least(ours, "input")
        with terminal(call.arguments, call.environ) as window:
            window.wait_for(_LEAST_READY)
            window.settle()
            return [window.press(bytes([letter]), quiet=0.25)[0] for letter in _TYPED]

    return take


def _go(window: Terminal, ready: bytes, key: bytes) -> None:
    """Press a key once all is still, and wait until all is still again."""
    window.wait_for(ready)
    window.settle()
    window.press(key)
    window.settle()
