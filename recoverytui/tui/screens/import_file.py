"""Import: name a file, preview its entries, then import all of them or none."""

import asyncio
from collections.abc import Coroutine
from enum import Enum, auto
from pathlib import Path
from threading import Event
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.worker import Worker

from recoverytui.commands import import_file
from recoverytui.commands.import_file import File
from recoverytui.commands.import_plan import Progress, Report
from recoverytui.errors import N_, BadInput, FileRefused, RecoveryError
from recoverytui.text import import_report
from recoverytui.tui import keys, safe_text, typeset
from recoverytui.tui.context import AppContext
from recoverytui.tui.dialogs.form_spec import FormSpec, PathTo, Text, Values
from recoverytui.tui.screens.common_actions import CommonActions
from recoverytui.tui.screens.form_host import background_action
from recoverytui.tui.typeset import BLANK, QUIET, Lines
from recoverytui.tui.widgets.canvas import Canvas

ABOUT = (
    N_("Here you can bring in what this program wrote, or a card of what helps."),
    N_("Files from jrnl, tui-journal, Daylio and Loop can come in too."),
    N_("You see first what would come in. Nothing changes before you say so."),
)
WINS, NOTES = "wins", "notes"
BECOME = {
    WINS: N_("Each entry becomes a win. Press o if they are rather notes of days."),
    NOTES: N_("The entries become notes of their days. Press o if they are rather wins."),
}
"""Messages for a file of another program."""


class Stage(Enum):
    """Stage of the import."""

    BEGIN = auto()
    READING = auto()
    SEEN = auto()
    TAKING = auto()
    DONE = auto()
    REFUSED = auto()


BUSY = {Stage.READING, Stage.TAKING}


class _Stopped(Exception):
    """Raised when Esc cancels the import."""


