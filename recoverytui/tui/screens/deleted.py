"""Deleted entries: restore them, or delete them for good."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

from textual.binding import BindingType

from recoverytui.commands import entries
from recoverytui.commands.diary import Diary
from recoverytui.domain.entry import Entry
from recoverytui.errors import N_, BadInput
from recoverytui.text.labels import KIND_NAMES, entry_text
from recoverytui.tui import keys, safe_text, typeset
from recoverytui.tui.dialogs import entry_forms
from recoverytui.tui.dialogs.form_spec import Values
from recoverytui.tui.screens.form_host import background_action
from recoverytui.tui.screens.list_detail import ListDetailScreen
from recoverytui.tui.typeset import Lines
from recoverytui.tui.widgets.row import Row

MOST = 1000


class DeletedScreen(ListDetailScreen):
    """List of deleted entries, last deleted first."""

    room = "deleted"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("deleted")]
    LEAD = 9

    data: Sequence[Entry[Any]] | None

    def gather(self, diary: Diary) -> Sequence[Entry[Any]]:
        """Read the entries that can be restored."""
        return entries.deleted(diary, MOST)

    def show_rows(self) -> None:
        """Show each with its kind."""
        rows = [
            Row(entry.id, self._said(entry), self.words(KIND_NAMES[entry.noun.kind]), item=entry)
            for entry in self.data or ()
        ]
        self.entries.show(rows)

    def _said(self, entry: Entry[Any]) -> str:
        return entry_text(entry, self.words, self.glance.today) if self.glance else ""

    def whole(self, entry: Entry[Any], width: int) -> Lines:
        """Return the whole text of an entry."""
        return typeset.wrapped(safe_text.plain(self._said(entry)), width)

    def invitation(self, width: int) -> Lines:
        """Return the text of an empty list."""
        return typeset.wrapped(self.words("Nothing has been deleted."), width)

    @background_action
    async def action_restore(self) -> None:
        """Restore the entry under the cursor."""
        if self.entry is not None:
            await self.do(entries.restore, self.entry.id)
            self.say(self.words("It is back."))
            self.reload()

    def _told(self, left: Sequence[Path]) -> str:
        """Return the result, and where copies of the text still are."""
        if not left:
            return self.words("It is gone for good.")
        return self.words("A backup that this passphrase does not open still holds it: {path}", path=left[0])

    @background_action
    async def action_erase(self) -> None:
        """Delete the entry under the cursor for good, after its confirmation word."""
        entry = self.entry
        if entry is None:
            return

        async def save(values: Values) -> None:
            if values["word"].strip().casefold() != self.words("delete").casefold():
                raise BadInput(N_("That is not the word. Nothing was deleted."))
            left = await self.do(entries.delete_for_good, entry.id)
            self.say(self._told(left))

        if await self.ask(entry_forms.word_for_good(self.words, self._said(entry)), save):
            self.reload()
