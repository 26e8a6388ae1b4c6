"""Keys that were typed while a deed was still on its way: kept in order, and given to what the deed opened.

Whoever presses `n` and writes on at once must not have the first letters taken for keys of the room.
"""

from collections.abc import Callable

from textual.events import Key


class TypedAhead:
    """Holds keys back while a deed is on its way to a form, and then gives them back in order."""

    def __init__(self, give_back: Callable[[Key], object]) -> None:
        self._give_back = give_back
        self._keys: list[Key] = []
        self._is_holding = False

    def hold(self) -> None:
        """Hold back what is typed from now on."""
        self._is_holding = True

    def takes(self, key: Key) -> bool:
        """Keep a key for later, and tell so; the keys that hide and that show help are never kept."""
        if not self._is_holding or key.key in {"f2", "f9"}:
            return False
        self._keys.append(key)
        return True

    def drop(self) -> None:
        """Forget what was typed: the diary is being hidden."""
        self._is_holding = False
        self._keys.clear()

    def release(self) -> None:
        """Give back what was typed: the form is there, or the deed is done and needed none."""
        self._is_holding = False
        keys, self._keys = self._keys, []
        for key in keys:
            self._give_back(key)
