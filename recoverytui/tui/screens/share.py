"""Share: for whom a document shall be; nothing is picked yet, and one document is for one reader."""

from typing import ClassVar

from textual.binding import BindingType

from recoverytui.domain.readers import Reader
from recoverytui.errors import N_
from recoverytui.tui import keys, page
from recoverytui.tui.page import BLANK, Lines
from recoverytui.tui.screens.base import deed
from recoverytui.tui.screens.list_room import ListRoom
from recoverytui.tui.widgets.row import Row

READERS = {
    Reader.PEER: N_("A peer, or somebody who goes with me"),
    Reader.STAFF: N_("Staff"),
    Reader.MUNICIPALITY: N_("The municipality"),
    Reader.FAMILY: N_("Family and friends"),
    Reader.ME: N_("Myself: everything"),
}
"""The readers, as they stand in the list."""
ABOUT = {
    Reader.PEER: N_("What helps you, what you would like, and wins you choose. Months only, no counts."),
    Reader.STAFF: N_("The both-and card first, then what helps and the card for hard days. No rhythm, no counts."),
    Reader.MUNICIPALITY: N_("The both-and card and goals in your own words. No days, no months, no counts."),
    Reader.FAMILY: N_("What helps you, what others can do, and wins you choose. Months only, no counts."),
    Reader.ME: N_("The whole diary in one document, for you alone."),
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


class ShareScreen(ListRoom):
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
        self.query_one("#reader").refresh()

    def reader(self, width: int, height: int) -> Lines:
        """Return what such a reader is offered."""
        words, key = self.words, self.entries.key
        if not key:
            return []
        rule = [] if self.wide else [page.rule("", width, self.marks)]
        if key in BESIDE:
            return page.cropped([*rule, *page.wrapped(words(BESIDE[key][1]), width)], height, self.marks)
        lines = [
            *page.wrapped(words(ABOUT[Reader(key)]), width),
            BLANK,
            *page.wrapped(words("You choose what leaves the diary. Nothing is selected yet."), width),
        ]
        return page.cropped([*rule, *lines], height, self.marks)

    @deed
    async def action_open(self) -> None:
        """Go on to what can be picked for this reader; for oneself, to everything."""
        key = self.entries.key
        if key == LOG:
            from recoverytui.tui.screens.shared import SharedScreen

            self.app.push_screen(SharedScreen(self.home))
        elif key == BRING_IN:
            from recoverytui.tui.screens.bring_in import BringInScreen

            self.app.push_screen(BringInScreen(self.home))
        elif key == Reader.ME:
            from recoverytui.tui.screens.document import DocumentScreen

            self.app.push_screen(DocumentScreen(self.home))
        elif key:
            from recoverytui.tui.screens.picking import PickScreen

            self.app.push_screen(PickScreen(self.home, Reader(key)))
