"""How the overview is set: sections in the order of what matters, each shown whole or left for its own room."""

from datetime import date, timedelta

from textual.content import Content

from recoverytui.domain.dashboard import Dashboard
from recoverytui.domain.day import Mark
from recoverytui.domain.goal import GoalLine, TryState
from recoverytui.domain.hard_day import HardDay
from recoverytui.domain.rhythm import Streak
from recoverytui.text import names
from recoverytui.text.words import Words
from recoverytui.tui import page, plain
from recoverytui.tui.marks import Marks
from recoverytui.tui.page import BLANK, FIRST, INDENT, QUIET, Lines
from recoverytui.tui.widgets import month
from recoverytui.tui.widgets.clicks import pressable

LONG_QUIET = 7
"""From this many quiet days on the greeting says that all is still here (rhythm.md, section 7)."""
MOST_LINES = 2
"""How many lines one text may take here; its own room shows all of it."""
MOST_GOALS = 4
LABEL = 25
"""Where the marks of days and weeks begin."""


def welcome(words: Words, width: int) -> Lines:
    """Return two sentences and one key, for a diary in which nothing has been written."""
    return [
        BLANK,
        BLANK,
        *page.wrapped(words("This is your diary. It is empty, and that is fine."), width),
        BLANK,
        *page.wrapped(words("Write a small win when you feel like it."), width),
        BLANK,
        BLANK,
        _way("n", words("Write a win.")),
        BLANK,
        _way("l", words("You can lock it with a passphrase, now or later.")),
    ]


def _way(key: str, told: str) -> Content:
    return Content.assemble(
        " " * INDENT, pressable(Content.assemble(page.said(key, FIRST), "  ", page.said(told, QUIET)), key)
    )


def page_of(
    seen: Dashboard, words: Words, marks: Marks, width: int, height: int, *, wide: bool, first: Lines | None = None
) -> Lines:
    """Return the sections that fit, in order, after what stands `first`, which says what helps already.

    Goals give up lines before a section is left out.
    """
    lines: Lines = [*(first or ())]
    if not seen.quiet_view:
        _put(lines, rhythm(seen, words, marks, width), height)
    helps = [] if wide or first else what_helps(seen, words, marks, width)
    kept = len(helps) + 1 if helps else 0
    old = [] if seen.quiet_view else old_win(seen, words, marks, width)
    least = _goals(seen, words, marks, width, 1)
    if not height or len(lines) + len(old) + 1 + (len(least) + 1 if least else 0) + kept <= height:
        _put(lines, old, height)
    for count in range(min(len(seen.goals), MOST_GOALS), 0, -1):
        if _put(lines, _goals(seen, words, marks, width, count), height - kept if height else 0):
            break
    _put(lines, helps, height)
    return lines


def beside(
    seen: Dashboard, strip: str, words: Words, marks: Marks, width: int, height: int, *, helping: bool = True
) -> Lines:
    """Return the second column of a wide screen: the month, and what helps unless that is said elsewhere."""
    lines: Lines = []
    if not seen.quiet_view:
        first, _ = month.span(seen.today)
        weekdays = [words.weekday(date(2024, 1, 1) + timedelta(days=each)) for each in range(7)]
        drawn = month.drawn(first, strip, weekdays, marks, today=seen.today)
        lines += [page.rule(words.month(first), width, marks), *(line.pad_left(2) for line in drawn)]
    helps = what_helps(seen, words, marks, width, together=False) if helping else []
    if not lines:
        return page.cropped(helps, height, marks)
    _put(lines, helps, height)
    return lines


def greeting(seen: Dashboard, words: Words, width: int) -> Lines:
    """Return the first sentence; never about what was not written."""
    return page.wrapped(_greeting(seen, words), width, indent=1)


def _greeting(seen: Dashboard, words: Words) -> str:
    if seen.pause is not None:
        return words("The diary rests. You can write when you like.")
    if seen.mark is Mark.HARD:
        return words("Today is a hard day. You do not have to write anything.")
    if seen.mark is Mark.REST:
        return words("Today is a rest day.")
    if seen.quiet_days < LONG_QUIET:
        return words("Good to see you.")
    if seen.quiet_view:
        return words("Good to see you. Your wins are still here.")
    return words.plural(
        "Good to see you. Your {n} win is still here.",
        "Good to see you. Your {n} wins are still here.",
        seen.streak.wins,
    )


