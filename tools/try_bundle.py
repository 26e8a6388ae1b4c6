"""Try the one-file program as somebody without Python would: `python -m tools.try_bundle [PATH]`.

It runs in an empty home with an empty PATH: starts, writes, exports, locks, unlocks, shows the help of every verb, and
draws its screens in a terminal. Size and start time are printed at the end. Terminals are left out on Windows.
"""

import argparse
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from recoverytui.cli.registry import ROOT as VERBS
from tools.bundle import DIST, program_name, system_name

PATIENCE = 120
"""Seconds after which a step counts as stuck."""
REPETITIONS = 5
WIN = "Opened the window and let the morning in."
PASSPHRASE = "three calm words"  # noqa: S105 - of the diary of this trial
LOCKED = 12


class Failed(Exception):
    """The program did not do what it should; the message says what it did instead."""


@dataclass
class Trial:
    """One program in one empty home."""

    program: Path
    home: Path
    left_out: list[str] = field(default_factory=list)

    @property
    def unpacked(self) -> Path:
        """Where the program unpacks itself."""
        return self.home / "unpacked"

    @property
    def environment(self) -> dict[str, str]:
        """The environment: a home, a language, and an empty PATH."""
        kept = {"SYSTEMROOT": os.environ["SYSTEMROOT"]} if os.name == "nt" else {}  # nothing starts there without it
        for folder in (self.home / "empty", self.unpacked):
            folder.mkdir(exist_ok=True)
        return {
            **kept,
            **dict.fromkeys(("TEMP", "TMP", "TMPDIR"), str(self.unpacked)),
            "HOME": str(self.home),
            "USERPROFILE": str(self.home),
            "RECOVERY_HOME": str(self.home / "diary"),
            "RECOVERY_LANG": "en",
            "PATH": str(self.home / "empty"),
            "TERM": "xterm-256color",
        }

    def run(self, *arguments: str, code: int = 0, passphrase: str | None = None) -> str:
        """Run a verb and return what it prints; raises Failed for another exit code."""
        given: tuple[int, ...] = ()
        if passphrase is not None:
            reading, writing = os.pipe()
            os.write(writing, f"{passphrase}\n".encode())
            os.close(writing)
            given, arguments = (reading,), (*arguments, "--passphrase-fd", str(reading))
        try:
            done = subprocess.run(
                [self.program, *arguments],
                env=self.environment,
                cwd=self.home,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                encoding="utf-8",
                timeout=PATIENCE,
                check=False,
                pass_fds=given,
            )
        finally:
            for descriptor in given:
                os.close(descriptor)
        if done.returncode != code:
            raise Failed(f"{' '.join(arguments)}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout

    def says(self, wanted: str, *arguments: str, passphrase: str | None = None) -> None:
        """Run a verb; raises Failed unless it prints something with the wanted words."""
        said = self.run(*arguments, passphrase=passphrase)
        if wanted not in said:
            raise Failed(f"{' '.join(arguments)}: {wanted!r} is missing in\n{said}")


def starts(trial: Trial) -> None:
    """Start, and load every family of verbs."""
    trial.says("recovery ", "--version")
    for name in VERBS.verbs:
        trial.says("Usage:", name, "--help")


def writes(trial: Trial) -> None:
    """Write a win, and read it again in both languages and out of every format."""
    trial.says("w1", "win", WIN)
    trial.says("1 win", "today")
    trial.says("sejr", "today", "--lang", "da")
    for form in ("md", "json", "html", "csv"):
        trial.says("the morning in", "export", "--for", "me", "--format", form)


def locks(trial: Trial) -> None:
    """Lock, find it shut without the passphrase and open with it, and take the lock away."""
    if os.name == "nt":
        trial.left_out.append("lock by descriptor: Windows hands no descriptors on")
        return
    this = ("--diary", str(trial.home / "another diary.db"))
    trial.run(*this, "new")
    trial.run(*this, "win", WIN)
    trial.run(*this, "lock", "--sheet", str(trial.home / "sheet.txt"), passphrase=PASSPHRASE)
    trial.run(*this, "wins", code=LOCKED)
    trial.says(WIN, *this, "wins", passphrase=PASSPHRASE)
    with _terminal(trial, *this) as screen:
        screen.unlock()
        screen.press("\x0c")  # Ctrl+L: a fresh process takes the place of this one, with the same diary
        screen.unlock()
        screen.press("2")
        screen.shows(WIN)
        screen.press("q")
        screen.ends()
    trial.run(*this, "remove-lock", passphrase=PASSPHRASE)
    trial.says(WIN, *this, "wins")


def demonstrates(trial: Trial) -> None:
    """Show the demo diary in a terminal, walk through the rooms, and close it."""
    if os.name == "nt":
        trial.left_out.append("screens: no pseudo-terminal on Windows")
        return
    with _terminal(trial, "demo") as screen:
        screen.shows("DEMO", "Good to see you.")
        for key, wanted in (("2", "Wins"), ("3", "What helps"), ("5", "Look back"), ("s", "Settings")):
            screen.press(key)
            screen.shows(wanted)
        screen.press("1", "q")
        screen.ends()


def tidies(trial: Trial) -> None:
    """Leave nothing of itself in the folder for temporary files."""
    left = sorted(path.name for path in trial.unpacked.iterdir())
    if left:
        raise Failed(f"left in the temporary folder: {left}")


STEPS: tuple[Callable[[Trial], None], ...] = (starts, writes, locks, demonstrates, tidies)


def _terminal(trial: Trial, *arguments: str) -> "Screen":
    return Screen([str(trial.program), *arguments], trial.environment)


class Screen:
    """The program in a pseudo-terminal; every wait is for something to be shown."""

    def __init__(self, command: Sequence[str], environment: dict[str, str]) -> None:
        import pexpect
        import pyte

        self._ended = (pexpect.TIMEOUT, pexpect.EOF)
        self.display = pyte.Screen(100, 32)
        self._stream = pyte.ByteStream(self.display)
        self._child = pexpect.spawn(
            command[0], list(command[1:]), env=environment, dimensions=(32, 100), timeout=PATIENCE
        )

    def __enter__(self) -> "Screen":
        return self

    def __exit__(self, *_: object) -> None:
        self._child.close(force=True)

    def press(self, *keys: str) -> None:
        """Send keys as a terminal would."""
        for key in keys:
            self._child.send(key)

    def shows(self, *wanted: str) -> None:
        """Wait until all of this stands on the screen; raises Failed when it never does."""
        while not all(any(each in line for line in self.display.display) for each in wanted):
            try:
                self._stream.feed(self._child.read_nonblocking(65536, timeout=PATIENCE))
            except self._ended:
                shown = "\n".join(line.rstrip() for line in self.display.display)
                raise Failed(f"{wanted} never came; the screen:\n{shown}") from None

    def unlock(self) -> None:
        """Open a locked diary."""
        self.shows("The diary is locked.")
        self.press(PASSPHRASE, "\r")
        self.shows("Good to see you.")

    def ends(self) -> None:
        """Wait until the program has ended; raises Failed unless it ended well."""
        self._child.expect(self._ended[-1])
        self._child.close()
        if self._child.exitstatus != 0:
            raise Failed(f"the screens ended with {self._child.exitstatus}")


def seconds(do: Callable[[], object]) -> float:
    """Return the median time of a few repetitions."""

    def once() -> Iterator[float]:
        for _ in range(REPETITIONS):
            began = time.perf_counter()
            do()
            yield time.perf_counter() - began

    return statistics.median(once())


def _first_frame(trial: Trial) -> None:
    with _terminal(trial, "demo") as screen:
        screen.shows("Good to see you.")
        screen.press("q")
        screen.ends()


def main(arguments: list[str] | None = None) -> int:
    """Take every step; return 1 at the first that fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    usual = DIST / program_name(system_name(platform.system()))
    parser.add_argument("program", nargs="?", type=Path, default=usual)
    program = parser.parse_args(arguments).program.resolve()
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        trial = Trial(program, Path(folder))
        for step in STEPS:
            try:
                step(trial)
            except Failed as failure:
                sys.stderr.write(f"{step.__name__}: {failure}\n")
                return 1
            sys.stdout.write(f"{step.__name__}: well\n")
        sys.stdout.write(f"size: {program.stat().st_size / 1e6:.1f} MB\n")
        sys.stdout.write(f"start of a verb: {seconds(lambda: trial.run('--version')):.2f} s\n")
        if os.name != "nt":
            sys.stdout.write(f"start and end of the screens: {seconds(lambda: _first_frame(trial)):.2f} s\n")
        sys.stdout.writelines(f"left out: {each}\n" for each in trial.left_out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
