"""A line to look for words in: up, down and the pages move in the list below while one goes on typing."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from recoverytui.tui.widgets.writing import Writing


class Asking(Writing):
    """One line of words; whatever moves in a list is handed on to the screen."""

    LONGEST = 1_000

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "screen.in_list('move', -1)", show=False),
        Binding("down", "screen.in_list('move', 1)", show=False),
        Binding("pageup", "screen.in_list('leaf', -1)", show=False),
        Binding("pagedown", "screen.in_list('leaf', 1)", show=False),
    ]
