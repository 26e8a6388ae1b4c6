"""The verbs that look at the whole diary: today, and the measures."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from recoverytui.cli.command_spec import json_option, option, verb
from recoverytui.cli.session import Session
from recoverytui.errors import N_

if TYPE_CHECKING:
    from recoverytui.domain.dashboard import Dashboard
    from recoverytui.domain.rhythm import Streak
    from recoverytui.text.translator import Translator

SIGNS = {
    "W": "●",
    "P": "–",
    "T": "○",
    ".": "·",
    " ": " ",
    "kept": "●",
    "some": "◐",
    "quiet": "·",
    "rest": "–",
    "open": "○",
}
PLAIN_SIGNS = {
    **SIGNS,
    "W": "#",
    "P": "-",
    "T": "o",
    ".": ".",
    "kept": "#",
    "some": "+",
    "quiet": ".",
    "rest": "-",
    "open": "o",
}
A_QUIET_TIME, A_LONG_QUIET_TIME = 3, 7
"""From so many quiet days on there is a greeting, and one that says what is still here."""


@verb("today", help=N_("Show the overview as plain text."))
@json_option
def today(session: Session, as_json: bool) -> None:
    """Show the overview as plain text."""
    from recoverytui.commands import overview as deeds

    diary = session.reading()
    shown = None if diary is None else deeds.dashboard(diary)
    if as_json:
        session.console.json(_shape(session, shown))
    elif shown is None or shown.empty:
        session.invite()
    else:
        _show(session, shown)


@verb("streak", help=N_("Show the measures of your rhythm. None of them counts a quiet day against you."))
@option("--as-of", metavar=N_("DAY"), help=N_("As they were on this day."))
@json_option
def streak(session: Session, as_of: str | None, as_json: bool) -> None:
    """Show the measures of rhythm."""
    from recoverytui.commands import overview as deeds

    on = session.day(as_of)
    diary = session.reading()
    measured = nothing_yet(on or session.today) if diary is None else deeds.measure(diary, on)
    if as_json:
        from recoverytui.cli.json_output import measures

        session.console.json(measures(measured))
    elif not measured.wins:
        session.invite()
    else:
        for line in measure_lines(session, measured):
            session.console.say(line)


def measure_lines(session: Session, streak: "Streak") -> Iterator[str]:
    """Return the measures as sentences; one that would be a zero is left out."""
    words, marks = session.words, _Marks(session)
    if streak.days_with_wins:
        yield words("The last two weeks: {strip}", strip=marks(streak.strip))
        yield words("Days with a win in the last two weeks: {n}.", n=streak.days_with_wins)
    if streak.run:
        yield run_line(words, streak.run.days, streak.run.since, streak.as_of)
    yield from week_lines(session, streak)
    yield words(
        "You have counted {wins}, across {weeks}.",
        wins=words.plural("{n} win", "{n} wins", streak.wins),
        weeks=words.plural("{n} week", "{n} weeks", streak.weeks_with_wins),
    )


def week_lines(session: Session, streak: "Streak") -> Iterator[str]:
    """Return the weeks in one's rhythm, once there is one."""
    if streak.kept_weeks:
        strip = _Marks(session)(mark for mark in streak.weeks if mark)
        yield session.words("The last weeks: {strip}", strip=strip)
        yield session.words.plural("{n} week in your rhythm.", "{n} weeks in your rhythm.", streak.kept_weeks)


def nothing_yet(today: date) -> "Streak":
    """Return the measures before there is a diary."""
    from recoverytui.domain import rhythm
    from recoverytui.domain.neutral_days import NeutralDays

    return rhythm.measure(
        today=today,
        began=today,
        wins=0,
        weeks_with_wins=0,
        recent=set(),
        newest_first=(),
        neutral=NeutralDays((), (), today),
        days_a_week=2,
        breather=2,
        returns=0,
    )


def run_line(words: "Translator", days: int, since: date, today: date) -> str:
    """Return how many days with wins the open run has."""
    return words.plural(
        "{n} day with a win since {day}.", "{n} days with wins since {day}.", days, day=words.short_day(since, today)
    )


class _Marks:
    """Draws strips with the signs that this machine is set to."""

    def __init__(self, session: Session) -> None:
        self._signs = PLAIN_SIGNS if session.settings.ascii_marks else SIGNS

    def __call__(self, marks: "Iterator[str] | str") -> str:
        return " ".join(self._signs[mark] for mark in marks).strip()


def _show(session: Session, shown: "Dashboard") -> None:
    words, console = session.words, session.console
    console.say(words.day(shown.today))
    for line in _greeting(words, shown):
        console.say(line)
    if not shown.quiet_view and shown.streak.wins:
        console.say()
        for line in measure_lines(session, shown.streak):
            console.say(line)
    if shown.old_win:
        console.heading(words("A win from before"))
        old = shown.old_win
        console.say(f"{old.noun.text} ({words.short_day(old.noun.day, shown.today)})")
    _show_lists(session, shown)


def _greeting(words: "Translator", shown: "Dashboard") -> Iterator[str]:
    from recoverytui.text.labels import MARKS

    if shown.mark:
        yield words("Today is marked: {mark}.", mark=words(MARKS[shown.mark]))
    if shown.pause:
        yield words("The diary rests. Nothing is lost. You can write when you like.")
    elif shown.quiet_days >= A_LONG_QUIET_TIME and not shown.quiet_view:
        yield words.plural(
            "Good to see you. Your {n} win is still here.",
            "Good to see you. Your {n} wins are still here.",
            shown.streak.wins,
        )
    elif shown.quiet_days >= A_QUIET_TIME:
        yield words("Good to see you.")


def _show_lists(session: Session, shown: "Dashboard") -> None:
    from recoverytui.text.labels import TRY_STATES

    words, console = session.words, session.console
    if shown.goals:
        console.heading(words("Something I would like"))
        for line in shown.goals:
            console.say(line.entry.noun.text)
            if line.next:
                console.say(f"  {words(TRY_STATES[line.next.noun.state])}: {line.next.noun.text}")
    if shown.pinned:
        console.heading(words("What helps"))
        for strategy in shown.pinned:
            console.say(strategy.entry.noun.text)


def _shape(session: Session, shown: "Dashboard | None") -> dict[str, object]:
    from recoverytui.cli.json_output import item, measures

    day = session.today if shown is None else shown.today
    goals = shown.goals if shown else ()
    return {
        "today": day.isoformat(),
        "mark": shown and shown.mark,
        "pause": item(shown.pause) if shown and shown.pause else None,
        "streak": measures(shown.streak if shown else nothing_yet(day)),
        "old_win": item(shown.old_win) if shown and shown.old_win else None,
        "goals": [item(line.entry) for line in goals],
        "tryouts": [item(line.next) for line in goals if line.next],
        "strategies": [item(line.entry) for line in (shown.pinned if shown else ())],
    }


VERBS = (today, streak)
