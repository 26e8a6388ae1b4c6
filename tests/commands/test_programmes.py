"""Programmes: built-in and own ones, the current week, and answers."""

from datetime import date
from pathlib import Path as File
from typing import Any

import pytest

from recoverytui import paths
from recoverytui.commands import backups, entries, programme_files, programmes
from recoverytui.commands.diary import Diary, create_diary
from recoverytui.domain.answer import Answer
from recoverytui.domain.programme import ProgrammeStatus, group_week
from recoverytui.errors import BadInput, FileRefused, RecoveryError
from recoverytui.text.translator import Translator

TEN = "ten-weeks"
WALK = "# A walk\n\n## Landing\n- What is here?\n\n## Going\n- Where to?\n\n## Home\n- What stays?\n"


@pytest.fixture
def walk(diary: Diary) -> File:
    """A path of one's own, put into the folder by hand."""
    diary.locations.programmes.mkdir()
    file = diary.locations.programmes / "walk.md"
    file.write_text(WALK, encoding="utf-8-sig")
    return file


def titles(line: ProgrammeStatus) -> list[str]:
    assert line.programme is not None
    return [week.title for week in line.programme.weeks]


def test_the_ten_weeks_are_there_in_both_languages(diary: Diary) -> None:
    [english], [danish] = (programmes.all_(diary, language) for language in ("en", "da"))
    assert (english.name, english.number, english.own, english.refused) == (TEN, 1, False, None)
    assert english.programme.title == "Ten weeks at your own pace"
    assert danish.programme.title == "Ti uger i eget tempo"
    assert english.week.title == "Landing"
    assert not diary.locations.programmes.exists()


def test_own_paths_follow_by_name(diary: Diary, walk: File) -> None:
    for name in ("ås", "Berg", ".hidden", "notes.txt"):
        (walk.parent / (name if "." in name else f"{name}.md")).write_text(WALK, encoding="utf-8")
    (walk.parent / "folder.md").mkdir()
    assert [line.name for line in programmes.all_(diary, "en")] == [TEN, "Berg", "walk", "ås"]
    assert [line.own for line in programmes.all_(diary, "en")] == [False, True, True, True]
    assert programmes.get(diary, "WALK", "da").name == "walk"


def test_a_file_that_cannot_be_taken_says_why_and_keeps_no_other_away(diary: Diary, walk: File) -> None:
    (walk.parent / "bad.md").write_text("# T\noops\n", encoding="utf-8")
    (walk.parent / "worse.md").write_bytes(b"\xff\xfe\x00")
    lines = {line.name: line for line in programmes.all_(diary, "en")}
    assert lines["walk"].programme is not None
    for name in ("bad", "worse"):
        assert lines[name].programme is None
        assert isinstance(lines[name].refused, FileRefused)
        with pytest.raises(FileRefused):
            programmes.get(diary, name, "en")
        with pytest.raises(FileRefused):
            programmes.move(diary, name, 1, "en")
    assert "line 2" in Translator("en").error(lines["bad"].refused).lower()  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["", "nowhere", "../diary", "ten-weeks.en", "walk.md"])
def test_a_path_that_there_is_not_is_refused(diary: Diary, walk: File, name: str) -> None:
    for read in (programmes.get, programmes.skip, programmes.repeat, programme_files.text):
        with pytest.raises(BadInput):
            read(diary, name, "en")
    for change in (programme_files.remove, programme_files.put_back):
        with pytest.raises(BadInput):
            change(diary, name)


def test_the_person_moves_on_and_not_the_calendar(diary: Diary, clock: Any) -> None:
    clock.wind(days=40)
    assert programmes.get(diary, TEN, "en").number == 1
    assert programmes.skip(diary, TEN, "en").number == 2
    assert programmes.move(diary, TEN, 7, "en").week.title == "One small step"
    assert programmes.repeat(diary, TEN, "en").number == 6
    assert programmes.repeat(diary, TEN, "en", 3).number == 3
    assert programmes.get(diary, TEN, "da").week.title == "Det, der hjælper"


