"""Model test: every command on every kind of entry against an in-memory model, with undo, redo and purge."""

import copy
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from recoverytui import paths
from recoverytui.commands import cards, days, entries, goals, overview, questions, strategies, talks, wins
from recoverytui.commands import settings as settings_commands
from recoverytui.commands.diary import create_diary
from recoverytui.domain import search
from recoverytui.domain.card import Card, CardName
from recoverytui.domain.day import Mark
from recoverytui.domain.entry import Entry, Kind
from recoverytui.domain.goal import GoalState, TryState
from recoverytui.domain.serialization import BOOKKEEPING, NOUNS, to_record
from recoverytui.domain.strategy import Helped
from recoverytui.domain.win import Theme
from recoverytui.storage import checksums, search_index
from recoverytui.storage import entries as rows

texts = some.text("aæ€ \n😀'\"%[\x1b", min_size=1).map(lambda text: f"x{text}x")
maybe_texts = some.none() | texts
ago = some.integers(0, 9)
picks = some.integers(0, 99)


def record_of(noun: Any) -> dict[str, Any]:
    """Return what a noun says, without what merging needs."""
    return {key: value for key, value in to_record(noun).items() if key not in BOOKKEEPING}


@dataclass
class Kept:
    """What the naive diary knows of one entry: what it says, and whether it is there."""

    record: dict[str, Any]
    there: bool = True
    went_with: int = 0
    """Number of the command that deleted it."""


@dataclass
class Deed:
    """One undoable command: the state before it and after it."""

    name: str
    before: dict[str, Kept]
    after: dict[str, Kept] = field(default_factory=dict)


class NaiveDiary:
    """All entries in one dict; undo puts the whole dict back."""

    def __init__(self) -> None:
        self.kept: dict[str, Kept] = {}
        self.done: list[Deed] = []
        self.undone: list[Deed] = []
        self.count = 0

    @contextmanager
    def deed(self, name: str) -> Iterator[None]:
        """Record the changes of the block as one command; without changes, record none."""
        self.count += 1
        before = copy.deepcopy(self.kept)
        yield
        if before != self.kept:
            self.done.append(Deed(name, before, copy.deepcopy(self.kept)))
            self.undone.clear()

    def undo(self) -> str | None:
        if not self.done:
            return None
        if self.done[-1].name == "erase":
            while self.done and self.done[-1].name == "erase":
                self.done.pop()
            return "erase"
        self.count += 1
        deed = self.done.pop()
        self.undone.append(deed)
        self._become(deed.before, deed.after)
        return deed.name

    def redo(self) -> str | None:
        if not self.undone:
            return None
        deed = self.undone.pop()
        self.done.append(deed)
        self._become(deed.after, deed.before)
        return deed.name

    def _become(self, to: dict[str, Kept], other: dict[str, Kept]) -> None:
        for id in to.keys() | other.keys():
            if id in to:
                self.kept[id] = copy.deepcopy(to[id])
            else:  # what was never written is kept as deleted
                self.kept[id] = Kept(copy.deepcopy(other[id].record), False, self.count)

    def erase(self, ids: Iterable[str]) -> None:
        for id in ids:
            for state in (self.kept, *(each for deed in self.done + self.undone for each in (deed.before, deed.after))):
                state.pop(id, None)
        self.done = [deed for deed in self.done if deed.name == "erase" or deed.before != deed.after]
        self.done.append(Deed("erase", {}))
        self.undone.clear()

    def living(self, letters: str = "") -> list[str]:
        """Return the ids of what is there: of all of it, or of the kinds that are named by a letter."""
        return [
            id for id, kept in self.kept.items() if kept.there and (not letters or (id[0] in letters and ":" not in id))
        ]


