"""CLI: first run, missing and invalid files, preferences, and starting the TUI."""

import sqlite3
import time
from datetime import datetime, timedelta

import pytest

from recoverytui.commands import wins
from recoverytui.commands.diary import local_clock

READING = [
    *(("wins",), ("strategies",), ("goals",), ("today",), ("streak",), ("history",), ("deleted",), ("show", "w1")),
    *(("pause", "list"), ("check",), ("search", "x"), ("calendar",)),
]


@pytest.mark.parametrize("arguments", READING)
def test_a_reading_verb_on_a_first_run_invites_and_makes_nothing(invoke, home, arguments):
    answer = invoke(*arguments)

    assert (answer.code, answer.err) == (0, "")
    assert "This is your diary. It is empty, and that is fine." in answer.out
    assert not home.exists()


@pytest.mark.parametrize(
    ("arguments", "shape"),
    [
        (("wins",), {"wins": []}),
        (("strategies",), {"strategies": []}),
        (("goals",), {"goals": [], "tryouts": []}),
        (("pause", "list"), {"pauses": []}),
        (("calendar",), {"days": []}),
        (("search", "x"), {"hits": []}),
    ],
)
def test_json_on_a_first_run_is_an_empty_list(invoke, home, arguments, shape):
    assert invoke(*arguments, "--json").json == shape
    assert invoke("streak", "--json").json["began"] == "2026-11-21"
    assert invoke("today", "--json").json["goals"] == []
    assert not home.exists()


@pytest.mark.parametrize(
    "arguments",
    [("win", "x"), ("strategy", "add", "x"), ("goal", "add", "x"), ("day", "hard"), ("pause", "start")],
)
def test_a_writing_verb_on_a_first_run_makes_the_diary(invoke, home, arguments):
    assert invoke(*arguments).code == 0
    assert (home / "diary.db").stat().st_mode & 0o777 == 0o600
    assert home.stat().st_mode & 0o777 == 0o700


def test_a_diary_missing_beside_its_backups_is_never_made_anew(invoke, home):
    (home / "backups").mkdir(parents=True)
    (home / "backups" / "diary-2026-11-20T120000.db").write_bytes(b"SQLite format 3\0")

    for verb in (("wins",), ("win", "x")):
        assert invoke(*verb).refused(10)
    assert not (home / "diary.db").exists()


def test_a_named_diary_that_is_missing_is_never_made(invoke, home, tmp_path):
    elsewhere = tmp_path / "stick" / "mine.db"

    for arguments in (("--diary", str(elsewhere), "win", "x"), ("wins", "--diary", str(elsewhere))):
        assert invoke(*arguments).refused(10)
    assert not elsewhere.exists()


def test_a_diary_elsewhere_is_made_on_purpose_and_used_when_named(invoke, home, tmp_path):
    elsewhere = str(tmp_path / "mine.db")

    assert invoke("new", elsewhere).out == f"A new diary is at {elsewhere}.\n"
    assert invoke("--diary", elsewhere, "win", "there").code == 0
    assert invoke("wins", "--diary", elsewhere).out.endswith("there\n")
    assert invoke("new", elsewhere).refused(16)
    assert not home.exists()


def test_new_without_a_path_uses_the_usual_place(invoke, home):
    assert invoke("new").code == 0
    assert (home / "diary.db").exists()
    assert invoke("new").refused(16)


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", 13), (b"not a diary at all, but some text", 13), (b"SQLite format 3\0" + b"\xff" * 600, 13)],
)
def test_a_file_that_is_no_diary_is_left_as_it_is(invoke, home, content, code):
    home.mkdir()
    (home / "diary.db").write_bytes(content)

    for arguments in (("wins",), ("win", "x"), ("check",), ("wins", "--json")):
        answer = invoke(*arguments)
        assert (answer.code, answer.out) == (code, "") or answer.code == 12  # nobody can tell it from a locked one
        assert answer.err.count("\n") == 1
    assert (home / "diary.db").read_bytes() == content


def test_a_folder_in_place_of_the_diary(invoke, home):
    (home / "diary.db").mkdir(parents=True)

    assert invoke("wins").refused(10)
    assert invoke("win", "x").refused(10)


