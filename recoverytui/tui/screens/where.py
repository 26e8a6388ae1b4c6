"""Where the diary is: five sentences on its file, encryption, copies, readers and export."""

from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from recoverytui.commands import backups
from recoverytui.commands.diary import Diary
from recoverytui.tui import keys, safe_text, typeset
from recoverytui.tui.screens.common_actions import CommonActions
from recoverytui.tui.typeset import BLANK, Lines
from recoverytui.tui.widgets.canvas import Canvas


class WhereData(NamedTuple):
    """Facts about the file."""

    path: str
    backups_path: str
    copies: int
    is_locked: bool


class WhereScreen(CommonActions):
    """Page on the path of the diary and on who can open it."""

    room = "where"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("where")]
    AUTO_FOCUS = "VerticalScroll"

    data: WhereData | None

    def body(self) -> ComposeResult:
        """Yield one scrollable page."""
        with VerticalScroll(id="body"):
            yield Canvas(self._lines, classes="grows")

    def gather(self, diary: Diary) -> WhereData:
        """Return the paths of the diary and its backups."""
        place = diary.place
        return WhereData(str(diary.path), str(place.backups), len(backups.known(place)), diary.is_locked)

    def show(self) -> None:
        """Draw the page."""
        self.query_one(Canvas).show(self._lines)

    def sentences(self) -> list[str]:
        """Return the five sentences."""
        words, data = self.words, self.data
        if data is None:
            return []
        if self.context.is_demo:
            return [words("This is a made-up diary. It is deleted when you close it.")]
        path, folder = safe_text.visible_line(data.path), safe_text.visible_line(data.backups_path)
        return [
            words("Your diary is one file on this computer: {path}", path=path),
            words("The file is encrypted.") if data.is_locked else words("The file is not encrypted."),
            words.plural("There is {n} backup in {path}", "There are {n} backups in {path}", data.copies, path=folder),
            words("Only the passphrase or the recovery sheet opens it. Nothing is sent anywhere.")
            if data.is_locked
            else words("Whoever can open your files can read it. Nothing is sent anywhere."),
            words("Enter takes it along as a document. Z deletes everything."),
        ]

    def _lines(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        return [line for each in self.sentences() for line in [*typeset.wrapped(each, width, indent=1), BLANK]]
