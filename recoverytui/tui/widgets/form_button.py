"""Button in the footer of a form, with the key of the same action."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Button

from recoverytui.tui import typeset
from recoverytui.tui.widgets import clicks


class FormButton(Button):
    """One line: its action and its key. A click leaves the focus in the text field."""

    ALLOW_SELECT = False
    FOCUS_ON_CLICK = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "press", show=False),
        Binding("left,up", "app.focus_previous", show=False),
        Binding("right,down", "app.focus_next", show=False),
    ]

    class Chosen(Message):
        """Posted when the button is pressed."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self, name: str, text: str, sign: str, key: str) -> None:
        label = Content.assemble(
            "[ ", typeset.styled(text, typeset.BOLD), "  ", typeset.styled(sign, typeset.FIRST), " ]"
        )
        super().__init__(clicks.pressable(label, key), compact=True, id=f"form-{name}")
        self.active_effect_duration = 0
        self._chosen = name

    def press(self) -> "FormButton":
        """Notify the form."""
        self.post_message(self.Chosen(self._chosen))
        return self

    def on_click(self, event: events.Click) -> None:
        """Press the button, once for a click of the left button."""
        event.stop()
        event.prevent_default()  # Textual's own presses for any button of the mouse, and for each click of a chain
        if clicks.counts(self, event):
            self.press()
