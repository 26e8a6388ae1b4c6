"""Screen for a damaged diary: an explanation, and the newest valid backup."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from recoverytui.commands import restore
from recoverytui.commands.backups import Backup
from recoverytui.commands.diary import Diary
from recoverytui.errors import RecoveryError, WrongPassphrase
from recoverytui.paths import DiaryPaths
from recoverytui.tui import keys, typeset
from recoverytui.tui.context import AppContext
from recoverytui.tui.screens.closed_base import ClosedScreen
from recoverytui.tui.typeset import BLANK, Lines
from recoverytui.tui.widgets.canvas import Canvas
from recoverytui.tui.widgets.text_input import PassphraseInput


class DamagedScreen(ClosedScreen):
    """Offers to restore a backup; the damaged file is kept."""

    room = "damaged"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("damaged")]
    AUTO_FOCUS = None

    def __init__(self, context: AppContext, trouble: RecoveryError, secret: str | None = None) -> None:
        super().__init__(context)
        self._trouble = trouble
        self._secret = secret
        self._backup: Backup | None = None
        self._sought = False
        self._spec = False
        """Whether the backups are encrypted, and no passphrase was given yet."""
        self._restoring = False

    def body(self) -> ComposeResult:
        """Yield the explanation, and a field for the passphrase that is shown when it is needed."""
        with Vertical(id="body"):
            yield Canvas(self._about, classes="grows")
            with Horizontal(classes="secret"):
                yield Canvas(self._label, classes="label")
                yield PassphraseInput("passphrase")

    def on_mount(self) -> None:
        """Search for a valid backup."""
        super().on_mount()
        self.query_one(".secret").display = False
        self.run_worker(self._look())

    def _label(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        return [typeset.styled(self.words("Passphrase"), typeset.QUIET).truncate(width)]

    def _about(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        words = self.words
        lines = [BLANK, *typeset.wrapped(words.error(self._trouble), width), BLANK]
        if self._backup is not None:
            day = words.day(self._backup.made.date())
            told = [words("The newest backup that is whole is from {day}.", day=day)]
            told.append(words("Press Enter to go back to it. The damaged file is kept beside the backups."))
        elif self._spec:
            told = [words("The backups are locked. The passphrase opens them."), ""]
        elif self._sought:
            told = [words("There is no backup here that is whole. Copies elsewhere may be.")]
            told.append(words("From the shell: recovery restore"))
        else:
            told = [words("Looking for a backup that is whole …")]
        for sentence in told:
            lines += typeset.wrapped(sentence, width) if sentence else [BLANK]
        return lines

    async def _look(self) -> None:
        locations = self.context.locations
        if locations is None:
            return
        try:
            self._backup = await self.context.diary_thread.run_without_diary(
                restore.newest_good, locations, self._secret
            )
            self._spec = False
        except WrongPassphrase as error:
            self._spec = True
            if self._secret is not None:
                self.say(self.words.error(error))
        self._sought = True
        self.query_one(".secret").display = self._spec
        self.query_one(Canvas).refresh(layout=True)
        if self._spec:
            self.query_one(PassphraseInput).put("")
            self.query_one(PassphraseInput).focus()

    def action_restore(self) -> None:
        """Restore the backup that was found, or search again with the typed passphrase."""
        typed = self.query_one(PassphraseInput).value
        if self._backup is not None and not self._restoring:
            self._restoring = True
            self.run_worker(self._restore(self._backup))
        elif self._spec and typed:
            self._secret = typed
            self.say(self.words("One moment …"))
            self.run_worker(self._look())

    async def _restore(self, backup: Backup) -> None:
        context, locations = self.context, self.context.locations
        if locations is None:
            return
        context.diary_thread = context.diary_thread.succeeded_by(lambda: self._restored(locations, backup))
        try:
            await context.diary_thread.opened()
        except RecoveryError as error:
            self._restoring = False
            self.say(self.words.error(error))
            return
        self.app.begin()

    def _restored(self, locations: DiaryPaths, backup: Backup) -> Diary:
        return restore.from_backup(locations, backup.path, self.context.clock, self._secret)[0]
