"""Interface of the screens, for a command line that does not import `tui`."""

from typing import Protocol

from recoverytui.paths import DiaryPaths


class Screens(Protocol):
    """How to open the screens."""

    def diary(self, locations: DiaryPaths, language: str, secret: str | None) -> int:
        """Show the diary until it is closed, and return the exit code; a secret at hand opens it without asking."""

    def demo(self, language: str, *, tour: str, present: bool, week: int | None) -> int:
        """Show a demo diary until it is closed, from the start of a tour or at a week, and return the exit code."""
