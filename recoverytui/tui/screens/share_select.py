"""Share selection: choose row by row what one reader gets; nothing is selected at first."""

from typing import ClassVar

from textual.binding import BindingType

from recoverytui.commands import export
from recoverytui.commands.diary import Diary
from recoverytui.domain.audience import AUDIENCES, Audience, pick_id
from recoverytui.domain.card import Card
from recoverytui.domain.entry import AnyEntry, Entry, Noun
from recoverytui.domain.talk import AFTER, BEFORE, AfterTalk, Talk
from recoverytui.text.labels import CARD_NAMES, CARD_PARTS, TALK_PARTS
from recoverytui.text.sharing import PART_NAMES
from recoverytui.text.translator import NN_
from recoverytui.tui import keys, safe_text, typeset
from recoverytui.tui.context import AppContext
from recoverytui.tui.screens.form_host import background_action
from recoverytui.tui.screens.list_detail import ListDetailScreen
from recoverytui.tui.typeset import QUIET, Lines
from recoverytui.tui.widgets.row import Row

KEPT_BACK = NN_(
    "{n} line is only for you, and stays out.",
    "{n} lines are only for you, and stay out.",
)


class ShareSelectScreen(ListDetailScreen):
    """Rows that can be selected for a reader."""

    room = "picking"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("picking")]

    data: export.OnOffer | None

    def __init__(self, context: AppContext, reader: Audience) -> None:
        super().__init__(context)
        self._reader = reader
        self._picked: dict[str, None] = {}
        """Ids, in the order of selection."""

    def gather(self, diary: Diary) -> export.OnOffer:
        """Read what can be shared; for others, nothing that is private to the person."""
        return export.on_offer(diary, self._reader)

    def over(self, width: int, height: int) -> Lines:
        """Return the reader, and how many rows are left out."""
        lines = super().over(width, height)
        if self.data and self.data.kept_back:
            note = self.words.plural(*KEPT_BACK, self.data.kept_back)
            if self.quiet:
                note = self.words("What is only for you stays out.")
            lines += typeset.wrapped(typeset.styled(note, QUIET), width)
        return lines

    def over_words(self) -> str:
        """Return the name of the reader."""
        return self.words(AUDIENCES[self._reader].label)

    def show_rows(self) -> None:
        """Show each section with its rows."""
        rows: list[Row] = []
        for part, entries in self.data.parts if self.data else ():
            rows.append(Row("", self.words(PART_NAMES[part])))
            rows += map(self._row, entries)
        self.entries.click_key = "space"  # a row has a check box
        self.entries.show(rows)

    def _row(self, entry: Entry[Noun]) -> Row:
        id = pick_id(entry)
        glyph = self.glyphs.ticked if id in self._picked else self.glyphs.unticked
        return Row(id, self._said(entry), glyph=glyph, item=entry)

    def _said(self, entry: AnyEntry) -> str:
        noun = entry.noun
        if isinstance(noun, Card):
            return self.words(CARD_NAMES[noun.name])
        return str(noun.about if isinstance(noun, Talk | AfterTalk) else noun.text)

    def whole(self, entry: AnyEntry, width: int) -> Lines:
        """Return the whole text of the row under the cursor."""
        noun, lines = entry.noun, typeset.wrapped(safe_text.plain(self._said(entry)), width)
        for part, title in _parts_of(noun).items():
            if said := getattr(noun, part):
                lines += typeset.wrapped(typeset.styled(f"{self.words(title)}: ", QUIET) + safe_text.plain(said), width)
        return lines

    def invitation(self, width: int) -> Lines:
        """Return the text of an empty list."""
        return typeset.wrapped(self.words("What you write can be picked here, line by line."), width)

    def action_tick(self) -> None:
        """Toggle the selection of the row under the cursor."""
        entry = self.entry
        if entry is None:
            return
        id = pick_id(entry)
        if id in self._picked:
            del self._picked[id]
        else:
            self._picked[id] = None
        self.show_rows()

    @background_action
    async def action_see(self) -> None:
        """Open the preview of the document."""
        from recoverytui.tui.screens.sheet_preview import preview_of

        if not self._picked:
            self.say(self.words("Nothing is picked yet. Press Space on each line that goes along."))
            return
        chosen = await self.do(export.choose, self._reader, list(self._picked))
        await self.in_front()
        self.app.push_screen(preview_of(self.context, chosen))


def _parts_of(noun: Noun) -> dict[str, str]:
    """Return the parts of a card or a talk that would go along, with their titles."""
    if isinstance(noun, Card):
        return CARD_PARTS[noun.name]
    names = BEFORE if isinstance(noun, Talk) else AFTER if isinstance(noun, AfterTalk) else ()
    return {name: TALK_PARTS[name] for name in names}
