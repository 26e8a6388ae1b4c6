"""What was shared: when, with which kind of reader, and what; for the person alone, and cleared when they want."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from recoverytui.commands import export
from recoverytui.commands.diary import Diary
from recoverytui.domain.audience import Shared
from recoverytui.tui import keys, safe_text, typeset
from recoverytui.tui.screens.base import background_action
from recoverytui.tui.screens.list_detail import ListDetailScreen
from recoverytui.tui.screens.share import READERS
from recoverytui.tui.typeset import Lines
from recoverytui.tui.widgets.row import Row


class ShareLogScreen(ListDetailScreen):
    """The list of what was shared, the latest first."""

    room = "shared"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("shared")]
    LEAD = 12

    data: Sequence[Shared] | None

    def gather(self, diary: Diary) -> Sequence[Shared]:
        """Return what was shared."""
        return export.log(diary)

    def show_rows(self) -> None:
        """Show each with its day and reader."""
        if self.glance is None:
            return
        today = self.glance.today
        self.entries.show(
            [
                Row(
                    str(place),
                    self.words(READERS[each.reader]),
                    self.words.short_day(each.day, today),
                    ", ".join(each.ids),
                    item=each,
                )
                for place, each in enumerate(self.data or (), 1)
            ]
        )

    def reader(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        """Return the ids of what was in it."""
        row = self.entries.row
        return typeset.wrapped(safe_text.plain(", ".join(row.item.ids)), width) if row else []

    def invitation(self, width: int) -> Lines:
        """Return what stands where nothing was shared."""
        return typeset.wrapped(self.words("What you share will be listed here, for you alone."), width)

    @background_action
    async def action_clear(self) -> None:
        """Forget what was shared, for good."""
        await self.do(export.clear_log)
        self.say(self.words("The list is empty now."))
        self.reload()
