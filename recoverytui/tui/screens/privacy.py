"""The hidden screen: neutral and opaque; the next key shows the diary again."""

from textual import events
from textual.app import ComposeResult

from recoverytui.errors import N_
from recoverytui.tui import typeset
from recoverytui.tui.context import AppContext
from recoverytui.tui.screens.base import HIDES
from recoverytui.tui.screens.framed_screen import DEMO
from recoverytui.tui.typeset import BLANK, Lines
from recoverytui.tui.waiting_screen import WaitingScreen
from recoverytui.tui.widgets import clicks
from recoverytui.tui.widgets.canvas import Canvas

NEUTRAL = N_("Diary – press a key")


class PrivacyScreen(WaitingScreen[None]):
    """Hidden screen."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(classes=HIDES)
        self.context = context
        self._aside = ""
        self.stays = False
        """Whether it is being locked, and shows nothing again."""

    def compose(self) -> ComposeResult:
        """Yield one sentence."""
        yield Canvas(self._lines)

    def _lines(self, width: int, height: int) -> Lines:
        sentences = [self.context.words(NEUTRAL)]
        if self.context.is_demo:
            sentences.append(self.context.words(DEMO))
        if self._aside:
            sentences.append(self._aside)
        lines = [BLANK] * max((height - len(sentences)) // 2, 0)
        for sentence in sentences:
            for line in typeset.wrapped(typeset.styled(sentence, typeset.QUIET), width, indent=1):
                lines += [line.center(width), BLANK]
        return lines[:height]

    async def on_key(self, event: events.Key) -> None:
        """Show the diary again."""
        event.stop()
        event.prevent_default()
        await self.show_again()

    async def on_click(self, event: events.Click) -> None:
        """Show the diary again."""
        if clicks.counts(self, event):
            await self.show_again()

    def tell(self, sentence: str) -> None:
        """Show a message about the file that names nothing of the diary."""
        self._aside = sentence
        for canvas in self.query(Canvas):
            canvas.refresh(layout=True)

    async def show_again(self) -> None:
        """Show the diary again; if a lock is pending, ask for the passphrase first."""
        if self.stays:
            await self.app.ask_again()
        else:
            self.dismiss()
