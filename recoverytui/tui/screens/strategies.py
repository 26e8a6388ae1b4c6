"""What helps: strategies in the person's own words, and a key to record that one was used."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.binding import BindingType

from recoverytui.commands import strategies
from recoverytui.commands.diary import Diary
from recoverytui.domain.entry import AnyEntry, Entry
from recoverytui.domain.strategy import Helped, Strategy, StrategyLine
from recoverytui.text.labels import labelled_texts
from recoverytui.tui import keys, safe_text, typeset
from recoverytui.tui.context import glance
from recoverytui.tui.dialogs import entry_forms
from recoverytui.tui.dialogs.form_spec import Values, spoken
from recoverytui.tui.screens.base import DiaryScreen
from recoverytui.tui.screens.form_host import background_action
from recoverytui.tui.screens.list_detail import ListDetailScreen
from recoverytui.tui.screens.sheet_preview import show_sheet
from recoverytui.tui.typeset import BLANK, QUIET, Lines
from recoverytui.tui.widgets.row import Row


class StrategiesScreen(ListDetailScreen):
    """List of strategies."""

    room = "strategies"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("strategies")]

    data: Sequence[StrategyLine] | None
    _away = False
    """Whether archived strategies are shown instead of active ones."""

    def begin_with(self, entry: AnyEntry) -> None:
        """Put the cursor on a strategy, among the archived ones if it is archived."""
        super().begin_with(entry)
        self._away = entry.noun.away

    def gather(self, diary: Diary) -> Sequence[StrategyLine]:
        """Read the active strategies, or the archived ones."""
        return strategies.all_(diary, away=self._away)

    def show_rows(self) -> None:
        """Show them, pinned ones with a mark, and how often they helped recently."""
        rows = []
        for line in self.data or ():
            sign = self.glyphs.pin if line.entry.noun.pinned else " "
            rows.append(Row(line.entry.id, line.entry.noun.text, tail=self._helped(line), glyph=sign, item=line.entry))
        self.entries.show(rows)

    def _helped(self, line: StrategyLine) -> str:
        if self.quiet or not line.helped:
            return ""
        return self.words.plural("has helped once", "has helped {n} times", line.helped)

    def over_words(self) -> str:
        """Return which of them are shown."""
        return self.words("Put away") if self._away else self.words("What helps me")

    def whole(self, entry: Entry[Strategy], width: int) -> Lines:
        """Return a strategy with all its fields."""
        words, noun = self.words, entry.noun
        lines = typeset.wrapped(safe_text.plain(noun.text), width)
        for label, text in labelled_texts(words, noun):
            said = typeset.styled(f"{label}: ", QUIET)
            lines += typeset.wrapped(said + safe_text.plain(text), width)
        line = next((line for line in self.data or () if line.entry.id == entry.id), None)
        parts = [words("only for me")] if noun.only_me else []
        if line is not None and line.last_helped is not None and self.glance and not self.quiet:
            parts.append(self._helped(line))
            parts.append(words("last helped {day}", day=words.short_day(line.last_helped, self.glance.today)))
        return [*lines, BLANK, *typeset.wrapped(typeset.dotted(parts, self.glyphs), width)] if parts else lines

    @property
    def invites(self) -> str:
        """Return the key to add one; among archived ones, the key back to the active ones."""
        return "other" if self._away else "add"

    def invitation(self, width: int) -> Lines:
        """Return the text of an empty list."""
        if self._away:
            return typeset.wrapped(self.words("Nothing has been put away."), width)
        said = self.words("What helps you will be here, in your own words. You already know something.")
        return typeset.wrapped(said, width)

    def explain(self) -> list[tuple[str, str]]:
        """Return the meaning of the number at the end of a line."""
        counted = next((self._helped(line) for line in self.data or () if self._helped(line)), "")
        meaning = self.words(
            "How often it helped, or helped a little, in the last 90 days. A win that names it counts too."
        )
        return [(counted, meaning)] if counted else []

    @background_action
    async def action_add(self) -> None:
        """Add a strategy."""
        spec = entry_forms.strategy(self.words)

        async def save(values: Values) -> None:
            text = values.pop("text")
            await self.save(spec.draft_key, strategies.add, text, **spoken(values))
            self.say(self.words("Saved."))

        if await self.ask(spec, save):
            self.reload()

    @background_action
    async def action_use(self) -> None:
        """Record a use of the strategy under the cursor."""
        if self.entry is not None:
            await ask_use(self, self.entry)

    @background_action
    async def action_pin(self) -> None:
        """Pin the strategy under the cursor to the overview, or unpin it."""
        if self.entry is not None:
            pinned = self.entry.noun.pinned
            await self.do(partial(strategies.unpin if pinned else strategies.pin), self.entry.id)
            said = (
                self.words("It is no longer on the overview.") if pinned else self.words("It is on the overview now.")
            )
            self.say(said)
            self.reload()

    @background_action
    async def action_away(self) -> None:
        """Archive the strategy under the cursor, or make it active again."""
        if self.entry is not None:
            away = self.entry.noun.away
            await self.do(partial(strategies.bring_back if away else strategies.put_away), self.entry.id)
            self.say(
                self.words("It is back in the list.") if away else self.words("It is put away. Press o to see it.")
            )
            self.reload()

    def action_page(self) -> None:
        """Open the strategy under the cursor as a sheet."""
        if self.entry is not None:
            show_sheet(self, self.entry.id)

    def action_show_away(self) -> None:
        """Switch between archived and active strategies."""
        self._away = not self._away
        self.reload()


async def ask_use(room: DiaryScreen, entry: Entry[Strategy]) -> None:
    """Ask over a room whether a strategy helped, save the use and confirm."""
    today = (await room.do(glance)).today
    spec = entry_forms.use(room.words, today, entry.noun.text, of=entry.id)

    async def save(values: Values) -> None:
        helped = Helped(values["helped"])
        parts: Values = {"helped": helped, "day": values["day"], "note": values["note"] or None}
        await room.save(spec.draft_key, strategies.use, entry.id, **parts)
        said = room.words("It did not help this time. That is good to know.")
        room.say(said if helped is Helped.NO else room.words("Saved."))

    if await room.ask(spec, save):
        room.reload()
