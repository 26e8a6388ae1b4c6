"""Share: for whom a document shall be; nothing is picked yet, and one document is for one reader."""

from typing import ClassVar

from textual.binding import BindingType

from recoverytui.domain.audience import Audience
from recoverytui.errors import N_
from recoverytui.tui import keys, typeset
from recoverytui.tui.screens.base import background_action
from recoverytui.tui.screens.list_detail import ListDetailScreen
from recoverytui.tui.typeset import BLANK, Lines
from recoverytui.tui.widgets.row import Row

READERS = {
    Audience.PEER: N_("A peer, or somebody who goes with me"),
    Audience.STAFF: N_("Staff"),
    Audience.MUNICIPALITY: N_("The municipality"),
    Audience.FAMILY: N_("Family and friends"),
    Audience.ME: N_("Myself: everything"),
}
"""The readers, as they stand in the list."""
ABOUT = {
    Audience.PEER: N_("What helps you, what you would like, and wins you choose. Months only, no counts."),
    Audience.STAFF: N_("The both-and card first, then what helps and the card for hard days. No rhythm, no counts."),
    Audience.MUNICIPALITY: N_("The both-and card and goals in your own words. No days, no months, no counts."),
    Audience.FAMILY: N_("What helps you, what others can do, and wins you choose. Months only, no counts."),
    Audience.ME: N_("The whole diary in one document, for you alone."),
}
LOG, BRING_IN = "shared", "bring_in"
BESIDE = {
    BRING_IN: (
        N_("Bring in what you have"),
        N_("A document of this program, a card, or a file of another diary."),
    ),
    LOG: (N_("What I have shared"), N_("A list for you alone.")),
}
"""What one can do here beside making a document, with a sentence about each."""


class ShareScreen(ListDetailScreen):
    """The list of readers."""

    room = "share"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("share")]

    def over_words(self) -> str:
        """Return what stands over the list."""
        return self.words("Who will read it?")

    def show_rows(self) -> None:
        """Show the readers, and where one sees what was shared."""
        rows = [Row(reader.value, self.words(said)) for reader, said in READERS.items()]
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
            *typeset.wrapped(words(ABOUT[Audience(key)]), width),
            BLANK,
            *typeset.wrapped(words("You choose what leaves the diary. Nothing is selected yet."), width),
        ]

    @background_action
    async def action_open(self) -> None:
        """Go on to what can be picked for this reader; for oneself, to everything."""
        key = self.entries.key
        if key == LOG:
            from recoverytui.tui.screens.share_log import ShareLogScreen

            self.app.push_screen(ShareLogScreen(self.context))
        elif key == BRING_IN:
            from recoverytui.tui.screens.import_file import ImportFileScreen

            self.app.push_screen(ImportFileScreen(self.context))
        elif key == Audience.ME:
            from recoverytui.tui.screens.export_preview import ExportPreviewScreen

            self.app.push_screen(ExportPreviewScreen(self.context))
        elif key:
            from recoverytui.tui.screens.share_select import ShareSelectScreen

            self.app.push_screen(ShareSelectScreen(self.context, Audience(key)))
