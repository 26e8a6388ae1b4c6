"""Choices on one line: one of a few, or any of a few; left and right move, space ticks, the mouse does both."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.style import Style
from textual.widget import Widget

from recoverytui.text.glyphs import Glyphs
from recoverytui.tui import safe_text, typeset
from recoverytui.tui.keys import CHANGE
from recoverytui.tui.widgets import clicks
from recoverytui.tui.widgets.field import Changed

GAP = 2


class Options(Widget, can_focus=True):
    """Labels in a row, wrapped where the row is too long."""

    ALLOW_SELECT = False

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", CHANGE, show=False, id="change"),
        Binding("right", "step(1)", CHANGE, show=False, id="change"),
        Binding("space", "tick", show=False),
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
    ]

    def __init__(self, part: str, options: Sequence[tuple[Any, str]], glyphs: Glyphs) -> None:
        super().__init__()
        self.part = part
        self.options = options
        """Values with their labels, which may be diary text."""
        self.glyphs = glyphs
        self.spot = 0
        """The option that left and right have come to."""

    def is_chosen(self, index: int) -> bool:
        """Tell whether an option is chosen."""
        raise NotImplementedError

    def sign(self, index: int) -> str:
        """Return the sign before an option."""
        raise NotImplementedError

    def action_step(self, step: int) -> None:
        """Go to the option beside this one, round the ends."""
        self.spot = (self.spot + step) % len(self.options)
        self.refresh()

    def action_tick(self) -> None:
        """Choose the option one has come to."""
        raise NotImplementedError

    def changed(self) -> None:
        """Tell the form, and draw anew."""
        self.refresh()
        self.post_message(Changed(self.part))

    def on_click(self, event: events.Click) -> None:
        """Choose the option under the mouse."""
        index, step = event.style.meta.get("option"), event.style.meta.get(clicks.STEP)
        if step is not None and clicks.counts(self, event, repeats=True):
            self.action_step(step)
        elif index is not None and clicks.counts(self, event):
            self.spot = index
            self.action_tick()

    def render(self) -> Content:
        """Return the row for the width there is."""
        return typeset.joined(self.lines(self.size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """Return how many lines the labels take."""
        return len(self.lines(width))

    def lines(self, width: int) -> list[Content]:
        """Return the options on as few lines as hold them."""
        lines: list[list[Content]] = [[]]
        room = width
        for index in range(len(self.options)):
            one = self.one(index, width)
            if lines[-1] and one.cell_length > room:
                lines.append([])
                room = width
            lines[-1].append(one)
            room -= one.cell_length + GAP
        return [Content(" " * GAP).join(line) for line in lines]

    def one(self, index: int, width: int) -> Content:
        """Return one option with its sign."""
        chosen = self.is_chosen(index)
        label = typeset.styled(safe_text.visible_line(self.options[index][1]), "" if chosen else typeset.QUIET)
        sign = typeset.styled(self.sign(index), typeset.FIRST if chosen else typeset.QUIET)
        whole = Content.assemble(sign, " ", label).truncate(max(width, 1), ellipsis=True)
        if self.has_focus and index == self.spot:
            plainly = self.app.no_color or self.app.native_ansi_color
            whole = whole.stylize("reverse" if plainly else "on $chosen")
        return whole.stylize(Style.from_meta({"option": index}))


class SingleChoice(Options):
    """One of a few; when not all fit on one line, the chosen one stands alone between two arrows."""

    def __init__(self, part: str, options: Sequence[tuple[Any, str]], glyphs: Glyphs, value: Any = None) -> None:
        super().__init__(part, options, glyphs)
        self.put(value)

    @property
    def value(self) -> Any:
        """What is chosen."""
        return self.options[self.spot][0]

    @property
    def raw(self) -> Any:
        """What is chosen."""
        return self.value

    def put(self, raw: Any) -> None:
        """Choose a value; one that is not offered leaves the first."""
        self.spot = next((index for index, (value, _) in enumerate(self.options) if value == raw), 0)

    def is_chosen(self, index: int) -> bool:
        """Tell whether an option is the one."""
        return index == self.spot

    def sign(self, index: int) -> str:
        """Return a filled or an empty round sign."""
        return self.glyphs.chosen if index == self.spot else self.glyphs.free

    def action_step(self, step: int) -> None:
        """Choose the option beside this one."""
        super().action_step(step)
        self.changed()

    def action_tick(self) -> None:
        """Choose with the mouse; space goes on to the next."""
        self.changed()

    def lines(self, width: int) -> list[Content]:
        """Return all options on one line, or the chosen one."""
        lines = super().lines(width)
        if len(lines) == 1:
            return lines
        label = typeset.styled(safe_text.visible_line(self.options[self.spot][1]))
        ends = typeset.FIRST if self.has_focus else typeset.QUIET
        room = max(width - 4, 1)
        return [
            Content.assemble(
                clicks.stepping(f"{self.glyphs.left} ", ends, -1),
                label.truncate(room, ellipsis=True),
                clicks.stepping(f" {self.glyphs.right}", ends, 1),
            )
        ]


class MultipleChoice(Options):
    """Any of a few."""

    def __init__(
        self, part: str, options: Sequence[tuple[Any, str]], glyphs: Glyphs, values: Sequence[Any] = ()
    ) -> None:
        super().__init__(part, options, glyphs)
        self._values: set[Any] = set()
        self.put(values)

    @property
    def value(self) -> list[Any]:
        """What is ticked, in the order shown."""
        return [value for value, _ in self.options if value in self._values]

    @property
    def raw(self) -> list[Any]:
        """What is ticked."""
        return self.value

    def put(self, raw: Any) -> None:
        """Tick the values that are offered."""
        self._values = {value for value, _ in self.options if isinstance(raw, list | tuple) and value in raw}

    def is_chosen(self, index: int) -> bool:
        """Tell whether an option is ticked."""
        return self.options[index][0] in self._values

    def sign(self, index: int) -> str:
        """Return a filled or an empty square sign."""
        return self.glyphs.ticked if self.is_chosen(index) else self.glyphs.unticked

    def action_tick(self) -> None:
        """Tick the option one has come to, or take the tick away."""
        self._values ^= {self.options[self.spot][0]}
        self.changed()


class ActionChoices(Options):
    """A few things on offer; the mouse takes one, and so does a key of the screen."""

    @property
    def value(self) -> Any:
        """What one has come to."""
        return self.options[self.spot][0]

    def is_chosen(self, index: int) -> bool:
        """Tell that the one that one has come to stands out."""
        return index == self.spot

    def sign(self, index: int) -> str:
        """Return an arrow before the one that one has come to."""
        return self.glyphs.right if index == self.spot else " "

    def action_tick(self) -> None:
        """Take it."""
        self.changed()


class Question(ActionChoices):
    """A few answers to one question; Enter or the mouse gives one."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "tick", show=False)]
