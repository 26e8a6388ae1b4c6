"""Preview of a document before it is written to a file or copied."""

import asyncio
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from threading import Event
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from recoverytui.commands import export as share
from recoverytui.commands.diary import Diary
from recoverytui.domain.audience import AUDIENCES, Audience, Selection, ShareOptions
from recoverytui.domain.book import Book
from recoverytui.domain.redaction import Found
from recoverytui.domain.sheet import SheetOptions
from recoverytui.errors import N_
from recoverytui.exports import formats
from recoverytui.exports.document import BYTE_ORDER_MARK, Page
from recoverytui.exports.formats import FORMATS
from recoverytui.text import sharing
from recoverytui.tui import keys, typeset
from recoverytui.tui.context import AppContext, glance
from recoverytui.tui.dialogs import passphrase
from recoverytui.tui.dialogs.form_spec import FormSpec, Part, Values, yes_no
from recoverytui.tui.input_queue import SEEKING
from recoverytui.tui.screens.common_actions import CommonActions
from recoverytui.tui.screens.form_host import background_action
from recoverytui.tui.typeset import BLANK, Lines
from recoverytui.tui.widgets.canvas import Canvas
from recoverytui.tui.widgets.preview import Preview

NOTHING_LEAVES = N_("Nothing leaves before you write it to a file.")
LONG = 5_000
"""The fewest wins for which progress is shown."""


class PreviewData(NamedTuple):
    """A document, its preview, what the privacy check found, the first year of the diary, and how it is printed."""

    text: str
    """Content of the file."""
    shown: str
    """The same, or its text alone where the file is source for a program."""
    found: Found = Found()
    first_year: int = 0
    page: Page | None = None


class _Stopped(Exception):
    """Raised when the document is cancelled."""


