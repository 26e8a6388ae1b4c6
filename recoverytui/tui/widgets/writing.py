"""A place to write: one line that grows as it fills; Enter is for the form, which also says how to begin a new line."""

from typing import Any, ClassVar

from rich.text import Text
from textual import events
from textual.message import Message
from textual.widgets import TextArea

from recoverytui.domain.plain import LONGEST, clean
from recoverytui.errors import N_, BadInput
from recoverytui.tui import page, plain
from recoverytui.tui.widgets.field import Changed

_SURELY_TOO_LONG = 4 * LONGEST
"""Not even cleaned: what is left of so much is never short enough."""
_HIDDEN = "\u200b"
"""Stands for a character that must not reach the terminal: no width, and one for one."""


class Writing(TextArea):
    """Plain text, shown safely and kept letter for letter."""

    LONGEST: ClassVar[int] = LONGEST
    """The most characters that a paste may fill it to; whatever is too long to be saved is not laid out either."""

    class Refused(Message):
        """A paste was too long, and nothing of it was put in."""

        def __init__(self, count: int, longest: int) -> None:
            super().__init__()
            self.error = BadInput(
                N_("That is {count} characters. There is room for {longest}, so nothing was put in."),
                count=count,
                longest=longest,
            )

    def __init__(self, part: str, text: str = "", hint: str = "") -> None:
        super().__init__(
            text, soft_wrap=True, compact=True, highlight_cursor_line=False, placeholder=page.said(hint, page.QUIET)
        )
        self.part = part
        self._as_given = text
        self._loaded = self.text
        self.cursor_blink = False
        self.move_cursor(self.document.end)

    @property
    def value(self) -> str:
        """What is written; untouched text is handed back as it was given."""
        return self._as_given if self.text == self._loaded else self.text

    @property
    def raw(self) -> str:
        """What is written."""
        return self.value

    def put(self, raw: Any) -> None:
        """Enter what was kept in a draft."""
        self.text = raw if isinstance(raw, str) else ""
        self.move_cursor(self.document.end)

    def get_line(self, line_index: int) -> Text:
        """Return a line with nothing in it that could steer the terminal."""
        letters = self.document.get_line(line_index)
        if plain.shown(letters) == letters:  # nearly always; the loop below is slow for a line that fills pages
            return Text(letters, end="", no_wrap=True)
        safe = "".join(each if plain.shown(each) == each or each == "\t" else _HIDDEN for each in letters)
        return Text(safe, end="", no_wrap=True)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell the form."""
        event.stop()
        self.post_message(Changed(self.part))

    def new_line(self) -> None:
        """Begin a new line where one writes."""
        self.insert("\n")

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()  # else Textual pastes once more for each class that this one is made of
        held = len(self.text) - len(self.selected_text)
        text = event.text if len(event.text) > _SURELY_TOO_LONG else self.pasted(event.text)
        if held + len(text) > self.LONGEST:
            event.stop()
            self.post_message(self.Refused(held + len(text), self.LONGEST))
            return
        await super()._on_paste(events.Paste(text))

    def pasted(self, text: str) -> str:
        """Return what is taken over of a text that was pasted."""
        return clean(text)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.prevent_default()
            return
        if event.key == "ctrl+j":  # at once: the form's own key would come after letters that are typed behind it
            event.prevent_default()
            event.stop()
            self.new_line()
            return
        await super()._on_key(event)

    def action_cursor_up(self, select: bool = False) -> None:
        """Move up, or to the part before when this is the first line."""
        if not select and self.cursor_at_first_line and not self.wrapped_document.height > 1:
            self.screen.focus_previous()
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """Move down, or to the next part when this is the only line."""
        if not select and not self.wrapped_document.height > 1:
            self.screen.focus_next()
        else:
            super().action_cursor_down(select)