class ImportFileScreen(CommonActions):
    """Import of one file."""

    room = "bring_in"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("bring_in")]

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._stage = Stage.BEGIN
        self._path = ""
        self._file: File | None = None
        self._become, self._whose = WINS, ""
        self._incoming: Any = None
        """The entries read from the file, in the form that the import commands return and accept."""
        self._report: Report | None = None
        self._said = ""
        """The reason why the file was refused."""
        self._done = (0, 0)
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
        for sheet in self.query(Canvas):
            sheet.show(self._lines)

    def _go(self, stage: Stage) -> None:
        self._stage = stage
        self._draw()
        self.refresh_bindings()
        self.show_keys()

    def _lines(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        words = self.words
        if self._stage is Stage.BEGIN:
            return [
                *(line for said in ABOUT for line in [*typeset.wrapped(words(said), width, 1), BLANK]),
                *typeset.wrapped(typeset.styled(words("Press Enter and name the file."), QUIET), width, 1),
            ]
        title = safe_text.visible_line(Path(self._path).name)
        lines = [
            typeset.rule(title, width, self.glyphs),
            *typeset.wrapped(typeset.styled(self._path, QUIET), width),
            BLANK,
        ]
        if self._stage is not Stage.REFUSED:
            lines += [line for said in self._kind() for line in typeset.wrapped(said, width)]
        return [*lines, BLANK, *(line for said in self._told() for line in typeset.wrapped(said, width))]

    def _kind(self) -> list[str]:
        """Show which program wrote the file, and what is known about it before the import."""
        if self._file is None:
            return []
        said = [import_report.source_sentence(self.words, self._file.source)]
        if self._file.is_foreign and self._stage is not Stage.DONE:
            said.append(self.words(BECOME[self._become]))
        if self._file.is_card and self._whose:
            said.append(self.words("From {whose}.", whose=self._whose))
        elif self._file.is_card and self._stage is Stage.SEEN:
            said.append(self.words("Press a to write who the idea came from."))
        return said

    def _told(self) -> list[str]:
        words, (done, total) = self.words, self._done
        if self._stage is Stage.REFUSED:
            return [self._said]
        if self._stage in BUSY or self._report is None:
            far = words("Compared: {done} of {total}.", done=done, total=total)
            if self._stage is Stage.TAKING:
                far = words("Written: {done} of {total}.", done=done, total=total)
            return [
                words("One moment …"),
                *([far] if total else []),
                "",
                words("Esc stops it, and nothing is changed."),
            ]
        told = list(import_report.report_lines(words, self._report, dry_run=self._stage is Stage.SEEN))
        if self._stage is Stage.DONE:
            return [*told, "", words("Press U to take it back.")]
        if import_report.brings_anything(self._report):
            return [*told, "", words("Nothing is changed yet. Press Enter to take it in.")]
        return told

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """Disable the actions that do not fit the current stage."""
        if self._stage in BUSY:
            return action == "back" or action.startswith("app.") or action in {"hide", "help_now"}
        file = self._file
        offers = {"another": True, "become": file and file.is_foreign, "whose": file and file.is_card}
        if action in offers and self._stage in {Stage.BEGIN, Stage.DONE}:
            return False
        return bool(offers.get(action, True))

    @background_action
    async def action_go_on(self) -> None:
        """Import the previewed entries; ask for a file if there are none."""
        if self._stage is Stage.SEEN and self._report and import_report.brings_anything(self._report):
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
                    value=self._path,
                    hint=words("Such as ~/notes.json"),
                    help=words("You see first what would come in."),
                ),
            ),
            keeps=False,
        )

        async def save(values: Values) -> None:
            path = _path(values["path"])
            try:
                file = await self.context.diary_thread.run_without_diary(import_file.inspect_file, path)
            except FileRefused as error:
                raise BadInput(error.message, **error.facts) from None
            self._path, self._file, self._become, self._whose = str(path), file, WINS, ""

        if await self.ask(spec, save):
            self._start(Stage.READING, self._see())

    def action_become(self) -> None:
        """Toggle whether the entries become wins or notes of days."""
        self._become = NOTES if self._become == WINS else WINS
        self._start(Stage.READING, self._see())

    @background_action
    async def action_whose(self) -> None:
        """Set whose idea the entry was."""
        words = self.words
        help = words("Whose idea it was.")
        spec = FormSpec("", words("Whose idea was it?"), (Text("whose", value=self._whose, help=help),), keeps=False)

        async def save(values: Values) -> None:
            self._whose = " ".join(values["whose"].split())

        if await self.ask(spec, save):
            self._start(Stage.READING, self._see())

    def _start(self, stage: Stage, work: Coroutine[Any, Any, None]) -> None:
        self._stop, self._done = Event(), (0, 0)
        self._go(stage)
        self._worker = self.run_worker(self._in_words(work), group="incoming", exclusive=True)

    async def _in_words(self, work: Coroutine[Any, Any, None]) -> None:
        """Run the work; errors in the file are shown on the page."""
        try:
            await work
        except _Stopped:
            self._begin_anew()
        except RecoveryError as error:
            self._said = self.words.error(error)
            self._go(Stage.REFUSED)

    async def _see(self) -> None:
        if (file := self._file) is None:
            return
        become = self._become if file.is_foreign else None
        self._incoming = await self.context.diary_thread.run_without_diary(
            import_file.parse_file, file, become, self._whose or None
        )
        self._report = await self.do(
            import_file.import_entries, self._incoming, dry_run=True, progress=self._progress()
        )
        self._go(Stage.SEEN)

    async def _take(self) -> None:
        self._report = await self.do(import_file.import_entries, self._incoming, progress=self._progress())
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
        self._done = (done, total)
        if self._stage in BUSY:
            self._draw()

    def action_undo(self) -> None:
        """Undo the last command; the report of the import is then no longer shown."""
        if self._stage is Stage.DONE:
            self._stage = Stage.BEGIN
        super().action_undo()

    def action_back(self) -> None:
        """Cancel running work, or go back."""
        if self._stage not in BUSY:
            super().action_back()
            return
        self._stop.set()
        if self._stage is Stage.READING and self._worker is not None:  # reading changes nothing, so it can be dropped
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
