"""Cards: each part with its title, filled in or empty, and edited one at a time."""

from typing import ClassVar, NamedTuple

from textual.binding import BindingType

from recoverytui.commands import cards
from recoverytui.commands.diary import Diary
from recoverytui.domain.card import PARTS, Card, CardName
from recoverytui.domain.entry import Entry
from recoverytui.domain.sheet import SheetName
from recoverytui.text.labels import CARD_NAMES, CARD_PARTS
from recoverytui.tui import keys, safe_text, typeset
from recoverytui.tui.dialogs import card_and_talk_forms
from recoverytui.tui.dialogs.form_spec import Values
from recoverytui.tui.screens.form_host import background_action
from recoverytui.tui.screens.list_detail import ListDetailScreen
from recoverytui.tui.screens.sheet_preview import show_blank, show_sheet
from recoverytui.tui.typeset import BLANK, BOLD, QUIET, Lines
from recoverytui.tui.widgets.row import Row


class Part(NamedTuple):
    """One part of a card, and its text."""

    card: Card
    name: str

    @property
    def key(self) -> str:
        """Return the key of the part in the list."""
        return f"{self.card.name}/{self.name}"

    @property
    def said(self) -> str | None:
        """Return its text."""
        said: str | None = getattr(self.card, self.name)
        return said


class CardsScreen(ListDetailScreen):
    """Both cards, part by part."""

    room = "cards"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("cards")]

    data: tuple[Card, ...] | None

    def begin_with(self, entry: Entry[Card]) -> None:
        """Put the cursor on the first part of a card that is filled in."""
        parts = [Part(entry.noun, name) for name in PARTS[entry.noun.name]]
        self._begin = next((part.key for part in parts if part.said), parts[0].key)

    def gather(self, diary: Diary) -> tuple[Card, ...]:
        """Read the cards."""
        return tuple(cards.get(diary, name) for name in CardName)

    def show_rows(self) -> None:
        """Show each part with its title and text."""
        rows: list[Row] = []
        for card in self.data or ():
            rows += [Row("", "")] if rows else []
            rows.append(Row("", self.words(CARD_NAMES[card.name])))
            for name in PARTS[card.name]:
                rows += self._rows(Part(card, name))
        self.entries.show(rows)

    def _rows(self, part: Part) -> list[Row]:
        title = self.words(CARD_PARTS[part.card.name][part.name])
        if not part.said:
            tail = "" if self.wide else self.words("not written yet")  # on a wide screen the reader shows it
            return [Row(part.key, title, tail=tail, glyph=self.glyphs.open, item=part)]
        return [
            Row(part.key, title, glyph=self.glyphs.win, item=part),
            Row("", part.said, depth=2, quiet=True),
        ]

    @property
    def part(self) -> Part | None:
        """Return the part under the cursor."""
        row = self.entries.row
        return row.item if row is not None else None

    def over_words(self) -> str:
        """Return the title of the list."""
        return self.words("In your own words")

    def reader(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        """Return the part under the cursor in full; on a wide screen, its whole card."""
        at = self.part
        if at is None:
            return []
        shown = [Part(at.card, name) for name in PARTS[at.card.name]] if self.wide else [at]
        lines: Lines = []
        for part in shown:
            lines += [BLANK] if lines else []
            lines += self._whole(part, width, is_here=part == at)
        return lines

    def _whole(self, part: Part, width: int, *, is_here: bool) -> Lines:
        title = typeset.styled(self.words(CARD_PARTS[part.card.name][part.name]), BOLD if is_here else QUIET)
        said = (
            safe_text.plain(part.said)
            if part.said
            else typeset.styled(self.words("Nothing is written here yet."), QUIET)
        )
        return [*typeset.wrapped(title, width), *typeset.wrapped(said, width)]

    @background_action
    async def action_edit(self) -> None:
        """Edit the part under the cursor."""
        part = self.part
        if part is None:
            return
        spec = card_and_talk_forms.card_part(self.words, part.card.name, part.name, part.said)

        async def save(values: Values) -> None:
            said: Values = {part.name: values["said"]}
            await self.save(spec.draft_key, cards.write, part.card.name, **said)
            self.say(self.words("Saved."))

        if await self.ask(spec, save):
            self.reload()

    @background_action
    async def action_delete(self) -> None:
        """Clear the part under the cursor; it can be undone."""
        part = self.part
        if part is not None and part.said:
            await self.do(cards.write, part.card.name, **{part.name: None})
            self.say(self.words("Deleted. Press u to undo."))
            self.reload()

    def action_page(self) -> None:
        """Open the card under the cursor as a sheet; an empty one has lines to write on."""
        if self.part is not None and cards.is_empty(self.part.card):
            show_blank(self, SheetName(self.part.card.name))
        elif self.part is not None:
            show_sheet(self, f"card:{self.part.card.name}")
