"""How the overview is set: sections in the order of what matters, each shown whole or left for its own room."""

from datetime import date, timedelta

from textual.content import Content

from recoverytui.domain.dashboard import Dashboard, HardDay
from recoverytui.domain.day import Mark
from recoverytui.domain.goal import GoalLine, TryState
from recoverytui.domain.rhythm import Streak
from recoverytui.text import labels
from recoverytui.text.glyphs import Glyphs
from recoverytui.text.translator import Translator
from recoverytui.tui import safe_text, typeset
from recoverytui.tui.typeset import BLANK, FIRST, INDENT, QUIET, Lines
from recoverytui.tui.widgets import month
from recoverytui.tui.widgets.clicks import pressable

LONG_QUIET = 7
"""From this many quiet days on the greeting says that all is still here (rhythm.md, section 7)."""
MOST_LINES = 2
"""How many lines one text may take here; its own room shows all of it."""
MOST_GOALS = 4
LABEL = 25
"""Where the marks of days and weeks begin."""


def welcome(words: Translator, width: int) -> Lines:
    """Return two sentences and one key, for a diary in which nothing has been written."""
    return [
        BLANK,
        BLANK,
        *typeset.wrapped(words("This is your diary. It is empty, and that is fine."), width),
        BLANK,
        *typeset.wrapped(words("Write a small win when you feel like it."), width),
        BLANK,
        BLANK,
        _way("n", words("Write a win.")),
        BLANK,
        _way("l", words("You can lock it with a passphrase, now or later.")),
    ]


def _way(key: str, told: str) -> Content:
    return Content.assemble(
        " " * INDENT, pressable(Content.assemble(typeset.styled(key, FIRST), "  ", typeset.styled(told, QUIET)), key)
    )


def page_of(
    seen: Dashboard,
    words: Translator,
    glyphs: Glyphs,
    width: int,
    height: int,
    *,
    wide: bool,
    first: Lines | None = None,
) -> Lines:
    """Return the sections that fit, in order, after what stands `first`, which says what helps already.

    Goals give up lines before a section is left out.
    """
    lines: Lines = [*(first or ())]
    if not seen.quiet_view:
        _put(lines, rhythm(seen, words, glyphs, width), height)
    helps = [] if wide or first else what_helps(seen, words, glyphs, width)
    kept = len(helps) + 1 if helps else 0
    old = [] if seen.quiet_view else old_win(seen, words, glyphs, width)
    least = _goals(seen, words, glyphs, width, 1)
    if not height or len(lines) + len(old) + 1 + (len(least) + 1 if least else 0) + kept <= height:
        _put(lines, old, height)
    for count in range(min(len(seen.goals), MOST_GOALS), 0, -1):
        if _put(lines, _goals(seen, words, glyphs, width, count), height - kept if height else 0):
            break
    _put(lines, helps, height)
    return lines


def beside(
    seen: Dashboard, strip: str, words: Translator, glyphs: Glyphs, width: int, height: int, *, helping: bool = True
) -> Lines:
    """Return the second column of a wide screen: the month, and what helps unless that is said elsewhere."""
    lines: Lines = []
    if not seen.quiet_view:
        first, _ = month.span(seen.today)
        weekdays = [words.weekday(date(2024, 1, 1) + timedelta(days=each)) for each in range(7)]
        drawn = month.drawn(first, strip, weekdays, glyphs, today=seen.today)
        lines += [typeset.rule(words.month(first), width, glyphs), *(line.pad_left(2) for line in drawn)]
    helps = what_helps(seen, words, glyphs, width, together=False) if helping else []
    if not lines:
        return typeset.cropped(helps, height, glyphs)
    _put(lines, helps, height)
    return lines


def greeting(seen: Dashboard, words: Translator, width: int) -> Lines:
    """Return the first sentence; never about what was not written."""
    return typeset.wrapped(_greeting(seen, words), width, indent=1)


def _greeting(seen: Dashboard, words: Translator) -> str:
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


def rhythm(seen: Dashboard, words: Translator, glyphs: Glyphs, width: int) -> Lines:
    """Return the strip of two weeks and the measures as sentences; what would be a zero is not there."""
    streak = seen.streak
    if not streak.wins:
        return []
    days = [glyphs.of_day(letter) for letter in streak.strip]
    lines = [_marked(words("The last two weeks"), days, glyphs)]
    if streak.run is not None:
        lines += typeset.wrapped(run_words(streak.run.days, streak.run.since, seen.today, words), width)
    lines += weeks_line(streak, words, glyphs)
    return lines + typeset.wrapped(total_words(streak.wins, streak.weeks_with_wins, words), width)


