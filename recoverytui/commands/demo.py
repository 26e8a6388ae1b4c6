"""Create the demo diary: invented entries dated relative to today, in a temporary folder."""

import tomllib
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from pathlib import Path
from typing import Any, TypeAlias

from recoverytui.commands import backups
from recoverytui.commands.diary import Clock, Diary, create_diary
from recoverytui.domain.answer import Answer
from recoverytui.domain.card import Card, CardName
from recoverytui.domain.day import Day, Mark, Pause
from recoverytui.domain.entry import Entry, Noun
from recoverytui.domain.goal import Goal, GoalState, TryOut, TryState
from recoverytui.domain.languages import in_language
from recoverytui.domain.strategy import Strategy
from recoverytui.domain.talk import AFTER, BEFORE, Talk
from recoverytui.domain.win import Theme, Win
from recoverytui.errors import N_, BadInput
from recoverytui.paths import DiaryPaths
from recoverytui.storage import entries, settings

CONTENT = Path(__file__).parents[1] / "content" / "demo.toml"
_Toml: TypeAlias = dict[str, Any]  # as tomllib returns it; the file is our own and the demo tests read all of it
_WRITTEN_AT, _A_WHILE = time(18, 30), timedelta(minutes=2)


WEEKS = 10
"""Number of weeks of the path in the demo."""


def demo_diary(language: str, clock: Clock, folder: Path, *, week: int | None = None) -> Diary:
    """Create the demo diary in an empty folder and return it, open, with an empty undo history.

    `week` is where the person is in the ten weeks, for a session on that week.
    """
    locations = DiaryPaths(folder / "demo.db", folder / "settings.toml", folder / "backups")
    diary = create_diary(locations, clock)
    diary.is_demo = True
    with diary.db.transaction():
        _Persona(diary, language, tomllib.loads(CONTENT.read_text("utf-8"))).write()
        if week is not None:
            settings.remember(diary.db, f"{settings.PATH}ten-weeks", week, diary.changed_at())
    return diary


def begin_again(diary: Diary, language: str) -> tuple[Diary, None]:
    """Delete the demo diary and create it again in the same folder.

    Raises BadInput, and changes nothing, for a real diary.
    """
    if not diary.is_demo:
        raise BadInput(N_("Only the demo can begin again."))
    diary.close()
    backups.delete_everything(diary.locations)
    return demo_diary(language, diary.now, diary.locations.diary.parent), None


class _Persona:
    """Writes the demo entries in one language."""

    def __init__(self, diary: Diary, language: str, content: _Toml) -> None:
        self.diary = diary
        self.language = language
        self.content = content
        self.today = diary.today
        self._kept = count()

    def write(self) -> None:
        """Write all entries, the oldest first."""
        strategies = {name: self._strategy(each).uid for name, each in self.content["strategy"].items()}
        goals = {name: self._goal(each).uid for name, each in self.content["goal"].items()}
        for win in self.content["win"]:
            self._win(win, strategies, goals)
        self._days(self.content["days"])
        for name, parts in self.content["card"].items():
            self._keep(Card(CardName(name), **{part: self._text(said) for part, said in parts.items()}), 5)
        for answer in self.content["answer"]:
            self._answer(answer)
        for talk in self.content["talk"]:
            self._talk(talk)
        people = [[self._text(person), self._text(person["number"])] for person in self.content["person"]]
        settings.remember(self.diary.db, "people", people, self._moment(self.content["days"]["began"])[1])

    def _win(self, win: _Toml, strategies: dict[str, str], goals: dict[str, str]) -> None:
        noun = Win(
            self._day(win["ago"]),
            self._text(win),
            (Theme(win["theme"]),),
            self._said(win, "with"),
            goal=goals.get(win.get("goal", "")),
            strategy=strategies.get(win.get("strategy", "")),
        )
        self._keep(noun, win["ago"])

    def _strategy(self, strategy: _Toml) -> Entry[Noun]:
        said, when = self._text(strategy), self._text(strategy["when"])
        whose, is_pinned = self._said(strategy, "from"), strategy.get("pinned", False)
        return self._keep(Strategy(said, when, whose=whose, pinned=is_pinned), self.content["days"]["began"])

    def _goal(self, goal: _Toml) -> Entry[Noun]:
        enough = self._text(goal["enough"]) if "enough" in goal else None
        state = GoalState(goal.get("state", GoalState.GOING_ON))
        kept = self._keep(Goal(self._text(goal), self._said(goal, "why"), enough, state), self.content["days"]["began"])
        for tryout in goal.get("tryout", ()):
            day = self._day(tryout["ago"]) if "ago" in tryout else None
            tried = TryState(tryout.get("state", TryState.TRIED))
            noun = TryOut(
                kept.uid,
                self._text(tryout),
                tried,
                day,
                self._said(tryout, "with"),
                self._said(tryout, "plan_b"),
                wants_company=tryout.get("wants_company", False),
                meet=self._said(tryout, "meet"),
            )
            self._keep(noun, tryout.get("ago", 1))
        return kept

    def _days(self, days: _Toml) -> None:
        settings.begin(self.diary.db, self._day(days["began"]).isoformat(), self._moment(days["began"])[1])
        for ago in days["hard"]:
            self._keep(Day(self._day(ago), Mark.HARD), ago)
        first, last = days["pause"]
        self._keep(Pause(self._day(first), self._day(last)), last)

    def _answer(self, answer: _Toml) -> None:
        question, week = self._text(answer["question"]), self._text(answer["week"])
        noun = Answer(self._day(answer["ago"]), question, self._text(answer), answer["path"], week)
        self._keep(noun, answer["ago"])
        settings.remember(self.diary.db, f"path:{answer['path']}", answer["number"], self._moment(answer["ago"])[1])

    def _talk(self, talk: _Toml) -> None:
        said = {part: self._said(talk, part) for part in (*BEFORE, *AFTER)}
        self._keep(Talk(self._text(talk["about"]), self._day(-talk["in"]), **said), talk["ago"])

    def _said(self, entry: _Toml, part: str) -> str | None:
        return self._text(entry[part]) if part in entry else None

    def _text(self, texts: _Toml) -> str:
        return in_language(texts, self.language)

    def _day(self, ago: int) -> date:
        return self.today - timedelta(days=ago)

    def _moment(self, ago: int) -> tuple[str, str]:
        """Return written_at and changed_at for an entry of `ago` days ago.

        Each is a second after the one before, so that lists and documents have a stable order.
        """
        now = self.diary.now()
        written = min(now, datetime.combine(self._day(ago), _WRITTEN_AT, now.tzinfo))
        written += timedelta(seconds=next(self._kept)) - _A_WHILE
        return written.isoformat(timespec="seconds"), entries.utc_text(written.astimezone(UTC))

    def _keep(self, noun: Noun, ago: int) -> Entry[Noun]:
        written_at, changed_at = self._moment(ago)
        return entries.insert(self.diary.db, noun, written_at=written_at, changed_at=changed_at)