class ExportPreviewScreen(CommonActions):
    """A document and its preview: of a selection, or of everything."""

    room = "document"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("document")]
    AUTO_FOCUS = "Preview"

    data: PreviewData | None

    def __init__(self, context: AppContext, chosen: Selection | None = None, form: str = next(iter(FORMATS))) -> None:
        super().__init__(context)
        self._chosen = chosen
        self._reader = AUDIENCES[chosen.reader if chosen else Audience.ME]
        self._days = self._without_names = self._without_numbers = False
        self._sheet = SheetOptions()
        self._form = form
        self._year: int | None = None
        """The year to include; None for all of them."""
        self._stop = Event()
        self._progress = ""
        """Progress of a long document."""

    @property
    def is_everything(self) -> bool:
        """Return whether it is the whole diary, for the person alone."""
        return self._chosen is None

    def body(self) -> ComposeResult:
        """Yield a title and the preview."""
        with Vertical(id="body"):
            yield Canvas(self._about, classes="grows")
            yield Preview()

    def reload(self) -> None:
        """Create the document again; going back meanwhile cancels it."""
        self._stop.set()
        self._stop = Event()
        self.work(self._read, SEEKING)

    async def _read(self) -> None:
        self._loop = asyncio.get_running_loop()
        try:
            await super()._read()
        except _Stopped:
            pass
        finally:
            self._progress = ""

    def gather(self, diary: Diary) -> PreviewData:
        """Return the whole document."""
        if self._chosen is None:
            return self._everything(diary)
        words, form = self.words, self._form
        names = share.watched_texts(diary, self._chosen, without_names=self._without_names)
        options = ShareOptions(self._days, names, self._without_numbers, self._sheet)
        text = formats.picked(self._chosen, words, form, options)
        plain = formats.picked(self._chosen, words, formats.AS_TEXT, options)
        shown = formats.picked(self._chosen, words, FORMATS[form].shown_as, options) if FORMATS[form].shown_as else text
        return PreviewData(text, shown, share.names_and_numbers(diary, plain))

    def _everything(self, diary: Diary) -> PreviewData:
        """Return the document of one year, or of all of them, with its preview, read in one transaction."""
        since = date(self._year, 1, 1) if self._year else None
        until = date(self._year, 12, 31) if self._year else None
        stop, form = self._stop, FORMATS[self._form]

        def progress(done: int, total: int) -> None:
            if stop.is_set():
                raise _Stopped
            if total >= LONG:
                self._loop.call_soon_threadsafe(self._show_progress, done, total)

        shown: list[str] = []

        def pieces(book: Book) -> Iterator[str]:
            if form.shown_as:
                shown.extend(formats.everything(book, self.words, form.shown_as))
            return formats.everything(book, self.words, form.name)

        text = share.document(diary, pieces, since=since, until=until, progress=progress)
        preview = "".join(shown) or text.removeprefix(BYTE_ORDER_MARK)
        return PreviewData(text, preview, first_year=diary.began.year)

    def _show_progress(self, done: int, total: int) -> None:
        self._progress = self.words("Written: {done} of {total}.", done=done, total=total)
        if self.is_attached:
            self.query_one(Canvas).refresh(layout=True)

    def on_unmount(self) -> None:
        """Cancel running work when the room is left."""
        self._stop.set()

    def show(self) -> None:
        """Show the document."""
        self._progress = ""
        self.query_one(Canvas).refresh(layout=True)
        self.query_one(Preview).show(self.data.shown if self.data else "")

    def _about(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        words, form = self.words, FORMATS[self._form]
        said = [words("This is everything, for you alone. Nothing leaves before you write it to a file.")]
        if self._year:
            said = [words("This is {year}, for you alone.", year=str(self._year)), words(NOTHING_LEAVES)]
        if not self.is_everything:
            said = [words(NOTHING_LEAVES)]
        if self._reader.is_authority:
            said = [words(sharing.BEFORE_AUTHORITY)]
        if self.data is not None:
            said += sharing.found_in_it(words, self.data.found)
            said += self.about_size()
        if form.hint:
            said.append(words(form.hint))
        if self._progress:
            said = [self._progress, words("Esc stops it, and nothing is changed.")]
        title = words("The words of the file") if form.shown_as else words("The whole file, letter for letter")
        return [
            *(line for each in said for line in typeset.wrapped(each, width, 1)),
            BLANK,
            typeset.rule(title, width, self.glyphs, words(form.label)),
            BLANK,
        ]

    def about_size(self) -> list[str]:
        """Return what to say of its size; only a sheet has one."""
        return []

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """Disable the actions that this document does not have."""
        if action in {"edit", "year"}:
            return self.is_everything is (action == "year")
        return True

    def action_kind(self) -> None:
        """Switch to the next file format."""
        names = [form.name for form in FORMATS.values() if self.is_everything or not form.of_rows]
        self._form = names[(names.index(self._form) + 1) % len(names)]
        self.reload()

    def action_year(self) -> None:
        """Switch to the previous year; after the first one, to all years."""
        if self.glance is not None and self.data is not None:
            years = [None, *range(self.glance.today.year, self.data.first_year - 1, -1)]
            at = years.index(self._year) if self._year in years else 0
            self._year = years[(at + 1) % len(years)]
            self.reload()

    @background_action
    async def action_edit(self) -> None:
        """Choose what the document says."""

        async def save(values: Values) -> None:
            self.take(values)

        spec = FormSpec("", self.words("What the document says"), tuple(self.asked()), keeps=False)
        if await self.ask(spec, save):
            self.reload()

    def asked(self) -> list[Part]:
        """Return the parts of the form that chooses what the document says."""
        words, parts = self.words, list[Part]()
        if not self._reader.is_undated:
            parts.append(yes_no("days", words("Days, not only months"), words, self._days))
        return [
            *parts,
            yes_no("without_names", words("Without the names of others"), words, self._without_names),
            yes_no("without_numbers", words("Without numbers"), words, self._without_numbers),
        ]

    def take(self, values: Values) -> None:
        """Apply the values of that form; raises BadInput."""
        self._days = values.get("days", self._days)
        self._without_names = values.get("without_names", self._without_names)
        self._without_numbers = values.get("without_numbers", self._without_numbers)

    @background_action
    async def action_copy(self) -> None:
        """Copy the document to the clipboard; only on request."""
        if self.data is not None:
            self.app.hand_to_clipboard(self.data.text)
            await self._log(formats.COPY)
            self.say(self.words("Copied, if your terminal allows it. Other programs can see it now."))

    @background_action
    async def action_save(self) -> None:
        """Ask for a file name, and write the document exactly as previewed."""
        ready, words = self.data, self.words
        if ready is None:
            return
        name = sharing.document_name(words, (await self.do(glance)).today, self._form)
        note = words("Only you can read the file. Nothing that is there already is written over.")
        spec = passphrase.a_file(words, str(Path("~") / name), note)
        warned: set[str] = set()

        async def save(values: Values) -> None:
            path = passphrase.target(values["path"], warned)
            written = await self.do(share.write_file, path, ready.text.encode(), name)
            await self._log(self._form)
            self.say(words("Written: {path}", path=written))

        await self.ask(spec, save)

    async def _log(self, form: str) -> None:
        if self._chosen is not None:
            await self.do(share.log_share, self._chosen, form)