def test_where_one_is_can_be_undone(diary: Diary) -> None:
    programmes.move(diary, TEN, 4, "en")
    programmes.move(diary, TEN, 4, "en")
    programmes.skip(diary, TEN, "en")
    assert entries.undo(diary) == "setting.set"
    assert programmes.get(diary, TEN, "en").number == 4
    entries.undo(diary)
    assert programmes.get(diary, TEN, "en").number == 1
    assert entries.undo(diary) is None


def test_each_path_has_its_own_place(diary: Diary, walk: File) -> None:
    programmes.move(diary, TEN, 5, "en")
    programmes.skip(diary, "walk", "en")
    assert [line.number for line in programmes.all_(diary, "en")] == [5, 2]


def test_the_first_and_the_last_week_stay(diary: Diary, walk: File) -> None:
    assert programmes.repeat(diary, "walk", "en").number == 1
    programmes.move(diary, "walk", 3, "en")
    assert programmes.skip(diary, "walk", "en").number == 3


@pytest.mark.parametrize("to", [0, -1, 4])
def test_a_week_that_there_is_not_is_refused(diary: Diary, walk: File, to: int) -> None:
    for deed in (
        lambda: programmes.move(diary, "walk", to, "en"),
        lambda: programmes.repeat(diary, "walk", "en", to),
        lambda: programmes.rename_week(diary, "walk", to, "New", "en"),
        lambda: programmes.remove_week(diary, "walk", to, "en"),
        lambda: programmes.move_week(diary, "walk", to, 1, "en"),
        lambda: programmes.move_week(diary, "walk", 1, to, "en"),
    ):
        with pytest.raises(BadInput):
            deed()
    assert walk.read_text("utf-8-sig") == WALK
    assert entries.undo(diary) is None


def test_a_path_without_weeks_is_there_and_leads_nowhere(diary: Diary, walk: File) -> None:
    walk.write_text("# A walk", encoding="utf-8")
    line = programmes.get(diary, "walk", "en")
    assert (line.number, line.week) == (0, None)
    with pytest.raises(BadInput):
        programmes.skip(diary, "walk", "en")


def test_a_file_that_became_shorter_ends_at_its_last_week(diary: Diary, walk: File) -> None:
    programmes.move(diary, "walk", 3, "en")
    walk.write_text("# A walk\n## Only\n", encoding="utf-8")
    assert programmes.get(diary, "walk", "en").week.title == "Only"


def test_weeks_are_renamed_moved_and_removed(diary: Diary, walk: File) -> None:
    assert titles(programmes.rename_week(diary, "walk", 2, " On the\nway ", "en")) == ["Landing", "On the way", "Home"]
    assert titles(programmes.move_week(diary, "walk", 3, 1, "en")) == ["Home", "Landing", "On the way"]
    assert titles(programmes.remove_week(diary, "walk", 2, "en")) == ["Home", "On the way"]
    assert walk.read_text("utf-8") == "# A walk\n\n## Home\n- What stays?\n\n## On the way\n- Where to?\n"
    assert walk.stat().st_mode & 0o777 == 0o600
    with pytest.raises(BadInput):
        programmes.rename_week(diary, "walk", 1, "  ", "en")


@pytest.mark.parametrize("here", [1, 2, 3])
def test_a_person_stays_in_their_week_when_weeks_are_moved(diary: Diary, walk: File, here: int) -> None:
    for week in (1, 2, 3):
        for to in (1, 2, 3):
            walk.write_text(WALK, encoding="utf-8")
            title = programmes.move(diary, "walk", here, "en").week.title
            assert programmes.move_week(diary, "walk", week, to, "en").week.title == title


@pytest.mark.parametrize(("here", "then"), [(1, "Landing"), (2, "Home"), (3, "Home")])
def test_who_is_in_a_week_that_is_taken_out_is_in_the_next(diary: Diary, walk: File, here: int, then: str) -> None:
    programmes.move(diary, "walk", here, "en")
    assert programmes.remove_week(diary, "walk", 2, "en").week.title == then


