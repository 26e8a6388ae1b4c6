"""Sentences for the measures of rhythm, shared by CLI and TUI."""

from collections.abc import Iterator
from datetime import date

from recoverytui.dataclass import dataclass
from recoverytui.domain.dashboard import LATELY, Dashboard
from recoverytui.domain.day import Mark
from recoverytui.domain.rhythm import Run, Streak
from recoverytui.text.glyphs import Glyphs
from recoverytui.text.translator import Translator

A_LONG_QUIET_TIME = 7
"""From this many quiet days on, the greeting says that everything is still here (rhythm.md, section 7)."""
LEAST_RUN = 2
"""Days with wins from which on a run is mentioned, so that its first day is never today."""


@dataclass
class Measure:
    """A measure as displayed, and its explanation."""

    said: str
    meaning: str


def greeting(seen: Dashboard, words: Translator) -> str:
    """Return the greeting of the overview; it never mentions what was not written."""
    if seen.pause is not None:
        return words("The diary rests. You can write when you like.")
    if seen.mark is Mark.HARD:
        return words("Today is a hard day. You do not have to write anything.")
    if seen.mark is Mark.REST:
        return words("Today is a rest day.")
    if seen.quiet_days < A_LONG_QUIET_TIME or not seen.streak.wins:
        return words("Good to see you.")
    if seen.quiet_view:
        return words("Good to see you. Your wins are still here.")
    return words.plural(
        "Good to see you. Your {n} win is still here.",
        "Good to see you. Your {n} wins are still here.",
        seen.streak.wins,
    )


def last_two_weeks(words: Translator) -> str:
    """Return the label of the strip of 14 days."""
    return words("The last two weeks")


def days_with_wins(streak: Streak, words: Translator) -> str:
    """Return measure B; the caller omits a zero."""
    if streak.new_page is not None and (streak.as_of - streak.new_page).days < LATELY:
        return words(
            "Days with a win since {day}: {n}.",
            day=_since(streak.new_page, streak.as_of, words),
            n=streak.days_with_wins,
        )
    return words("Days with a win in the last two weeks: {n}.", n=streak.days_with_wins)


def new_page(streak: Streak, words: Translator) -> str:
    """Return since when a new page counts, as long as the weeks of measure C reach back to it; else nothing."""
    if streak.new_page is None or (streak.as_of - streak.new_page).days >= 7 * len(streak.weeks):
        return ""
    return words("A new page since {day}.", day=_since(streak.new_page, streak.as_of, words))


def page_without_wins(streak: Streak, words: Translator) -> str:
    """Return since when a new page counts, and what there is from before it."""
    day = _since(streak.new_page or streak.as_of, streak.as_of, words)
    return f"{words('Since {day}', day=day)}. {words('Before it: {wins}', wins=total(streak, words))}"


def _since(day: date, today: date, words: Translator) -> str:
    return words("today") if day == today else words.short_day(day, today)


def progress(streak: Streak, words: Translator) -> str:
    """Return the open run from two days on, and the number of wins: measures D and A."""
    if streak.run is None or streak.run.days < LEAST_RUN or not streak.days_with_wins:
        return total(streak, words)
    return f"{open_run(streak.run, streak.as_of, words)} {words('{n} in all.', n=streak.wins)}"


def open_run(run: Run, today: date, words: Translator) -> str:
    """Return an open run (measure D): days with a win, not elapsed days."""
    return words.plural(
        "{n} day with a win since {day}.",
        "{n} days with wins since {day}.",
        run.days,
        day=words.short_day(run.since, today),
    )


def closed_run(run: Run, today: date, words: Translator) -> str:
    """Return a run for the history; the newest one differs while it has one day."""
    return words.plural(
        "A run of {n} day with a win, {span}.",
        "A run of {n} days with wins, {span}.",
        run.days,
        span=words.span(run.since, run.until, today),
    )


