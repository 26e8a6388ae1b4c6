"""Pick, line by line, what one reader is to get; nothing is ticked from the start."""

from typing import Any, ClassVar, NamedTuple

from textual.binding import BindingType

from recoverytui.commands import export
from recoverytui.commands.diary import Diary
from recoverytui.domain.audience import Audience, Part
from recoverytui.domain.card import Card
from recoverytui.domain.entry import Entry
from recoverytui.domain.talk import Talk
from recoverytui.errors import N_
from recoverytui.text.labels import CARD_NAMES, CARD_PARTS
from recoverytui.tui import keys, safe_text, typeset
from recoverytui.tui.context import AppContext
from recoverytui.tui.screens.base import background_action
from recoverytui.tui.screens.list_detail import ListDetailScreen
from recoverytui.tui.screens.share import READERS
from recoverytui.tui.typeset import BLANK, QUIET, Lines
from recoverytui.tui.widgets.row import Row

PARTS = {
    Part.BOTH_AND: N_("Both-and card"),
    Part.HARD_DAY: N_("Card for hard days"),
    Part.STRATEGY: N_("What helps"),
    Part.GOAL: N_("Goals"),
    Part.TRYOUT: N_("Try-outs"),
    Part.WIN: N_("Wins"),
    Part.ANSWER: N_("Answers"),
    Part.TALK: N_("Talks"),
}
"""The headings of the list."""


class ShareSelectData(NamedTuple):
    """What a reader can be given, part by part, and the ids of what is only for the person."""

    parts: list[tuple[Part, list[Entry[Any]]]]
    private: frozenset[str]


class ShareSelectScreen(ListDetailScreen):
    """The lines one can tick for a reader."""

    room = "picking"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("picking")]

    data: ShareSelectData | None

    def __init__(self, context: AppContext, reader: Audience) -> None:
        super().__init__(context)
        self._reader = reader
        self._picked: dict[str, None] = {}
        """Ids, in the order they were ticked."""

    def gather(self, diary: Diary) -> ShareSelectData:
        """Return what can be picked; a deed for the diary thread."""
        parts = export.on_offer(diary, self._reader)
        private = {each.id for _, entries in parts for each in entries if export.is_private(diary, each)}
        return ShareSelectData(parts, frozenset(private))

    def over_words(self) -> str:
        """Return who it is for."""
        return self.words(READERS[self._reader])

    def show_rows(self) -> None:
        """Show each part with its lines; what is only for the person cannot be ticked."""
        rows: list[Row] = []
        for part, entries in self.data.parts if self.data else ():
            rows.append(Row("", self.words(PARTS[part])))
            rows += map(self._row, entries)
        self.entries.click_key = "space"  # a row looks like a box to tick
        self.entries.show(rows)

    def _row(self, entry: Entry[Any]) -> Row:
        private = self._is_private(entry)
        mark = " " if private else self.glyphs.ticked if entry.id in self._picked else self.glyphs.unticked
        tail = self.words("only for me") if private else ""
        return Row(entry.id, self._said(entry), tail=tail, mark=mark, quiet=private, item=entry)

    def _said(self, entry: Entry[Any]) -> str:
        noun = entry.noun
        if isinstance(noun, Card):
            return self.words(CARD_NAMES[noun.name])
        return str(noun.about if isinstance(noun, Talk) else noun.text)

    def _is_private(self, entry: Entry[Any]) -> bool:
        return self.data is not None and entry.id in self.data.private

    def whole(self, entry: Entry[Any], width: int) -> Lines:
        """Return all that the line under the cursor says, and why it cannot be ticked when it cannot."""
        noun, lines = entry.noun, typeset.wrapped(safe_text.plain(self._said(entry)), width)
        if isinstance(noun, Card):
            for part, title in CARD_PARTS[noun.name].items():
                if said := getattr(noun, part):
                    lines += typeset.wrapped(
                        typeset.styled(f"{self.words(title)}: ", QUIET) + safe_text.plain(said), width
                    )
        if self._is_private(entry):
            lines += [BLANK, *typeset.wrapped(self.words("You wrote that this is only for you. It stays here."), width)]
        return lines

    def invitation(self, width: int) -> Lines:
        """Return what stands where there is nothing to pick."""
        return typeset.wrapped(self.words("What you write can be picked here, line by line."), width)

    def action_tick(self) -> None:
        """Tick the line under the cursor, or take the tick away."""
        entry = self.entry
        if entry is None:
            return
        if self._is_private(entry):
            self.say(self.words("You wrote that this is only for you. It stays here."))
            return
        if entry.id in self._picked:
            del self._picked[entry.id]
        else:
            self._picked[entry.id] = None
        self.show_rows()

    @background_action
    async def action_see(self) -> None:
        """See the document before it leaves."""
        from recoverytui.tui.screens.export_preview import ExportPreviewScreen

        if not self._picked:
            self.say(self.words("Nothing is picked yet. Press Space on each line that goes along."))
            return
        await self.do(export.choose, self._reader, list(self._picked))
        await self.in_front()
        self.app.push_screen(ExportPreviewScreen(self.context, self._reader, tuple(self._picked)))
