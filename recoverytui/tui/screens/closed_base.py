"""What the screens share that come before the diary is open: a head and a foot, and one calm sentence at a time."""

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
    """A room that knows nothing of the diary."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow")]  # noqa: RUF012 - declared so by Textual
    VERTICAL_BREAKPOINTS = [(0, "-short"), (16, "-tall")]  # noqa: RUF012

    room: ClassVar[str]

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.is_over = False
        """The diary is open by now, and this room only waits for what stands in front of it."""

    @property
    def is_over_an_open_form(self) -> bool:
        """Tell whether something that is being written waits under this room."""
        return any(hasattr(each, "keep_now") for each in self.app.screen_stack)

    @property
    def words(self) -> Translator:
        """The language spoken now."""
        return self.context.words

    def compose(self) -> ComposeResult:
        """Put the room between its head and its foot."""
        yield ScreenHeader()
        yield from self.body()
        yield ScreenFooter()

    def body(self) -> ComposeResult:
        """Yield what stands between head and foot."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Show head and foot; the head says nothing but that this is a diary."""
        self.query_one(ScreenHeader).show(self.words(rooms.ROOMS[self.room].title), "", ())
        self.show_keys()

    def on_screen_resume(self) -> None:
        """Make way, when the diary was opened while something stood in front."""
        if self.is_over:
            self.dismiss()

    def show_keys(self) -> None:
        """Show the keys of the room."""
        shown = [*keys.in_foot(self.room), keys.HELP_NOW]
        items = [
            Item(key.sign, self.words(key.label), key.pressed, key.name, last=key is keys.HELP_NOW) for key in shown
        ]
        self.query_one(ScreenFooter).show((), items)

    def on_text_input_refused(self, event: Message) -> None:
        """Say that what was pasted cannot be a passphrase, without its text or its length."""
        event.stop()
        self.say(self.words("That is too long for a passphrase. Nothing was put in."))

    def say(self, sentence: str) -> None:
        """Say one calm sentence at the foot of the screen."""
        self.query_one(ScreenFooter).say(sentence)
