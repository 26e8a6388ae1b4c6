"""Base screen with a header, a body, and a footer of keys and messages."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding

from recoverytui.errors import N_
from recoverytui.text.glyphs import Glyphs
from recoverytui.text.still import MOMENT
from recoverytui.text.translator import Translator
from recoverytui.tui import keys, rooms
from recoverytui.tui.context import AppContext, Glance
from recoverytui.tui.waiting_screen import WaitingScreen
from recoverytui.tui.widgets.binding_labels import translated
from recoverytui.tui.widgets.footer import Item, ScreenFooter
from recoverytui.tui.widgets.header import ScreenHeader

DEMO = N_("DEMO – invented data")
WIDE = 110
"""Minimum width in cells for two columns."""


class FramedScreen(WaitingScreen[None]):
    """The frame of a room; what is in it and when it is read is left to subclasses."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - declared so by Textual
    VERTICAL_BREAKPOINTS = [(0, "-short"), (16, "-tall")]  # noqa: RUF012 - declared so by Textual

    room: ClassVar[str]
    """Name of the room, the key to its row in the registry of rooms."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.glance: Glance | None = None
        self._said_before = ""
        """Footer message to restore when a slow command has ended."""

    @property
    def words(self) -> Translator:
        """Return the catalogue of the current language."""
        return self.context.words

    @property
    def glyphs(self) -> Glyphs:
        """Return the current glyphs."""
        return self.context.glyphs

    @property
    def _label(self) -> str:
        """The label for invented data, or nothing."""
        return self.words(DEMO) if self.context.is_demo else ""

    @property
    def wide(self) -> bool:
        """Return whether the screen is wide enough for two columns."""
        return self.app.size.width >= WIDE

    @property
    def quiet(self) -> bool:
        """Return whether numbers and old entries are hidden."""
        return self.glance is not None and self.glance.quiet

    def compose(self) -> ComposeResult:
        """Yield header, body and footer."""
        yield ScreenHeader()
        yield from self.body()
        yield ScreenFooter()

    def body(self) -> ComposeResult:
        """Yield the widgets between header and footer."""
        raise NotImplementedError

    def title_words(self) -> str:
        """Return the text of the header."""
        return self.words(rooms.ROOMS[self.room].title)

    def say(self, sentence: str) -> None:
        """Show one message in the footer, until the next action, another screen, or a timeout."""
        for foot in self.query(ScreenFooter):  # none, when the room was left meanwhile
            foot.say(sentence, self.context.message_seconds)

    def forget_message(self) -> None:
        """Clear the message: it may no longer be true."""
        for foot in self.query(ScreenFooter):
            if foot.sentence != self.words(MOMENT):
                foot.say("")
            self._said_before = ""

    def show_title(self, days: tuple[str, ...]) -> None:
        """Update the header: the name of the room, and today in forms from long to short."""
        self.query_one(ScreenHeader).show(self.title_words(), self._label, days)

    def show_keys(self) -> None:
        """Update the rooms and keys in the footer."""
        self.query_one(ScreenFooter).show(self.room_items(), self.key_items())

    def room_items(self) -> list[Item]:
        """Return the footer items of the six main rooms."""
        return [
            Item(
                key.sign,
                self.words(key.label),
                key.pressed,
                key.name,
                here=key.name == self.room,
                short=self.words(keys.SHORT_NAMES.get(key.name, "")),
            )
            for key in keys.MAIN_ROOMS
        ]

    def key_items(self) -> list[Item]:
        """Return the footer items of the active keys, by rank."""
        active = {each.binding.id: each.binding.description for each in super().active_bindings.values()}
        own = {key.name for key in rooms.ROOMS[self.room].keys}
        return [
            Item(
                self.words(key.sign),
                self.words(active[key.name]),
                key.pressed,
                key.name,
                own=key.name in own,
                last=key.name in keys.LAST,
            )
            for key in keys.in_foot(self.room)
            if key.name in active
        ]

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """Return the active bindings, with descriptions in the interface language."""
        return translated(super().active_bindings, self.words)

    def wait_in_words(self) -> None:
        """Show a waiting message in the footer; a room that was never shown gets header and footer for it."""
        if self.glance is None and self._is_set_out:
            self.show_title(())
            self.show_keys()
        for foot in self.query(ScreenFooter):
            if foot.sentence != self.words(MOMENT):
                self._said_before = foot.sentence
                foot.say(self.words(MOMENT))

    def wait_is_over(self) -> None:
        """Restore the footer message from before the wait, unless another one was shown meanwhile."""
        for foot in self.query(ScreenFooter):
            if foot.sentence == self.words(MOMENT):
                foot.say(self._said_before, self.context.message_seconds)

    @property
    def _is_set_out(self) -> bool:
        """Return whether the widgets are mounted: not before the room is composed, nor while it is being removed."""
        return bool(self.query(ScreenHeader)) and bool(self.query(ScreenFooter))
