"""The least a Textual program can be: one line of text."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Least(App[None]):
    """Shows a line that says that it is there."""

    def compose(self) -> ComposeResult:
        """Yield the line."""
        yield Static("nothing less than this")


if __name__ == "__main__":
    Least().run()