def test_another_programs_database_and_a_newer_diary_are_not_touched(invoke, home):
    home.mkdir()
    with sqlite3.connect(home / "diary.db") as other:
        other.execute("CREATE TABLE t (a)")
    other.close()
    assert invoke("win", "x").refused(13)

    (home / "diary.db").unlink()
    invoke("win", "mine")
    with sqlite3.connect(home / "diary.db") as newer:
        newer.execute("PRAGMA user_version = 999")
    newer.close()
    assert invoke("win", "x").refused(15)
    assert invoke("wins").refused(15)


def test_where_prints_every_path(invoke, home):
    assert invoke("where").lines == [
        f"Diary      {home / 'diary.db'}",
        f"Settings   {home / 'settings.toml'}",
        f"Backups    {home / 'backups'}",
        f"Own paths  {home / 'paths'}",
    ]
    assert invoke("where", "--json").json["diary"] == str(home / "diary.db")
    assert not home.exists()


def test_where_lists_every_file_and_how_to_remove_them(invoke, home):
    invoke("win", "one")
    (home / "paths").mkdir()
    (home / "paths" / "mine.md").write_text("# Mine\n")

    answer = invoke("where")
    files = invoke("where", "--json").json["files"]

    assert sorted(files) == sorted(str(path) for path in home.rglob("*") if path.is_file())
    assert all(file in answer.lines for file in files)
    assert "delete-everything" in answer.lines[-1]


def test_where_answers_in_five_sentences_without_opening_the_diary(invoke, home):
    invoke("win", "one")
    said = invoke("where").lines[:5]
    assert str(home / "diary.db") in said[0]
    assert said[1] == "The file is not encrypted."
    assert said[2] == f"There is 1 copy in {home / 'backups'}"
    assert said[3] == "Whoever can open your files can read it. Nothing is sent anywhere."
    assert said[4].startswith("Take it along: recovery export --for me")
    assert invoke("where", "--json").json["encrypted"] is False
    for copy in (home / "backups").iterdir():
        copy.unlink()
    assert "No copy of it has been made yet." in invoke("where").out


def test_a_backup_is_made_once_a_day_after_the_answer(invoke, home, clock):
    invoke("win", "one")
    invoke("win", "two")
    assert len(list((home / "backups").iterdir())) == 1

    clock.wind(days=1)
    invoke("wins")
    assert len(list((home / "backups").iterdir())) == 1
    invoke("win", "three")
    assert len(list((home / "backups").iterdir())) == 2


def test_a_whole_diary_is_said_to_be_whole(invoke, home):
    invoke("win", "Hummed")

    answer = invoke("check")

    assert answer.code == 0
    assert "The diary is whole." in answer.out
    assert str(home / "backups") in answer.out


@pytest.mark.parametrize(("content", "code"), [(b"not a diary", 13), (None, 10)])
def test_a_diary_that_cannot_be_opened_is_told_where_to_go_back_to(invoke, home, content, code):
    invoke("win", "Hummed")
    [backup] = (home / "backups").iterdir()
    (home / "diary.db").unlink()
    if content is not None:
        (home / "diary.db").write_bytes(content)

    answer = invoke("check")

    assert answer.refused(code)
    assert f"recovery restore {backup}" in answer.err
    assert invoke("restore", str(backup)).code == 0
    after = invoke("check")
    # The file that could not be opened is kept among the backups, and named.
    assert after.code == (0 if content is None else 13)
    assert "The diary is whole" in after.out + after.err


def test_without_a_whole_backup_none_is_named(invoke, home):
    invoke("win", "Hummed")
    for path in (home / "diary.db", *(home / "backups").iterdir()):
        path.write_bytes(b"not a diary")

    assert invoke("check").refused(13)
    assert str(home) not in invoke("check").err


def test_an_entry_that_was_altered_outside_is_named_and_not_shown(invoke, home):
    invoke("win", "Hummed")
    with sqlite3.connect(home / "diary.db") as db:
        db.execute("UPDATE win SET text = 'Altered'")
    db.close()

    answer = invoke("check")

    assert answer.code == 13
    assert "w1" in answer.err
    assert "Altered" not in answer.out + answer.err


def test_many_altered_entries_make_one_sentence(invoke, home):
    for _ in range(15):
        invoke("win", "Hummed")
    with sqlite3.connect(home / "diary.db") as db:
        db.execute("UPDATE win SET text = 'Altered'")
        db.execute("UPDATE step SET deed = 'pause.add'")
    db.close()

    named = ", ".join(f"w{number}" for number in range(1, 13))
    said = f"These entries no longer say what was written: {named}, 3 more, what undo keeps."
    assert said in invoke("check").err


