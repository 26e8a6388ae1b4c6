"""Import is atomic and idempotent, undone in one step, and has the same result on every machine."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from recoverytui import paths
from recoverytui.commands import (
    cards,
    days,
    entries,
    export,
    goals,
    import_file,
    import_plan,
    import_writer,
    overview,
    questions,
    settings,
    strategies,
    talks,
    wins,
)
from recoverytui.commands.diary import Diary, create_diary, open_diary
from recoverytui.commands.import_plan import Report
from recoverytui.domain.book import LISTS
from recoverytui.domain.card import CardName
from recoverytui.domain.day import Mark
from recoverytui.domain.entry import Kind
from recoverytui.domain.goal import TryState
from recoverytui.domain.strategy import Helped
from recoverytui.domain.win import Theme
from recoverytui.errors import DiaryDamaged, FileRefused
from recoverytui.exports import json_document
from recoverytui.imports import document
from recoverytui.imports.imported import Incoming, LeftOut

NOTHING = Report({}, 0, 0, 0, {})


@pytest.fixture
def other(clock, tmp_path: Path) -> Iterator[Diary]:
    """The diary of the same person on another machine, as new as the first."""
    diary = create_diary(paths.find(tmp_path / "other" / "diary.db", {}), clock)
    yield diary
    diary.close()


def said(diary: Diary) -> str:
    """Return all that a diary says, as a document."""
    return json_document.document(export.book(diary))


def send(source: Diary, target: Diary, **how: Any) -> Report:
    """Take into one diary what another says."""
    return import_file.import_entries(target, document.read(said(source).encode()), **how)


def by_hand(**lists: Any) -> Incoming:
    """Return what a hand-written document brings."""
    return document.read(json.dumps({"format": "recoverytui-diary", "version": 1, **lists}).encode())


def win_by_hand(text: str, uid: str = "a", **more: Any) -> dict[str, Any]:
    return {"uid": uid, "day": "2026-11-20", "text": text, **more}


def at(minute: int) -> str:
    """Return a moment of change."""
    return f"2026-11-20T10:{minute:02}:00.000Z"


def fill(diary: Diary) -> None:
    """Write something of every kind."""
    goals.add(diary, "More air", why="It is mine")
    goals.try_out(diary, "g1", "Open the window", company="Ida")
    goals.set_try_state(diary, "t1", TryState.TRIED, found="It was cold")
    strategies.add(diary, "A walk", when="it rains")
    strategies.use(diary, "s1", helped=Helped.YES, note="slowly")
    wins.add(diary, "Gik en tur\nI regnen 👍🏽", themes=(Theme.HOPE,), company="Ida", goal="g1", strategy="s1")
    wins.add(diary, "Only mine", only_me=True, day=date(2025, 2, 28))
    days.mark(diary, Mark.HARD)
    days.note(diary, "It rained")
    days.add_pause(diary, date(2026, 11, 1), date(2026, 11, 9), "tired")
    days.add_pause(diary, date(2026, 11, 5), date(2026, 11, 19))
    days.start_pause(diary)
    cards.write(diary, CardName.BOTH_AND, can="I listen", hard="Letters")
    questions.add(diary, "What grew?")
    questions.answer(diary, "What grew?", "The plant")
    talks.add(diary, "The letter", say="I need a day")
    entries.delete(diary, wins.add(diary, "Deleted").entry.id)
    entries.delete_for_good(diary, wins.add(diary, "Gone").entry.id)


def files(diary: Diary) -> dict[str, bytes]:
    """Return every file of a diary, its backups included."""
    folder = diary.path.parent
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class TestRoundTrip:
    def test_everything_comes_back_byte_for_byte(self, diary: Diary, other: Diary) -> None:
        fill(diary)
        settings.set_preference(diary, "breather", 5)
        report = send(diary, other)
        assert said(other) == said(diary)
        new = dict.fromkeys(LISTS, 1) | {Kind.WIN: 2, Kind.PAUSE: 3}
        assert report == Report(new, changed=0, deleted=0, known=0, left_out={})

    def test_what_came_in_is_found_counted_and_whole(self, diary: Diary, other: Diary) -> None:
        fill(diary)
        send(diary, other)
        assert overview.measure(other) == overview.measure(diary)
        assert [entry.noun for entry in wins.list_newest(other)] == [entry.noun for entry in wins.list_newest(diary)]
        assert other.db.value("SELECT count(*) FROM found") == diary.db.value("SELECT count(*) FROM found") > 0
        assert other.db.altered == set()

    def test_an_import_is_one_deed(self, diary: Diary, other: Diary) -> None:
        fill(diary)
        wins.add(other, "Mine")
        before = said(other)
        send(diary, other)
        after = said(other)
        assert entries.undo(other) == "import"
        assert json.loads(said(other))["wins"] == json.loads(before)["wins"]
        assert entries.redo(other) == "import"
        kept = json.loads(after)
        assert [win["text"] for win in json.loads(said(other))["wins"]] == [win["text"] for win in kept["wins"]]
        assert entries.undo(other) == "import"
        assert entries.undo(other) == "win.add"

    def test_a_copy_is_made_before(self, diary: Diary, other: Diary) -> None:
        fill(diary)
        send(diary, other)
        [copy] = other.locations.backups.glob("*-before-import.db")
        backup = open_diary(paths.find(copy, {}), other.now)
        assert wins.count(backup) == 0
        backup.close()

    def test_what_was_deleted_after_the_export_stays_deleted(self, diary: Diary) -> None:
        fill(diary)
        old = document.read(said(diary).encode())
        diary.now.wind(seconds=1)
        entries.delete(diary, "w1")
        entries.delete_for_good(diary, "w2")
        before = said(diary)
        report = import_file.import_entries(diary, old)
        assert report.left_out == {LeftOut.DELETED: 2}
        assert said(diary) == before


class TestAgain:
    def test_a_second_time_nothing_is_written(self, diary: Diary, other: Diary) -> None:
        fill(diary)
        send(diary, other)
        before = files(other)
        report = send(diary, other)
        assert files(other) == before
        assert (report.new, report.changed, report.deleted, report.known) == ({}, 0, 0, 14)

    def test_a_file_by_hand_comes_in_once(self, diary: Diary) -> None:
        incoming = by_hand(wins=[{"day": "2026-11-20", "text": "a"}] * 2, days=[{"day": "2026-11-20", "mark": "rest"}])
        assert import_file.import_entries(diary, incoming).new == {Kind.WIN: 2, Kind.DAY: 1}
        before = files(diary)
        assert import_file.import_entries(diary, incoming).new == {}
        assert files(diary) == before

    def test_a_trial_writes_nothing_and_says_the_same(self, diary: Diary, other: Diary) -> None:
        fill(diary)
        before = files(other)
        tried = send(diary, other, dry_run=True)
        assert files(other) == before
        assert send(diary, other) == tried

    def test_nothing_to_take_in_leaves_what_can_be_done_again(self, diary: Diary, other: Diary) -> None:
        wins.add(diary, "a")
        entries.undo(diary)
        assert send(other, diary) == NOTHING
        assert entries.redo(diary) == "win.add"


class TestVersions:
    def test_the_later_change_wins_and_the_other_can_be_undone(self, diary: Diary) -> None:
        import_file.import_entries(diary, by_hand(wins=[win_by_hand("old", changed_at=at(1))]))
        report = import_file.import_entries(diary, by_hand(wins=[win_by_hand("new", changed_at=at(2))]))
        assert (report.changed, report.left_out) == (1, {})
        assert entries.get(diary, "w1").noun.text == "new"
        assert entries.get(diary, "w1").changed_at == at(2)
        entries.undo(diary)
        assert entries.get(diary, "w1").noun.text == "old"

    def test_an_older_one_stays_out_and_can_be_had_by_undo(self, diary: Diary) -> None:
        import_file.import_entries(diary, by_hand(wins=[win_by_hand("new", changed_at=at(2))]))
        older = by_hand(wins=[win_by_hand("old", changed_at=at(1)), win_by_hand("another", "b")])
        report = import_file.import_entries(diary, older)
        assert (report.changed, report.left_out, report.new) == (0, {LeftOut.OLDER: 1}, {Kind.WIN: 1})
        assert entries.get(diary, "w1").noun.text == "new"
        before = files(diary)
        assert import_file.import_entries(diary, older).left_out == {LeftOut.OLDER: 1}
        assert files(diary) == before
        entries.undo(diary)
        assert [entry.noun.text for entry in wins.list_newest(diary)] == ["new"]
        entries.undo(diary)
        assert [entry.noun.text for entry in wins.list_newest(diary)] == ["old"]
        entries.redo(diary)
        assert [entry.noun.text for entry in wins.list_newest(diary)] == ["new"]

    def test_an_older_one_that_undo_has_already_is_not_kept_twice(self, diary: Diary) -> None:
        import_file.import_entries(diary, by_hand(wins=[win_by_hand("old", changed_at=at(1))]))
        entries.edit(diary, "w1", text="new")
        before = files(diary)
        assert import_file.import_entries(diary, by_hand(wins=[win_by_hand("old", changed_at=at(1))])).left_out == {
            LeftOut.OLDER: 1
        }
        assert files(diary) == before

    @pytest.mark.parametrize("texts", [("a", "b"), ("b", "a")])
    def test_at_the_same_moment_the_greater_text_wins(self, diary: Diary, texts: tuple[str, str]) -> None:
        for text in texts:
            import_file.import_entries(diary, by_hand(wins=[win_by_hand(text, changed_at=at(1))]))
        assert entries.get(diary, "w1").noun.text == "b"

    def test_the_same_words_at_a_later_moment_are_nothing_new(self, diary: Diary) -> None:
        import_file.import_entries(diary, by_hand(wins=[win_by_hand("a", changed_at=at(1))]))
        report = import_file.import_entries(diary, by_hand(wins=[win_by_hand("a", changed_at=at(2))]))
        assert (report.changed, report.known) == (0, 1)
        assert entries.get(diary, "w1").changed_at == at(2)
        assert entries.undo(diary) == "import"
        assert wins.count(diary) == 0

    def test_days_and_cards_merge_by_their_names(self, diary: Diary, other: Diary) -> None:
        for each, mark, can in ((diary, Mark.HARD, "listen"), (other, Mark.REST, "sing")):
            each.now.wind(minutes=1)
            days.mark(each, mark)
            cards.write(each, CardName.BOTH_AND, can=can)
        report = send(other, diary)
        assert (report.new, report.changed) == ({}, 2)
        assert days.get(diary, diary.today).mark is Mark.REST
        assert cards.get(diary, CardName.BOTH_AND).can == "sing"
        assert send(diary, other).left_out == {}


class TestDeletions:
    def test_they_travel(self, diary: Diary, other: Diary) -> None:
        for text in ("one", "two", "three"):
            wins.add(diary, text)
        send(diary, other)
        diary.now.wind(minutes=1)
        entries.delete(diary, "w1")
        entries.delete_for_good(diary, "w2")
        texts = [entry.noun.text for entry in wins.list_newest(diary)]
        report = send(diary, other)
        assert (report.deleted, report.known) == (2, 1)
        assert [entry.noun.text for entry in wins.list_newest(other)] == texts
        assert said(other) == said(diary)
        assert entries.undo(other) == "import"
        assert wins.count(other) == 3

    def test_one_that_is_older_than_a_change_is_of_no_account(self, diary: Diary) -> None:
        import_file.import_entries(diary, by_hand(wins=[win_by_hand("a", changed_at=at(5))]))
        before = files(diary)
        report = import_file.import_entries(diary, by_hand(deleted=[{"uid": "a", "kind": "win", "changed_at": at(4)}]))
        assert report == NOTHING
        assert files(diary) == before

    def test_one_of_something_unknown_is_remembered(self, diary: Diary) -> None:
        gone = by_hand(deleted=[{"uid": "a", "kind": "win", "changed_at": at(5)}])
        assert import_file.import_entries(diary, gone) == NOTHING
        assert json.loads(said(diary))["deleted"] == [{"uid": "a", "kind": "win", "changed_at": at(5)}]
        assert entries.undo(diary) is None
        late = import_file.import_entries(diary, by_hand(wins=[win_by_hand("a", changed_at=at(4))]))
        assert (late.new, late.left_out) == ({}, {LeftOut.DELETED: 1})
        back = import_file.import_entries(diary, by_hand(wins=[win_by_hand("a", changed_at=at(6))]))
        assert back.new == {Kind.WIN: 1}
        assert json.loads(said(diary))["deleted"] == []

    def test_a_later_version_brings_back_what_was_deleted_here(self, diary: Diary) -> None:
        import_file.import_entries(diary, by_hand(wins=[win_by_hand("a", changed_at=at(1))]))
        import_file.import_entries(diary, by_hand(deleted=[{"uid": "a", "kind": "win", "changed_at": at(2)}]))
        assert wins.count(diary) == 0
        report = import_file.import_entries(diary, by_hand(wins=[win_by_hand("b", changed_at=at(3))]))
        assert (report.changed, report.back) == (0, 1)
        assert entries.get(diary, "w1").noun.text == "b"
        entries.undo(diary)
        assert wins.count(diary) == 0

    def test_what_was_deleted_for_good_has_no_earlier_version(self, diary: Diary) -> None:
        import_file.import_entries(diary, by_hand(wins=[win_by_hand("Zebrafinke", changed_at=at(1))]))
        entries.delete_for_good(diary, "w1")
        import_file.import_entries(
            diary, by_hand(wins=[win_by_hand("Zebrafinke", changed_at=at(2)), win_by_hand("b", "b")])
        )
        assert [name for name, data in files(diary).items() if b"Zebrafinke" in data] == []

    def test_words_that_differ_from_the_deleted_ones_are_kept(self, diary: Diary) -> None:
        import_file.import_entries(diary, by_hand(wins=[win_by_hand("a", changed_at=at(1))]))
        import_file.import_entries(diary, by_hand(deleted=[{"uid": "a", "kind": "win", "changed_at": at(5)}]))
        report = import_file.import_entries(diary, by_hand(wins=[win_by_hand("b", changed_at=at(3))]))
        assert report.left_out == {LeftOut.DELETED: 1}
        assert wins.count(diary) == 0
        entries.undo(diary)
        assert entries.get(diary, "w1").noun.text == "b"


class TestTheDiaryItself:
    def test_an_untouched_diary_takes_what_is_said_of_it(self, diary: Diary) -> None:
        block = {"began": "2026-10-31", "breather": 5, "days_a_week": 3, "day_starts_at": 0}
        import_file.import_entries(diary, by_hand(diary=block))
        prefs = diary.prefs
        assert (diary.began, prefs.breather, prefs.days_a_week, prefs.day_starts_at) == (date(2026, 10, 31), 5, 3, 0)

    def test_another_takes_only_an_earlier_day(self, diary: Diary) -> None:
        wins.add(diary, "a")
        began = diary.began
        import_file.import_entries(diary, by_hand(diary={"began": "2026-11-30", "breather": 5}))
        assert (diary.began, diary.prefs.breather) == (began, 2)
        import_file.import_entries(diary, by_hand(diary={"began": "2026-10-31", "breather": 5}))
        assert (diary.began, diary.prefs.breather) == (date(2026, 10, 31), 2)

    def test_when_the_diary_began_is_part_of_the_step(self, diary: Diary) -> None:
        wins.add(diary, "a")
        before = overview.dashboard(diary)
        import_file.import_entries(
            diary, by_hand(diary={"began": "2020-01-01"}, wins=[{"day": "2020-01-02", "text": "x"}])
        )
        assert diary.began == date(2020, 1, 1)
        assert entries.undo(diary) == "import"
        assert overview.dashboard(diary) == before
        assert entries.redo(diary) == "import"
        assert diary.began == date(2020, 1, 1)
        import_file.import_entries(diary, by_hand(diary={"began": "2019-01-01"}))
        assert entries.undo(diary) == "import"
        assert diary.began == date(2020, 1, 1)

    def test_a_deleted_entry_is_a_trace_too(self, diary: Diary) -> None:
        entries.delete_for_good(diary, wins.add(diary, "a").entry.id)
        import_file.import_entries(diary, by_hand(diary={"began": "2026-11-21", "breather": 5}))
        assert diary.prefs.breather == 2

    def test_a_file_that_does_not_say_begins_on_its_first_day(self, diary: Diary) -> None:
        import_file.import_entries(
            diary, by_hand(wins=[{"day": "2020-02-29", "text": "a"}], pauses=[{"start": "2021-01-01"}])
        )
        assert diary.began == date(2020, 2, 29)

    def test_no_diary_begins_in_days_to_come(self, diary: Diary) -> None:
        import_file.import_entries(
            diary, by_hand(diary={"began": "9999-12-31"}, wins=[{"day": "9999-12-31", "text": "a"}])
        )
        assert diary.began == diary.today

    def test_days_to_come_wait(self, diary: Diary) -> None:
        day = (diary.today + timedelta(days=9)).isoformat()
        import_file.import_entries(diary, by_hand(wins=[{"day": day, "text": "a"}, {"day": "9999-12-31", "text": "b"}]))
        assert overview.measure(diary).wins == 0

    def test_what_something_belongs_to_need_not_be_there(self, diary: Diary) -> None:
        incoming = by_hand(
            wins=[win_by_hand("a", goal="nowhere", strategy="nobody")],
            uses=[{"strategy": "nobody", "day": "2026-11-20"}],
            tryouts=[{"goal": "nowhere", "text": "b"}],
        )
        import_file.import_entries(diary, incoming)
        assert entries.get(diary, "w1").noun.goal == "nowhere"
        overview.dashboard(diary)
        import_file.import_entries(diary, by_hand(goals=[{"uid": "nowhere", "text": "here"}]))
        assert [len(line.tryouts) for line in goals.all_(diary)] == [1]


KILLED = """
import sys
from pathlib import Path
from recoverytui import paths
from recoverytui.commands import import_file, import_plan
from recoverytui.commands.diary import open_diary