def run(run: Run, today: date, words: Translator, *, is_open: bool) -> str:
    """Return one run of the history."""
    told = open_run if is_open and run.days >= LEAST_RUN else closed_run
    return told(run, today, words)


def total(streak: Streak, words: Translator) -> str:
    """Return the number of wins (measure A), with their weeks from two on."""
    wins = words.plural("{n} win", "{n} wins", streak.wins)
    if streak.weeks_with_wins < 2:
        return words("{wins} in all.", wins=wins)
    weeks = words.plural("{n} week", "{n} weeks", streak.weeks_with_wins)
    return words("{wins} across {weeks}.", wins=wins, weeks=weeks)


def kept_weeks(streak: Streak, words: Translator) -> str:
    """Return the weeks in rhythm (measure C), nothing without any or after a quiet time."""
    if not streak.kept_weeks or not streak.days_with_wins:
        return ""
    return words.plural("{n} week in your rhythm", "{n} weeks in your rhythm", streak.kept_weeks)


def returns(times: int, words: Translator) -> str:
    """Return the number of returns (measure E)."""
    return words.plural("You have found your way back once.", "You have found your way back {n} times.", times)


def explained(streak: Streak, breather: int, words: Translator, glyphs: Glyphs) -> Iterator[Measure]:
    """Yield the displayed measures with their explanations (rhythm.md, section 4)."""
    if not streak.wins:
        return
    if streak.days_with_wins:
        yield Measure(days_with_wins(streak, words), marks_meaning(words, glyphs))
    if streak.run is not None and streak.run.days >= LEAST_RUN and streak.days_with_wins:
        yield Measure(open_run(streak.run, streak.as_of, words), run_meaning(breather, words))
    if kept_weeks(streak, words):
        yield Measure(kept_weeks(streak, words), weeks_meaning(streak.days_a_week, words, glyphs))
    if since := new_page(streak, words):
        yield Measure(since, words("Days and weeks count from there on. Every win before it is still here."))
    yield Measure(
        total(streak, words), words("Every win counts, whenever it was written. No quiet day takes one away.")
    )


def marks_meaning(words: Translator, glyphs: Glyphs) -> str:
    """Return the meanings of the day marks, in the order of every legend."""
    return " ".join(
        (
            words("{sign} a day with a win.", sign=glyphs.win),
            words("{sign} a hard day.", sign=glyphs.hard),
            words("{hard} and {rest} are days like that with a win.", hard=glyphs.hard_win, rest=glyphs.rest_win),
            words("{sign} a pause or a rest day.", sign=glyphs.rest),
            words("{sign} a quiet day.", sign=glyphs.quiet),
            words("{sign} today, still open.", sign=glyphs.open),
        )
    )


def run_meaning(breather: int, words: Translator) -> str:
    """Return the explanation of a run."""
    counted = words("It counts the days that have a win.")
    if not breather:
        between = words("The days follow each other.")
    else:
        between = words.plural(
            "{n} quiet day may lie between two of them.", "Up to {n} quiet days may lie between two of them.", breather
        )
    return f"{counted} {between} {words('Pauses, hard days and rest days are never counted as quiet.')}"


def weeks_meaning(days: int, words: Translator, glyphs: Glyphs) -> str:
    """Return the explanation of the weekly rhythm, and of its target."""
    rhythm = words.plural(
        "A week is in your rhythm when {n} day has a win.", "A week is in your rhythm when {n} days have a win.", days
    )
    signs = (
        words("{sign} in your rhythm.", sign=glyphs.win),
        words("{sign} some wins.", sign=glyphs.some),
        words("{sign} a quiet week.", sign=glyphs.quiet),
        words("{sign} a week of rest.", sign=glyphs.rest),
        words("{sign} this week, still open.", sign=glyphs.open),
    )
    return " ".join(
        (
            rhythm,
            words("In a week with a pause or hard days it takes less."),
            words("The last eight weeks are counted."),
            words("When a new week comes in, the oldest goes out."),
            *signs,
        )
    )
