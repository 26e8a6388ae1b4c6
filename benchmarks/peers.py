"""Programs that people use for the same: each gets the same notes in its own form, and is asked for the same."""

import shutil
from pathlib import Path
from typing import ClassVar

from benchmarks.contenders import Note, environ
from benchmarks.measure import Command


class Peer:
    """Another program, found in the peers' environment or on the machine."""

    name = ""
    most = 1_000_000
    """The largest diary it is given; beyond, a single job takes minutes."""
    ready = b""
    """What its screens show once they can be used; nothing for a program without screens."""
    _asked: ClassVar[dict[str, tuple[str, ...]]] = {}

    def __init__(self, program: Path, folder: Path) -> None:
        self.program = program
        self._folder = folder

    def home(self, size: int) -> Path:
        """Return its folder for a diary of a size."""
        return self._folder / self.name / str(size)

    def lay(self, size: int, notes: list[Note]) -> None:
        """Write the notes in its own form."""
        if size > self.most:
            raise RuntimeError("not tried at this size")
        shutil.rmtree(self.home(size), ignore_errors=True)
        self.home(size).mkdir(parents=True)
        self.write(self.home(size), notes)

    def write(self, home: Path, notes: list[Note]) -> None:
        """Write the notes into its folder."""
        raise NotImplementedError

    def command(self, job: str, size: int) -> Command | None:
        """Return the call."""
        if job not in self._asked:
            return None
        arguments = (each.replace("{home}", str(self.home(size))) for each in self._asked[job])
        return Command((self.program, *arguments), self.environ(size))

    def screens(self, size: int) -> tuple[str, ...]:  # noqa: ARG002 - for those that name their file
        """Return the arguments that open its screens."""
        return ()

    def environ(self, size: int) -> dict[str, str]:
        """Return its environment, with folders of its own."""
        home = self.home(size)
        return environ(home, XDG_CONFIG_HOME=str(home / "config"), XDG_DATA_HOME=str(home / "data"))
