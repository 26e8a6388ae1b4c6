"""What the numbers of the overview say, each in a sentence or two."""

from datetime import date

from recoverytui.domain.dashboard import Dashboard
from recoverytui.domain.rhythm import Streak
from recoverytui.text.glyphs import Glyphs
from recoverytui.text.translator import Translator
from recoverytui.tui.screens.overview_view import run_words, total_words


def explained(seen: Dashboard, breather: int, words: Translator, glyphs: Glyphs) -> list[tuple[str, str]]:
    """Return each measure that is shown, as it is shown, with what it means (rhythm.md, section 4)."""
    streak = seen.streak
    if not streak.wins:
        return []
    if streak.days_with_wins:
        strip = words("Days with a win in the last two weeks: {n}.", n=streak.days_with_wins)
    else:
        strip = words("The last two weeks")
    return [(strip, _strip(words, glyphs)), *of_streak(streak, seen.today, breather, words, glyphs)]


def of_streak(streak: Streak, today: date, breather: int, words: Translator, glyphs: Glyphs) -> list[tuple[str, str]]:
    """Return the run, the weeks and the sum of all wins with what they mean."""
    if not streak.wins:
        return []
    told = []
    if streak.run is not None:
        told.append((run_words(streak.run.days, streak.run.since, today, words), run_meaning(breather, words)))
    if streak.kept_weeks:
        kept = words.plural("{n} week in your rhythm", "{n} weeks in your rhythm", streak.kept_weeks)
        told.append((kept, _weeks(streak.days_a_week, words, glyphs)))
    total = words("Every win counts, whenever it was written. Wins never wear off.")
    return [*told, (total_words(streak.wins, streak.weeks_with_wins, words), total)]


def _strip(words: Translator, glyphs: Glyphs) -> str:
    signs = (
        words("{sign} a day with a win.", sign=glyphs.win),
        words("{sign} a pause, a hard day or a rest day.", sign=glyphs.rest),
        words("{sign} a quiet day.", sign=glyphs.quiet),
        words("{sign} today, still open.", sign=glyphs.open),
    )
    return " ".join(signs)


def run_meaning(breather: int, words: Translator) -> str:
    """Return what a run counts."""
    counted = words("It counts the days that have a win.")
    if not breather:
        between = words("The days follow each other.")
    else:
        between = words.plural(
            "{n} quiet day may lie between two of them.", "Up to {n} quiet days may lie between two of them.", breather
        )
    return f"{counted} {between} {words('Pauses, hard days and rest days are never counted as quiet.')}"


def _weeks(days: int, words: Translator, glyphs: Glyphs) -> str:
    rhythm = words.plural(
        "A week is in your rhythm when {n} day has a win.", "A week is in your rhythm when {n} days have a win.", days
    )
    less = words("In a week with a pause or hard days it takes less. The last eight weeks are looked at.")
    signs = (
        words("{sign} in your rhythm.", sign=glyphs.win),
        words("{sign} some wins.", sign=glyphs.some),
        words("{sign} a quiet week.", sign=glyphs.quiet),
        words("{sign} a week of rest.", sign=glyphs.rest),
        words("{sign} this week, still open.", sign=glyphs.open),
    )
    return " ".join((rhythm, less, *signs))
