"""All weeks of a programme: go to one, rename, move or remove it."""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType

from recoverytui.commands import programmes
from recoverytui.commands.diary import Diary
from recoverytui.dataclass import replace
from recoverytui.domain.programme import ProgrammeStatus, Week, group_week
from recoverytui.errors import N_, BadInput
from recoverytui.text.theme_names import THEMES
from recoverytui.tui import keys, safe_text, typeset
from recoverytui.tui.dialogs import entry_forms
from recoverytui.tui.dialogs.form_spec import Values
from recoverytui.tui.screens.form_host import background_action
from recoverytui.tui.screens.list_detail import ListDetailScreen
from recoverytui.tui.screens.programme import ProgrammeData, gather_programme
from recoverytui.tui.screens.sheet_preview import show_handout
from recoverytui.tui.typeset import QUIET, Lines
from recoverytui.tui.widgets.row import Row


class WeeksScreen(ListDetailScreen):
    """Weeks in order, with the current one marked."""

    room = "weeks"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("weeks")]
    LEAD = 3

    data: ProgrammeData | None

    def gather(self, diary: Diary) -> ProgrammeData:
        """Read the open programme."""
        return gather_programme(diary, self.context)

    @property
    def line(self) -> ProgrammeStatus | None:
        """Return the programme, if its file could be read."""
        return self.data.line if self.data and self.data.line.programme else None

    @property
    def number(self) -> int:
        """Return the number of the week under the cursor, 0 if there is none."""
        return int(self.entries.key or 0)

    def show(self) -> None:
        """Show the weeks, with the cursor on the current week."""
        if self.data is not None and not self.entries.total:
            self._begin = str(self.data.line.number)
        super().show()

    def show_rows(self) -> None:
        """Show each week with its number, without marking which were done."""
        line = self.line
        weeks = line.programme.weeks if line and line.programme else ()
        self.entries.show([self._row(number, week) for number, week in enumerate(weeks, 1)])

    def _row(self, number: int, week: Week) -> Row:
        here = self.line is not None and number == self.line.number
        tail = self.words("you are here") if here else ""
        return Row(str(number), week.title, str(number), tail, item=week)

    def over_words(self) -> str:
        """Return the title of the programme."""
        return (
            safe_text.visible_line(self.line.programme.title)
            if self.line and self.line.programme
            else self.title_words()
        )

    def remember(self) -> None:
        """Save nothing: the cursor starts on the current week each time."""

    def reader(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        """Return the week under the cursor."""
        row = self.entries.row
        return self._week(row.item, width) if row else []

    def _week(self, week: Week, width: int) -> Lines:
        lines = typeset.wrapped(safe_text.plain(week.title), width)
        said = [self.words(THEMES[theme]) for theme in week.themes]
        lines += typeset.wrapped(typeset.dotted(said, self.glyphs), width) if said else []
        for question in week.questions:
            lines += typeset.wrapped(safe_text.plain(question, QUIET), width, hang=2)
        return lines

    def invitation(self, width: int) -> Lines:
        """Return the text of an empty list."""
        refused = self.data.line.refused if self.data else None
        said = self.words.error(refused) if refused else self.words("This path has no weeks.")
        return typeset.wrapped(said, width)

    @background_action
    async def action_go_there(self) -> None:
        """Make the week under the cursor the current one, and go back to its page."""
        line = self.line
        if line is not None and self.number:
            await self.do(programmes.move, line.name, self.number, self.words.language)
            self.action_back()

    def action_page(self) -> None:
        """Open the questions of the week under the cursor as a handout for a group."""
        line = self.line
        if line is not None and line.programme is not None and self.number:
            show_handout(self, group_week(line.programme, self.number))

    @background_action
    async def action_edit(self) -> None:
        """Rename or move the week under the cursor."""
        row, line = self.entries.row, self.line
        if row is None or line is None or line.programme is None:
            return
        number, title, weeks = self.number, row.item.title, [week.title for week in line.programme.weeks]
        asked = entry_forms.week_position(self.words, number, weeks)
        spec = entry_forms.week_title(self.words, f"{line.name}:{number}", title)

        async def save(values: Values) -> None:
            if not values["title"].strip():
                raise BadInput(N_("A week needs a title."))
            if values["title"] != title:
                await self._change(programmes.rename_week, line.name, number, values["title"])
            if values["to"] != number:
                await self._change(programmes.move_week, line.name, number, values["to"])
                self._begin = str(values["to"])

        if await self.ask(replace(spec, parts=(*spec.parts, *asked.parts)), save):
            self.reload()

    @background_action
    async def action_leave_out(self) -> None:
        """Remove the week under the cursor from the programme."""
        line = self.line
        if line is not None and self.number:
            await self.do(programmes.remove_week, line.name, self.number, self.words.language)
            self.say(self.words("Taken out. Press u to put it back."))
            self.reload()

    @background_action
    async def action_put_back(self) -> None:
        """Undo the last change of the weeks, or redo it."""
        if self.line is not None:
            await self.do(programmes.put_back, self.line.name, self.words.language)
            self.say(self.words("The weeks are as they were before the last change."))
            self.reload()

    async def _change(self, deed: Callable[..., object], name: str, number: int, to: object) -> None:
        own = self.line is not None and self.line.own
        await self.do(deed, name, number, to, self.words.language)
        self.say(self.words("Saved.") if own else self.words("Saved. This path is your own now."))
