"""Company: the try-outs with somebody who comes along; it never sends reminders."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from recoverytui.commands import goals
from recoverytui.commands.diary import Diary
from recoverytui.domain.entry import Entry
from recoverytui.domain.goal import Agreement, TryOut, TryState
from recoverytui.tui import keys, safe_text, typeset
from recoverytui.tui.screens.list_detail import ListDetailScreen
from recoverytui.tui.screens.sheet_preview import show_sheet
from recoverytui.tui.typeset import BLANK, QUIET, Lines
from recoverytui.tui.widgets.row import Row


class CompanyScreen(ListDetailScreen):
    """List of agreements and wishes for company."""

    room = "company"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("company")]
    INVITES = "goals"

    data: Sequence[Agreement] | None

    def gather(self, diary: Diary) -> Sequence[Agreement]:
        """Read the try-outs with somebody who comes along."""
        return goals.agreements(diary)

    def show_rows(self) -> None:
        """Show each try-out with who comes along."""
        self.entries.show([self._row(each.tryout) for each in self.data or ()])

    def _row(self, entry: Entry[TryOut]) -> Row:
        tryout, words = entry.noun, self.words
        tail = words("wish for company")
        if tryout.company:
            tail = words("with {who}", who=safe_text.visible_line(tryout.company))
        elif tryout.meet:
            tail = safe_text.visible_line(tryout.meet)
        sign = self.glyphs.some if tryout.state is TryState.TRYING else self.glyphs.open
        return Row(entry.id, tryout.text, tail=tail, glyph=sign, item=entry)

    def over_words(self) -> str:
        """Return the title of the list."""
        return self.words("Together on the first steps")

    def whole(self, entry: Entry[TryOut], width: int) -> Lines:
        """Return the whole agreement, and its goal."""
        tryout, words = entry.noun, self.words
        lines = typeset.wrapped(safe_text.plain(tryout.text), width)
        goal = next((each.goal.noun.text for each in self.data or () if each.tryout.id == entry.id), "")
        parts = (
            (words("Together with"), tryout.company),
            (words("Where and when"), tryout.meet),
            (words("Plan B"), tryout.plan_b),
            (words("Goal"), goal),
        )
        for label, text in parts:
            if text:
                lines += typeset.wrapped(typeset.styled(f"{label}: ", QUIET) + safe_text.plain(text), width)
        if tryout.wants_company and not tryout.company:
            lines += [BLANK, *typeset.wrapped(typeset.styled(words("I would like company"), QUIET), width)]
        return lines

    def invitation(self, width: int) -> Lines:
        """Return the text of an empty list."""
        said = self.words("What somebody comes along to will be here. You write it on a try-out, among the goals.")
        return typeset.wrapped(said, width)

    def action_page(self) -> None:
        """Open the agreement under the cursor as a sheet for who comes along."""
        if self.entry is not None:
            show_sheet(self, self.entry.id)

    def action_open(self) -> None:
        """Open the try-out under the cursor in the room of goals."""
        if self.entry is not None:
            from recoverytui.tui.screens.goals import GoalsScreen

            room = GoalsScreen(self.context)
            room.begin_with(self.entry)
            self.app.push_screen(room)
