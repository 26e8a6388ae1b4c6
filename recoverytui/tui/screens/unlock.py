"""Unlock screen: asks for the passphrase, or a whole recovery sheet; there is no lock-out and no time limit."""

import os
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from recoverytui import paths
from recoverytui.commands.diary import open_diary
from recoverytui.dataclass import replace
from recoverytui.errors import DiaryDamaged, RecoveryError, WrongPassphrase
from recoverytui.paths import DiaryPaths
from recoverytui.tui import keys, typeset
from recoverytui.tui.context import AppContext
from recoverytui.tui.screens.closed_base import ClosedScreen
from recoverytui.tui.screens.damaged import DamagedScreen
from recoverytui.tui.typeset import BLANK, Lines
from recoverytui.tui.widgets.canvas import Canvas
from recoverytui.tui.widgets.text_input import PassphraseInput, TextInput


class UnlockScreen(ClosedScreen):
    """One input field; the diary is opened on its own thread."""

    room = "unlock"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("unlock")]
    AUTO_FOCUS = "PassphraseInput"

    def __init__(self, context: AppContext, trouble: RecoveryError | None = None) -> None:
        super().__init__(context)
        self._trouble = trouble
        self._opening = False

    def body(self) -> ComposeResult:
        """Yield an explanation, and the field."""
        with Vertical(id="body"):
            yield Canvas(self._about, classes="grows")
            with Horizontal(classes="secret"):
                yield Canvas(self._label, classes="label")
                yield PassphraseInput("passphrase")
            yield Canvas(self._aside, classes="grows")

    def _about(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        told = [self.words("The diary is locked. Its passphrase opens it.")]
        if self._trouble is not None:
            told = [self.words.error(self._trouble)]
        if self.is_over_an_open_form:
            told.append(self.words("What you have typed is still here."))
        return [BLANK, *(line for each in told for line in typeset.wrapped(each, width)), BLANK]

    def _label(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        return [typeset.styled(self.words("Passphrase"), typeset.QUIET).truncate(width)]

    def _aside(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        told = self.words("A whole recovery sheet opens it too. Take the time you need.")
        return [BLANK, *typeset.wrapped(typeset.styled(told, typeset.QUIET), width)]

    def action_open(self) -> None:
        """Try the typed passphrase as a worker, so that keys answer meanwhile."""
        line = self.query_one(PassphraseInput)
        if line.value and not self._opening:
            given = [line.value]  # cleared after each attempt: neither a passphrase nor a wrong guess stays in memory
            line.put("")
            self.begin_opening(self.context.locations, given)

    def begin_opening(self, locations: DiaryPaths | None, given: list[str]) -> None:
        """Open the diary at a path in the background with a passphrase, unless that is already running."""
        if locations is not None and not self._opening:
            self._opening = True
            self.say(self.words("One moment …"))
            self.work(partial(self._open, locations, given))

    async def _open(self, locations: DiaryPaths, given: list[str]) -> None:
        context = self.context
        context.diary_thread = context.diary_thread.succeeded_by(
            lambda: open_diary(locations, context.clock, given[0] if given else None)
        )
        try:
            await context.diary_thread.opened()
        except DiaryDamaged as error:
            context.locations = locations
            await self.in_front()
            self.app.switch_screen(DamagedScreen(context, error, given[0] if given else None))
        except RecoveryError as error:
            self._opening = False
            await self.refused(locations, error)
        else:
            context.locations = locations
            given.clear()
            self.app.begin()
        finally:
            given.clear()

    async def refused(self, locations: DiaryPaths, error: RecoveryError) -> None:
        """Show why the diary did not open; the cleared field allows another attempt."""
        del locations
        self.say(self.words.error(error))


class MovedScreen(UnlockScreen):
    """Asks for the path of a diary that was moved or removed while it was open, or looks for it again."""

    AUTO_FOCUS = "TextInput"

    def body(self) -> ComposeResult:
        """Yield an explanation, and the field for the path."""
        with Vertical(id="body"):
            yield Canvas(self._about, classes="grows")
            with Horizontal(classes="secret"):
                yield Canvas(self._label, classes="label")
                yield TextInput("path")
            yield Canvas(self._aside, classes="grows")

    def _label(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        return [typeset.styled(self.words("Where it is"), typeset.QUIET).truncate(width)]

    def _aside(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        told = self.words("Type where the diary is now. Or press only Enter, to look where it was before.")
        return [BLANK, *typeset.wrapped(typeset.styled(told, typeset.QUIET), width)]

    def action_open(self) -> None:
        """Open the diary at the typed path, or at its old one."""
        typed, locations = self.query_one(TextInput).value.strip(), self.context.locations
        if typed and locations is not None:
            locations = replace(paths.find(Path(typed), os.environ), settings=locations.settings)
        self.begin_opening(locations, [])

    async def refused(self, locations: DiaryPaths, error: RecoveryError) -> None:
        """Show why the diary did not open; an encrypted one asks for its passphrase."""
        if isinstance(error, WrongPassphrase):
            self.context.locations = locations
            await self.in_front()
            self.app.switch_screen(UnlockScreen(self.context, error))
        else:
            self.say(self.words.error(error))
