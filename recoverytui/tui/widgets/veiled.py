"""A line to write a passphrase on: only its length can be seen, and nothing can be copied out of it."""

from rich.text import Text

from recoverytui.tui.widgets.writing import Writing

DOT = "•"


class Veiled(Writing):
    """Shows a sign for each letter; pasting works, and line ends of a pasted sheet become spaces."""

    def get_line(self, line_index: int) -> Text:
        """Return one sign for each letter."""
        return Text(DOT * len(self.document.get_line(line_index)), end="", no_wrap=True)

    def new_line(self) -> None:
        """Stay on the one line."""

    def action_copy(self) -> None:
        """Copy nothing."""

    def action_cut(self) -> None:
        """Cut nothing."""

    def typed(self, text: str) -> str:
        """Return the text on one line: a sheet that a terminal pastes as if it were typed has line ends too."""
        return text.replace("\n", " ")

    def pasted(self, text: str) -> str:
        """Return the text on one line."""
        return " ".join(super().pasted(text).split("\n")).strip()