class DiaryMachine(RuleBasedStateMachine):
    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.moment = datetime(2026, 11, 21, 14, 3, tzinfo=UTC)
        self.diary = create_diary(paths.find(Path(self.folder.name, "diary.db"), {}), lambda: self.moment)
        self.naive = NaiveDiary()
        self.uids: dict[str, str] = {}
        self.last: dict[str, tuple[str, Any]] = {}
        self.highest: Counter[str] = Counter()

    def teardown(self) -> None:
        self.diary.close()
        self.folder.cleanup()

    def day(self, days: int) -> date:
        return self.diary.today - timedelta(days=days)

    def pick(self, place: int, letters: str = "") -> str:
        living = self.naive.living(letters)
        return living[place % len(living)]

    def written(self, name: str, entry: Entry[Any]) -> None:
        """Check the number of a new entry, and write it into the naive diary too."""
        assert entry.number > self.highest[entry.noun.kind]
        self.highest[entry.noun.kind] = entry.number
        assert entry.id not in self.naive.kept
        with self.naive.deed(name):
            self.naive.kept[entry.id] = Kept(record_of(entry.noun))

    # What is written

    @rule(text=texts, ago=ago, themes=some.sets(some.sampled_from(Theme)), who=maybe_texts, at=picks)
    def win(self, text: str, ago: int, themes: set[Theme], who: str | None, at: int) -> None:
        goal = self.pick(at, "g") if self.naive.living("g") and at % 2 else None
        before = len(self.naive.living("w"))
        added = wins.add(self.diary, text, day=self.day(ago), themes=tuple(themes), company=who, goal=goal)
        assert (added.entry.noun.goal is None) == (goal is None)
        self.written("win.add", added.entry)
        # A clock that was set back leaves wins in days to come, and those are not counted yet.
        assert added.total <= before + 1

    @rule(text=texts, when=maybe_texts)
    def strategy(self, text: str, when: str | None) -> None:
        self.written("strategy.add", strategies.add(self.diary, text, when=when))

    @rule(text=texts, why=maybe_texts)
    def goal(self, text: str, why: str | None) -> None:
        self.written("goal.add", goals.add(self.diary, text, why=why))

    @rule(at=picks, helped=some.none() | some.sampled_from(Helped), ago=ago)
    @precondition(lambda self: self.naive.living("s"))
    def use(self, at: int, helped: Helped | None, ago: int) -> None:
        self.written("use.add", strategies.use(self.diary, self.pick(at, "s"), helped=helped, day=self.day(ago)))

    @rule(at=picks, text=texts)
    @precondition(lambda self: self.naive.living("g"))
    def tryout(self, at: int, text: str) -> None:
        self.written("tryout.add", goals.try_out(self.diary, self.pick(at, "g"), text))

    @rule(ago=ago, length=ago, note=maybe_texts)
    def pause(self, ago: int, length: int, note: str | None) -> None:
        start = self.day(ago + length)
        self.written("pause.add", days.add_pause(self.diary, start, self.day(ago), note))

    @rule(about=texts, say=maybe_texts, ahead=some.none() | ago)
    def talk(self, about: str, say: str | None, ahead: int | None) -> None:
        day = None if ahead is None else self.day(-ahead)  # a talk may lie in days to come
        self.written("talk.add", talks.add(self.diary, about, say=say, day=day))

    @rule(text=texts)
    def question(self, text: str) -> None:
        self.written("question.add", questions.add(self.diary, text))

    @rule(text=texts, only_me=some.booleans())
    def answer(self, text: str, only_me: bool) -> None:
        self.written("answer.add", questions.answer(self.diary, "What was good?", text, only_me=only_me))

    # What is changed

    @rule(name=some.sampled_from(CardName), text=texts)
    def card(self, name: CardName, text: str) -> None:
        entry = cards.write(self.diary, name, helps=text)
        with self.naive.deed("card.edit"):
            known = self.naive.kept.get(entry.id)
            if known is None or not known.there:
                self.naive.kept[entry.id] = Kept(record_of(Card(name)))
            self.naive.kept[entry.id].record["helps"] = entry.noun.helps

    @rule(ago=ago, mark=some.none() | some.sampled_from(Mark))
    def mark(self, ago: int, mark: Mark | None) -> None:
        day = self.day(ago)
        assert days.mark(self.diary, mark, day).id == day.isoformat()
        self.say_of_day("day.mark", day, mark=mark)

    @rule(ago=ago, note=maybe_texts)
    def note(self, ago: int, note: str | None) -> None:
        day = self.day(ago)
        assert days.note(self.diary, note, day).id == day.isoformat()
        self.say_of_day("day.note", day, note=None if note is None else days.get(self.diary, day).note)

    def say_of_day(self, name: str, day: date, **said: Any) -> None:
        id = day.isoformat()
        blank = {"day": id, "mark": None, "note": None}
        known = self.naive.kept.get(id)
        now = {**(known.record if known and known.there else blank), **said}
        with self.naive.deed(name):
            if now != blank:
                self.naive.kept[id] = Kept(now)
            elif known and known.there:
                self.naive.kept[id] = Kept(known.record, False, self.naive.count)

    @rule(at=picks, text=texts)
    @precondition(lambda self: self.naive.living("wsgt"))
    def edit(self, at: int, text: str) -> None:
        id = self.pick(at, "wsgt")
        changed = entries.edit(self.diary, id, text=text)
        self.changed(f"{changed.noun.kind}.edit", changed)

    @rule(at=picks, ago=ago)
    @precondition(lambda self: self.naive.living("wu"))
    def move(self, at: int, ago: int) -> None:
        id = self.pick(at, "wu")
        changed = entries.edit(self.diary, id, day=self.day(ago))
        self.changed(f"{changed.noun.kind}.edit", changed)

    @rule(at=picks, state=some.sampled_from(GoalState))
    @precondition(lambda self: self.naive.living("g"))
    def goal_state(self, at: int, state: GoalState) -> None:
        self.changed("goal.state", goals.set_state(self.diary, self.pick(at, "g"), state))

    @rule(at=picks, state=some.sampled_from(TryState), found=maybe_texts)
    @precondition(lambda self: self.naive.living("t"))
    def try_state(self, at: int, state: TryState, found: str | None) -> None:
        self.changed("tryout.state", goals.set_try_state(self.diary, self.pick(at, "t"), state, found=found))

    @rule(at=picks, name=some.sampled_from(["pin", "unpin", "put_away", "bring_back"]))
    @precondition(lambda self: self.naive.living("s"))
    def strategy_place(self, at: int, name: str) -> None:
        deed = {"put_away": "away", "bring_back": "back"}.get(name, name)
        self.changed(f"strategy.{deed}", getattr(strategies, name)(self.diary, self.pick(at, "s")))

    def changed(self, name: str, entry: Entry[Any]) -> None:
        with self.naive.deed(name):
            self.naive.kept[entry.id].record = record_of(entry.noun)

    @rule(breather=some.integers(0, 6))
    def setting(self, breather: int) -> None:
        assert settings_commands.set_preference(self.diary, "breather", breather).breather == breather
        known = self.naive.kept.get("breather")
        standing = known.record["value"] if known and known.there else 2
        with self.naive.deed("setting.set"):
            if standing != breather:
                self.naive.kept["breather"] = Kept({"key": "breather", "value": breather})

    # What goes and comes back

    def belonging(self, id: str) -> list[str]:
        uid = self.uids.get(id)
        key = {"g": "goal", "s": "strategy"}.get(id[0])
        return [
            part
            for part, kept in self.naive.kept.items()
            if part[0] in "ut" and key in kept.record and kept.record[key] == uid
        ]

    def deletable(self) -> list[str]:
        return [id for id in self.naive.living() if id != "breather"]

    @rule(at=picks)
    @precondition(lambda self: self.deletable())
    def delete(self, at: int) -> None:
        choice = self.deletable()
        id = choice[at % len(choice)]
        entry = entries.delete(self.diary, id)
        assert entry.deleted
        with self.naive.deed(f"{entry.noun.kind}.delete"):
            for each in (id, *self.belonging(id)):
                kept = self.naive.kept[each]
                if kept.there:
                    kept.there, kept.went_with = False, self.naive.count

    @rule(at=picks)
    @precondition(lambda self: bool(entries.deleted(self.diary)))
    def restore(self, at: int) -> None:
        choice = entries.deleted(self.diary)
        id = choice[at % len(choice)].id
        assert not entries.restore(self.diary, id).deleted
        with self.naive.deed("restore"):
            kept = self.naive.kept[id]
            above = [other for other in self.naive.kept if other[0] in "gs" and id in self.belonging(other)]
            with_it = [part for part in self.belonging(id) if self.naive.kept[part].went_with == kept.went_with]
            for each in (id, *above, *with_it):
                self.naive.kept[each].there, self.naive.kept[each].went_with = True, 0

    @rule(at=picks)
    @precondition(lambda self: any(id != "breather" for id in self.naive.kept))
    def delete_for_good(self, at: int) -> None:
        choice = sorted(id for id in self.naive.kept if id != "breather")
        id = choice[at % len(choice)]
        whole = [id, *self.belonging(id)]
        entries.delete_for_good(self.diary, id)
        self.naive.erase(whole)
        for each in whole:
            self.last.pop(each, None)
            if not each.startswith(("20", "card:")):  # a day and a card are there again under the same name
                self.uids[each] = "gone"

    @rule()
    def undo(self) -> None:
        assert entries.undo(self.diary) == self.naive.undo()

    @rule()
    def redo(self) -> None:
        assert entries.redo(self.diary) == self.naive.redo()

    @rule(seconds=some.floats(-100_000, 1000))
    def set_the_clock(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)

    # What always holds

    @invariant()
    def says_the_same(self) -> None:
        self.moment += timedelta(seconds=1, microseconds=1234)
        every = [entry for kind in Kind for entry in rows.select(self.diary.db, NOUNS[kind], "TRUE")]
        found = {entry.uid if entry.noun.kind is Kind.SETTING else entry.id: entry for entry in every}
        assert found.pop("began").noun.value
        assert {id: record_of(entry.noun) for id, entry in found.items() if not entry.deleted} == {
            id: kept.record for id, kept in self.naive.kept.items() if kept.there
        }
        assert {id for id, entry in found.items() if entry.deleted} == {
            id for id, kept in self.naive.kept.items() if not kept.there
        }
        self.is_named_once(found.values())
        self.changes_look_later(found)

    def is_named_once(self, found: Iterable[Entry[Any]]) -> None:
        for entry in found:
            assert self.uids.setdefault(entry.id, entry.uid) == entry.uid
        random = [uid for uid in self.uids.values() if len(uid) == 36]
        assert len(random) == len(set(random))

    def changes_look_later(self, found: dict[str, Entry[Any]]) -> None:
        for id, entry in found.items():
            says = (record_of(entry.noun), entry.deleted)
            at, said = self.last.get(id, ("", None))
            assert entry.changed_at > at if says != said else entry.changed_at >= at
            self.last[id] = (entry.changed_at, says)

    @invariant()
    def counts_the_same(self) -> None:
        there = [date.fromisoformat(self.naive.kept[id].record["day"]) for id in self.naive.living("w")]
        weeks = Counter(day - timedelta(days=day.weekday()) for day in there)
        days_kept = self.diary.db.run("SELECT * FROM win_day WHERE wins <> 0")
        weeks_kept = self.diary.db.run("SELECT * FROM win_week WHERE wins <> 0")
        for kept, expected in ((days_kept, Counter(there)), (weeks_kept, weeks)):
            assert dict(kept) == {day.isoformat(): wins for day, wins in expected.items()}
        past = [day for day in there if day <= self.diary.today]
        shown = overview.dashboard(self.diary)
        assert shown.streak.wins == len(past)
        assert shown.streak.weeks_with_wins == len({day - timedelta(days=day.weekday()) for day in past})
        assert shown.empty == (not [id for id in self.naive.living() if id != "breather"])

    @invariant()
    def nothing_is_altered(self) -> None:
        checksums.verify_all(self.diary.db)
        assert self.diary.altered == ()
        indexed = self.diary.db.run("SELECT kind, entry FROM found")
        assert len(indexed) == len(set(indexed))
        assert set(indexed) == {
            (kind, entry.number)
            for kind in search_index.SEARCHED
            for entry in rows.select(self.diary.db, NOUNS[kind])
            if search.searchable_text(entry.noun)
        }


TestUndo = DiaryMachine.TestCase
TestUndo.settings = settings(
    max_examples=16,
    stateful_step_count=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
