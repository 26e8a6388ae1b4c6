"""Where the diary is: five sentences on its file, encryption, copies, readers and export."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from recoverytui.commands import backups
from recoverytui.commands.diary import Diary
from recoverytui.domain.whereabouts import Whereabouts
from recoverytui.text import where
from recoverytui.tui import keys, safe_text, typeset
from recoverytui.tui.screens.common_actions import CommonActions
from recoverytui.tui.typeset import BLANK, Lines
from recoverytui.tui.widgets.canvas import Canvas


class WhereScreen(CommonActions):
    """Page on the path of the diary and on who can open it."""

    room = "where"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("where")]
    AUTO_FOCUS = "VerticalScroll"

    data: Whereabouts | None

    def body(self) -> ComposeResult:
        """Yield one scrollable page."""
        with VerticalScroll(id="body"):
            yield Canvas(self._lines, classes="grows")

    def gather(self, diary: Diary) -> Whereabouts:
        """Return the paths of the diary and its backups."""
        path, folder = (safe_text.visible_line(str(each)) for each in (diary.path, diary.locations.backups))
        return Whereabouts(path, folder, len(backups.known(diary.locations)), diary.is_locked)

    def show(self) -> None:
        """Draw the page."""
        self.query_one(Canvas).show(self._lines)

    def sentences(self) -> list[str]:
        """Return the five sentences; in the demo, the answers on a diary of one's own, and what becomes of this one."""
        if self.context.is_demo:
            return [self.words(each) for each in (*where.DEMO, where.DEMO_FILES)]
        return [] if self.data is None else where.sentences(self.words, self.data, where.BY_KEY)

    def _lines(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        return [line for each in self.sentences() for line in [*typeset.wrapped(each, width, indent=1), BLANK]]
