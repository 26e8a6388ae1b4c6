"""Programmes: the built-in one and the person's own; open, add or remove one."""

from collections.abc import Sequence
from pathlib import Path as File
from typing import ClassVar, NamedTuple

from textual.binding import BindingType

from recoverytui import paths
from recoverytui.commands import programme_files, programmes
from recoverytui.commands.diary import Diary
from recoverytui.domain.programme import ProgrammeStatus
from recoverytui.errors import N_, BadInput
from recoverytui.tui import keys, safe_text, typeset
from recoverytui.tui.dialogs import entry_forms
from recoverytui.tui.dialogs.form_spec import Values
from recoverytui.tui.screens.form_host import background_action
from recoverytui.tui.screens.list_detail import ListDetailScreen
from recoverytui.tui.screens.programme import OPEN
from recoverytui.tui.typeset import BLANK, QUIET, Lines
from recoverytui.tui.widgets.row import Row


class ProgrammesData(NamedTuple):
    """Programmes, the names of removed ones, and the folder of the person's own."""

    lines: Sequence[ProgrammeStatus]
    away: Sequence[str]
    folder: File


class ProgrammesScreen(ListDetailScreen):
    """List of programmes."""

    room = "paths"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("paths")]

    data: ProgrammesData | None

    def gather(self, diary: Diary) -> ProgrammesData:
        """Read the programmes."""
        return ProgrammesData(
            programmes.all_(diary, self.words.language), programme_files.removed(diary), diary.locations.programmes
        )

    def show(self) -> None:
        """Show the programmes, with the cursor on the open one."""
        if self.data is not None and not self.entries.total:
            self._begin = self.context.at.get(OPEN, "")
        super().show()

    def show_rows(self) -> None:
        """Show each programme, and below them the removed ones."""
        if self.data is None:
            return
        rows = [self._row(line) for line in self.data.lines]
        if self.data.away:
            rows += [Row("", ""), Row("", self.words("Taken away"))]
            rows += [Row(f"away {name}", name, item=name, quiet=True) for name in self.data.away]
        self.entries.show(rows)

    def _row(self, line: ProgrammeStatus) -> Row:
        title = line.programme.title if line.programme else line.name
        tail = self.words("your own") if line.own else ""
        return Row(line.name, title, tail=tail, item=line, quiet=line.programme is None)

    def remember(self) -> None:
        """Save nothing: the cursor starts on the open programme each time."""

    @property
    def line(self) -> ProgrammeStatus | None:
        """Return the programme under the cursor."""
        row = self.entries.row
        return row.item if row is not None and isinstance(row.item, ProgrammeStatus) else None

    def reader(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        """Return the description of the programme under the cursor, or the error that refused its file."""
        line, words = self.line, self.words
        if line is None:
            return typeset.wrapped(words("Enter brings it back."), width) if self.entries.row else []
        if line.refused is not None:
            return typeset.wrapped(words.error(line.refused), width)
        weeks = [safe_text.visible_line(week.title) for week in line.programme.weeks] if line.programme else []
        lines = typeset.wrapped(typeset.dotted(weeks, self.glyphs, ""), width)
        if line.own and self.data:
            lies = words("It is at {path}.", path=self.data.folder / f"{line.name}{programme_files.SUFFIX}")
            lines += [BLANK, *typeset.wrapped(typeset.styled(lies, QUIET), width)]
        return lines

    @background_action
    async def action_choose(self) -> None:
        """Open the programme under the cursor, or restore a removed one."""
        row = self.entries.row
        if row is None:
            return
        if self.line is None:
            await self._bring_back(row.item)
        else:
            self.context.at[OPEN] = self.line.name
            self.action_back()

    @background_action
    async def action_take_in(self) -> None:
        """Copy a programme file into the program's folder."""

        async def save(values: Values) -> None:
            if not values["file"].strip():
                raise BadInput(N_("Write where the file is."))
            file = paths.expanded(values["file"].strip())
            self._begin = await self.do(programme_files.add_file, file)
            self.say(self.words("Saved. Enter opens it."))

        if await self.ask(entry_forms.path_file(self.words), save):
            self.reload()

    @background_action
    async def action_take_away(self) -> None:
        """Remove one of the person's own programmes; it can be restored."""
        line = self.line
        if line is not None:
            await self.do(programme_files.remove, line.name)
            self.say(self.words("Taken away. Press u to bring it back."))
            self.reload()

    @background_action
    async def action_put_back(self) -> None:
        """Restore a removed programme."""
        if self.data is None or not self.data.away:
            raise BadInput(N_("There is nothing to bring back."))
        row = self.entries.row
        chosen = row.item if row is not None and row.item in self.data.away else self.data.away[0]
        await self._bring_back(chosen)

    async def _bring_back(self, name: str) -> None:
        self._begin = (await self.do(programmes.put_back, name, self.words.language)).name
        self.say(self.words("It is back."))
        self.reload()
