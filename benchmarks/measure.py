"""Take times side by side: every contender once, then every contender again, so that a busy moment meets them all."""

import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from threading import Timer
from typing import NamedTuple

TIMEOUT = 120.0
"""Seconds after which a command is given up."""


class Command(NamedTuple):
    """One call of a program."""

    arguments: Sequence[str | Path]
    environ: Mapping[str, str]
    given: bytes = b""


@dataclass
class Case:
    """One contender doing one job on a diary of one size."""

    job: str
    size: int
    who: str
    take: Callable[[], float | list[float]]
    """Do the job once and return the seconds it took, or those of every key (MiB where memory is measured)."""
    seconds: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    """Seconds of processor time behind each of them, where the system tells."""
    trouble: str = ""

    @property
    def median(self) -> float | None:
        """The median, None when it was never done."""
        return median(self.seconds) if self.seconds else None

    @property
    def p95(self) -> float | None:
        """What 95 of 100 stay within."""
        return sorted(self.seconds)[min(len(self.seconds) * 95 // 100, len(self.seconds) - 1)] if self.seconds else None


def timed(command: Command) -> float:
    """Return the seconds a command takes from being started to being gone; raises RuntimeError when it fails.

    It is waited for without a timeout: with one, Python looks only now and then, up to 50 ms apart.
    """
    begin = time.perf_counter()
    with subprocess.Popen(
        [str(each) for each in command.arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=dict(command.environ),
    ) as process:
        watch = Timer(TIMEOUT, process.kill)
        watch.start()
        try:
            process.communicate(command.given)
            seconds = time.perf_counter() - begin
        finally:
            watch.cancel()
    if seconds >= TIMEOUT:
        raise RuntimeError(f"gave up after {TIMEOUT:.0f} s")
    if process.returncode:
        raise RuntimeError(f"exit code {process.returncode}")
    return seconds


def interleave(
    cases: Sequence[Case], repetitions: int, patience: float, told: Callable[[str], None] = lambda _: None
) -> None:
    """Do every case so many times in turn; one that has used up its patience (seconds) is not asked again."""
    for case in cases:
        _once(case, keep=False)
        told(f"{case.job}, {case.size}, {case.who}")
    for _ in range(repetitions):
        for case in cases:
            if not case.trouble and sum(case.seconds) < patience:
                _once(case, keep=True)


def _once(case: Case, *, keep: bool) -> None:
    begin, used = time.perf_counter(), _processor_time()
    try:
        seconds = case.take()
    except RuntimeError as error:
        case.trouble = str(error)
        return
    if keep or time.perf_counter() - begin > TIMEOUT / 6:  # too slow to be warmed up and asked again
        case.seconds += seconds if isinstance(seconds, list) else [seconds]
        case.cpu.append(_processor_time() - used)


def _processor_time() -> float:
    """Return the processor time of all commands so far; always 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0.0
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def peak_memory(command: Command) -> float:
    """Return the most memory (MiB) a command held, read from Linux while it runs; raises RuntimeError elsewhere."""
    with subprocess.Popen(
        [str(each) for each in command.arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=dict(command.environ),
    ) as process:
        most = 0.0
        while process.poll() is None:
            most = max(most, resident(process.pid))
            time.sleep(0.0005)
    return most


def resident(pid: int) -> float:
    """Return the peak of resident memory of a process in MiB; 0 when it is gone; raises RuntimeError off Linux."""
    try:
        status = Path(f"/proc/{pid}/status").read_text("utf-8")
    except (FileNotFoundError, ProcessLookupError):
        if not Path("/proc/self/status").exists():
            raise RuntimeError("memory is read from Linux only") from None
        return 0.0
    line = next((line for line in status.splitlines() if line.startswith("VmHWM")), "VmHWM: 0 kB")
    return int(line.split()[1]) / 1024