def weeks_line(streak: Streak, words: Translator, glyphs: Glyphs) -> Lines:
    """Return the weekly rhythm with its signs, once a week is in it."""
    if not streak.kept_weeks:
        return []
    label = words.plural("{n} week in your rhythm", "{n} weeks in your rhythm", streak.kept_weeks)
    return [_marked(label, [glyphs.of_week(each) for each in streak.weeks], glyphs)]


def run_words(days: int, since: date, today: date, words: Translator) -> str:
    """Return the gentle streak in words; it counts the days that have a win."""
    return words.plural(
        "{n} day with a win since {day}.", "{n} days with wins since {day}.", days, day=words.short_day(since, today)
    )


def total_words(wins: int, weeks: int, words: Translator) -> str:
    """Return all wins in words."""
    return words(
        "You have counted {wins}, across {weeks}.",
        wins=words.plural("{n} win", "{n} wins", wins),
        weeks=words.plural("{n} week", "{n} weeks", weeks),
    )


def old_win(seen: Dashboard, words: Translator, glyphs: Glyphs, width: int) -> Lines:
    """Return a win from before, and when it was."""
    if seen.old_win is None:
        return []
    win = seen.old_win.noun
    day = typeset.styled(words.short_day(win.day, seen.today), QUIET)
    text = typeset.styled(" " * INDENT + safe_text.visible_line(win.text))
    if text.cell_length + 2 + day.cell_length < width:
        shown = [typeset.spread(text, day, width - 1)]
    else:
        shown = [*_short(text, width, glyphs), day.pad_left(INDENT)]
    return [typeset.rule(words("A win from before"), width, glyphs), *shown]


def _goals(seen: Dashboard, words: Translator, glyphs: Glyphs, width: int, count: int) -> Lines:
    if not seen.goals:
        return []
    more = glyphs.more if count < len(seen.goals) else ""
    lines = [typeset.rule(words("Something I would like"), width, glyphs, more)]
    for goal in seen.goals[:count]:
        lines += _short(goal.entry.noun.text, width, glyphs)
        lines += _next_try(goal, words, glyphs, width)
    return lines


def _next_try(goal: GoalLine, words: Translator, glyphs: Glyphs, width: int) -> Lines:
    """Return the next thing to try out on the way to a goal: what is being tried, else what is thought of."""
    for state in (TryState.TRYING, TryState.THINKING):
        for tryout in goal.tryouts:
            if tryout.noun.state is state:
                said = typeset.styled(f"{words(labels.TRY_STATES[state])}: ", QUIET)
                return _short(
                    Content.assemble(said, safe_text.plain(safe_text.visible_line(tryout.noun.text))),
                    width,
                    glyphs,
                    INDENT + 2,
                )
    return []


def what_helps(
    seen: Dashboard | HardDay, words: Translator, glyphs: Glyphs, width: int, *, together: bool = True
) -> Lines:
    """Return the pinned strategies, on as few lines as they need, or one below the other."""
    if not seen.pinned:
        return []
    texts = [safe_text.visible_line(each.entry.noun.text) for each in seen.pinned]
    lines = [typeset.rule(words("What helps"), width, glyphs)]
    joined = typeset.wrapped(f"  {glyphs.dot}  ".join(texts), width)
    if together and len(joined) == 1:
        return lines + joined
    for text in texts:
        lines += _short(text, width, glyphs)
    return lines


def _marked(label: str, signs: list[str], glyphs: Glyphs) -> Content:
    """Return a label and a row of signs in their own column."""
    row = [typeset.styled(sign, FIRST if sign in {glyphs.win, glyphs.open} else QUIET) for sign in signs]
    while row and not row[0].plain.strip():
        row.pop(0)
    start = typeset.styled(" " * INDENT + f"{label:<{LABEL - INDENT}}")
    return Content.assemble(start, "  ", Content(" ").join(row))


def _short(text: Content | str, width: int, glyphs: Glyphs, indent: int = INDENT) -> Lines:
    content = text if isinstance(text, Content) else safe_text.plain(safe_text.visible_line(text))
    lines = typeset.wrapped(content, width, indent)
    if len(lines) > MOST_LINES:
        last = lines[MOST_LINES - 1]
        lines = [*lines[: MOST_LINES - 1], Content.assemble(last.truncate(max(width - 2, 1)), glyphs.more)]
    return lines


def _put(lines: Lines, section: Lines, height: int) -> bool:
    """Add a section after an empty line, if all of it fits; a height of 0 has room for everything."""
    if not section or (height and len(lines) + 1 + len(section) > height):
        return False
    lines += [BLANK, *section]
    return True
