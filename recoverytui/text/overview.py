"""The overview as sections of lines of text, which the CLI prints and the TUI lays out."""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from recoverytui.dataclass import dataclass, replace
from recoverytui.domain.dashboard import Dashboard, ProgrammeWeek
from recoverytui.domain.day import Mark
from recoverytui.domain.entry import Entry, Noun
from recoverytui.domain.goal import GoalLine, TryOut, TryState
from recoverytui.domain.strategy import StrategyLine
from recoverytui.domain.win import Theme, Win
from recoverytui.errors import N_
from recoverytui.text import measures
from recoverytui.text.glyphs import Glyphs
from recoverytui.text.theme_names import THEMES
from recoverytui.text.translator import Translator
from recoverytui.text.tryout_states import TRY_STATES

Leads: TypeAlias = Entry[Noun] | ProgrammeWeek | date | str | None
"""Target of a line: an entry, a programme, a day, or a room by name."""


class Name(StrEnum):
    """The sections, in order of importance."""

    TODAY = "today"
    WEEK = "week"
    RHYTHM = "rhythm"
    OLD_WIN = "old win"
    GOALS = "goals"
    COMING = "coming"
    HELPS = "helps"


TITLES = {
    Name.TODAY: N_("Today"),
    Name.WEEK: N_("Earlier this week"),
    Name.RHYTHM: N_("The last two weeks"),
    Name.OLD_WIN: N_("A win from before"),
    Name.GOALS: N_("Something I would like"),
    Name.COMING: N_("Coming up"),
    Name.HELPS: N_("What helps"),
}


BEEN_HERE = N_("I have been here before")
WINS_BEFORE = N_("From hard days, and soon after")
HELPED_BEFORE = N_("What has helped")
NOTHING_BEFORE = N_("What you write on hard days will be here on the next one.")
"""Sentences of the page on earlier hard days."""


NEW_PAGE = N_("A new page")
"""Title of the measures while the page has no win."""


@dataclass
class Line:
    """One line of a section."""

    text: str
    """Diary text, or a sentence of the program."""
    aside: str = ""
    """Secondary text, dimmed in the TUI."""
    glyph: str = ""
    theme: Theme | None = None
    """Theme of a win, for the colour of its mark; `aside` names it too."""
    leads: Leads = None
    depth: int = 0


@dataclass
class Section:
    """A section: its title and lines."""

    name: Name
    title: str
    lines: tuple[Line, ...]


def sections(seen: Dashboard, words: Translator, glyphs: Glyphs, *, wide: bool = False, most: int = 0) -> list[Section]:
    """Return the non-empty sections in order.

    `wide` adds all steps of a goal, themes, and when a strategy helps. With `most`, earlier wins of the week above that
    number are replaced by a line that leads to the list of wins. After a quiet time there is one old win alone.
    """
    told = _Overview(seen, words, glyphs, wide=wide, most=most)
    lines: dict[Name, Sequence[Line]] = {
        Name.TODAY: told.today(),
        Name.WEEK: told.week(),
        Name.RHYTHM: told.rhythm(),
        Name.OLD_WIN: told.old_win(),
        Name.GOALS: told.goals() if wide else (),
        Name.COMING: told.coming(),
        Name.HELPS: told.helps(),
    }
    if seen.mark is Mark.HARD:
        lines = {Name.HELPS: lines[Name.HELPS], **lines}
    if seen.is_quiet_time:
        shown = (Name.HELPS, Name.OLD_WIN) if seen.mark is Mark.HARD else (Name.OLD_WIN,)
        lines = {name: lines[name] for name in shown}
    titles = {**TITLES, Name.RHYTHM: told.rhythm_title()}
    return [Section(name, words(titles[name]), tuple(of)) for name, of in lines.items() if of]


