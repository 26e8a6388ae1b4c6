"""Talks with staff or an office: preparation, and afterwards what was said and understood."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from recoverytui.commands import entries, talks
from recoverytui.commands.diary import Diary
from recoverytui.domain.entry import AnyEntry, Entry
from recoverytui.domain.talk import Talk
from recoverytui.text.labels import labelled_texts
from recoverytui.tui import keys, safe_text, typeset
from recoverytui.tui.context import glance
from recoverytui.tui.dialogs import card_and_talk_forms
from recoverytui.tui.dialogs.form_spec import Values, spoken
from recoverytui.tui.screens.form_host import background_action
from recoverytui.tui.screens.list_detail import ListDetailScreen
from recoverytui.tui.screens.sheet_preview import show_sheet
from recoverytui.tui.typeset import BLANK, INDENT, QUIET, Lines
from recoverytui.tui.widgets.row import Row


class TalksScreen(ListDetailScreen):
    """List of talks."""

    room = "talks"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("talks")]
    LEAD = 7
    INVITES = "add"

    data: Sequence[Entry[Talk]] | None

    def gather(self, diary: Diary) -> Sequence[Entry[Talk]]:
        """Read the talks, newest first."""
        return talks.all_(diary)

    def show_rows(self) -> None:
        """Show with whom or about what, on which day, and whether there are notes from it."""
        self.entries.show([self._row(entry) for entry in self.data or ()])

    def _row(self, entry: Entry[Talk]) -> Row:
        talk, words = entry.noun, self.words
        day = words("{day} {month}", day=talk.day.day, month=words.short_month(talk.day)) if talk.day else ""
        kept = talk.after is not None
        return Row(entry.id, talk.about, day, tail=words("written afterwards") if kept else "", item=entry)

    def over_words(self) -> str:
        """Return the title of the list."""
        return self.words("Before a talk, and after it")

    def whole(self, entry: Entry[Talk], width: int) -> Lines:
        """Return a talk with all its parts, before it and after it."""
        talk, words = entry.noun, self.words
        lines = typeset.wrapped(safe_text.plain(talk.about), width)
        if talk.day:
            today = self.glance.today if self.glance else None
            lines += typeset.wrapped(typeset.styled(words.day(talk.day, today), QUIET), width)
        for label, said in labelled_texts(words, talk):
            lines += [BLANK, *typeset.wrapped(typeset.styled(label, QUIET), width)]
            lines += typeset.wrapped(safe_text.plain(said), width, indent=INDENT + 2)
        return lines

    def invitation(self, width: int) -> Lines:
        """Return the text of an empty list."""
        said = self.words("A talk can be prepared here. Afterwards you can write what was said.")
        return typeset.wrapped(said, width)

    @background_action
    async def action_add(self) -> None:
        """Prepare a talk."""
        spec = card_and_talk_forms.talk(self.words, (await self.do(glance)).today)

        async def save(values: Values) -> None:
            about = values.pop("about")
            self._begin = (await self.save(spec.draft_key, talks.add, about, **spoken(values))).id
            self.say(self.words("Saved."))

        if await self.ask(spec, save):
            self.reload()

    @background_action
    async def action_after(self) -> None:
        """Edit what was said and understood."""
        entry = self.entry
        if entry is None:
            return
        spec = card_and_talk_forms.after_talk(self.words, entry.noun, entry.id)

        async def save(values: Values) -> None:
            await self.save(spec.draft_key, _change, entry.id, spoken(values))
            self.say(self.words("Saved."))

        if await self.ask(spec, save):
            self.reload()

    def action_page(self) -> None:
        """Open the talk as a sheet: what to say, or after the talk what was said; the other one can be chosen there."""
        entry = self.entry
        if entry is None:
            return
        if not entry.noun.after:
            show_sheet(self, entry.id)
            return
        after = f"{entry.id}/after"
        show_sheet(self, after, ((after, self.words("After the talk")), (entry.id, self.words("Before the talk"))))


def _change(diary: Diary, id: str, parts: Values) -> AnyEntry:
    return entries.edit(diary, id, **parts)
