"""Read the memory of the TUI process (Linux): neither text nor key may be in it after a lock.

While the diary is open nothing refers to the passphrase or to a wrong guess any more (a test shows that). Python cannot
write over text, so what is still found of them in freed memory is counted, and must be gone after a lock.
"""

import os
import pty
import random
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from faults import diaries, processes
from faults.deeds import Calendar
from faults.result import Result
from recoverytui.commands import lock, wins
from recoverytui.storage import cipher

COUNT = 20
PASSPHRASE = "canary in the passphrase"  # noqa: S105 - of a diary that is thrown away
SAVED, TYPED, GUESS = "canary in a win", "canary in a draft", "canary in a wrong guess"
LETTERS = "abcdefghijklmnopqrstuvwxyz"
LEAST = 16
"""So many bytes of a needle are looked for; less would be found by chance."""


def run(count: int, seed: int, folder: Path) -> Result:
    """Lock so many times, with other canaries each time."""
    result = Result("locks", ("found after a lock", "not found before"))
    chance = random.Random(seed)
    for number in range(1, count + 1 if can_be_read(result) else 1):
        mark = drawn_mark(chance)
        _try(result, folder / str(number), mark, f"seed {seed}, lock {number}")
        result.tried += 1
    return result


def _try(result: Result, home: Path, mark: str, case: str) -> None:
    home.mkdir(parents=True)
    diary = diaries.create(home / "recovery", Calendar())
    wins.add(diary, f"{SAVED} {mark}")
    relocked = lock.lock(diary, f"{PASSPHRASE} {mark}")
    key = cipher.derive(f"{PASSPHRASE} {mark}", cipher.salt_of(relocked.diary.path))
    relocked.diary.close()
    needles = _needles(mark, key, relocked.recovery_sheet)
    with started(home) as (process, screen):
        see = eyes(screen)
        see(b"Its passphrase opens it.")
        os.write(screen, f"{GUESS} {mark}\r".encode())
        see(b"does not open this diary.")
        os.write(screen, f"{PASSPHRASE} {mark}\r".encode())
        see(b"Good to see you.")
        os.write(screen, b"n")
        see(b"well enough?")
        os.write(screen, f"{TYPED} {mark}".encode())
        see(mark[-3:].encode())
        before = found(process, needles)
        for name in ("win", "draft", "key"):
            if name not in before:
                result.fail("not found before", f"{case}: {name}")
        for name in ("passphrase", "guess"):
            result.figures[f"traces of a {name} in freed memory while it is open"] += name in before
        os.write(screen, b"\x0c")
        see(b"Its passphrase opens it.")
        for name in sorted(found(process, needles)):
            result.fail("found after a lock", f"{case}: {name}")


def _needles(mark: str, key: cipher.Key, sheet: tuple[str, ...]) -> dict[str, list[bytes]]:
    """Return what must not be there, by name, in every form a program keeps text in."""
    texts = {
        "win": f"{SAVED} {mark}",
        "draft": f"{TYPED} {mark}",
        "passphrase": f"{PASSPHRASE} {mark}",
        "guess": f"{GUESS} {mark}",
        "mark": mark,
        "sheet": " ".join(sheet)[: LEAST * 2],
    }
    forms = {name: [text.encode(how) for how in ("utf-8", "utf-16-le", "utf-32-le")] for name, text in texts.items()}
    return forms | {"key": [key.raw, key.raw[:LEAST], key.raw.hex().encode(), key.raw.hex().upper().encode()]}


def can_be_read(result: Result) -> bool:
    """Return whether the memory of a process can be read here, and note in the result when it cannot."""
    if not Path("/proc/self/mem").exists():
        result.skipped = "there is no /proc/PID/mem here"
    return not result.skipped


def drawn_mark(chance: random.Random) -> str:
    """Return letters that are nowhere else."""
    return "".join(chance.choices(LETTERS, k=20))


@contextmanager
def started(home: Path) -> Iterator[tuple[int, int]]:
    """Start the screens in a terminal of their own, yield the process and the terminal, and end both."""
    process, screen = pty.fork()
    if process == 0:
        os.chdir(home)
        environ = processes.environment(home) | {"TERM": "xterm-256color", "RECOVERY_LANG": "en"}
        environ |= {"COLUMNS": "100", "LINES": "30"}
        os.execve(sys.executable, processes.python("-m", "recoverytui"), environ)
    try:
        yield process, screen
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(screen)


def eyes(screen: int) -> Callable[[bytes], None]:
    """Return what waits until something is written to the terminal, from where it last looked on."""
    rest = b""

    def see(wanted: bytes) -> None:
        nonlocal rest
        while wanted not in rest:
            rest += os.read(screen, 65536)
        rest = rest.partition(wanted)[2]

    return see


def found(process: int, needles: dict[str, list[bytes]]) -> set[str]:
    """Return the names of what is in the memory of a process."""
    found: set[str] = set()
    for chunk in _memory(process):
        found |= {name for name, forms in needles.items() if any(form in chunk for form in forms)}
    return found


def _memory(process: int) -> Iterator[bytes]:
    """Yield every readable part of the memory of a process."""
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{process}/maps").read_text().splitlines():
            spot, rights = line.split()[:2]
            if not rights.startswith("r") or line.endswith(("[vvar]", "[vsyscall]", "[vvar_vclock]")):
                continue
            begin, end = (int(each, 16) for each in spot.split("-"))
            try:
                memory.seek(begin)
                yield memory.read(end - begin)
            except (OSError, OverflowError):
                continue
