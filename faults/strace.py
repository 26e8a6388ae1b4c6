"""Record a process's system calls on files, kill it at one of them, or make one fail (strace)."""

import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

CHANGING = (
    "pwrite64",
    "write",
    "ftruncate",
    "fsync",
    "fdatasync",
    "unlink",
    "unlinkat",
    "rename",
    "renameat",
    "renameat2",
    "link",
    "linkat",
)
"""The calls after which something else is on the disk."""
_SAYING = "writev"
"""How a process acknowledges what it has done."""
_OPENING = ("openat", "close", "lseek")
_CALL = re.compile(r"^\d+ +(\w+)\((.*)\) += +(-?\d+)")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the recorded process that the system answered with success."""

    name: str
    numbers: tuple[str, ...]
    """Its arguments, with strings left out."""
    strings: tuple[bytes, ...]
    answer: int


def missing() -> str:
    """Return why nothing can be recorded here, or nothing when it can."""
    return "" if shutil.which("strace") else "strace is not on this machine"


def recording(command: Sequence[str], log: Path) -> list[str]:
    """Return the command line that runs a command and writes each of its calls into a log."""
    traced = ",".join((*CHANGING, *_OPENING, _SAYING))
    return ["strace", "-f", "--seccomp-bpf", "-xx", "-s", "10000000", "-e", f"trace={traced}", "-o", str(log), *command]


def killing(command: Sequence[str], name: str, nth: int) -> list[str]:
    """Return the command line that runs a command and kills it as it makes a call for the nth time."""
    return _injecting(command, [f"{name}:signal=SIGKILL:when={nth}"])


def refusing(command: Sequence[str], counts: dict[str, int], error: str) -> list[str]:
    """Return the command line that runs a command and refuses each kind of call with an error after so many of them."""
    return _injecting(command, [f"{name}:error={error}:when={count + 1}+" for name, count in counts.items()])


def calls(log: Path) -> Iterator[Call]:
    """Yield the calls of a log in order; raises ValueError for a log of two threads at once."""
    with log.open(encoding="ascii") as lines:
        for line in lines:
            if "<unfinished" in line or "resumed>" in line:
                raise ValueError(line)
            if (found := _CALL.match(line)) and int(found[3]) >= 0:
                strings = tuple(bytes.fromhex(each[1].replace("\\x", "")) for each in _STRING.finditer(found[2]))
                numbers = tuple(each.strip() for each in _STRING.sub("", found[2]).split(","))
                yield Call(found[1], numbers, strings, int(found[3]))


def said(call: Call) -> str:
    """Return the line that a process said with a call, or nothing."""
    return call.strings[0].decode().strip() if call.name == _SAYING and call.numbers[0] == "1" else ""


def _injecting(command: Sequence[str], rules: Sequence[str]) -> list[str]:
    names = ",".join(rule.partition(":")[0] for rule in rules)
    injected = [part for rule in rules for part in ("-e", f"inject={rule}")]
    return ["strace", "-f", "-qq", "-e", f"trace={names}", *injected, "-o", "/dev/null", *command]
