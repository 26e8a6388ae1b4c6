"""How looking back is set: the measures as sentences, the runs and pauses as rows, and one day."""

from collections.abc import Sequence
from datetime import date

from recoverytui.commands.overview import DayPage
from recoverytui.domain.dashboard import Past
from recoverytui.domain.day import Pause
from recoverytui.domain.entry import Entry
from recoverytui.domain.rhythm import Streak
from recoverytui.text.names import MARKS
from recoverytui.text.words import Words
from recoverytui.tui import page, plain
from recoverytui.tui.home import Glance
from recoverytui.tui.marks import Marks
from recoverytui.tui.page import BLANK, QUIET, Lines
from recoverytui.tui.screens import overview_help
from recoverytui.tui.screens.naming import pause_words
from recoverytui.tui.screens.overview_page import run_words, total_words, weeks_line
from recoverytui.tui.widgets.row import Row


def of_day(seen: DayPage, words: Words, marks: Marks, today: date, width: int, height: int) -> Lines:
    """Return what one day holds, as far as there is room."""
    lines = page.wrapped(page.said(words.day(seen.day.day, today), page.BOLD), width)
    if seen.day.mark is not None:
        lines += page.wrapped(page.said(words(MARKS[seen.day.mark]), QUIET), width)
    texts = [seen.day.note or "", *(win.noun.text for win in seen.wins), *(each.noun.text for each in seen.tryouts)]
    for text in filter(None, texts):
        lines += page.wrapped(plain.plain(plain.line(text)), width, hang=2)
    return page.cropped(lines, height, marks)


def measures(streak: Streak, past: Past, words: Words, marks: Marks, width: int) -> Lines:
    """Return what has been counted; nothing that would be a zero."""
    if not streak.wins:
        return []
    lines = [page.rule(words("In words"), width, marks)]
    lines += weeks_line(streak, words, marks)
    lines += page.wrapped(total_words(streak.wins, streak.weeks_with_wins, words), width)
    if past.returns:
        lines += page.wrapped(returns_words(past.returns, words), width)
    return [*lines, BLANK]


def returns_words(returns: int, words: Words) -> str:
    """Return how often the person found their way back."""
    return words.plural("You have found your way back {n} time.", "You have found your way back {n} times.", returns)


def rows(past: Past | None, pauses: Sequence[Entry[Pause]], words: Words, today: date) -> list[Row]:
    """Return the runs and then the pauses, newest first; where numbers are hidden there are no runs."""
    listed: list[Row] = []
    if past is not None and past.runs:
        listed.append(Row("", words("Days with wins")))
    for place, run in enumerate(past.runs if past is not None else ()):
        if place == 0 and past is not None and past.open:
            said = run_words(run.days, run.since, today, words)
        else:
            span = words.span(run.since, run.until, today)
            said = words.plural(
                "A run of {n} day with a win, {span}.", "A run of {n} days with wins, {span}.", run.days, span=span
            )
        listed.append(Row(f"run:{run.since.isoformat()}", said, item=run.since))
    if pauses:
        listed.append(Row("", words("Pauses")))
    for pause in pauses:
        said = pause_words(pause.noun.start, pause.noun.end, words, today)
        listed.append(Row(pause.id, f"{said} {pause.noun.note or ''}".strip(), item=pause))
    return listed


def explained(streak: Streak, past: Past, moment: Glance, words: Words, marks: Marks) -> list[tuple[str, str]]:
    """Return each number that is shown with what it means."""
    told = overview_help.of_streak(streak, moment.today, moment.prefs.breather, words, marks)
    if past.returns:
        meaning = words("The times you wrote a win after three days or more without one. Coming back is what counts.")
        told.append((returns_words(past.returns, words), meaning))
    return told
