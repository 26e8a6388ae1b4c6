"""A document before it leaves: seen letter for letter, then written to a file one names, or copied."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from recoverytui import paths
from recoverytui.commands import export as share
from recoverytui.commands.diary import Diary
from recoverytui.domain.audience import AUTHORITIES, UNDATED, Audience, Selection, ShareOptions
from recoverytui.domain.redaction import Found
from recoverytui.errors import N_, BadInput
from recoverytui.exports import csv_table, json_document, markdown, shared_markdown
from recoverytui.exports.formats import FORMATS
from recoverytui.text.labels import document_name
from recoverytui.tui import keys, typeset
from recoverytui.tui.context import AppContext, glance
from recoverytui.tui.dialogs.form import Values
from recoverytui.tui.dialogs.form_spec import FormSpec, OneOf, Text, yes_no
from recoverytui.tui.screens.base import DiaryScreen, background_action
from recoverytui.tui.screens.common_actions import CommonActions
from recoverytui.tui.typeset import BLANK, Lines
from recoverytui.tui.widgets.canvas import Canvas
from recoverytui.tui.widgets.preview import Preview

NOTHING_LEAVES = N_("Nothing leaves before you write it to a file.")
KINDS = {
    "md": N_("Markdown"),
    "html": N_("a web page (HTML)"),
    "txt": N_("plain text"),
    "json": N_("JSON"),
    "csv": N_("a table (CSV)"),
}
"""What each kind of file is called; the last two hold everything, for oneself."""
TO_PRINT = {
    "md": N_("Press o for a page that can be printed."),
    "html": N_("Open the file in a browser. There it can be read and printed."),
}
"""What is said above the preview on how the words come on paper."""
ONLY_WHOLE = {"json", "csv"}


class PreviewData(NamedTuple):
    """A document, what was picked for it, what in it is worth a second look, and the first year of the diary."""

    text: str
    chosen: Selection | None = None
    found: Found = Found()
    first_year: int = 0


class ExportPreviewScreen(CommonActions):
    """The document and its preview."""

    room = "document"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("document")]
    AUTO_FOCUS = "Preview"

    data: PreviewData | None

    def __init__(
        self, context: AppContext, reader: Audience = Audience.ME, picks: tuple[str, ...] = (), kind: str = "md"
    ) -> None:
        super().__init__(context)
        self._reader, self._picks = reader, picks
        self._days = self._without_names = self._without_numbers = False
        self._kind = kind
        self._year: int | None = None
        """The one year that is in it; None for all of them."""

    def body(self) -> ComposeResult:
        """Yield what this is, and the preview."""
        with Vertical(id="body"):
            yield Canvas(self._about, classes="grows")
            yield Preview()

    def gather(self, diary: Diary) -> PreviewData:
        """Return the whole document."""
        if not self._picks:
            return PreviewData(self._everything(diary), first_year=diary.began.year)
        picked = share.choose(diary, self._reader, self._picks)
        names = share.watched_texts(diary, picked, without_names=self._without_names)
        text = shared_markdown.document(picked, self.words, ShareOptions(self._days, names, self._without_numbers))
        return PreviewData(FORMATS[self._kind](text, self.words), picked, share.names_and_numbers(diary, text))

    def _everything(self, diary: Diary) -> str:
        """Return everything of one year, or of all of them, as the kind of file that was chosen."""
        since = date(self._year, 1, 1) if self._year else None
        until = date(self._year, 12, 31) if self._year else None
        exports = {"json": json_document.pieces, "csv": csv_table.pieces}
        export = exports.get(self._kind, partial(markdown.pieces, words=self.words))
        text = share.document(diary, export, since=since, until=until)
        return text if self._kind in ONLY_WHOLE else FORMATS[self._kind](text, self.words)

    def show(self) -> None:
        """Show the document."""
        self.query_one(Canvas).refresh(layout=True)
        self.query_one(Preview).show(self.data.text if self.data else "")

    def _about(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        words = self.words
        said = [words("This is everything, for you alone. Nothing leaves before you write it to a file.")]
        if self._year:
            said = [words("This is {year}, for you alone.", year=str(self._year)), words(NOTHING_LEAVES)]
        if self._picks:
            said = [words(NOTHING_LEAVES)]
        if self._reader in AUTHORITIES:
            said = [words(shared_markdown.BEFORE_AUTHORITY)]
        if self.data and self.data.found.names:
            said.append(words.plural(*shared_markdown.NAMES_IN_IT, self.data.found.names))
        if self.data and self.data.found.numbers:
            said.append(words.plural(*shared_markdown.NUMBERS_IN_IT, self.data.found.numbers))
        if self._kind in TO_PRINT:
            said.append(words(TO_PRINT[self._kind]))
        return [
            *(line for each in said for line in typeset.wrapped(each, width, 1)),
            BLANK,
            typeset.rule(words("The whole file, letter for letter"), width, self.glyphs, words(KINDS[self._kind])),
            BLANK,
        ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """Offer only what this document can have."""
        if action in {"edit", "year"}:
            return bool(self._picks) is (action == "edit")
        return True

    def action_kind(self) -> None:
        """Go on to the next kind of file."""
        kinds = [kind for kind in KINDS if not (self._picks and kind in ONLY_WHOLE)]
        self._kind = kinds[(kinds.index(self._kind) + 1) % len(kinds)]
        self.reload()

    def action_year(self) -> None:
        """Have this year in it, then the one before, and after the first one everything."""
        if self.glance is not None and self.data is not None:
            years = [None, *range(self.glance.today.year, self.data.first_year - 1, -1)]
            at = years.index(self._year) if self._year in years else 0
            self._year = years[(at + 1) % len(years)]
            self.reload()

    @background_action
    async def action_edit(self) -> None:
        """Choose what the document leaves out."""
        words, parts = self.words, list[OneOf]()
        if self._reader not in UNDATED:
            parts.append(yes_no("days", words("Days, not only months"), words, self._days))
        parts += [
            yes_no("without_names", words("Without the names of others"), words, self._without_names),
            yes_no("without_numbers", words("Without numbers"), words, self._without_numbers),
        ]

        async def save(values: Values) -> None:
            self._days = values.get("days", self._days)
            self._without_names, self._without_numbers = values["without_names"], values["without_numbers"]

        if await self.ask(FormSpec("", words("What the document says"), tuple(parts), keeps=False), save):
            self.reload()

    @background_action
    async def action_copy(self) -> None:
        """Hand the document to the clipboard, because it was asked for."""
        if self.data is not None:
            self.app.hand_to_clipboard(self.data.text)
            await self._note(self.data)
            self.say(self.words("Copied, if your terminal allows it. Other programs can see it now."))

    @background_action
    async def action_save(self) -> None:
        """Ask for a file, and write the document that is shown to it."""
        ready, words = self.data, self.words
        if ready is None:
            return
        name = document_name(words, (await self.do(glance)).today, self._kind)
        spec = FormSpec(
            "",
            words("Where shall it be written?"),
            (Text("path", value=str(Path("~") / name)),),
            note=words("Only you can read the file. Nothing that is there already is written over."),
            keeps=False,
        )
        warned: set[str] = set()

        async def save(values: Values) -> None:
            path = _path(values["path"], warned)
            written = await self.do(share.write_file, path, ready.text.encode(), name)
            await self._note(ready)
            self.say(words("Written: {path}", path=written))

        await self.ask(spec, save)

    async def _note(self, ready: PreviewData) -> None:
        if ready.chosen is not None:
            await self.do(share.log_share, ready.chosen)


def _path(text: str, warned: set[str]) -> Path:
    """Return where to write; a folder that copies itself elsewhere is warned of once. Raises BadInput."""
    text = text.strip()
    if not text:
        raise BadInput(N_("There is no file name yet. Nothing was written."))
    if paths.is_synced(Path(text)) and text not in warned:
        warned.add(text)
        raise BadInput(
            N_("This looks like a folder that is copied to other machines. Press Enter again if you want it there.")
        )
    return Path(text)


def show_export_preview(room: DiaryScreen, id: str) -> None:
    """Show over a room the document of one entry, which can then be written to a file."""

    room.app.push_screen(ExportPreviewScreen(room.context, Audience.ME, (id,)))