def rhythm(seen: Dashboard, words: Words, marks: Marks, width: int) -> Lines:
    """Return the strip of two weeks and the measures as sentences; what would be a zero is not there."""
    streak = seen.streak
    if not streak.wins:
        return []
    days = [marks.of_day(letter) for letter in streak.strip]
    lines = [_marked(words("The last two weeks"), days, marks)]
    if streak.run is not None:
        lines += page.wrapped(run_words(streak.run.days, streak.run.since, seen.today, words), width)
    lines += weeks_line(streak, words, marks)
    return lines + page.wrapped(total_words(streak.wins, streak.weeks_with_wins, words), width)


def weeks_line(streak: Streak, words: Words, marks: Marks) -> Lines:
    """Return the weekly rhythm with its signs, once a week is in it."""
    if not streak.kept_weeks:
        return []
    label = words.plural("{n} week in your rhythm", "{n} weeks in your rhythm", streak.kept_weeks)
    return [_marked(label, [marks.of_week(each) for each in streak.weeks], marks)]


def run_words(days: int, since: date, today: date, words: Words) -> str:
    """Return the gentle streak in words; it counts the days that have a win."""
    return words.plural(
        "{n} day with a win since {day}.", "{n} days with wins since {day}.", days, day=words.short_day(since, today)
    )


def total_words(wins: int, weeks: int, words: Words) -> str:
    """Return all wins in words."""
    return words(
        "You have counted {wins}, across {weeks}.",
        wins=words.plural("{n} win", "{n} wins", wins),
        weeks=words.plural("{n} week", "{n} weeks", weeks),
    )


def old_win(seen: Dashboard, words: Words, marks: Marks, width: int) -> Lines:
    """Return a win from before, and when it was."""
    if seen.old_win is None:
        return []
    win = seen.old_win.noun
    day = page.said(words.short_day(win.day, seen.today), QUIET)
    text = page.said(" " * INDENT + plain.line(win.text))
    if text.cell_length + 2 + day.cell_length < width:
        shown = [page.spread(text, day, width - 1)]
    else:
        shown = [*_short(text, width, marks), day.pad_left(INDENT)]
    return [page.rule(words("A win from before"), width, marks), *shown]


def _goals(seen: Dashboard, words: Words, marks: Marks, width: int, count: int) -> Lines:
    if not seen.goals:
        return []
    more = marks.more if count < len(seen.goals) else ""
    lines = [page.rule(words("Something I would like"), width, marks, more)]
    for goal in seen.goals[:count]:
        lines += _short(goal.entry.noun.text, width, marks)
        lines += _next_try(goal, words, marks, width)
    return lines


def _next_try(goal: GoalLine, words: Words, marks: Marks, width: int) -> Lines:
    """Return the next thing to try out on the way to a goal: what is being tried, else what is thought of."""
    for state in (TryState.TRYING, TryState.THINKING):
        for tryout in goal.tryouts:
            if tryout.noun.state is state:
                said = page.said(f"{words(names.TRY_STATES[state])}: ", QUIET)
                return _short(
                    Content.assemble(said, plain.plain(plain.line(tryout.noun.text))), width, marks, INDENT + 2
                )
    return []


def what_helps(seen: Dashboard | HardDay, words: Words, marks: Marks, width: int, *, together: bool = True) -> Lines:
    """Return the pinned strategies, on as few lines as they need, or one below the other."""
    if not seen.pinned:
        return []
    texts = [plain.line(each.entry.noun.text) for each in seen.pinned]
    lines = [page.rule(words("What helps"), width, marks)]
    joined = page.wrapped(f"  {marks.dot}  ".join(texts), width)
    if together and len(joined) == 1:
        return lines + joined
    for text in texts:
        lines += _short(text, width, marks)
    return lines


def _marked(label: str, signs: list[str], marks: Marks) -> Content:
    """Return a label and a row of signs in their own column."""
    row = [page.said(sign, FIRST if sign in {marks.win, marks.open} else QUIET) for sign in signs]
    while row and not row[0].plain.strip():
        row.pop(0)
    start = page.said(" " * INDENT + f"{label:<{LABEL - INDENT}}")
    return Content.assemble(start, "  ", Content(" ").join(row))


def _short(text: Content | str, width: int, marks: Marks, indent: int = INDENT) -> Lines:
    content = text if isinstance(text, Content) else plain.plain(plain.line(text))
    lines = page.wrapped(content, width, indent)
    if len(lines) > MOST_LINES:
        last = lines[MOST_LINES - 1]
        lines = [*lines[: MOST_LINES - 1], Content.assemble(last.truncate(max(width - 2, 1)), marks.more)]
    return lines


def _put(lines: Lines, section: Lines, height: int) -> bool:
    """Add a section after an empty line, if all of it fits; a height of 0 has room for everything."""
    if not section or (height and len(lines) + 1 + len(section) > height):
        return False
    lines += [BLANK, *section]
    return True
