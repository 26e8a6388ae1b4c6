"""Share log: when something was shared, with which kind of reader, and what; only for the person."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from recoverytui.commands import export
from recoverytui.commands.diary import Diary
from recoverytui.domain.audience import AUDIENCES, Shared
from recoverytui.domain.entry import AnyEntry
from recoverytui.exports import formats
from recoverytui.text import sharing
from recoverytui.tui import keys, safe_text, typeset
from recoverytui.tui.screens.form_host import background_action
from recoverytui.tui.screens.list_detail import ListDetailScreen
from recoverytui.tui.typeset import BLANK, QUIET, Lines
from recoverytui.tui.widgets.row import Row


class ShareLogScreen(ListDetailScreen):
    """List of shared documents, latest first."""

    room = "shared"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("shared")]
    LEAD = 12

    data: Sequence[tuple[Shared, list[AnyEntry | None]]] | None

    def gather(self, diary: Diary) -> Sequence[tuple[Shared, list[AnyEntry | None]]]:
        """Read the log, and its entries in their current state."""
        return export.log_entries(diary)

    def show_rows(self) -> None:
        """Show each with its day, its reader and the titles of its entries."""
        if self.glance is None:
            return
        words, today = self.words, self.glance.today
        rows = []
        for number, (shared, entries) in enumerate(self.data or (), 1):
            titles = sharing.shared_titles(words, entries, today)
            name = words(AUDIENCES[shared.reader].label)
            rows.append(
                Row(
                    str(number),
                    f"{name}: {' · '.join(titles)}",
                    words.short_day(shared.day, today),
                    item=(shared, titles),
                )
            )
        self.entries.show(rows)

    def reader(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        """Return the titles of its entries, one to a line, and the kind of file."""
        row = self.entries.row
        if row is None:
            return []
        shared, titles = row.item
        lines = [line for title in titles for line in typeset.wrapped(safe_text.plain(title), width)]
        if form := formats.shared_as(self.words, shared.form):
            lines += [BLANK, *typeset.wrapped(safe_text.plain(form), width)]
        return [*lines, BLANK, *typeset.wrapped(typeset.styled(self.words(sharing.LOG_NOTE), QUIET), width)]

    def invitation(self, width: int) -> Lines:
        """Return the text of an empty list."""
        said = (sharing.NOTHING_SHARED, sharing.LOG_NOTE)
        return [line for each in said for line in typeset.wrapped(self.words(each), width)]

    @background_action
    async def action_clear(self) -> None:
        """Clear the log for good."""
        await self.do(export.clear_log)
        self.say(self.words("The list is empty now."))
        self.reload()