def test_changing_a_path_of_the_program_makes_an_own_one_in_its_place(diary: Diary) -> None:
    programmes.move(diary, TEN, 3, "da")
    line = programmes.remove_week(diary, TEN, 1, "da")
    assert (line.own, len(titles(line)), line.week.title) == (True, 9, "Det, der hjælper")
    assert [each.name for each in programmes.all_(diary, "en")] == [TEN]
    assert programmes.get(diary, TEN, "en").programme == line.programme
    assert diary.locations.programmes.stat().st_mode & 0o777 == 0o700
    programme_files.remove(diary, TEN)
    assert len(titles(programmes.get(diary, TEN, "en"))) == 10


def test_a_change_can_be_taken_back_and_brought_back(diary: Diary, walk: File) -> None:
    programmes.remove_week(diary, "walk", 1, "en")
    assert programme_files.put_back(diary, "walk") == "walk"
    assert len(titles(programmes.get(diary, "walk", "en"))) == 3
    programme_files.put_back(diary, "walk")
    assert len(titles(programmes.get(diary, "walk", "en"))) == 2


def test_a_path_taken_away_can_be_brought_back(diary: Diary, walk: File) -> None:
    programme_files.remove(diary, "walk")
    assert [line.name for line in programmes.all_(diary, "en")] == [TEN]
    programme_files.put_back(diary, "walk")
    assert walk.read_text("utf-8-sig") == WALK
    with pytest.raises(BadInput):
        programme_files.put_back(diary, "walk")


def test_a_path_of_the_program_stays(diary: Diary) -> None:
    with pytest.raises(BadInput):
        programme_files.remove(diary, TEN)


def test_a_file_that_cannot_be_taken_is_never_changed(diary: Diary, walk: File) -> None:
    walk.write_text("# T\n\noops\n", encoding="utf-8")
    with pytest.raises(FileRefused):
        programmes.remove_week(diary, "walk", 1, "en")
    assert walk.read_text("utf-8") == "# T\n\noops\n"


