"""Typesetting of the history: rows of the list, and the full sentences of each row."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from recoverytui.commands.look_back import OverTime
from recoverytui.domain.dashboard import Past
from recoverytui.domain.day import Pause
from recoverytui.domain.entry import AnyEntry, Entry
from recoverytui.domain.rhythm import Run, Streak
from recoverytui.domain.strategy import StrategyLine
from recoverytui.domain.win import Theme, Win
from recoverytui.text import measures
from recoverytui.text.glyphs import Glyphs
from recoverytui.text.labels import pause_words
from recoverytui.text.measures import Measure
from recoverytui.text.theme_names import THEMES
from recoverytui.text.translator import Translator
from recoverytui.tui import safe_text, typeset
from recoverytui.tui.context import Glance
from recoverytui.tui.typeset import BLANK, BOLD, QUIET, Lines
from recoverytui.tui.widgets import sparkline
from recoverytui.tui.widgets.row import Item, Row

ROOM_FOR_AIR = 72
"""Minimum width in cells for a sparkline with gaps."""
TALL = 12
"""Minimum height in lines for tall bars."""


class HistoryData(NamedTuple):
    """Data of the history."""

    streak: Streak
    past: Past
    pauses: Sequence[Entry[Pause]]
    themes: Sequence[OverTime]
    company: Sequence[OverTime]
    helped: Sequence[StrategyLine]
    same_day: Sequence[Entry[Win]]
    old_win: Entry[Win] | None


class About(NamedTuple):
    """A theme of wins, or who was along, month by month."""

    name: str
    over_time: OverTime
    theme: Theme | None = None


class HistoryView:
    """Rows and sentences of one history, in a language and a set of glyphs."""

    def __init__(self, seen: HistoryData, glance: Glance, words: Translator, glyphs: Glyphs) -> None:
        self.seen = seen
        self.glance = glance
        self.words = words
        self.glyphs = glyphs

    def rows(self, width: int) -> list[Row]:
        """Return all rows with their headings; where numbers are hidden, only what helped and the pauses."""
        sections = [
            self._measures(),
            self._days(),
            self._helped(),
            self._over_time("theme", self.words("What your wins were about"), self._themes(), width),
            self._over_time("company", self.words("Together with"), self._company(), width),
            self._runs(),
            self._pauses(),
        ]
        listed: list[Row] = []
        for section in [self._helped(), self._pauses()] if self.glance.quiet else sections:
            for index, row in enumerate(section):
                if listed and index == 0:
                    listed.append(Row("", ""))
                listed.append(row)
        return listed

    def told(self) -> list[Measure]:
        """Return each measure with its meaning; the strip of two weeks is on the overview only."""
        words, streak, breather = self.words, self.seen.streak, self.glance.prefs.breather
        listed = measures.explained(streak, breather, words, self.glyphs)
        told = [each for each in listed if each.said != measures.days_with_wins(streak, words)]
        if self.seen.past.returns:
            meaning = words(
                "The times you wrote a win after three days or more without one. Coming back is what counts."
            )
            told.append(Measure(measures.returns(self.seen.past.returns, words), meaning))
        return told

    def explained(self) -> list[tuple[str, str]]:
        """Return the meaning of each number in the room."""
        words, seen = self.words, self.seen
        told = [(each.said, each.meaning) for each in self.told()]
        if seen.helped:
            told.append((self._times(seen.helped[0]), self._counted()))
        if seen.themes or seen.company:
            meaning = words("Your wins of the last twelve months. The higher the bar, the more there were.")
            told.append((words("The bars"), meaning))
        if seen.past.runs:
            told.append((words("Days with wins"), self._run_meaning()))
        return told

    def whole(self, item: Item, width: int, height: int) -> Lines:
        """Return a row in full sentences."""
        if isinstance(item, Measure):
            return self._two(item.said, item.meaning, width)
        if isinstance(item, Run):
            return self._two(self._run(item), self._run_meaning(), width)
        if isinstance(item, About):
            return self._whole_about(item, width, height)
        if isinstance(item, StrategyLine):
            return self._whole_strategy(item, width)
        return self._whole_entry(item, width)

    def _two(self, said: str, meaning: str, width: int) -> Lines:
        return [
            *typeset.wrapped(typeset.styled(said, BOLD), width),
            *typeset.wrapped(typeset.styled(meaning, QUIET), width),
        ]

    def _measures(self) -> Iterator[Row]:
        told = self.told()
        if told:
            yield Row("", self.words("In words"))
        streak = self.seen.streak
        kept = measures.kept_weeks(streak, self.words)
        weeks = " ".join(self.glyphs.of_week(each) for each in streak.weeks).strip()
        for index, each in enumerate(told):
            yield Row(f"told:{index}", each.said, tail=weeks if each.said == kept else "", item=each)

    def _days(self) -> Iterator[Row]:
        same_day, old = self.seen.same_day, self.seen.old_win
        if same_day:
            yield Row("", self.words("On this day"))
        yield from map(self._win, same_day)
        if old is not None and old not in same_day:
            if same_day:
                yield Row("", "")
            yield Row("", self.words("A win from before"))
            yield self._win(old)

    def _win(self, entry: Entry[Win]) -> Row:
        day = self.words.short_day(entry.noun.day, self.glance.today)
        return Row(entry.id, entry.noun.text, tail=day, item=entry)

    def _helped(self) -> Iterator[Row]:
        if self.seen.helped:
            yield Row("", self.words("What has helped lately"))
        for line in self.seen.helped:
            noun = line.entry.noun
            text = f" {self.glyphs.dot} ".join(filter(None, (noun.text, noun.when)))
            yield Row(line.entry.id, text, tail="" if self.glance.quiet else self._times(line), item=line)

    def _times(self, line: StrategyLine) -> str:
        return self.words.plural("has helped once", "has helped {n} times", line.helped)

    def _counted(self) -> str:
        return self.words(
            "How often it helped, or helped a little, in the last 90 days. A win that names it counts too."
        )

    def _themes(self) -> list[About]:
        names = {theme: self.words(THEMES[theme]) for theme in Theme}
        return [About(names[Theme(each.name)], each, Theme(each.name)) for each in self.seen.themes]

    def _company(self) -> list[About]:
        return [About(each.name, each) for each in self.seen.company]

    def _over_time(self, what: str, title: str, listed: Sequence[About], width: int) -> Iterator[Row]:
        if not listed:
            return
        gap = " " if width >= ROOM_FOR_AIR else ""
        highest = max(max(each.over_time.per_month) for each in listed)
        yield Row("", title, tail=gap.join(self._initials(listed[0].over_time)))
        for each in listed:
            line = sparkline.spark(each.over_time.per_month, highest, self.glyphs, gap)
            yield Row(f"{what}:{each.over_time.name}", each.name, tail=line, item=each)

    def _initials(self, over_time: OverTime) -> list[str]:
        return [self.words.month_name(each)[0] for each in self._months(over_time)]

    def _months(self, over_time: OverTime) -> list[date]:
        """Return the first day of each counted month, oldest first."""
        this = self.glance.today.year * 12 + self.glance.today.month - 1
        months = range(this - len(over_time.per_month) + 1, this + 1)
        return [date(month // 12, month % 12 + 1, 1) for month in months]

    def _whole_about(self, about: About, width: int, height: int) -> Lines:
        words, counts = self.words, about.over_time.per_month
        said = words.plural("{n} win in the last twelve months.", "{n} wins in the last twelve months.", sum(counts))
        tall = height >= TALL
        air = [BLANK] if tall else []
        lines = [
            *typeset.wrapped(typeset.styled(safe_text.visible_line(about.name), BOLD), width),
            *typeset.wrapped(said, width),
            *air,
        ]
        lines += sparkline.drawn(counts, self._initials(about.over_time), 4 if tall else 1, self.glyphs)
        months = zip(self._months(about.over_time), counts, strict=True)
        listed = [f"{words.short_month(month)} {words.number(count)}" for month, count in months if count]
        return [*lines, *air, *typeset.wrapped(typeset.dotted(reversed(listed), self.glyphs), width)]

    def _whole_strategy(self, line: StrategyLine, width: int) -> Lines:
        words, noun = self.words, line.entry.noun
        lines = typeset.wrapped(safe_text.plain(noun.text), width)
        if noun.when:
            lines += typeset.wrapped(
                typeset.styled(f"{words('It helps when')}: ", QUIET) + safe_text.plain(noun.when), width
            )
        if not self.glance.quiet:
            lines += [BLANK, *typeset.wrapped(typeset.styled(f"{self._times(line)}. {self._counted()}", QUIET), width)]
        return lines

    def _whole_entry(self, entry: AnyEntry, width: int) -> Lines:
        noun, words, today = entry.noun, self.words, self.glance.today
        if isinstance(noun, Pause):
            lines = typeset.wrapped(pause_words(noun.start, noun.end, words, today), width)
            return lines + (typeset.wrapped(safe_text.plain(noun.note), width) if noun.note else [])
        return [
            *typeset.wrapped(typeset.styled(words.day(noun.day, today), QUIET), width),
            *typeset.wrapped(noun.text, width),
        ]

    def _runs(self) -> Iterator[Row]:
        if self.seen.past.runs:
            yield Row("", self.words("Days with wins"))
        for run in self.seen.past.runs:
            yield Row(f"run:{run.since.isoformat()}", self._run(run), item=run)

    def _run(self, run: Run) -> str:
        is_open = self.seen.past.open and run is self.seen.past.runs[0]
        return measures.run(run, self.glance.today, self.words, is_open=is_open)

    def _run_meaning(self) -> str:
        return measures.run_meaning(self.glance.prefs.breather, self.words)

    def _pauses(self) -> Iterator[Row]:
        if self.seen.pauses:
            yield Row("", self.words("Pauses"))
        for pause in self.seen.pauses:
            said = pause_words(pause.noun.start, pause.noun.end, self.words, self.glance.today)
            yield Row(pause.id, f"{said} {pause.noun.note or ''}".strip(), item=pause)
