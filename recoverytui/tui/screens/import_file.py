"""Import: name a file, preview its entries, then import all of them or none."""

import asyncio
from collections.abc import Coroutine
from pathlib import Path
from threading import Event
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.worker import Worker

from recoverytui.commands import import_file
from recoverytui.commands.import_plan import Progress
from recoverytui.domain.import_source import Become
from recoverytui.errors import N_, BadInput, FileRefused, RecoveryError
from recoverytui.text import import_report
from recoverytui.tui import keys
from recoverytui.tui.context import AppContext
from recoverytui.tui.dialogs.form_spec import FormSpec, PathTo, Text, Values
from recoverytui.tui.screens import import_file_view
from recoverytui.tui.screens.common_actions import CommonActions
from recoverytui.tui.screens.form_host import background_action
from recoverytui.tui.screens.import_file_view import BUSY, ImportState, Stage
from recoverytui.tui.typeset import Lines
from recoverytui.tui.widgets.canvas import Canvas


class _Stopped(Exception):
    """Raised when Esc cancels the import."""


class ImportFileScreen(CommonActions):
    """Import of one file."""

    room = "bring_in"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("bring_in")]

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._state = ImportState()
        self._incoming: Any = None  # an Incoming of imports, which screens do not import
        """The entries read from the file, in the form that the import commands return and accept."""
        self._stop = Event()
        self._worker: Worker[None] | None = None

    def body(self) -> ComposeResult:
        """Yield one page."""
        with VerticalScroll(id="body"):
            yield Canvas(self._lines, classes="grows")

    def show(self) -> None:
        """Draw the page."""
        self._draw()

    def _draw(self) -> None:
        for canvas in self.query(Canvas):
            canvas.show(self._lines)

    def _lines(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        return import_file_view.page(self._state, self.words, self.glyphs, width)

    def _go(self, stage: Stage) -> None:
        self._state.stage = stage
        self._draw()
        self.refresh_bindings()
        self.show_keys()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """Disable the actions that do not fit the current stage."""
        if self._state.stage in BUSY:
            return action == "back" or action.startswith("app.") or action in {"hide", "help_now"}
        file = self._state.file
        offers = {"another": True, "become": file and file.is_foreign, "whose": file and file.is_card}
        if action in offers and self._state.stage in {Stage.BEGIN, Stage.DONE}:
            return False
        return bool(offers.get(action, True))

    @background_action
    async def action_go_on(self) -> None:
        """Import the previewed entries; ask for a file if there are none."""
        if self._state.stage is Stage.SEEN and self._state.report and import_report.brings_anything(self._state.report):
            self._start(Stage.TAKING, self._take())
        else:
            await self._ask_file()

    @background_action
    async def action_another(self) -> None:
        """Ask for another file."""
        await self._ask_file()

    async def _ask_file(self) -> None:
        words = self.words
        spec = FormSpec(
            "",
            words("Which file?"),
            (
                PathTo(
                    "path",
                    value=self._state.path,
                    hint=words("Such as ~/notes.json"),
                    help=words("First you see what is ready to bring in."),
                ),
            ),
            keeps=False,
            enter=words("go on"),
        )

        async def save(values: Values) -> None:
            path = _path(values["path"])
            try:
                file = await self.context.diary_thread.run_without_diary(import_file.inspect_file, path)
            except FileRefused as error:
                raise BadInput(error.message, **error.facts) from None
            self._state.path, self._state.file, self._state.become, self._state.whose = str(path), file, file.become, ""

        if await self.ask(spec, save):
            self._start(Stage.READING, self._see())

    def action_become(self) -> None:
        """Toggle whether the entries become wins or notes of days."""
        self._state.become = Become.NOTES if self._state.become is Become.WINS else Become.WINS
        self._start(Stage.READING, self._see())

    @background_action
    async def action_whose(self) -> None:
        """Set whose idea the entry was."""
        words = self.words
        help = words("Whose idea it was.")
        spec = FormSpec(
            "", words("Whose idea was it?"), (Text("whose", value=self._state.whose, help=help),), keeps=False
        )

        async def save(values: Values) -> None:
            self._state.whose = " ".join(values["whose"].split())

        if await self.ask(spec, save):
            self._start(Stage.READING, self._see())

    def _start(self, stage: Stage, work: Coroutine[object, object, None]) -> None:
        self._stop, self._state.done = Event(), (0, 0)
        self._go(stage)
        self._worker = self.run_worker(self._in_words(work), group="incoming", exclusive=True)

    async def _in_words(self, work: Coroutine[object, object, None]) -> None:
        """Run the work; errors in the file are shown on the page."""
        try:
            await work
        except _Stopped:
            self._begin_anew()
        except RecoveryError as error:
            self._state.refusal = self.words.error(error)
            self._go(Stage.REFUSED)

    async def _see(self) -> None:
        if (file := self._state.file) is None:
            return
        become = self._state.become if file.is_foreign else None
        self._incoming = await self.context.diary_thread.run_without_diary(
            import_file.parse_file, file, become, self._state.whose or None, progress=self._progress()
        )
        self._state.report = await self.do(
            import_file.import_entries, self._incoming, dry_run=True, progress=self._progress()
        )
        self._go(Stage.SEEN)

    async def _take(self) -> None:
        self._state.report = await self.do(import_file.import_entries, self._incoming, progress=self._progress())
        self._incoming = None
        self._go(Stage.DONE)
        self.reload()

    def _progress(self) -> Progress:
        """Return the progress callback; it is called on the diary thread."""
        loop, stop = asyncio.get_running_loop(), self._stop

        def tell(done: int, total: int) -> None:
            if stop.is_set():
                raise _Stopped
            loop.call_soon_threadsafe(self._show_progress, done, total)

        return tell

    def _show_progress(self, done: int, total: int) -> None:
        self._state.done = (done, total)
        if self._state.stage in BUSY:
            self._draw()

    def action_undo(self) -> None:
        """Undo the last command; the report of the import is then no longer shown."""
        if self._state.stage is Stage.DONE:
            self._state.stage = Stage.BEGIN
        super().action_undo()

    def action_back(self) -> None:
        """Cancel running work, or go back."""
        if self._state.stage not in BUSY:
            super().action_back()
            return
        self._stop.set()
        # Reading changes nothing, so it can be dropped.
        if self._state.stage is Stage.READING and self._worker is not None:
            self._worker.cancel()
            self._begin_anew()

    def _begin_anew(self) -> None:
        self._go(Stage.BEGIN)
        self.say(self.words("Stopped. Nothing was taken in."))

    def on_unmount(self) -> None:
        """Cancel running work when the room is left."""
        self._stop.set()


def _path(text: str) -> Path:
    """Return the path as typed; a terminal quotes a file that is dropped on it. Raises BadInput."""
    text = text.strip()
    if text[:1] in {"'", '"'} and text[:1] == text[-1:]:
        text = text[1:-1]
    if not text.strip():
        raise BadInput(N_("There is no file name yet. Nothing was taken in."))
    return Path(text)
