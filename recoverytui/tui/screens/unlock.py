"""The unlock screen: asks for the passphrase, or a whole recovery sheet; there is no lock-out and no haste."""

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from recoverytui.commands.diary import open_diary
from recoverytui.errors import DiaryDamaged, RecoveryError
from recoverytui.tui import keys, page
from recoverytui.tui.desk import Desk
from recoverytui.tui.page import BLANK, Lines
from recoverytui.tui.screens.before import Before
from recoverytui.tui.screens.damaged import DamagedScreen
from recoverytui.tui.widgets.sheet import Sheet
from recoverytui.tui.widgets.veiled import Veiled


class UnlockScreen(Before):
    """One line to write on; the diary is opened in the thread of its desk."""

    room = "unlock"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("unlock")]
    AUTO_FOCUS = "Veiled"

    _opening = False

    def body(self) -> ComposeResult:
        """Yield what this is, and the line."""
        with Vertical(id="body"):
            yield Sheet(self._about, classes="grows")
            with Horizontal(classes="secret"):
                yield Sheet(self._label, classes="label")
                yield Veiled("passphrase")
            yield Sheet(self._aside, classes="grows")

    def _about(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        return [BLANK, *page.wrapped(self.words("The diary is locked. Its passphrase opens it."), width), BLANK]

    def _label(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        return [page.said(self.words("Passphrase"), page.QUIET).truncate(width)]

    def _aside(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        told = self.words("A whole recovery sheet opens it too. Take the time you need.")
        return [BLANK, *page.wrapped(page.said(told, page.QUIET), width)]

    def action_open(self) -> None:
        """Try what was typed; the keys answer meanwhile."""
        secret = self.query_one(Veiled).value
        if secret and not self._opening:
            self._opening = True
            self.say(self.words("One moment …"))
            self.work(partial(self._open, secret))

    async def _open(self, secret: str) -> None:
        home, place = self.home, self.home.place
        if place is None:
            return
        home.desk.close()
        home.desk = Desk(lambda: open_diary(place, home.clock, secret))
        try:
            await home.desk.opened()
        except DiaryDamaged as error:
            await self.in_front()
            self.app.switch_screen(DamagedScreen(home, error, secret))
        except RecoveryError as error:
            self._opening = False
            self.query_one(Veiled).put("")
            self.say(self.words.error(error))
        else:
            await self.app.run_action("app.begin")
