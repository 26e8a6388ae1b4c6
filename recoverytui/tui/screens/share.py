"""Share: everything, for oneself; seen letter for letter before it is written to a file one names."""

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from recoverytui import places
from recoverytui.commands import share
from recoverytui.commands.diary import Diary
from recoverytui.errors import N_, BadInput
from recoverytui.exports import markdown
from recoverytui.tui import keys, page
from recoverytui.tui.dialogs.asks import Asks, Text
from recoverytui.tui.dialogs.form import Values
from recoverytui.tui.home import glance
from recoverytui.tui.page import BLANK, Lines
from recoverytui.tui.screens.base import deed
from recoverytui.tui.screens.everywhere import Everywhere
from recoverytui.tui.widgets.preview import Preview
from recoverytui.tui.widgets.sheet import Sheet


class ShareScreen(Everywhere):
    """The document and its preview."""

    room = "share"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("share")]
    AUTO_FOCUS = "Preview"

    data: str | None

    def body(self) -> ComposeResult:
        """Yield what this is, and the preview."""
        with Vertical(id="body"):
            yield Sheet(self._about, classes="grows")
            yield Preview()

    def gather(self, diary: Diary) -> str:
        """Return the whole document."""
        return markdown.document(share.book(diary), self.words)

    def show(self) -> None:
        """Show the document."""
        self.query_one(Sheet).refresh(layout=True)
        self.query_one(Preview).show(self.data or "")

    def _about(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        words = self.words
        return [
            *page.wrapped(
                words("This is everything, for you alone. Nothing leaves before you write it to a file."), width, 1
            ),
            BLANK,
            page.rule(words("This is the whole document, letter for letter"), width, self.marks),
            BLANK,
        ]

    @deed
    async def action_save(self) -> None:
        """Ask for a file, and write the document that is shown to it."""
        document, words = self.data, self.words
        if document is None:
            return
        day = (await self.do(glance)).today.isoformat()
        name = str(Path("~") / words("notes-{day}.md", day=day))
        asks = Asks(
            "",
            words("Where shall it be written?"),
            (Text("path", value=name),),
            note=words("Only you can read the file. Nothing that is there already is written over."),
            keeps=False,
        )
        warned: set[str] = set()

        async def save(values: Values) -> None:
            path = _path(values["path"], warned)
            written = await self.do(share.write, path, document.encode())
            self.say(words("Written: {path}", path=written))

        await self.ask(asks, save)


def _path(text: str, warned: set[str]) -> Path:
    """Return where to write; a folder that copies itself elsewhere is warned of once. Raises BadInput."""
    text = text.strip()
    if not text:
        raise BadInput(N_("There is no file name yet. Nothing was written."))
    if places.is_synced(Path(text)) and text not in warned:
        warned.add(text)
        raise BadInput(
            N_("This looks like a folder that is copied to other machines. Press Enter again if you want it there.")
        )
    return Path(text)
