"""Text field: one line that grows as it fills; Enter is for the form, which also names the key for a new line."""

from typing import ClassVar

from rich.cells import split_graphemes
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import var
from textual.widgets import TextArea

from recoverytui.domain.validation import LONGEST, clean, is_text
from recoverytui.errors import N_, BadInput
from recoverytui.tui import safe_text, typeset
from recoverytui.tui.widgets.field import Changed, Hint

_SURELY_TOO_LONG = 4 * LONGEST
"""Length above which a paste is not even cleaned: what remains of it is never short enough."""
_FLAGS = {chr(code) for code in range(0x1F1E6, 0x1F200)}
"""Regional indicators: two of them are one flag."""
_HIDDEN = "\u200b"
"""Replaces a character that must not reach the terminal: zero width, one for one."""


class TextInput(TextArea, inherit_css=False):
    """Plain text, displayed safely and kept letter for letter; `fields.tcss` has all its styles."""

    COMPONENT_CLASSES = TextArea.COMPONENT_CLASSES  # not inherited without its styles, which take 3 ms to read
    LONGEST: ClassVar[int] = LONGEST
    """Maximum length after a paste; a text that is too long to save is not laid out either."""

    class Refused(Message):
        """Posted when a paste was too long and was rejected."""

        def __init__(self, count: int, longest: int) -> None:
            super().__init__()
            self.error = BadInput(
                N_("That is {count} characters. There is room for {longest}, so nothing was put in."),
                count=count,
                longest=longest,
            )

    def __init__(self, part: str, text: str = "", hint: str = "") -> None:
        super().__init__(
            text,
            soft_wrap=True,
            compact=True,
            highlight_cursor_line=False,
            placeholder=typeset.styled(hint, typeset.QUIET),
        )
        self.part = part
        self.takes_lines = True
        """Whether it allows line breaks."""
        self._as_given = text
        self._loaded = self.text
        self.cursor_blink = False
        self.move_cursor(self.document.end)

    @property
    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of this widget."""
        return (Hint("Ctrl+J", N_("new line"), ("ctrl+j",)),) if self.takes_lines else ()

    @property
    def value(self) -> str:
        """Return the text; untouched text is returned as it was given."""
        return self._as_given if self.text == self._loaded else self.text

    @property
    def raw(self) -> str:
        """Return the text."""
        return self.value

    def put(self, raw: object) -> None:
        """Restore the text of a draft."""
        self.text = raw if isinstance(raw, str) else ""
        self.move_cursor(self.document.end)

    def get_line(self, line_index: int) -> Text:
        """Return a line without control characters that could steer the terminal."""
        letters = self.document.get_line(line_index)
        if (
            safe_text.visible_text(letters) == letters
        ):  # the common case; the loop below is slow for a line that fills pages
            return Text(letters, end="", no_wrap=True)
        safe = "".join(each if safe_text.visible_text(each) == each or each == "\t" else _HIDDEN for each in letters)
        return Text(safe, end="", no_wrap=True)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Notify the form."""
        event.stop()
        self.post_message(Changed(self.part))

    def new_line(self) -> None:
        """Insert a line break at the cursor."""
        if self.takes_lines:
            self.insert("\n")

    def type_text(self, text: str) -> None:
        """Insert typed text in one edit."""
        if text:
            self.replace(self.typed(text), *self.selection, maintain_selection_offset=False)

    def take_edited(self, text: str) -> None:
        """Take the text that was written in another program, in one edit; raises BadInput when it is too long."""
        text = clean(text) if len(text) <= _SURELY_TOO_LONG else text
        if len(text) > self.LONGEST:
            raise self.Refused(len(text), self.LONGEST).error
        if text != self.text:
            self.replace(text, (0, 0), self.document.end, maintain_selection_offset=False)
            self.move_cursor(self.document.end)

    def take_back(self) -> None:
        """Delete the letter before the cursor, or the selection."""
        self.action_delete_left()

    def typed(self, text: str) -> str:
        """Return what is kept of typed text."""
        return text

    def check_consume_key(self, key: str, character: str | None = None) -> bool:  # noqa: ARG002 - Textual's
        """Return whether this field consumes a printable key before the screen's bindings."""
        return character is not None and is_text(character)

    def on_paste(self, event: events.Paste) -> None:
        """Insert what is kept of a paste, or refuse all of it when the text becomes too long."""
        event.prevent_default()  # else TextArea's own handler is called after this one
        held = len(self.text) - len(self.selected_text)
        text = event.text if len(event.text) > _SURELY_TOO_LONG else self.pasted(event.text)
        if held + len(text) > self.LONGEST:
            event.stop()
            self.post_message(self.Refused(held + len(text), self.LONGEST))
            return
        done = self.replace(text, *self.selection, maintain_selection_offset=False)
        self.move_cursor(done.end_location)
        self.focus()

    def pasted(self, text: str) -> str:
        """Return what is kept of pasted text."""
        return clean(text)

    def on_key(self, event: events.Key) -> None:
        """Insert typed text and line breaks; other keys go on to TextArea's own handler, and Enter to the form."""
        if event.key == "enter":
            event.prevent_default()
            return
        if event.key == "ctrl+j":  # at once: the form's own key would come after letters that are typed behind it
            event.prevent_default()
            event.stop()
            self.new_line()
            return
        if event.character and is_text(event.character):
            event.prevent_default()
            event.stop()
            self.type_text(event.character)

    def get_cursor_left_location(self) -> tuple[int, int]:
        """Return the position before the grapheme before the cursor, so that Backspace deletes all of it."""
        row, column = self.cursor_location
        starts = [start for start, _ in self._letters(row) if start < column]
        return (row, starts[-1]) if starts else super().get_cursor_left_location()

    def get_cursor_right_location(self) -> tuple[int, int]:
        """Return the position after the grapheme at the cursor."""
        row, column = self.cursor_location
        ends = [end for _, end in self._letters(row) if end > column]
        return (row, ends[0]) if ends else super().get_cursor_right_location()

    def _letters(self, row: int) -> list[tuple[int, int]]:
        """Return where each grapheme of a line begins and ends."""
        line = self.document.get_line(row)
        if line.isascii():
            return [(index, index + 1) for index in range(len(line))]
        letters: list[tuple[int, int]] = []
        half_flag = False
        for start, end, _ in split_graphemes(line)[0]:
            half_flag = not half_flag and line[start] in _FLAGS
            if letters and not half_flag and line[start] in _FLAGS:  # Rich counts a flag as two letters
                letters[-1] = (letters[-1][0], end)
            else:
                letters.append((start, end))
        return letters

    def action_cursor_up(self, select: bool = False) -> None:
        """Move up, or to the previous field from the first line."""
        if not select and self.cursor_at_first_line and not self.wrapped_document.height > 1:
            self.screen.focus_previous()
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """Move down, or to the next field from the last line."""
        if not select and not self.wrapped_document.height > 1:
            self.screen.focus_next()
        else:
            super().action_cursor_down(select)


