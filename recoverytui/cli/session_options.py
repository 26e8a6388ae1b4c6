"""What one invocation was given: translator, console, environment, global options and settings."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from recoverytui import __version__, paths
from recoverytui.cli.console import Console
from recoverytui.errors import RecoveryError
from recoverytui.paths import DiaryPaths
from recoverytui.text.translator import Translator

if TYPE_CHECKING:
    from recoverytui.cli.screens_interface import Screens
    from recoverytui.settings import Settings
    from recoverytui.text.glyphs import Glyphs

PROGRAM = "recovery"


class Options:
    """The part of a session that is known without opening a diary."""

    def __init__(
        self,
        words: Translator,
        console: Console,
        environ: Mapping[str, str],
        *,
        clock: Callable[[], datetime] | None = None,
        screens: "Screens | None" = None,
    ) -> None:
        self.words = words
        self.console = console
        self.environ = environ
        self.screens = screens
        self.diary_option: Path | None = None
        """The diary that was named with --diary."""
        self.passphrase: str | None = None
        """Passphrase from --passphrase-fd; with it there are no prompts."""
        self.unread: RecoveryError | None = None
        """The error about settings that could not be read, to be reported at the end."""
        self.in_editor = False
        """Texts are written in the person's own editor."""
        self._clock = clock
        self._settings: Settings | None = None

    def take(self, option: str, value: str) -> None:
        """Apply a global option; --lang was applied before parsing."""
        if option == "--diary":
            self.diary_option = paths.expanded(value)
        elif option == "--passphrase-fd":
            from recoverytui.cli import passphrase_input

            self.passphrase = passphrase_input.read_from_descriptor(value)

    def show_version(self) -> None:
        """Print the program's name and version."""
        self.console.say(f"{PROGRAM} {__version__}")

    @property
    def locations(self) -> DiaryPaths:
        """Every path in use."""
        return paths.find(self.diary_option, self.environ)

    @property
    def settings(self) -> "Settings":
        """The settings of this machine, read once."""
        if self._settings is None:
            from recoverytui import settings

            self._settings, self.unread = settings.look(self.locations.settings)
        return self._settings

    def save_settings(self, changed: "Settings") -> None:
        """Write the settings of this machine; raises NotWritable and FileRefused."""
        from recoverytui import settings

        settings.save(self.locations.settings, changed)
        self._settings = changed

    @property
    def clock(self) -> "Callable[[], datetime]":
        """The clock."""
        from recoverytui.commands.diary import local_clock

        return self._clock or local_clock

    @property
    def glyphs(self) -> "Glyphs":
        """The glyphs in the settings; the console replaces those that its encoding lacks."""
        from recoverytui.text.glyphs import ASCII, UNICODE

        return ASCII if self.settings.ascii_marks else UNICODE