class _Overview:
    """Builds the lines of each section of one dashboard."""

    def __init__(self, seen: Dashboard, words: Translator, glyphs: Glyphs, *, wide: bool, most: int) -> None:
        self._seen, self._words, self._glyphs, self._wide, self._most = seen, words, glyphs, wide, most

    def today(self) -> list[Line]:
        """Return the wins of today, newest first, and the note."""
        seen = self._seen
        lines = [self._win(win) for win in seen.week if win.noun.day == seen.today]
        if seen.note is not None:
            lines.append(Line(seen.note.note or "", self._words("note"), self._glyphs.note, leads=seen.today))
        return lines

    def week(self) -> list[Line]:
        """Return the other wins of this week, each with its weekday."""
        seen, words = self._seen, self._words
        earlier = [win for win in seen.week if win.noun.day != seen.today]
        shown = earlier[: self._most] if self._most and len(earlier) > self._most + 1 else earlier
        lines = [self._win(win, words.weekday(win.noun.day)) for win in shown]
        if shown != earlier and seen.quiet_view:
            lines.append(Line(words("more"), glyph=self._glyphs.more, leads="wins"))
        elif shown != earlier:
            rest = len(earlier) - len(shown)
            lines.append(Line(words("{n} more", n=rest), glyph=self._glyphs.more, leads="wins"))
        return lines

    def _win(self, win: Entry[Win], day: str = "") -> Line:
        themes = [self._words(THEMES[theme]) for theme in win.noun.themes] if self._wide else []
        aside = f" {self._glyphs.dot} ".join(filter(None, [day, *themes]))
        theme = win.noun.themes[0] if themes else None
        return Line(win.noun.text, aside, self._glyphs.win, theme, leads=win)

    def rhythm(self) -> list[Line]:
        """Return the measures as sentences; the front end adds the sparklines."""
        streak = self._seen.streak
        since = measures.new_page(streak, self._words)
        if self._seen.quiet_view or not (streak.days_with_wins or (since and not self._seen.is_quiet_time)):
            return []
        if not streak.days_with_wins:
            return [Line(measures.page_without_wins(streak, self._words))]
        return [Line(" ".join(filter(None, (since, measures.progress(streak, self._words)))))]

    def rhythm_title(self) -> str:
        """Return the title of the measures; a page without a win has no strip to name."""
        return TITLES[Name.RHYTHM] if self._seen.streak.days_with_wins else NEW_PAGE

    def old_win(self) -> list[Line]:
        """Return one old win in full, with its day."""
        old = self._seen.old_win
        if old is None or self._seen.quiet_view:
            return []
        return [Line(old.noun.text, self._words.short_day(old.noun.day, self._seen.today), leads=old)]

    def goals(self) -> list[Line]:
        """Return the active goals with all their steps."""
        lines: list[Line] = []
        for goal in self._seen.goals:
            lines.append(Line(goal.entry.noun.text, leads=goal.entry))
            lines += [replace(self._step(tryout), depth=1) for tryout in goal.tryouts]
        return lines

    def _step(self, tryout: Entry[TryOut]) -> Line:
        noun, words = tryout.noun, self._words
        aside = words(TRY_STATES[noun.state])
        if noun.in_company and noun.state in {TryState.THINKING, TryState.TRYING}:
            with_whom = words("with {who}", who=noun.company) if noun.company else ""
            aside = with_whom or noun.meet or words("wish for company")
        return Line(noun.text, aside, self._glyphs.of_try(noun.state), leads=tryout)

    def coming(self) -> list[Line]:
        """Return what is ahead: try-outs, the next talk, company agreed on, the week of the programme."""
        return [*self._tryouts(), *self._talk(), *self._path()]

    def _tryouts(self) -> Iterator[Line]:
        """Yield the next step of each goal, and steps in company; a wide screen shows them with their goals instead."""
        company = {agreed.tryout.uid for agreed in self._seen.company}
        for goal in self._seen.goals:
            yield from (self._step(each) for each in goal.tryouts if self._comes(each, goal, company))

    def _comes(self, tryout: Entry[TryOut], goal: GoalLine, company: set[str]) -> bool:
        is_next = goal.next is not None and tryout.uid == goal.next.uid and not self._wide
        return is_next or tryout.uid in company

    def _talk(self) -> Iterator[Line]:
        words, talk = self._words, self._seen.talk
        if talk is None or talk.noun.day is None:
            return
        day = talk.noun.day
        said = words("{weekday} {day}", weekday=words.short_weekday(day), day=words.short_day(day, self._seen.today))
        if day == self._seen.today:
            said = words("today")
        aside = words("talk") if self._seen.quiet_view else words("talk, {day}", day=said)
        yield Line(talk.noun.about, aside, self._glyphs.open, leads=talk)

    def _path(self) -> Iterator[Line]:
        words, week = self._words, self._seen.programme_week
        if week is None:
            return
        title = week.title or words("Ten weeks at your own pace")
        at = words("week {number} of {of}", number=week.number, of=week.of)
        yield Line(title, "" if self._seen.quiet_view else at, self._glyphs.open, leads=week)

    def helps(self) -> list[Line]:
        """Return the pinned strategies, with when each helps on a wide screen."""
        return list(strategy_lines(self._seen.pinned, self._words, self._glyphs, wide=self._wide))


def strategy_lines(
    pinned: Sequence[StrategyLine], words: Translator, glyphs: Glyphs, *, wide: bool = False
) -> Iterator[Line]:
    """Yield the pinned strategies with their mark."""
    for each in pinned:
        noun = each.entry.noun
        when = words("when {when}", when=noun.when) if wide and noun.when else ""
        yield Line(noun.text, when, glyphs.pin, leads=each.entry)
