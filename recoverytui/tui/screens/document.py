"""A document before it leaves: seen letter for letter, then written to a file one names, or copied."""

from pathlib import Path
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from recoverytui import places
from recoverytui.commands import share
from recoverytui.commands.diary import Diary
from recoverytui.domain.readers import AUTHORITIES, UNDATED, Chosen, Reader, Wish
from recoverytui.domain.watch import Found
from recoverytui.errors import N_, BadInput
from recoverytui.exports import chosen, markdown
from recoverytui.tui import keys, page
from recoverytui.tui.dialogs.asks import Asks, Text
from recoverytui.tui.dialogs.form import Values
from recoverytui.tui.home import Home, glance
from recoverytui.tui.page import BLANK, Lines
from recoverytui.tui.screens.base import deed
from recoverytui.tui.screens.everywhere import Everywhere
from recoverytui.tui.widgets.preview import Preview
from recoverytui.tui.widgets.sheet import Sheet


class Ready(NamedTuple):
    """A document, what was picked for it, and what in it is worth a second look."""

    text: str
    chosen: Chosen | None = None
    found: Found = Found()


class DocumentScreen(Everywhere):
    """The document and its preview."""

    room = "document"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("document")]
    AUTO_FOCUS = "Preview"

    data: Ready | None

    def __init__(self, home: Home, reader: Reader = Reader.ME, picks: tuple[str, ...] = ()) -> None:
        super().__init__(home)
        self._reader, self._picks = reader, picks
        self._days = self._without_names = self._without_numbers = False

    def body(self) -> ComposeResult:
        """Yield what this is, and the preview."""
        with Vertical(id="body"):
            yield Sheet(self._about, classes="grows")
            yield Preview()

    def gather(self, diary: Diary) -> Ready:
        """Return the whole document."""
        if not self._picks:
            return Ready(markdown.document(share.book(diary), self.words))
        picked = share.choose(diary, self._reader, self._picks)
        names = share.watched(diary, picked, without_names=self._without_names)
        text = chosen.document(picked, self.words, Wish(self._days, names, self._without_numbers))
        return Ready(text, picked, share.noticed(diary, text))

    def show(self) -> None:
        """Show the document."""
        self.query_one(Sheet).refresh(layout=True)
        self.query_one(Preview).show(self.data.text if self.data else "")

    def _about(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        words = self.words
        said = [words("This is everything, for you alone. Nothing leaves before you write it to a file.")]
        if self._picks:
            said = [words("Nothing leaves before you write it to a file.")]
        if self._reader in AUTHORITIES:
            said = [words(chosen.BEFORE_AUTHORITY)]
        if self.data and self.data.found.names:
            said.append(words.plural(*chosen.NAMES_IN_IT, self.data.found.names))
        if self.data and self.data.found.numbers:
            said.append(words.plural(*chosen.NUMBERS_IN_IT, self.data.found.numbers))
        return [
            *(line for each in said for line in page.wrapped(each, width, 1)),
            BLANK,
            page.rule(words("This is the whole document, letter for letter"), width, self.marks),
            BLANK,
        ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """Offer only what this document can have."""
        if action in {"without_names", "without_numbers"}:
            return bool(self._picks)
        return bool(self._picks) and self._reader not in UNDATED if action == "days" else True

    def action_days(self) -> None:
        """Say days, or months only."""
        self._days = not self._days
        self.reload()

    def action_without_names(self) -> None:
        """Let somebody else stand for the names one watches for, or not."""
        self._without_names = not self._without_names
        self.reload()

    def action_without_numbers(self) -> None:
        """Leave numbers out, or not."""
        self._without_numbers = not self._without_numbers
        self.reload()

    @deed
    async def action_copy(self) -> None:
        """Hand the document to the clipboard, because it was asked for."""
        if self.data is not None:
            self.app.copy_to_clipboard(self.data.text)
            await self._note(self.data)
            self.say(self.words("Copied. Other programs on this machine can see it now."))

    @deed
    async def action_save(self) -> None:
        """Ask for a file, and write the document that is shown to it."""
        ready, words = self.data, self.words
        if ready is None:
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
            written = await self.do(share.write, path, ready.text.encode())
            await self._note(ready)
            self.say(words("Written: {path}", path=written))

        await self.ask(asks, save)

    async def _note(self, ready: Ready) -> None:
        if ready.chosen is not None:
            await self.do(share.note, ready.chosen)


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
