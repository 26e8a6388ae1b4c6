"""Page for a hard day: wins of earlier hard days and the days after, and all that has helped; nothing is counted."""

from typing import ClassVar

from textual.binding import BindingType

from recoverytui.commands import hard_days
from recoverytui.commands.diary import Diary
from recoverytui.domain.dashboard import BeenHere
from recoverytui.domain.entry import AnyEntry, Entry, Kind
from recoverytui.domain.strategy import StrategyLine
from recoverytui.domain.win import Win
from recoverytui.text.labels import labelled_texts
from recoverytui.text.overview import HELPED_BEFORE, NOTHING_BEFORE, WINS_BEFORE
from recoverytui.tui import keys, safe_text, typeset
from recoverytui.tui.screens.list_detail import ListDetailScreen
from recoverytui.tui.screens.navigation import room_of
from recoverytui.tui.typeset import BLANK, QUIET, Lines
from recoverytui.tui.widgets.row import Row


class BeenHereScreen(ListDetailScreen):
    """List of wins and of strategies, to read."""

    room = "been_here"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("been_here")]

    data: BeenHere | None

    def gather(self, diary: Diary) -> BeenHere:
        """Read the wins of earlier hard days, and what has helped."""
        return hard_days.been_here(diary)

    def show_rows(self) -> None:
        """Show the wins, and below them what has helped."""
        words, seen = self.words, self.data or BeenHere((), ())
        rows = [self._win(win) for win in seen.wins]
        if seen.helped:
            rows += [*([Row("", "")] if rows else []), Row("", words(HELPED_BEFORE))]
        self.entries.show([*rows, *(self._strategy(line) for line in seen.helped)])

    def _win(self, win: Entry[Win]) -> Row:
        day = self.words.short_day(win.noun.day, self.glance.today) if self.glance else ""
        return Row(win.id, win.noun.text, tail=day, glyph=self.glyphs.win, item=win)

    def _strategy(self, line: StrategyLine) -> Row:
        noun = line.entry.noun
        when = self.words("when {when}", when=noun.when) if noun.when else ""
        return Row(line.entry.id, noun.text, tail=when, glyph=self.glyphs.pin, item=line.entry)

    def over_words(self) -> str:
        """Return the title of the first part."""
        has_wins = self.data is not None and self.data.wins
        return self.words(WINS_BEFORE) if has_wins else self.title_words()

    def whole(self, entry: AnyEntry, width: int) -> Lines:
        """Return one win with its day, or one strategy with what is known of it."""
        words, noun = self.words, entry.noun
        lines = typeset.wrapped(safe_text.plain(noun.text), width)
        for name, text in labelled_texts(words, noun):
            lines += typeset.wrapped(typeset.styled(f"{name}: ", QUIET) + safe_text.plain(text), width)
        if noun.kind is Kind.WIN and self.glance:
            day = words.day(noun.day, self.glance.today)
            lines += [BLANK, *typeset.wrapped(typeset.styled(day, QUIET), width)]
        return lines

    def invitation(self, width: int) -> Lines:
        """Return the text of an empty page."""
        return typeset.wrapped(self.words(NOTHING_BEFORE), width)

    def action_open(self) -> None:
        """Open the win's day, or the strategy among the others."""
        if self.entry is not None and (room := room_of(self.context, self.entry)) is not None:
            self.app.push_screen(room)
