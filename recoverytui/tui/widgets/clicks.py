"""Mouse clicks: which ones count, and their conversion to key presses.

A click on a key's label posts that key, so that the two can never come to do different things.
"""

from collections.abc import Iterable
from typing import Any, Protocol, TypeAlias, cast
from weakref import WeakKeyDictionary, ref

from textual.app import App
from textual.content import Content
from textual.errors import NoWidget
from textual.events import Click, Event, Key, MouseDown, MouseMove, MouseUp
from textual.geometry import Offset
from textual.keys import REPLACED_KEYS, key_to_character
from textual.style import Style
from textual.widget import Widget

PRESS = "press"
"""Name of the style meta that holds the key of a click."""
STEP = "step"
"""Name of the style meta of an arrow: the number of steps of a click on it."""
LEFT_BUTTON = 1
SLIP = 2
"""So many cells the mouse may slip within a line between press and release."""
STEPS = frozenset({"left", "right", "up", "down", "pageup", "pagedown", "tab"})
"""Keys that only move: each click of a fast series moves on."""

AnyApp: TypeAlias = App[Any]
"""An application whose result is of no interest here: `App` is invariant in its type."""
_chain_began: WeakKeyDictionary[AnyApp, ref[Widget]] = WeakKeyDictionary()
"""The widget that received the first click of a chain, per app; Textual counts chains by place and time alone."""


class TakesInput(Protocol):
    """An application that handles input whose turn has come."""

    async def take(self, event: Key) -> None:
        """Pass a key to the screen on top."""


def counts(widget: Widget, event: Click, *, repeats: bool = False) -> bool:
    """Return whether a click counts: left button, first of a chain, and not the end of a selection.

    The second half of a double click must neither repeat an action nor land on the screen that the first half
    opened. With `repeats`, later clicks of a chain count too, as long as the chain began on this widget.
    """
    if event.button != LEFT_BUTTON or widget.screen.selections:
        return False
    if event.chain == 1:
        _chain_began[widget.app] = ref(widget)
        return True
    began = _chain_began.get(widget.app)
    return repeats and began is not None and began() is widget


def is_other_button(event: Event) -> bool:
    """Return whether the middle or right button went down or up: neither moves the focus nor makes a click."""
    return isinstance(event, MouseDown | MouseUp) and event.button > LEFT_BUTTON


def is_of_one_place(pressed: Offset | None, released: Offset) -> bool:
    """Return whether press and release are close enough for a click: who moves away in between thought better of it."""
    return pressed is not None and pressed.y == released.y and abs(pressed.x - released.x) <= SLIP


def is_on_removed(app: AnyApp, event: Event) -> bool:
    """Return whether the mouse is on a widget that was removed, and that the next layout takes off the screen."""
    if not isinstance(event, MouseDown | MouseMove):
        return False
    try:
        widget, _ = app.get_widget_at(event.x, event.y)
    except NoWidget:
        return False
    return not widget.is_attached


def press(app: AnyApp, key: str) -> None:
    """Handle a key as one from the terminal, before any input typed after the click."""
    app.call_later(cast(TakesInput, app).take, Key(key, key_to_character(REPLACED_KEYS.get(key, key))))


def pressable(content: Content, key: str) -> Content:
    """Return content that presses a key when it is clicked in a `Pressable` widget."""
    return content.stylize(Style.from_meta({PRESS: key})) if key else content


def stepping(arrow: str, style: str, step: int) -> Content:
    """Return an arrow that steps when it is clicked."""
    return Content.styled(arrow, style).stylize(Style.from_meta({STEP: step}))


def signs(sign: str, keys: Iterable[str], style: str) -> Content:
    """Return the label of a key; if it names several keys, each part presses its own."""
    listed, parts = list(keys), sign.split()
    if len(parts) != len(listed):
        return pressable(Content.styled(sign, style), listed[0] if listed else "")
    each = [pressable(Content.styled(part, style), key) for part, key in zip(parts, listed, strict=True)]
    return Content(" ").join(each)


def hints(keys: Iterable[tuple[str, str, tuple[str, ...]]], width: int) -> list[Content]:
    """Return lines of keys (label, description, key to press), each whole on one line."""
    lines = [Content("")]
    for sign, label, pressed in keys:
        name = pressable(Content.styled(f" {label}", "$quiet"), pressed[-1])
        one = Content.assemble(signs(sign, pressed, "$first"), name)
        longer = Content("   ").join([lines[-1], one]) if lines[-1].plain else one.pad_left(1)
        if longer.cell_length <= width or not lines[-1].plain:
            lines[-1] = longer
        else:
            lines.append(one.pad_left(1))
    return [line.truncate(width) for line in lines]


class Pressable(Widget):
    """A widget with clickable key labels."""

    def on_click(self, event: Click) -> None:
        """Press the key under the mouse."""
        key = event.style.meta.get(PRESS)
        if key and counts(self, event, repeats=key in STEPS):
            press(self.app, key)
