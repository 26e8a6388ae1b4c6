"""The verb `history`: runs and returns, weeks, themes and company over time, what helped, this day in the past."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from recoverytui.cli.command_spec import json_option, verb
from recoverytui.cli.overview import week_lines
from recoverytui.cli.session import Session
from recoverytui.domain.win import Theme
from recoverytui.errors import N_

if TYPE_CHECKING:
    from recoverytui.commands.diary import Diary
    from recoverytui.commands.look_back import OverTime
    from recoverytui.domain.dashboard import Past
    from recoverytui.domain.entry import Entry
    from recoverytui.domain.rhythm import Streak
    from recoverytui.domain.strategy import StrategyLine
    from recoverytui.domain.win import Win


class HistoryData(NamedTuple):
    """Data of the history, computed in one read."""

    past: "Past"
    streak: "Streak"
    themes: Sequence["OverTime"]
    company: Sequence["OverTime"]
    helped: Sequence["StrategyLine"]
    same_day: Sequence["Entry[Win]"]


@verb("history", help=N_("Show what has been: runs of days with wins, what helped, what wins were about."))
@json_option
def history(session: Session, as_json: bool) -> None:
    """Show the history of wins: streaks, weeks, themes, company, and what helped."""
    diary = session.reading()
    seen = None if diary is None else _gather(diary)
    if as_json:
        session.console.json(_shape(session, seen))
    elif diary is None or seen is None or not (seen.past.runs or seen.helped):
        session.invite()
    else:
        if not diary.prefs.quiet_view:
            session.console.say_all(_numbers(session, seen))
            _over_time(session, seen)
        _what_helped(session, seen, quiet_view=diary.prefs.quiet_view)
        _same_day(session, seen)


def _gather(diary: "Diary") -> HistoryData:
    from recoverytui.commands import look_back, overview, strategies

    past, streak = overview.past(diary)
    return HistoryData(
        past=past,
        streak=streak,
        themes=look_back.themes_over_time(diary),
        company=look_back.company_over_time(diary),
        helped=strategies.helped_lately(diary),
        same_day=look_back.on_this_day(diary),
    )


def _numbers(session: Session, seen: HistoryData) -> Iterator[str]:
    """Yield the streaks, returns and weeks as sentences."""
    from recoverytui.text import measures

    words, past, today = session.words, seen.past, session.today
    for at, run in enumerate(past.runs):
        yield measures.run(run, today, words, is_open=at == 0 and past.open)
    if past.returns:
        yield measures.returns(past.returns, words)
    yield from week_lines(session, seen.streak)


def _over_time(session: Session, seen: HistoryData) -> None:
    """Print the counts per theme and company, month by month."""
    from recoverytui.text.theme_names import THEMES

    words, console = session.words, session.console
    themes = [(words(THEMES[Theme(each.name)]), _months(session, each)) for each in seen.themes]
    company = [(each.name, _months(session, each)) for each in seen.company]
    for title, rows in ((words("What your wins were about"), themes), (words("Together with"), company)):
        if rows:
            console.heading(title)
            console.table(rows)


def _months(session: Session, over_time: "OverTime") -> str:
    """Return the months with a count, newest first, as "Nov 3, Oct 1"."""
    words = session.words
    months = zip(_first_days(session.today, len(over_time.per_month)), reversed(over_time.per_month), strict=True)
    return ", ".join(f"{words.short_month(first)} {words.number(wins)}" for first, wins in months if wins)


def _first_days(today: date, count: int) -> Iterator[date]:
    this = today.year * 12 + today.month - 1
    for month in range(this, this - count, -1):
        yield date(month // 12, month % 12 + 1, 1)


def _what_helped(session: Session, seen: HistoryData, *, quiet_view: bool) -> None:
    from recoverytui.cli.win_output import with_remarks

    words = session.words
    if seen.helped:
        session.console.heading(words("What has helped lately"))
    for line in seen.helped:
        noun, times = line.entry.noun, None
        if not quiet_view:
            times = words.plural("has helped once", "has helped {n} times", line.helped)
        when = noun.when and words("when {when}", when=noun.when)
        session.console.table([(line.entry.id, with_remarks(noun.text, when, times))])


def _same_day(session: Session, seen: HistoryData) -> None:
    if seen.same_day:
        session.console.heading(session.words("On this day"))
        session.console.table((win.id, win.noun.day.isoformat(), win.noun.text) for win in seen.same_day)


def _shape(session: Session, seen: HistoryData | None) -> dict[str, object]:
    from recoverytui.cli.json_output import item

    if seen is None:
        return {"runs": [], "returns": 0, "weeks": [], "themes": [], "company": [], "helped": [], "on_this_day": []}
    return {
        "runs": [
            {"days": run.days, "since": run.since.isoformat(), "until": run.until.isoformat()} for run in seen.past.runs
        ],
        "returns": seen.past.returns,
        "weeks": list(seen.streak.weeks),
        "themes": [_per_month(session, each) for each in seen.themes],
        "company": [_per_month(session, each) for each in seen.company],
        "helped": [
            {**item(line.entry), "helped": line.helped, "last_helped": str(line.last_helped)} for line in seen.helped
        ],
        "on_this_day": [item(win) for win in seen.same_day],
    }


def _per_month(session: Session, over_time: "OverTime") -> dict[str, object]:
    months = zip(_first_days(session.today, len(over_time.per_month)), reversed(over_time.per_month), strict=True)
    return {"name": over_time.name, "wins": {first.isoformat()[:7]: wins for first, wins in months if wins}}


VERBS = (history,)
