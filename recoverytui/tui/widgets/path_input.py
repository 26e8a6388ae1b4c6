"""Path field: completes file names, and a key opens the file picker."""

import asyncio
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from recoverytui.errors import N_
from recoverytui.tui import safe_text
from recoverytui.tui.widgets.field import Changed, Hint
from recoverytui.tui.widgets.text_input import TextInput


class PathInput(TextInput):
    """One line for a path."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f4", "pick", show=False)]

    class Picking(Message):
        """Posted to open the file picker."""

        def __init__(self, field: "PathInput") -> None:
            super().__init__()
            self.field = field

    def __init__(self, part: str, text: str = "", hint: str = "", *, is_target: bool = False) -> None:
        super().__init__(part, text, hint)
        self.takes_lines = False
        self.is_target = is_target
        """Whether the file will be written: a folder is picked, and the file name is kept."""
        self._folder = ""
        self._names: list[str] = []
        """Names in the folder that was listed last."""

    @property
    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of this widget."""
        pick = Hint("F4", N_("pick it from a list"), ("f4",))
        return (Hint("→", N_("complete it"), ("right",)), pick) if self.suggestion else (pick,)

    def action_pick(self) -> None:
        """Ask the form for the file picker."""
        self.post_message(self.Picking(self))

    def typed(self, text: str) -> str:
        """Return the text on one line."""
        return text.replace("\n", "")

    def pasted(self, text: str) -> str:
        """Return the text on one line."""
        return " ".join(super().pasted(text).split("\n")).strip()

    def update_suggestion(self) -> None:
        """Suggest the rest of the first matching name; a folder is listed in a thread."""
        folder, slash, stem = self.text.rpartition("/")
        if not slash or not self.cursor_at_end_of_text:
            self.suggestion = ""
        elif folder + slash != self._folder:
            self.suggestion = ""
            self.run_worker(self._list(folder + slash), group="listing", exclusive=True)
        else:
            found = next((name for name in self._names if stem and name.startswith(stem) and name != stem), "")
            self.suggestion = found[len(stem) :]

    async def _list(self, folder: str) -> None:
        self._names = await asyncio.to_thread(names_in, folder)
        self._folder = folder
        self.update_suggestion()
        self.post_message(Changed(self.part))


def names_in(folder: str) -> list[str]:
    """Return the displayable names in a folder, sorted, with a slash after each folder."""
    try:
        found = [f"{each.name}/" if each.is_dir() else each.name for each in Path(folder).expanduser().iterdir()]
    except (OSError, RuntimeError):  # RuntimeError: nobody's home is meant
        return []
    return sorted(name for name in found if safe_text.visible_line(name) == name)