def test_a_list_that_leaves_out_an_altered_entry_says_so(invoke, home):
    invoke("win", "Hummed")
    invoke("win", "Sang")
    with sqlite3.connect(home / "diary.db") as db:
        db.execute("UPDATE win SET text = 'Altered' WHERE id = 1")
    db.close()

    answer = invoke("wins")

    assert answer.code == 0
    assert "Sang" in answer.out
    assert "Altered" not in answer.out + answer.err
    assert answer.err == "These entries no longer say what was written: w1.\n"
    assert invoke("show", "w1").refused(13)


def test_settings_are_listed_shown_and_set(invoke, home):
    assert [line.split()[0] for line in invoke("settings").lines] == [
        *("language", "theme", "motion", "ascii_marks", "more_space", "mouse"),
        *("country", "contact", "idle_minutes", "lock_minutes", "passphrase_command"),
        *("day_starts_at", "breather", "days_a_week", "quiet_view"),
    ]
    assert not home.exists()

    assert invoke("settings", "theme", "morning").out == "Saved. theme morning\n"
    assert invoke("settings", "breather", "3").out == "Saved. breather 3\n"
    assert invoke("settings", "quiet_view", "on").out == "Saved. quiet_view on\n"

    shape = invoke("settings", "--json").json["settings"]
    assert (shape["theme"], shape["breather"], shape["quiet_view"]) == ("morning", 3, True)
    assert invoke("settings", "breather").out.startswith("breather  3  ")
    assert "morning" in (home / "settings.toml").read_text()


@pytest.mark.parametrize(
    "arguments",
    [
        ("colour", "red"),
        ("colour",),
        ("theme", "pink"),
        ("motion", "maybe"),
        ("breather", "7"),
        ("breather", "two"),
        ("breather", "³"),
        ("days_a_week", "0"),
        ("quiet_view", "2"),
    ],
)
def test_what_cannot_be_set_is_refused(invoke, diary, arguments):
    assert invoke("settings", *arguments).refused(2)


class Screens:
    """Fake TUI entry point."""

    def __init__(self) -> None:
        self.opened: list[str] = []

    def diary(self, place, language, secret) -> int:
        self.opened.append(f"diary {place.diary.name} {language} {secret}")
        return 0

    def demo(self, language, *, tour, present, week) -> int:
        parts = (language, tour, "present" if present else "", f"week {week}" if week else "")
        self.opened.append(" ".join(("demo", *filter(None, parts))))
        return 0


def test_without_a_verb_the_screens_open(invoke, home, tmp_path):
    screens = Screens()

    assert invoke(terminal=True, screens=screens).code == 0
    assert invoke("--lang", "da", "--diary", str(tmp_path / "mine.db"), terminal=True, screens=screens).code == 0
    assert invoke("demo", "--lang=da", terminal=True, screens=screens).code == 0
    assert invoke("demo", "--tour", terminal=True, screens=screens).code == 0
    assert invoke("demo", "--present", "--tour", terminal=True, screens=screens).code == 0
    assert invoke("demo", "--tour", "together", terminal=True, screens=screens).code == 0
    assert invoke("demo", "--week", "3", terminal=True, screens=screens).code == 0
    for wrong in (("--week", "0"), ("--week", "11"), ("--tour", "elsewhere")):
        assert invoke("demo", *wrong, terminal=True, screens=screens).code == 2
    shown = ["demo da", "demo en rooms", "demo en rooms present", "demo en together", "demo en week 3"]
    assert screens.opened == ["diary diary.db en None", "diary mine.db da None", *shown]
    assert not home.exists()


@pytest.mark.parametrize("arguments", [(), ("demo",), ("--lang", "da")])
def test_without_a_terminal_the_screens_do_not_open(invoke, home, arguments):
    screens = Screens()

    assert invoke(*arguments, screens=screens).refused(2)
    assert screens.opened == []


def test_what_went_well_stays_when_the_backup_cannot_be_made(invoke, home, diary):
    (home / "backups").write_text("a file where a folder should be")

    answer = invoke("win", "Hummed")

    assert (answer.code, answer.out, answer.err) == (0, "Saved. w1\n", "")
    assert wins.count(diary) == 1


