"""Random commands, reproducible from a seed and the diary's content."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from random import Random
from typing import Any
from uuid import UUID

from recoverytui.commands import backups, days, drafts, goals, import_file, people, settings, strategies, talks, wins
from recoverytui.commands import entries as entry_commands
from recoverytui.commands.diary import Diary
from recoverytui.domain.book import FORMAT, VERSION
from recoverytui.domain.day import Mark
from recoverytui.domain.goal import GoalState, TryState
from recoverytui.domain.strategy import Helped
from recoverytui.domain.win import Theme
from recoverytui.errors import BadInput
from recoverytui.imports import document
from recoverytui.storage import entries

BEGAN = datetime(2026, 11, 2, 9, tzinfo=timezone(timedelta(hours=1)))
BETWEEN = timedelta(minutes=97)
"""Time between two commands: about fifteen commands a day, so that days, weeks and daily backups occur."""
_SYLLABLES = ("gå", "tur", "ven", "sol", "kaf", "fe", "ro", "øl", "ær", "lig", "mod", "på", "brev", "nabo", "håb")
_LONG = 0.06
"""How many texts are too long for one page of the file."""


class Calendar:
    """A clock that moves between commands, and not during one."""

    def __init__(self) -> None:
        self.deed = 0

    def __call__(self) -> datetime:
        """Return the time of the command."""
        return BEGAN + BETWEEN * self.deed


class Player:
    """Random writer; the command of a number depends on the seed and on the content of the diary."""

    def __init__(self, diary: Diary, calendar: Calendar, seed: int) -> None:
        self.diary = diary
        self._calendar = calendar
        self._seed = seed

    def play(self, number: int) -> str:
        """Run the command of this number and return its name."""
        self._calendar.deed = number
        dice = Random(f"{self._seed}/{number}")
        uids = Random(f"uid/{self._seed}/{number}")
        entries.random_uid = lambda: _uid(uids)  # else no two runs were alike
        name = dice.choices(list(DEEDS), [weight for weight, _ in DEEDS.values()])[0]
        try:
            DEEDS[name][1](self.diary, dice)
        except BadInput:  # nothing there yet to do it with
            wins.add(self.diary, text(dice))
            return "add"
        return name


def text(dice: Random) -> str:
    """Return an invented text of a few words, seldom a very long one."""
    words = dice.randint(1200, 3000) if dice.random() < _LONG else dice.randint(2, 12)
    return " ".join("".join(dice.choices(_SYLLABLES, k=dice.randint(1, 3))) for _ in range(words))


def _some(diary: Diary, dice: Random) -> str:
    """Return the id of something that is there."""
    everything: list[Any] = [
        *wins.window(diary, dice.randrange(max(wins.count(diary), 1)), 1),
        *(line.entry for line in strategies.all_(diary)),
        *(line.entry for line in goals.all_(diary)),
        *(tryout for line in goals.all_(diary) for tryout in line.tryouts),
        *days.recent(diary),
        *days.pauses(diary),
    ]
    if not everything:
        raise BadInput("")
    return str(dice.choice(everything).id)


def _one(lines: list[Any], dice: Random) -> str:
    if not lines:
        raise BadInput("")
    return str(dice.choice(lines).entry.id)


def _maybe(dice: Random, value: Any) -> Any:
    return value if dice.random() < 0.4 else None


def _add(diary: Diary, dice: Random) -> None:
    day = diary.today - timedelta(days=dice.choice([0, 0, 0, 1, 2, 9]))
    goal = _maybe(dice, _one(goals.all_(diary), dice)) if goals.all_(diary) else None
    themes = tuple(dice.sample(list(Theme), dice.randint(0, 2)))
    wins.add(diary, text(dice), day=day, themes=themes, company=_maybe(dice, text(dice)[:60]), goal=goal)


def _strategy(diary: Diary, dice: Random) -> None:
    strategies.add(diary, text(dice), when=_maybe(dice, text(dice)), how=_maybe(dice, text(dice)))


def _use(diary: Diary, dice: Random) -> None:
    id = _one(strategies.all_(diary), dice)
    strategies.use(diary, id, helped=dice.choice(list(Helped)), note=_maybe(dice, text(dice)))


def _pin(diary: Diary, dice: Random) -> None:
    dice.choice([strategies.pin, strategies.unpin])(diary, _one(strategies.all_(diary), dice))


def _goal(diary: Diary, dice: Random) -> None:
    goals.add(diary, text(dice), why=_maybe(dice, text(dice)), enough=_maybe(dice, text(dice)))


def _goal_state(diary: Diary, dice: Random) -> None:
    goals.set_state(diary, _one(goals.all_(diary), dice), dice.choice(list(GoalState)))


def _try_out(diary: Diary, dice: Random) -> None:
    goals.try_out(diary, _one(goals.all_(diary), dice), text(dice), plan_b=_maybe(dice, text(dice)))


def _tried(diary: Diary, dice: Random) -> None:
    tryouts = [tryout for line in goals.all_(diary) for tryout in line.tryouts]
    if not tryouts:
        raise BadInput("")
    goals.set_try_state(diary, dice.choice(tryouts).id, dice.choice(list(TryState)), found=_maybe(dice, text(dice)))


def _day(diary: Diary, dice: Random) -> None:
    if dice.random() < 0.5:
        days.mark(diary, dice.choice([*Mark, None]))
    else:
        days.note(diary, _maybe(dice, text(dice)))


def _pause(diary: Diary, dice: Random) -> None:
    if days.open_pause(diary):
        days.end_pause(diary)
    else:
        days.start_pause(diary, note=_maybe(dice, text(dice)))


def _edit(diary: Diary, dice: Random) -> None:
    id = _some(diary, dice)
    part = "note" if id[0] in "p2" else "text"
    entry_commands.edit(diary, id, **{part: text(dice)})


def _delete(diary: Diary, dice: Random) -> None:
    entry_commands.delete(diary, _some(diary, dice))


def _delete_for_good(diary: Diary, dice: Random) -> None:
    entry_commands.delete_for_good(diary, _some(diary, dice))


def _restore(diary: Diary, dice: Random) -> None:
    gone = entry_commands.deleted(diary)
    if gone:
        entry_commands.restore(diary, dice.choice(gone).id)


def _set(diary: Diary, dice: Random) -> None:
    settings.set_preference(diary, "breather", dice.randint(0, 6))


def _draft(diary: Diary, dice: Random) -> None:
    place = dice.choice(["win", "goal", "day:2026-11-02"])
    if dice.random() < 0.3:
        drafts.drop(diary, place)
    else:
        drafts.keep(diary, place, text(dice))


def _import(diary: Diary, dice: Random) -> None:
    """Take in a few wins from elsewhere, one of them again and again and newer each time."""
    wins_of_others = [{"uid": _uid(dice), "day": "2026-11-02", "text": text(dice)} for _ in range(dice.randint(1, 3))]
    known = {"uid": _uid(Random(1)), "day": "2026-11-03", "text": text(dice), "changed_at": diary.changed_at()}
    told = {"format": FORMAT, "version": VERSION, "wins": [*wins_of_others, known], "goals": [{"text": text(dice)}]}
    import_file.import_entries(diary, document.read(json.dumps(told).encode()))


def _uid(dice: Random) -> str:
    return str(UUID(int=dice.getrandbits(128), version=4))


def _save_draft(diary: Diary, dice: Random) -> None:
    drafts.saving(diary, "win", drafts.take(diary, "win"), wins.add, text(dice))


DEEDS: dict[str, tuple[int, Callable[[Diary, Random], object]]] = {
    "add": (20, _add),
    "strategy": (5, _strategy),
    "use": (5, _use),
    "pin": (2, _pin),
    "goal": (5, _goal),
    "goal state": (2, _goal_state),
    "try-out": (5, _try_out),
    "tried": (3, _tried),
    "day": (6, _day),
    "pause": (3, _pause),
    "edit": (14, _edit),
    "delete": (9, _delete),
    "restore": (4, _restore),
    "delete for good": (4, _delete_for_good),
    "undo": (10, lambda diary, _dice: entry_commands.undo(diary)),
    "redo": (6, lambda diary, _dice: entry_commands.redo(diary)),
    "setting": (3, _set),
    "draft": (8, _draft),
    "save a draft": (5, _save_draft),
    "import": (3, _import),
    "people": (2, lambda diary, dice: people.add(diary, text(dice)[:40])),
    "talk": (2, lambda diary, dice: talks.add(diary, text(dice), say=_maybe(dice, text(dice)))),
    "backup": (5, lambda diary, _dice: backups.make_once_a_day(diary)),
}
"""Every kind of command that writes: its weight, and its function."""