def progress(done, total):
    if done == 5:  # the wins are written, the goal is not
        print("half", flush=True)
        sys.stdin.read()

diary, read = open_diary(paths.find(Path(sys.argv[1]), {})), import_file.read(Path(sys.argv[2]))
import_file.import_entries(diary, read, progress=progress)
"""


class Stop(Exception):
    """Somebody stops it."""


class TestTrouble:
    @pytest.fixture(autouse=True)
    def few_at_a_time(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(import_plan, "_LOOKED_UP", 2)
        monkeypatch.setattr(import_writer, "_WRITTEN", 2)

    def five(self) -> Incoming:
        return by_hand(wins=[win_by_hand(f"{each}", f"u{each}") for each in range(5)], goals=[{"text": "g"}])

    def test_progress_is_told(self, diary: Diary) -> None:
        told: list[tuple[int, int]] = []
        import_file.import_entries(diary, self.five(), progress=lambda done, total: told.append((done, total)))
        assert told == [(0, 6), (2, 6), (4, 6), (5, 6), (6, 6)] * 2  # first all is compared, then it is written
        assert wins.count(diary) == 5

    @pytest.mark.parametrize("after", range(10))
    def test_stopped_in_the_middle_it_leaves_nothing(self, diary: Diary, after: int) -> None:
        wins.add(diary, "before")
        before = said(diary)

        left = iter(range(after))

        def progress(done: int, total: int) -> None:
            if next(left, None) is None:
                raise Stop

        with pytest.raises(Stop):
            import_file.import_entries(diary, self.five(), progress=progress)
        assert said(diary) == before
        assert diary.db.value("SELECT count(*) FROM step") == 1
        assert diary.db.value("SELECT count(*) FROM found") == 1
        assert import_file.import_entries(diary, self.five()).new == {Kind.WIN: 5, Kind.GOAL: 1}
        assert [entry.number for entry in wins.list_newest(diary, limit=9)] == [1, 6, 5, 4, 3, 2]

    def test_killed_in_the_middle_it_leaves_nothing(self, diary: Diary, tmp_path: Path) -> None:
        wins.add(diary, "before")
        before = said(diary)
        file = tmp_path / "in.json"
        lists = {"wins": [win_by_hand(f"{each}", f"u{each}") for each in range(5)], "goals": [{"text": "g"}]}
        file.write_text(json.dumps({"format": "recoverytui-diary", "version": 1, **lists}))
        diary.close()
        command = [sys.executable, "-c", KILLED, str(diary.path), str(file)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.PIPE) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == b"half\n"
            child.kill()
        opened = open_diary(diary.locations, diary.now)
        assert said(opened) == before
        assert import_file.import_entries(opened, import_file.read(file)).new == {Kind.WIN: 5, Kind.GOAL: 1}
        opened.close()

    def test_what_another_window_wrote_meanwhile_is_seen(self, diary: Diary, monkeypatch: pytest.MonkeyPatch) -> None:
        second = open_diary(diary.locations, diary.now)
        copied = Diary.copy_before

        def copy_before(self: Diary, reason: str) -> Path:
            monkeypatch.setattr(Diary, "copy_before", copied)
            import_file.import_entries(second, by_hand(wins=[win_by_hand("newer", "u0", changed_at=at(59))]))
            return copied(self, reason)

        monkeypatch.setattr(Diary, "copy_before", copy_before)
        report = import_file.import_entries(diary, self.five())
        second.close()
        assert (report.new, report.left_out) == ({Kind.WIN: 4, Kind.GOAL: 1}, {LeftOut.OLDER: 1})
        assert sorted(entry.noun.text for entry in wins.list_newest(diary)) == ["1", "2", "3", "4", "newer"]

    def test_an_altered_entry_is_not_written_over(self, diary: Diary) -> None:
        import_file.import_entries(diary, by_hand(wins=[win_by_hand("a")]))
        diary.db.run("UPDATE win SET text = 'b'")
        with pytest.raises(DiaryDamaged):
            import_file.import_entries(diary, by_hand(wins=[win_by_hand("c", changed_at=at(9)), win_by_hand("d", "d")]))
        assert diary.db.run("SELECT text FROM win") == [("b",)]


class TestFiles:
    def test_a_document_is_read(self, diary: Diary, tmp_path: Path) -> None:
        fill(diary)
        path = export.write_file(diary, tmp_path / "all.json", said(diary).encode())
        assert import_file.import_entries(diary, import_file.read(path)).known == 14

    @pytest.mark.parametrize(
        "make", [lambda path: None, Path.mkdir, os.mkfifo, lambda path: path.symlink_to("nowhere")]
    )
    def test_what_is_no_file_is_refused(self, tmp_path: Path, make: Callable[[Path], None]) -> None:
        path = tmp_path / "in.json"
        make(path)
        with pytest.raises(FileRefused):
            import_file.read(path)

    def test_a_file_that_is_too_large_is_not_even_read(self, tmp_path: Path) -> None:
        path = tmp_path / "in.json"
        with path.open("wb") as file:
            file.truncate(64 * 1024 * 1024 + 1)
        with pytest.raises(FileRefused) as refused:
            import_file.read(path)
        assert refused.value.facts == {"most": 64}