def test_spoilt_settings_are_said_once_and_stop_nothing(invoke, home):
    home.mkdir()
    (home / "settings.toml").write_text("country = 'UK'\nidle_minutes = 3 minutes\ncontact = 'Bo at the corner'\n")
    said = f"The settings at {home / 'settings.toml'} cannot be read. Until they are mended the usual ones hold.\n"
    for arguments in (("win", "x"), ("wins",), ("settings",), ("help-now",)):
        answer = invoke(*arguments)
        assert (answer.code, answer.err) == (0, said)
    assert "Bo at the corner" in invoke("help-now").out
    assert "You have not chosen" not in invoke("help-now").out
    assert invoke("settings", "theme", "morning").refused(16)
    unknown = invoke("show", "w9")
    assert (unknown.code, unknown.err.startswith(said)) == (2, True)


def test_a_name_that_is_too_long_or_empty_is_a_sentence(invoke, home, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    invoke("win", "x")
    long = str(tmp_path / ("x" * 300))
    for arguments in (("export", "--for", "me", "--to", long), ("backup", long)):
        answer = invoke(*arguments)
        assert answer.refused(14)
        assert "It is not possible to write at" in answer.err
    for arguments in (("export", "--for", "me", "--to", ""), ("backup", ""), ("restore", ""), ("new", "")):
        assert invoke(*arguments).refused(2)
    assert list(tmp_path.iterdir()) == [home]


def test_a_zone_that_cannot_be_still_has_a_time(monkeypatch):
    monkeypatch.setenv("TZ", "UTC+24")
    time.tzset()
    try:
        with pytest.raises(ValueError, match="offset"):
            datetime.now().astimezone()
        assert local_clock().utcoffset() == timedelta(0)
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize(
    "arguments",
    [
        *(
            ("edit", "w1", "x"),
            ("edit", "w1"),
            ("delete", "w1"),
            ("deleted", "--back", "w1"),
            ("strategy", "pin", "s1"),
        ),
        *(("strategy", "used", "s1"), ("goal", "try", "g1", "x"), ("goal", "reach", "g1"), ("goal", "tried", "t1")),
        *(("pause", "end"), ("people", "remove", "x"), ("names", "remove", "x"), ("passphrase",), ("remove-lock",)),
        *(("win", "x", "--goal", "g1"), ("talk", "edit", "1", "x"), ("export", "--for", "peer")),
        ("export", "--for", "peer", "--pick", "s1"),
    ],
)
def test_a_refused_verb_on_a_first_run_makes_nothing(invoke, home, arguments):
    first = invoke(*arguments)
    assert first.refused(2)
    assert not home.exists()
    invoke("new")
    assert invoke(*arguments).err == first.err


def test_nothing_to_take_back_on_a_first_run_makes_nothing(invoke, home):
    assert invoke("undo").out == "There is nothing to undo.\n"
    assert invoke("redo").out == "There is nothing to do again.\n"
    assert not home.exists()


def test_a_document_of_nothing_on_a_first_run(invoke, home, tmp_path):
    assert invoke("export", "--for", "me", "--format", "json").json["wins"] == []
    table = invoke("export", "--for", "me", "--format", "csv").out
    assert "This is your diary" not in table
    for form in ("md", "json", "csv"):
        assert invoke("export", "--for", "me", "--format", form, "--to", str(tmp_path / f"mine.{form}")).code == 0
    assert (tmp_path / "mine.csv").read_bytes().decode() == table
    assert not home.exists()
    assert invoke("import", str(tmp_path / "mine.json")).code == 0


def test_a_path_in_the_home_of_nobody_is_one_sentence(home, invoke, monkeypatch):
    nobody = "~nobody-of-this-name/x"
    assert invoke("win", "a text").code == 0
    for line in (
        ("wins", "--diary", nobody),
        ("export", "--for", "me", "--to", nobody),
        ("import", nobody),
        ("backup", nobody),
        ("restore", nobody),
        ("new", nobody),
    ):
        answer = invoke(*line)
        assert answer.refused(2), line
    monkeypatch.setenv("RECOVERY_HOME", nobody)
    answer = invoke("wins")
    assert answer.refused(2)
    assert "leads nowhere" in answer.err
