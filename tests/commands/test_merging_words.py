"""Merging three machines: nothing written is lost, nothing replaced comes back, and no measure of rhythm falls.

Every text is a word of its own, so that it can be followed: a word that a deed brings is written, one that a deed takes
away is replaced. What undo moves is followed no further, as it may be either.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import event, example, given, settings
from hypothesis import strategies as st

from recoverytui.commands import days, entries, import_file, overview, people, strategies, watched_names, wins
from recoverytui.commands.diary import Diary
from recoverytui.domain.day import Day, Mark
from recoverytui.domain.win import Win
from recoverytui.errors import BadInput
from recoverytui.storage import entries as rows
from tests.commands.test_merging import MACHINES, Machine, machines

DAYS = 2
JOURNALS = (
    "[2026-11-02 09:00] journalone\n\n[2026-11-03 09:00] journaltwo\n",
    "[2026-11-02 09:00] journalone\n\n[2026-11-03 09:00] journalthree\n",
)
"""A journal, and the same corrected."""
JOURNAL_WORDS = {"journalone", "journaltwo", "journalthree"}


def day(number: int) -> date:
    return date(2026, 11, 1 + number)


class Words:
    """What became of each word, on any machine."""

    def __init__(self) -> None:
        self.written: set[str] = set()
        self.replaced: set[str] = set()
        self.unsure: set[str] = set()
        self.carried: set[str] = set()
        """Words that a person kept in a longer note, and so has written once more."""
        self.of_notes: set[str] = set()
        self._numbers = count()

    def new(self) -> str:
        return f"word{next(self._numbers)}x"


def shown(machine: Machine) -> set[str]:
    """Return all words that a diary shows."""
    found: set[str] = set()
    for noun in (Win, Day):
        for entry in rows.select(machine.diary.db, noun):
            found.update((getattr(entry.noun, "text", None) or getattr(entry.noun, "note", None) or "").split())
    for person in people.all_(machine.diary):
        found.update(person.number.split(" / "))
    return found | {*watched_names.all_(machine.diary)} - {""}


def remembered(machine: Machine) -> set[str]:
    """Return the words of the earlier versions that undo holds."""
    found: set[str] = set()
    for (other,) in machine.diary.db.run("SELECT other FROM change WHERE other IS NOT NULL"):
        found.update(str(other).replace('"', " ").replace("\\n", " ").split())
    return found


def bring_in(diary: Diary, text: str, become: str) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "journal.txt"
        file.write_text(text)
        import_file.import_entries(diary, import_file.read(file, "jrnl", become))


def listed(diary: Diary, number: int) -> str:
    """Return one of the names to leave out, by its place."""
    return dict(enumerate(watched_names.all_(diary), start=1)).get(number, "nobody")


DEEDS: dict[str, Callable[[Diary, int, str], object]] = {
    "win": lambda diary, number, word: wins.add(diary, word, day=day(number)),
    "edit win": lambda diary, number, word: entries.edit(diary, f"w{number}", text=word),
    "delete win": lambda diary, number, _: entries.delete(diary, f"w{number}"),
    "note": lambda diary, number, word: days.note(diary, word, day(number)),
    "more": lambda diary, number, word: days.note(
        diary, f"{days.get(diary, day(number)).note or ''} {word}", day(number)
    ),
    "no note": lambda diary, number, _: days.note(diary, None, day(number)),
    "hard": lambda diary, number, _: days.mark(diary, Mark.HARD, day(number)),
    "rest": lambda diary, number, _: days.mark(diary, Mark.REST, day(number)),
    "no mark": lambda diary, number, _: days.mark(diary, None, day(number)),
    "delete day": lambda diary, number, _: entries.delete(diary, day(number).isoformat()),
    "restore day": lambda diary, number, _: entries.restore(diary, day(number).isoformat()),
    "person": lambda diary, number, word: people.add(diary, f"person {number}", word),
    "no person": lambda diary, number, _: people.remove(diary, f"person {number}"),
    "name": lambda diary, _, word: watched_names.add(diary, word),
    "other name": lambda diary, number, word: watched_names.change(diary, listed(diary, number), word),
    "no name": lambda diary, number, _: watched_names.remove(diary, listed(diary, number)),
    "pause": lambda diary, number, _: days.add_pause(diary, day(number), day(number + 1)),
    "use": lambda diary, number, _: strategies.use(diary, strategies.add(diary, "help").id, day=day(number)),
    "journal as notes": lambda diary, number, _: bring_in(diary, JOURNALS[number % len(JOURNALS)], "notes"),
    "journal as wins": lambda diary, number, _: bring_in(diary, JOURNALS[number % len(JOURNALS)], "wins"),
    "undo": lambda diary, *_: entries.undo(diary),
    "redo": lambda diary, *_: entries.redo(diary),
}
ADDS = ("win", "note", "more", "hard", "rest", "pause", "use", "edit win", "journal as notes", "journal as wins")
ADDS += ("person", "name", "other name")
TAKES = ("delete win", "no note", "no mark", "delete day", "restore day", "no person", "no name")
MOVES = ("undo", "redo")


def act(made: list[Machine], words: Words, who: int, deed: str, number: int, seconds: int) -> None:
    machine = made[who]
    machine.moment += timedelta(seconds=seconds)
    if deed == "take":
        machine.take(made[(who + number) % len(made)].said())
        return
    before = shown(machine)
    with suppress(BadInput):  # nothing of that name
        DEEDS[deed](machine.diary, number, words.new())
    after = shown(machine)
    if deed in MOVES:
        words.unsure |= before ^ after
    elif deed == "restore day":
        words.unsure |= after - before
    else:
        words.written |= after - before
        words.of_notes |= (after - before) & {each for each in after if deed in {"note", "more", "journal as notes"}}
        words.carried |= before & after if deed == "more" else set()
        words.replaced |= before - after


def exchange(made: list[Machine]) -> None:
    """Let every machine take what every other one says, until all say the same."""
    said = [machine.said() for machine in made]
    for machine in made:
        for text in said:
            machine.take(text)
    assert len({machine.said() for machine in made}) == 1


def acts(*deeds: str) -> st.SearchStrategy[list[tuple[int, str, int, int]]]:
    one = st.tuples(
        st.integers(0, MACHINES - 1),
        st.sampled_from([*deeds, *["take"] * (1 + len(deeds) // 4)]),
        st.integers(1, DAYS),
        st.integers(-1, 2),
    )
    return st.lists(one, min_size=4, max_size=24)


some = settings(max_examples=60, deadline=None, derandomize=True)


@some
@given(acts(*ADDS, *TAKES, *MOVES))
@example([(0, "note", 1, 1), (1, "hard", 1, 1), (0, "no note", 1, 1)])
@example([(0, "note", 1, 1), (1, "take", 2, 0), (0, "note", 1, 1), (1, "note", 1, 1), (2, "take", 2, 1)])
@example(
    [(0, "journal as notes", 1, 1), (0, "note", 2, 1), (0, "journal as notes", 1, 1), (1, "journal as notes", 2, 1)]
)
@example([(0, "note", 1, 1), (1, "take", 2, 0), (1, "undo", 1, 1), (0, "take", 1, 1), (1, "take", 2, 0)])
@example([(0, "name", 1, 1), (1, "take", 2, 0), (0, "no name", 1, 1), (1, "take", 2, 0), (2, "take", 2, 0)])
@example([(0, "person", 1, 1), (1, "take", 2, 0), (1, "person", 1, 1), (0, "no person", 1, 1)])
def test_nothing_written_is_lost_and_nothing_replaced_comes_back(done: list[tuple[int, str, int, int]]) -> None:
    words = Words()
    with machines() as made:
        for each in done:
            act(made, words, *each)
        exchange(made)
        seen = shown(made[0])
        certain = words.written - words.unsure
        event(f"{len(words.replaced - words.unsure)} replaced")
        lost = certain - words.replaced - seen
        assert not lost & words.of_notes
        if lost:  # a win that was edited or deleted on two machines: undo holds the other version
            assert lost <= set[str]().union(*map(remembered, made))
        again = (words.replaced - words.unsure - words.carried) & seen
        assert again <= JOURNAL_WORDS  # each of these is written by more than one machine


@some
@given(acts("win", "note", "more", "hard", "rest", "pause", "use", "edit win", "journal as notes", "journal as wins"))
def test_no_measure_falls_by_a_merge(done: list[tuple[int, str, int, int]]) -> None:
    words = Words()
    with machines() as made:
        for who, deed, number, seconds in done:
            before = measures(made[who])
            act(made, words, who, deed, number, seconds)
            if deed == "take":
                assert all(now >= then for now, then in zip(measures(made[who]), before, strict=True))
        before_all = [measures(machine) for machine in made]
        exchange(made)
        for machine, before in zip(made, before_all, strict=True):
            assert all(now >= then for now, then in zip(measures(machine), before, strict=True))


def measures(machine: Machine) -> tuple[int, ...]:
    streak = overview.measure(machine.diary)
    run = streak.run.days if streak.run else 0
    return (streak.wins, streak.weeks_with_wins, streak.days_with_wins, streak.kept_weeks, run)


def notes(made: list[Machine]) -> Iterator[str | None]:
    for machine in made:
        yield days.get(machine.diary, day(1)).note


def test_two_notes_of_one_day_are_kept_one_under_the_other() -> None:
    with machines() as made:
        for number, machine in enumerate(made):
            machine.moment += timedelta(seconds=number)
            days.note(machine.diary, f"note {number}\n\nthe same", day(1))
        exchange(made)
        assert set(notes(made)) == {"note 0\n\nthe same\n\nnote 1\n\nnote 2"}


def test_a_note_and_a_mark_of_one_day_are_both_kept_though_each_side_took_something_away() -> None:
    with machines(2) as made:
        one, two = made
        days.note(one.diary, "gone", day(1))
        two.take(one.said())
        for machine in made:
            machine.moment += timedelta(seconds=9)
        days.mark(two.diary, Mark.HARD, day(1))
        one.moment += timedelta(seconds=1)
        days.note(one.diary, None, day(1))
        exchange(made)
        assert [days.get(each.diary, day(1)).mark for each in made] == [Mark.HARD] * 2
        assert set(notes(made)) == {None}


def test_a_note_that_is_older_than_a_deletion_elsewhere_and_unknown_there_stays() -> None:
    with machines() as made:
        one, two, three = made
        days.note(two.diary, "theirs", day(1))
        days.note(one.diary, "mine", day(1))
        one.moment += timedelta(seconds=9)
        entries.delete(one.diary, day(1).isoformat())
        three.take(one.said())
        three.take(two.said())
        exchange(made)
        assert set(notes(made)) == {"theirs"}


def test_what_was_deleted_for_good_is_gone_everywhere_and_can_be_written_again() -> None:
    with machines(2) as made:
        one, two = made
        days.note(one.diary, "secret", day(1))
        two.take(one.said())
        one.moment += timedelta(seconds=1)
        entries.delete_for_good(one.diary, day(1).isoformat())
        one.moment += timedelta(seconds=1)
        days.note(one.diary, "anew", day(1))
        exchange(made)
        assert set(notes(made)) == {"anew"}


@pytest.mark.parametrize("become", ["notes", "wins"])
def test_a_journal_that_was_changed_here_does_not_come_back_when_it_is_brought_in_again(become: str) -> None:
    with machines(1) as [machine]:
        bring_in(machine.diary, JOURNALS[0], become)
        machine.moment += timedelta(seconds=1)
        if become == "notes":
            days.note(machine.diary, "mended", day(2))
        else:
            entries.edit(machine.diary, "w2", text="mended")
        bring_in(machine.diary, JOURNALS[0], become)
        assert shown(machine) == {"journalone", "mended"}
        bring_in(machine.diary, JOURNALS[1], become)
        assert shown(machine) == {"journalone", "journalthree", "mended"}


def test_undoing_an_import_changes_nothing_on_the_machine_it_came_from() -> None:
    with machines(2) as made:
        one, two = made
        days.note(one.diary, "a note", day(1))
        days.mark(one.diary, Mark.REST, day(2))
        wins.add(one.diary, "a win", day=day(1))
        said = one.said()
        days.note(two.diary, "another", day(1))
        alone = two.said()
        two.moment += timedelta(seconds=5)
        two.take(said)
        assert entries.undo(two.diary) == "import"
        assert shown(two) == {"another"}
        one.take(two.said())
        assert shown(one) == {"a", "note", "win", "another"}
        assert entries.redo(two.diary) == "import"
        assert two.said() == one.said()
        assert entries.undo(two.diary) == "import"
        fresh: Any = two.said()
        assert [each for each in fresh.splitlines() if "another" in each] == [
            each for each in alone.splitlines() if "another" in each
        ]


def test_undo_and_redo_of_an_import_bring_back_the_times_of_before() -> None:
    with machines(2) as made:
        one, two = made
        for text in ("changed there", "deleted there"):
            wins.add(one.diary, text, day=day(1))
        two.take(one.said())
        two.moment += timedelta(seconds=3)
        entries.edit(two.diary, "w1", text="newer")
        entries.delete(two.diary, "w2")
        before, theirs = one.said(), two.said()
        one.moment += timedelta(seconds=9)
        one.take(theirs)
        assert one.said() == theirs
        assert entries.undo(one.diary) == "import"
        assert one.said() == before
        assert entries.redo(one.diary) == "import"
        assert one.said() == theirs
        entries.undo(one.diary)
        two.take(one.said())
        assert two.said() == theirs
