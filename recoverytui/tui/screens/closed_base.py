"""Base of the screens before the diary is open: header, footer, and one message at a time."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.message import Message

from recoverytui.text.translator import Translator
from recoverytui.tui import keys, rooms
from recoverytui.tui.context import AppContext
from recoverytui.tui.waiting_screen import WaitingScreen
from recoverytui.tui.widgets.footer import Item, ScreenFooter
from recoverytui.tui.widgets.header import ScreenHeader


class ClosedScreen(WaitingScreen[None]):
    """A screen that has no access to the diary."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow")]  # noqa: RUF012 - declared so by Textual
    VERTICAL_BREAKPOINTS = [(0, "-short"), (16, "-tall")]  # noqa: RUF012 - declared so by Textual

    room: ClassVar[str]

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.is_over = False
        """Whether the diary is open by now, and this screen closes once it is on top."""

    @property
    def is_over_an_open_form(self) -> bool:
        """Return whether a form with unsaved text is below this screen."""
        return any(hasattr(each, "keep_now") for each in self.app.screen_stack)

    @property
    def words(self) -> Translator:
        """Return the current language."""
        return self.context.words

    def compose(self) -> ComposeResult:
        """Yield header, body and footer."""
        yield ScreenHeader()
        yield from self.body()
        yield ScreenFooter()

    def body(self) -> ComposeResult:
        """Yield the widgets between header and footer."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Show header and footer; the header only says that this is a diary."""
        self.query_one(ScreenHeader).show(self.words(rooms.ROOMS[self.room].title), "", ())
        self.show_keys()

    def on_screen_resume(self) -> None:
        """Close, if the diary was opened while another screen was on top."""
        if self.is_over:
            self.dismiss()

    def show_keys(self) -> None:
        """Update the footer's keys."""
        shown = [*keys.in_foot(self.room), keys.HELP_NOW]
        items = [
            Item(key.sign, self.words(key.label), key.pressed, key.name, last=key is keys.HELP_NOW) for key in shown
        ]
        self.query_one(ScreenFooter).show((), items)

    def on_text_input_refused(self, event: Message) -> None:
        """Show that the paste cannot be a passphrase, without its text or its length."""
        event.stop()
        self.say(self.words("That is too long for a passphrase. Nothing was put in."))

    def say(self, sentence: str) -> None:
        """Show one message in the footer."""
        self.query_one(ScreenFooter).say(sentence)
