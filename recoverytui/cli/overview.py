"""The verbs over the whole diary: `today` and `streak`."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from recoverytui.cli.command_spec import Group, json_option, option, verb
from recoverytui.cli.session import Session
from recoverytui.domain.day import Mark
from recoverytui.errors import N_

if TYPE_CHECKING:
    from recoverytui.domain.dashboard import Dashboard
    from recoverytui.domain.rhythm import Streak


@verb("today", help=N_("Show the overview as plain text."))
@json_option
def today(session: Session, as_json: bool) -> None:
    """Show the overview as plain text."""
    from recoverytui.commands import overview as deeds

    diary = session.reading()
    shown = None if diary is None else deeds.dashboard(diary)
    if as_json:
        session.console.json(_shape(session, shown, 0 if diary is None else deeds.returns(diary)))
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

        session.console.json(measures(measured, 0 if diary is None else deeds.returns(diary, on)))
    elif not measured.wins:
        session.invite()
    else:
        letters = "" if diary is None else deeds.fortnight(diary, measured.as_of)
        session.console.say_all(measure_lines(session, measured, letters))


def measure_lines(session: Session, streak: "Streak", letters: str) -> Iterator[str]:
    """Yield the measures as sentences, with `letters` for the last 14 days; measures of zero are omitted."""
    from recoverytui.text import measures

    words = session.words
    if streak.days_with_wins:
        if not session.console.linear:
            yield f"{measures.last_two_weeks(words)}: {_spaced(session.glyphs.of_days(letters))}"
        yield measures.days_with_wins(streak, words)
    if since := measures.new_page(streak, words):
        yield since
    yield measures.progress(streak, words)
    yield from week_lines(session, streak)


def week_lines(session: Session, streak: "Streak") -> Iterator[str]:
    """Yield the weekly rhythm with its marks, once it counts any week."""
    from recoverytui.text import measures

    if kept := measures.kept_weeks(streak, session.words):
        strip = _spaced(session.glyphs.of_week(state) for state in streak.weeks)
        yield f"{kept}." if session.console.linear else f"{kept}: {strip}"


def _spaced(glyphs: Iterable[str]) -> str:
    return " ".join(glyphs).strip()


def nothing_yet(today: date) -> "Streak":
    """Return the measures of a diary that does not exist yet."""
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
    )


def ways_on_a_hard_day(session: Session) -> None:
    """Print the commands that lead to earlier hard days and to people one can call."""
    from recoverytui.commands import hard_days

    console, words = session.console, session.words
    diary = session.reading()
    console.say()
    if diary is not None and hard_days.hard_day(diary).been_here:
        console.say(words("I have been here before: recovery day before"))
    console.say(words("People you can call: recovery help-now"))


def _show(session: Session, shown: "Dashboard") -> None:
    """Print the sections of the overview; a line's aside follows it in brackets."""
    from recoverytui.text import measures, overview

    words, console, glyphs = session.words, session.console, session.glyphs
    console.say(words.day(shown.today))
    console.say(measures.greeting(shown, words))
    for section in overview.sections(shown, words, glyphs):
        console.heading(section.title)
        if section.name is overview.Name.RHYTHM and shown.streak.days_with_wins:
            strip = _spaced(glyphs.of_days(shown.letters))
            console.say(measures.days_with_wins(shown.streak, words) if console.linear else strip)
        for line in section.lines:
            glyph = "" if console.linear else line.glyph  # the title or the aside says it in words
            console.say(" ".join(filter(None, [glyph, line.text, f"({line.aside})" if line.aside else ""])))
        if section.name is overview.Name.RHYTHM:
            for each in week_lines(session, shown.streak):
                console.say(each)
    if shown.mark is Mark.HARD:
        ways_on_a_hard_day(session)
    elif shown.is_quiet_time:
        console.say()
        console.say(words(N_("From here: recovery win")))
    if shown.offers_page:
        console.say(words(N_("Or begin a new page, and all your wins stay: recovery page new")))


def _shape(session: Session, shown: "Dashboard | None", returns: int) -> dict[str, object]:
    from recoverytui.cli.json_output import item, measures

    day = session.today if shown is None else shown.today
    goals = shown.goals if shown else ()
    return {
        "today": day.isoformat(),
        "mark": shown and shown.mark,
        "pause": item(shown.pause) if shown and shown.pause else None,
        "streak": measures(shown.streak if shown else nothing_yet(day), returns),
        "old_win": item(shown.old_win) if shown and shown.old_win else None,
        "goals": [item(line.entry) for line in goals],
        "tryouts": [item(line.next) for line in goals if line.next],
        "strategies": [item(line.entry) for line in (shown.pinned if shown else ())],
    }


page = Group("page", help=N_("Begin a new page: days and weeks count from there, and every win stays."))


@page.verb("new", help=N_("Begin a new page today. Nothing that you wrote goes away."))
def new(session: Session) -> None:
    """Begin a new page today."""
    from recoverytui.commands import overview as deeds

    session.tell(page=deeds.begin_page(session.writing()).isoformat())
    session.done(session.words("A new page begins today. All your wins are still here."))


@page.verb("join", help=N_("Count over all days again, as before the new page."))
def join(session: Session) -> None:
    """Let the measures run over all days again."""
    from recoverytui.commands import overview as deeds

    if session.reading() is not None:
        deeds.join_pages(session.writing())
    session.tell(page=None)
    session.done(session.words("Days and weeks count over all your days again."))


VERBS = (today, streak, page)
