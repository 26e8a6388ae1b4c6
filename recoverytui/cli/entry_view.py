"""Show one entry, or one day with everything related."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from recoverytui.cli import json_output, text_output, win_output
from recoverytui.cli.entry_fields import facts
from recoverytui.cli.session import Session
from recoverytui.commands import entries, goals, overview, strategies
from recoverytui.domain.book import LISTS
from recoverytui.domain.entry import Entry, Kind, Noun, unknown_id
from recoverytui.domain.strategy import StrategyLine
from recoverytui.text.labels import KIND_NAMES, MARKS
from recoverytui.text.tryout_states import TRY_STATES

if TYPE_CHECKING:
    from recoverytui.commands.diary import Diary


def is_day(id: str) -> bool:
    """Return whether the input is not a short id (`w35`, `talk:3`), so that it has to be a day."""
    return ":" not in id and not (id[:1].isalpha() and id[1:].isdigit())


def show_entry(session: Session, diary: "Diary", id: str, as_json: bool) -> None:
    """Show an entry with all its stored values; raises BadInput."""
    entry = entries.get(diary, id)
    if entry.noun.kind not in LISTS:
        raise unknown_id(id)
    if as_json:
        session.console.json(json_output.listing(entry.noun.kind, [entry]))
        return
    words, console = session.words, session.console
    console.say(text_output.text_of(words, entry))
    console.say()
    console.table([(entry.id, words(KIND_NAMES[entry.noun.kind]))])
    console.table(facts(words, entry, _named(diary, entry, console.gap)))
    if entry.noun.kind is Kind.STRATEGY:
        _part(session, words("Used"), text_output.use_rows(words, strategies.uses(diary, entry.id)))
    elif entry.noun.kind is Kind.GOAL:
        for line in goals.all_(diary):
            if line.entry.uid == entry.uid:
                rows = [(each.id, words(TRY_STATES[each.noun.state]), each.noun.text) for each in line.tryouts]
                _part(session, words("Try-outs"), rows)
                wins = goals.wins_of(diary, line.entry)
                _part(session, words("Wins"), win_output.win_rows(words, wins, session.today))


def show_day(session: Session, diary: "Diary", typed: str, as_json: bool) -> None:
    """Show a day: mark, note, wins, used strategies and tried steps; raises BadInput."""
    day = session.day(typed)
    summary = overview.on(diary, day or diary.today)
    words, console = session.words, session.console
    if as_json:
        kept = [entries.get(diary, summary.day.day.isoformat())] if summary.day.mark or summary.day.note else []
        console.json(
            {
                **json_output.listing(Kind.DAY, kept),
                **json_output.listing(Kind.WIN, summary.wins),
                **json_output.listing(Kind.USE, summary.uses),
                **json_output.listing(Kind.TRYOUT, summary.tryouts),
            }
        )
        return
    console.say(words.day(summary.day.day))
    if summary.day.mark:
        console.say(words(MARKS[summary.day.mark]))
    if summary.day.note:
        console.say(summary.day.note)
    rows = [(win.id, win_output.win_text(words, win.noun, session.today)) for win in summary.wins]
    _part(session, words("Wins"), rows)
    named = {line.entry.uid: line.entry.noun.text for line in _all_strategies(diary)} if summary.uses else {}
    uses = [
        (use.id, win_output.with_remarks(named.get(use.noun.strategy, ""), text_output.use_text(words, use.noun)))
        for use in summary.uses
    ]
    _part(session, words("What helps"), uses)
    _part(session, words("Tried out"), [(each.id, each.noun.text) for each in summary.tryouts])


def _part(session: Session, heading: str, rows: Sequence[win_output.Row]) -> None:
    if rows:
        session.console.heading(heading)
        session.console.table(rows)


def _named(diary: "Diary", entry: Entry[Noun], gap: str) -> dict[str, str]:
    """Return the texts of an entry's goal and strategy by uid."""
    noun, named = entry.noun, {}
    if getattr(noun, "goal", None):
        named.update({line.entry.uid: f"{line.entry.id}{gap}{line.entry.noun.text}" for line in goals.all_(diary)})
    if getattr(noun, "strategy", None):
        named.update({line.entry.uid: f"{line.entry.id}{gap}{line.entry.noun.text}" for line in _all_strategies(diary)})
    return named


def _all_strategies(diary: "Diary") -> list[StrategyLine]:
    return strategies.all_(diary) + strategies.all_(diary, away=True)
