"""Choices: select one of a few options, or any of them, or run one."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from recoverytui.errors import N_
from recoverytui.text.glyphs import Glyphs
from recoverytui.tui.widgets.field import Hint, Value
from recoverytui.tui.widgets.options import Options


class SingleChoice(Options):
    """Single choice."""

    def __init__(
        self,
        part: str,
        options: Sequence[tuple[object, str]],
        glyphs: Glyphs,
        value: object = None,
        *,
        listed: bool = False,
    ) -> None:
        super().__init__(part, options, glyphs, listed=listed)
        self._chosen = 0
        self.put(value)

    @property
    def value(self) -> Value:
        """Return the chosen value."""
        return self.options[self._chosen][0]

    @property
    def raw(self) -> object:
        """Return the chosen value as text."""
        return self.value

    def put(self, raw: object) -> None:
        """Choose a value; an unknown value leaves the first."""
        self.spot = next((index for index, (value, _) in enumerate(self.options) if value == raw), 0)
        self._chosen = self.spot

    def is_chosen(self, index: int) -> bool:
        """Return whether an option is the chosen one."""
        return index == self._chosen

    def sign(self, index: int) -> str:
        """Return a filled or an empty radio button."""
        return self.glyphs.chosen if self.is_chosen(index) else self.glyphs.free

    def action_step(self, step: int) -> None:
        """Choose the option beside the chosen one."""
        self.move_to((self._chosen + step) % len(self.options))
        self._choose()

    def action_tick(self) -> None:
        """Choose the highlighted option; in a row, where the chosen one is always highlighted, the next."""
        self._choose()

    def key_space(self) -> None:
        """Choose the highlighted option, or in a row the next."""
        if self.is_list(self.size.width):
            self._choose()
        else:
            self.action_step(1)

    def action_take(self) -> None:
        """Choose the highlighted option, and let Enter take its usual effect."""
        if self.spot != self._chosen:
            self._choose()
        super().action_take()

    def on_blur(self) -> None:
        """Highlight the chosen option again."""
        self.spot = self._chosen
        super().on_blur()

    def _choose(self) -> None:
        self._chosen = self.spot
        self.changed()


class MultipleChoice(Options):
    """Multiple choice."""

    def __init__(
        self, part: str, options: Sequence[tuple[object, str]], glyphs: Glyphs, values: Sequence[object] = ()
    ) -> None:
        super().__init__(part, options, glyphs)
        self._values: set[object] = set()
        self.put(values)

    @property
    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of this widget."""
        is_list = self.is_list(self.size.width)
        move = (
            Hint("↑ ↓", N_("another choice"), ("up", "down"))
            if is_list
            else Hint("← →", N_("another choice"), ("left", "right"))
        )
        return Hint(N_("Space"), N_("tick"), ("space",)), move

    @property
    def value(self) -> list[Value]:
        """Return the selected values, in the order shown."""
        return [value for value, _ in self.options if value in self._values]

    @property
    def raw(self) -> list[object]:
        """Return the selected values as text."""
        return self.value

    def put(self, raw: object) -> None:
        """Select those of the values that are known."""
        self._values = {value for value, _ in self.options if isinstance(raw, list | tuple) and value in raw}

    def is_chosen(self, index: int) -> bool:
        """Return whether an option is selected."""
        return self.options[index][0] in self._values

    def sign(self, index: int) -> str:
        """Return a filled or an empty check box."""
        return self.glyphs.ticked if self.is_chosen(index) else self.glyphs.unticked

    def action_tick(self) -> None:
        """Toggle the highlighted option."""
        self._values ^= {self.options[self.spot][0]}
        self.changed()


class ActionChoices(Options):
    """Row of offered actions; the mouse runs one, and so does a key of the screen."""

    # The id lets the footer show the key of the screen that Enter is passed on to.
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "take", N_("open"), show=False, id="open")]

    @property
    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of this widget."""
        return (Hint("Enter", N_("open it"), ("enter",)),)

    @property
    def value(self) -> Value:
        """Return the highlighted value."""
        return self.options[self.spot][0]

    def is_chosen(self, index: int) -> bool:
        """Return whether this option is highlighted."""
        return index == self.spot

    def sign(self, index: int) -> str:
        """Return an arrow for the highlighted option."""
        return self.glyphs.right if index == self.spot else " "

    def action_tick(self) -> None:
        """Run the highlighted action."""
        self.changed()


class Question(ActionChoices):
    """Answers to one question; Enter or the mouse gives one."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "tick", show=False)]
