"""Help: purpose of a room, meaning of its numbers, and its keys."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Key

from recoverytui.text.languages import draft_note
from recoverytui.tui import keys, rooms, typeset
from recoverytui.tui.context import AppContext
from recoverytui.tui.screens.base import DiaryScreen
from recoverytui.tui.screens.common_actions import CommonActions
from recoverytui.tui.typeset import BLANK, INDENT, Lines
from recoverytui.tui.widgets import clicks
from recoverytui.tui.widgets.canvas import Canvas

SIGN_WIDTH = 10
_MOVES = {"up", "down", "pageup", "pagedown"}
"""Keys that scroll the page."""


class HelpScreen(CommonActions):
    """Help page of the room below it."""

    room = "help"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("help")]

    def __init__(self, context: AppContext, room: DiaryScreen) -> None:
        super().__init__(context)
        self._room = room
        self._about = room.room
        self._explain = room.explain

    def body(self) -> ComposeResult:
        """Yield one scrollable page."""
        with VerticalScroll(id="body"):
            yield Canvas(classes="grows")

    def show(self) -> None:
        """Draw the page."""
        self.query_one(Canvas).show(self._lines)

    async def on_key(self, event: Key) -> None:
        """Run a key of the room that this page lists, except keys that scroll the page."""
        told = next((key for key in keys.here(self._about) if event.key in key.key.split(",")), None)
        if told is None or told.action == "back" or told.action.startswith("app.focus") or event.key in _MOVES:
            return
        if told not in keys.EVERYWHERE or not told.action.startswith("app."):
            event.stop()
            event.prevent_default()
            self.app.pop_screen()
            await self.app.run_action(told.action, self._room)

    def _lines(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        words, glyphs = self.words, self.glyphs
        lines: Lines = []
        if about := rooms.ROOMS[self._about].about:
            lines += [*typeset.wrapped(words(about), width, indent=1), BLANK]
        explained = [] if self.quiet else self._explain()
        if explained:
            lines += [typeset.rule(words("What the numbers say"), width, glyphs)]
            for said, meaning in explained:
                lines += typeset.wrapped(typeset.styled(said, typeset.BOLD), width)
                lines += [*typeset.wrapped(typeset.styled(meaning, typeset.QUIET), width), BLANK]
        own = [key for key in rooms.ROOMS[self._about].keys if key.key]
        everywhere = [key for key in keys.here(self._about) if key.key and key not in own]
        demo = [key for key in keys.DEMO if key.key] if self.context.is_demo else []
        sections = ((words("Keys here"), own), (words("Keys everywhere"), everywhere), (words("In the demo"), demo))
        for title, listed in sections:
            if listed:
                told = [line for key in listed for line in self._key_lines(key, width)]
                lines += [typeset.rule(title, width, glyphs), *told, BLANK]
        if note := draft_note(words.language):
            lines += typeset.wrapped(typeset.styled(words(note), typeset.QUIET), width)
        return lines

    def _key_lines(self, key: keys.Key, width: int) -> Lines:
        """Return a key and what it does, which is wrapped in a column of its own."""
        signs = clicks.signs(self.words(key.sign), key.pressed, typeset.FIRST)
        column = INDENT + max(SIGN_WIDTH, signs.cell_length + 1)
        first, *rest = (
            clicks.pressable(line, key.pressed[-1])
            for line in typeset.wrapped(self.words(key.explanation), width - 1, indent=column)
        )
        return [Content.assemble(" " * INDENT, signs, first[INDENT + signs.cell_length :]), *rest]