def test_a_file_that_was_sent_is_kept_and_sent_along_as_it_is(diary: Diary, tmp_path: File) -> None:
    sent = tmp_path / "Gåtur.md"
    sent.write_text(WALK, encoding="utf-8")
    assert programme_files.add_file(diary, sent) == "Gåtur"
    kept = diary.locations.programmes / "Gåtur.md"
    assert (kept.read_text("utf-8"), kept.stat().st_mode & 0o777) == (WALK, 0o600)
    assert programme_files.text(diary, "gåtur", "da") == WALK
    with pytest.raises(FileRefused):
        programme_files.add_file(diary, sent)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("none.md", None),
        ("bad.md", b"no title"),
        ("latin.md", "# Blå".encode("latin-1")),
        ("large.md", b"# T\n" + b"\n" * 500_001),
        ("larger.md", ("# T\n" + "å" * 1_500_000).encode()),
        (".md", WALK.encode()),
        ("a:b.md", WALK.encode()),
        ("x" * 81 + ".md", WALK.encode()),
    ],
)
def test_a_sent_file_that_cannot_be_taken_is_not_kept(
    diary: Diary, tmp_path: File, name: str, data: bytes | None
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(FileRefused) as error:
        programme_files.add_file(diary, tmp_path / name)
    assert Translator("da").error(error.value)
    assert not diary.locations.programmes.exists()


def test_answers_are_kept_with_their_question_week_and_path(diary: Diary, clock: Any) -> None:
    entry = programmes.answer(diary, TEN, "Landing", "What does it take?", "Coffee.", only_me=True)
    noun = Answer(date(2026, 11, 21), "What does it take?", "Coffee.", path=TEN, week="Landing", only_me=True)
    assert entry.noun == noun
    clock.wind(days=1)
    programmes.answer(diary, TEN, "Further on", "What do you take with you?", "A sentence.")
    programmes.answer(diary, "walk", "Landing", "What is here?", "Grass.")
    assert [each.id for each in programmes.answers(diary)] == ["answer:3", "answer:2", "answer:1"]
    assert [each.id for each in programmes.answers(diary, TEN)] == ["answer:2", "answer:1"]
    assert [each.id for each in programmes.answers(diary, TEN, "Landing")] == ["answer:1"]
    assert [each.id for each in programmes.answers(diary, week="Landing")] == ["answer:3", "answer:1"]
    assert entries.undo(diary) == "answer.add"
    entries.delete(diary, "answer:1")
    assert [each.id for each in programmes.answers(diary)] == ["answer:2"]


def test_an_answer_needs_words(diary: Diary) -> None:
    with pytest.raises(BadInput):
        programmes.answer(diary, TEN, "Landing", "What?", " ")
    assert programmes.answers(diary) == []


def test_what_was_answered_is_taken_along_week_by_week(diary: Diary, walk: File) -> None:
    for week, text in (("Home", "one"), ("Landing", "two"), ("Home", "three"), ("Elsewhere", "four")):
        programmes.answer(diary, "walk", week, "What?", text)
    programmes.answer(diary, TEN, "Landing", "What?", "not this one")

    def taken() -> list[tuple[str | None, list[str]]]:
        return [
            (each.week, [entry.noun.text for entry in each.answers])
            for each in programmes.all_answers(diary, "walk", "en")
        ]

    assert taken() == [("Landing", ["two"]), ("Home", ["one", "three"]), ("Elsewhere", ["four"])]
    walk.unlink()
    assert dict(taken()) == {"Landing": ["two"], "Home": ["one", "three"], "Elsewhere": ["four"]}


def test_a_group_sees_nothing_of_the_diary(diary: Diary) -> None:
    programmes.answer(diary, TEN, "Landing", "What?", "Zzyzx")
    seen = group_week(programmes.get(diary, TEN, "en").programme, 1)  # type: ignore[arg-type]
    assert len(seen.questions) == 3
    assert "Zzyzx" not in repr(seen)


def test_another_diary_has_other_paths(diary: Diary, walk: File, tmp_path: File) -> None:
    locations = paths.find(tmp_path / "stick" / "mine.db", {"RECOVERY_HOME": str(tmp_path / "home")})
    assert locations.programmes == tmp_path / "stick" / "mine-paths"
    other = create_diary(locations)
    assert [line.name for line in programmes.all_(other, "en")] == [TEN]
    other.close()


def test_deleting_everything_takes_the_paths_too(diary: Diary, walk: File) -> None:
    programmes.remove_week(diary, "walk", 1, "en")
    diary.close()
    assert walk in backups.files_of(diary.locations).ours
    backups.delete_everything(diary.locations)
    assert not diary.locations.programmes.exists()


def test_a_folder_that_may_not_be_written_is_said_so(diary: Diary, walk: File, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(RecoveryError):
        programmes.remove_week(diary, "walk", 1, "en")
    assert walk.read_text("utf-8-sig") == WALK


def test_what_was_taken_away_is_listed_until_it_is_back(diary: Diary, walk: File) -> None:
    assert programme_files.removed(diary) == []
    programme_files.remove(diary, "walk")
    assert programme_files.removed(diary) == ["walk"]
    programme_files.put_back(diary, "walk")
    assert programme_files.removed(diary) == []


def test_who_takes_back_a_change_stays_in_their_week(diary: Diary) -> None:
    programmes.move(diary, TEN, 4, "en")
    programmes.remove_week(diary, TEN, 1, "en")
    assert programmes.get(diary, TEN, "en").number == 3
    back = programmes.put_back(diary, TEN, "en")
    assert (back.number, len(back.programme.weeks)) == (4, 10)  # type: ignore[union-attr]
    programmes.remove_week(diary, TEN, 4, "en")
    assert programmes.put_back(diary, TEN, "en").number == 5  # the one after it, that one was in meanwhile


def test_a_path_that_cannot_be_read_can_still_be_brought_back(diary: Diary, walk: File) -> None:
    programmes.rename_week(diary, "walk", 1, "Another", "en")
    walk.write_text("no path", "utf-8")
    assert titles(programmes.put_back(diary, "walk", "en"))[0] != "Another"
    programme_files.remove(diary, "walk")
    assert programmes.put_back(diary, "walk", "en").name == "walk"
