"""Read a whole diary through the commands, as named texts to compare with what was written."""

import json
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, TypeAlias

from recoverytui.commands import days, drafts, export, goals, overview, search, strategies, wins
from recoverytui.commands import entries as any_entry
from recoverytui.commands.diary import Diary
from recoverytui.dataclass import as_dict
from recoverytui.domain.entry import Entry
from recoverytui.domain.preferences import Preferences
from recoverytui.domain.serialization import to_record

Told: TypeAlias = dict[str, str]
"""What was said, under the id of the entry or a name for it."""


def _entries(found: Iterable[Entry[Any]]) -> Told:
    return {entry.id: json.dumps([to_record(entry.noun), entry.deleted]) for entry in found}


def _one_by_one(diary: Diary) -> Told:
    """Ask for each entry by its id, as long as there may be more."""
    told: Told = {}
    for letter in "wsugtp":
        for number in range(1, 40):
            try:
                told |= _entries([any_entry.get(diary, f"{letter}{number}", deleted=True)])
            except Exception:  # noqa: S112 - the listings count what else goes wrong
                continue
    return told


def _strategies(diary: Diary) -> Told:
    lines = [*strategies.all_(diary), *strategies.all_(diary, away=True)]
    return _entries(line.entry for line in lines) | {
        id: said for line in lines for id, said in _entries(strategies.uses(diary, line.entry.id)).items()
    }


def _goals(diary: Diary) -> Told:
    lines = goals.all_(diary)
    return _entries(line.entry for line in lines) | _entries(each for line in lines for each in line.tryouts)


def _on(diary: Diary) -> Told:
    page = overview.on(diary, date(2026, 11, 5))
    return _entries([*page.wins, *page.uses, *page.tryouts])


def _dashboard(diary: Diary) -> Told:
    shown = overview.dashboard(diary)
    goals_shown = (line.entry for line in shown.goals)
    pinned = (line.entry for line in shown.pinned)
    return _entries([*goals_shown, *pinned, *([shown.old_win] if shown.old_win else [])])


def _drafts(diary: Diary) -> Told:
    return {f"draft {place}": text for place, text in drafts.all_(diary).items()}


def _preferences(diary: Diary) -> Told:
    """Tell what is set otherwise than usual: a setting that was left out is told as little as an entry left out."""
    usual = as_dict(Preferences())
    return {f"preference {name}": str(said) for name, said in as_dict(diary.prefs).items() if said != usual[name]}


def _book(diary: Diary) -> Told:
    lines = [line for kind in export.book(diary).lines.values() for line in kind]
    return {f"line {line[0]}": json.dumps(line[:-1]) for line in lines}  # when it was changed, an undo changes


READINGS: dict[str, Callable[[Diary], Told]] = {
    "wins": lambda diary: _entries(wins.list_newest(diary, limit=10_000)),
    "window": lambda diary: _entries(wins.window(diary, 0, 10_000)),
    "strategies": _strategies,
    "goals": _goals,
    "days": lambda diary: _entries(days.recent(diary, 10_000)),
    "pauses": lambda diary: _entries(days.pauses(diary)),
    "deleted": lambda diary: _entries(any_entry.deleted(diary, 10_000)),
    "get": _one_by_one,
    "on": _on,
    "dashboard": _dashboard,
    "drafts": _drafts,
    "preferences": _preferences,
    "find": lambda diary: _entries(hit.entry for hit in search.find(diary, "tur", limit=10_000)),
    "book": _book,
}
"""Every way in which texts leave the commands floor."""
