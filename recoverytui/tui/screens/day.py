"""One day: its mark, its note and all its entries."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar, NamedTuple

from textual.binding import BindingType

from recoverytui.commands import entries, overview, strategies
from recoverytui.commands.diary import Diary
from recoverytui.commands.overview import DaySummary
from recoverytui.domain.day import Day, Mark
from recoverytui.domain.entry import AnyEntry, Entry, Kind
from recoverytui.errors import N_
from recoverytui.text.labels import KIND_NAMES, MARKS, entry_text
from recoverytui.tui import keys, safe_text, typeset, win_themes
from recoverytui.tui.context import AppContext, glance
from recoverytui.tui.screens.common_actions import links
from recoverytui.tui.screens.form_host import WIN_TEXT, background_action
from recoverytui.tui.screens.list_detail import ListDetailScreen
from recoverytui.tui.typeset import BLANK, QUIET, Lines
from recoverytui.tui.widgets.row import Row


class DayData(NamedTuple):
    """Data of a day, and the texts of the strategies that were used."""

    summary: DaySummary
    note: Entry[Day] | None
    strategies: dict[str, str]


class DayScreen(ListDetailScreen):
    """Entries of a day."""

    room = "day"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("day")]
    LEAD = 9
    INVITES = "new_win"

    data: DayData | None

    def __init__(self, context: AppContext, day: date, begin: str = "") -> None:
        super().__init__(context)
        self.day = day
        self._begin = begin

    def gather(self, diary: Diary) -> DayData:
        """Return the day, its note as an entry, and the texts of used strategies."""
        seen = overview.on(diary, self.day)
        note = entries.of_kind(diary, self.day.isoformat(), Day) if seen.day.note else None
        lines = [line for away in (False, True) for line in strategies.all_(diary, away=away)]
        return DayData(seen, note, {line.entry.uid: line.entry.noun.text for line in lines})

    def title_words(self) -> str:
        """Read the day."""
        return self.words.day(self.day, self.glance.today if self.glance else None)

    def header_days(self, today: date) -> tuple[str, ...]:
        """Say that it is today or was yesterday: a second date beside that of the title would be a riddle."""
        near = {0: N_("today"), 1: N_("yesterday")}.get((today - self.day).days, "")
        return (self.words(near),) if near else ()

    def over_words(self) -> str:
        """Return the mark of the day."""
        mark = self.data.summary.day.mark if self.data else None
        said = self.words(MARKS[mark]) if mark else self.words("What you wrote")
        return said[:1].upper() + said[1:]

    def show_rows(self) -> None:
        """Show the note first, then wins, uses and try-outs."""
        if self.data is None:
            return
        seen = self.data.summary
        listed: Sequence[AnyEntry] = [*seen.wins, *seen.uses, *seen.tryouts]
        if self.data.note is not None:
            listed = [self.data.note, *listed]
        self.entries.show([self._row(entry) for entry in listed])

    def _row(self, entry: AnyEntry) -> Row:
        kind = entry.noun.kind
        lead = self.words("note") if kind is Kind.DAY else self.words(KIND_NAMES[kind])
        if kind is not Kind.WIN:
            return Row(entry.id, self._said(entry), lead, glyph=" ", item=entry)
        glyph, tint = self.glyphs.win, win_themes.tint(entry.noun)
        return Row(entry.id, self._said(entry), lead, glyph=glyph, tint=tint, item=entry)

    def _said(self, entry: AnyEntry) -> str:
        said = entry_text(entry, self.words, self.day)
        if entry.noun.kind is Kind.USE and self.data is not None:
            return f"{self.data.strategies.get(entry.noun.strategy, '')} ({said})"
        return said

    def whole(self, entry: AnyEntry, width: int) -> Lines:
        """Return the whole text of an entry."""
        lines = typeset.wrapped(safe_text.plain(self._said(entry)), width)
        if entry.noun.kind is Kind.WIN and entry.noun.themes:
            lines += [BLANK, *typeset.wrapped(win_themes.named(entry.noun, self.words, self.glyphs), width)]
        if entry.noun.kind is Kind.WIN and entry.noun.only_me:
            lines += typeset.wrapped(typeset.styled(self.words("only for me"), QUIET), width)
        return lines

    def invitation(self, width: int) -> Lines:
        """Return the text of an empty day."""
        return typeset.wrapped(
            self.words("Nothing is written here. Late is fine: press n for a win, d for a note."), width
        )

    @background_action
    async def action_new_win(self) -> None:
        """Add a win of this day."""
        self.expect_form(WIN_TEXT)
        await self.write_win(self.day, await self.do(links))

    @background_action
    async def action_day_note(self) -> None:
        """Edit the note of this day."""
        await self.write_note(self.day, (await self.do(glance)).today)

    @background_action
    async def action_mark(self, mark: str) -> None:
        """Add or remove the mark of this day."""
        await self.mark_day(Mark(mark), self.day)

    def action_day(self, step: int) -> None:
        """Go to the day before or after; today is the last."""
        ordinal = self.day.toordinal() + step
        if ordinal >= 1 and self.glance is not None:
            self.day = min(date.fromordinal(ordinal), max(self.glance.today, self.day))
            self.reload()
