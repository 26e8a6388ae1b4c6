"""Share: the list of readers; a document is for one reader, and nothing is selected at first."""

from typing import ClassVar

from textual.binding import BindingType

from recoverytui.domain.audience import AUDIENCES, Audience
from recoverytui.errors import N_
from recoverytui.tui import keys, typeset
from recoverytui.tui.screens.form_host import background_action
from recoverytui.tui.screens.list_detail import ListDetailScreen
from recoverytui.tui.typeset import BLANK, Lines
from recoverytui.tui.widgets.row import Row

LOG, BRING_IN, PAPER = "shared", "bring_in", "paper"
BESIDE = {
    PAPER: (
        N_("Sheets of paper"),
        N_("Blank sheets to print and write on by hand."),
    ),
    BRING_IN: (
        N_("Bring in what you have"),
        N_("A document of this program, a card, or a file of another diary."),
    ),
    LOG: (N_("What I have shared"), N_("A list for you alone.")),
}
"""Further rows beside the readers, each with a sentence about it."""


class ShareScreen(ListDetailScreen):
    """List of readers."""

    room = "share"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("share")]

    def over_words(self) -> str:
        """Return the title of the list."""
        return self.words("Who will read it?")

    def show_rows(self) -> None:
        """Show the readers, and the row of the share log."""
        rows = [Row(reader.value, self.words(row.label)) for reader, row in AUDIENCES.items()]
        beside = [Row(key, self.words(said), quiet=True) for key, (said, _) in BESIDE.items()]
        self.entries.show([*rows, *beside])

    def reader(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        """Return what such a reader is offered."""
        words, key = self.words, self.entries.key
        if not key:
            return []
        if key in BESIDE:
            return typeset.wrapped(words(BESIDE[key][1]), width)
        return [
            *typeset.wrapped(words(AUDIENCES[Audience(key)].about), width),
            BLANK,
            *typeset.wrapped(words("You choose what leaves the diary. Nothing is selected yet."), width),
        ]

    @background_action
    async def action_open(self) -> None:
        """Open the selection for this reader; for the person, everything."""
        key = self.entries.key
        if key == LOG:
            from recoverytui.tui.screens.share_log import ShareLogScreen

            self.app.push_screen(ShareLogScreen(self.context))
        elif key == PAPER:
            from recoverytui.tui.screens.paper import PaperScreen

            self.app.push_screen(PaperScreen(self.context))
        elif key == BRING_IN:
            from recoverytui.tui.screens.import_file import ImportFileScreen

            self.app.push_screen(ImportFileScreen(self.context))
        elif key == Audience.ME:
            from recoverytui.tui.screens.export_preview import ExportPreviewScreen

            self.app.push_screen(ExportPreviewScreen(self.context))
        elif key:
            from recoverytui.tui.screens.share_select import ShareSelectScreen

            self.app.push_screen(ShareSelectScreen(self.context, Audience(key)))