class SearchInput(TextInput):
    """Single line of text; keys that move in a list are passed on to the screen."""

    LONGEST = 1_000

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "screen.in_list('move', -1)", show=False),
        Binding("down", "screen.in_list('move', 1)", show=False),
        Binding("pageup", "screen.in_list('leaf', -1)", show=False),
        Binding("pagedown", "screen.in_list('leaf', 1)", show=False),
    ]


DOT = "•"


class PassphraseInput(TextInput):
    """Masked text field; line breaks of a pasted recovery sheet become spaces."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f4", "show_letters", show=False)]

    is_shown = var(False, init=False)
    """Whether the text is shown unmasked."""

    @property
    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of this widget."""
        return (Hint("F4", N_("hide it") if self.is_shown else N_("show it"), ("f4",)),)

    def action_show_letters(self) -> None:
        """Toggle masking."""
        self.is_shown = not self.is_shown

    def watch_is_shown(self) -> None:
        """Refresh, and let the form update the description of the key."""
        self.notify_style_update()  # clears the cache of drawn lines
        self.refresh()
        self.post_message(Changed(self.part))

    def get_line(self, line_index: int) -> Text:
        """Return the text, or a mask character for each letter."""
        if self.is_shown:
            return super().get_line(line_index)
        return Text(DOT * len(self.document.get_line(line_index)), end="", no_wrap=True)

    def new_line(self) -> None:
        """Stay on the one line."""

    def action_copy(self) -> None:
        """Copy nothing."""

    def action_cut(self) -> None:
        """Cut nothing."""

    def typed(self, text: str) -> str:
        """Return the text on one line."""
        return text.replace("\n", "")

    def pasted(self, text: str) -> str:
        """Return the text on one line."""
        return " ".join(super().pasted(text).split("\n")).strip()
