"""This project, installed from its wheel."""

import os
import shutil
import subprocess
import time
from pathlib import Path

from benchmarks.contenders import COMMON, LINE, SEARCHED_RARE, Note, environ
from benchmarks.measure import Command, timed

_ASKED = {
    "add": ("win", LINE),
    "today": ("today",),
    "history": ("history",),
    "last ten": ("wins", "--limit", "10"),
    "search": ("search", COMMON, "--limit", "10"),
    "search rare": ("search", SEARCHED_RARE, "--limit", "10"),
    "export md": ("export", "--for", "me", "--format", "md"),
    "export json": ("export", "--for", "me", "--format", "json"),
    "export html": ("export", "--for", "me", "--format", "html"),
    "export txt": ("export", "--for", "me", "--format", "txt"),
}


_SETTINGS = 'language = "da"\ntheme = "dusk"\ncountry = "DK"\n'
"""What the settings file holds of a person who has looked at its page once."""


class Ours:
    """The program this is all about, as people have it: in Danish, in the usual folders, with a settings file."""

    name = "recovery"
    ready = "I dag |Tidligere på ugen|er din dagbog".encode()
    """What the overview shows as soon as it knows what is in the diary."""

    def __init__(self, python: Path, folder: Path, diaries: Path) -> None:
        self.python = python
        self.program = python.with_name("recovery")
        self._folder = folder
        self._diaries = diaries
        self._verbs: dict[str, bool] = {}

    def home(self, size: int) -> Path:
        """Return the folder with the diary of a size."""
        return self._person(size) / ".local/share/recovery"

    def environ(self, size: int) -> dict[str, str]:
        """Return the environment for the diary of a size."""
        return environ(self._person(size))

    def lay(self, size: int, notes: list[Note]) -> None:  # noqa: ARG002 - it has its own
        """Copy the invented diary, for jobs write into it; and let the day's backup be made, which none of them is."""
        shutil.rmtree(self._person(size), ignore_errors=True)
        self.home(size).mkdir(parents=True)
        settings = self._person(size) / ".config/recovery/settings.toml"
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS, encoding="utf-8")
        shutil.copyfile(self._diaries / str(size) / "diary.db", self.home(size) / "diary.db")
        subprocess.run([self.program, "win", LINE], env=self.environ(size), capture_output=True, check=True)
        subprocess.run([self.program, "undo"], env=self.environ(size), capture_output=True, check=True)

    def command(self, job: str, size: int) -> Command | None:
        """Return the call, None for a verb that is not there yet."""
        asked = _ASKED.get(job)
        if asked is None or not self._has(asked[0], size):
            return None
        return Command((self.program, *asked), self.environ(size))

    def first_of_the_day(self, size: int) -> float:
        """Return the seconds that a win takes on a day without a backup, and wait until that has been made."""
        backups = self.home(size) / "backups"
        shutil.rmtree(backups, ignore_errors=True)
        if hasattr(os, "sync"):
            os.sync()  # else the win waits until the file system has done with what was removed just now
        seconds = timed(Command((self.program, *_ASKED["add"]), self.environ(size)))
        while not any(backups.glob("*.db")):
            time.sleep(0.01)
        return seconds

    def _person(self, size: int) -> Path:
        """Return the home of the person whose diary is of a size."""
        return self._folder / "recovery" / str(size)

    def _has(self, verb: str, size: int) -> bool:
        if verb not in self._verbs:
            asked = subprocess.run(
                [self.program, verb, "--help"], env=self.environ(size), capture_output=True, check=False
            )
            self._verbs[verb] = asked.returncode == 0
        return self._verbs[verb]
