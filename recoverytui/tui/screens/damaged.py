"""What to do when the diary is damaged: calm words, and the newest backup that is whole."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from recoverytui.commands import backups
from recoverytui.commands.backups import Backup
from recoverytui.commands.diary import Diary
from recoverytui.errors import RecoveryError, WrongPassphrase
from recoverytui.places import Place
from recoverytui.tui import keys, page
from recoverytui.tui.home import Home
from recoverytui.tui.page import BLANK, Lines
from recoverytui.tui.screens.before import Before
from recoverytui.tui.widgets.sheet import Sheet
from recoverytui.tui.widgets.veiled import Veiled


class DamagedScreen(Before):
    """Offers to go back to a backup; the damaged file is kept."""

    room = "damaged"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("damaged")]
    AUTO_FOCUS = None

    def __init__(self, home: Home, trouble: RecoveryError, secret: str | None = None) -> None:
        super().__init__(home)
        self._trouble = trouble
        self._secret = secret
        self._backup: Backup | None = None
        self._sought = False
        self._asks = False
        """The backups are locked, and nobody has given the passphrase yet."""
        self._restoring = False

    def body(self) -> ComposeResult:
        """Yield what has happened, and a line for the passphrase that is shown when it is needed."""
        with Vertical(id="body"):
            yield Sheet(self._about, classes="grows")
            with Horizontal(classes="secret"):
                yield Sheet(self._label, classes="label")
                yield Veiled("passphrase")

    def on_mount(self) -> None:
        """Look for a backup that is whole."""
        super().on_mount()
        self.query_one(".secret").display = False
        self.run_worker(self._look())

    def _label(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        return [page.said(self.words("Passphrase"), page.QUIET).truncate(width)]

    def _about(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        words = self.words
        lines = [BLANK, *page.wrapped(words.error(self._trouble), width), BLANK]
        if self._backup is not None:
            day = words.day(self._backup.made.date())
            told = [words("The newest backup that is whole is from {day}.", day=day)]
            told.append(words("Press Enter to go back to it. The damaged file is kept beside the backups."))
        elif self._asks:
            told = [words("The backups are locked. The passphrase opens them."), ""]
        elif self._sought:
            told = [words("There is no backup here that is whole. Copies elsewhere may be.")]
            told.append(words("From the shell: recovery restore"))
        else:
            told = [words("Looking for a backup that is whole …")]
        for sentence in told:
            lines += page.wrapped(sentence, width) if sentence else [BLANK]
        return lines

    async def _look(self) -> None:
        place = self.home.place
        if place is None:
            return
        try:
            self._backup = await self.home.desk.aside(backups.newest_good, place, self._secret)
            self._asks = False
        except WrongPassphrase as error:
            self._asks = True
            if self._secret is not None:
                self.say(self.words.error(error))
        self._sought = True
        self.query_one(".secret").display = self._asks
        self.query_one(Sheet).refresh(layout=True)
        if self._asks:
            self.query_one(Veiled).put("")
            self.query_one(Veiled).focus()

    def action_restore(self) -> None:
        """Go back to the backup that was found, or look again with the passphrase that was typed."""
        typed = self.query_one(Veiled).value
        if self._backup is not None and not self._restoring:
            self._restoring = True
            self.run_worker(self._restore(self._backup))
        elif self._asks and typed:
            self._secret = typed
            self.say(self.words("One moment …"))
            self.run_worker(self._look())

    async def _restore(self, backup: Backup) -> None:
        home, place = self.home, self.home.place
        if place is None:
            return
        home.desk = home.desk.succeeded_by(lambda: self._restored(place, backup))
        try:
            await home.desk.opened()
        except RecoveryError as error:
            self._restoring = False
            self.say(self.words.error(error))
            return
        await self.app.run_action("app.begin")

    def _restored(self, place: Place, backup: Backup) -> Diary:
        return backups.restore(place, backup.path, self.home.clock, self._secret)[0]
