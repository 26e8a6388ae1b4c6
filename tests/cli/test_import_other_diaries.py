"""CLI import from other diary programs: the format is recognised, all entries are imported, and only once."""

import json
import os
from datetime import date
from threading import Thread

import pytest

from recoverytui.commands import days

JRNL_TEXT = "[2026-11-02 02:03:00 PM] Walked by the lake. @calm\nIt rained.\n\n[2026-11-03 09:00:00 AM] Sang\n"
JRNL_JSON = json.dumps(
    {
        "tags": {"@calm": 1},
        "entries": [
            {
                "title": "Walked by the lake.",
                "body": "It rained.",
                "date": "2026-11-02",
                "time": "14:03",
                "tags": ["@calm"],
            },
            {"title": "Sang", "body": "", "date": "2026-11-03", "time": "09:00", "tags": []},
        ],
    }
)
TUI_JOURNAL = json.dumps(
    {
        "version": 100,
        "entries": [
            {"date": "2026-11-02T14:03:00Z", "title": "Walked by the lake.", "content": "It rained.", "tags": ["calm"]},
            {"date": "2026-11-03T09:00:00Z", "title": "Sang", "content": "", "tags": []},
        ],
    }
)
DAYLIO = (
    "full_date,date,weekday,time,mood,activities,note_title,note\n"
    '2026-11-02,November 2,Monday,14:03,good,calm,Walked by the lake.,"It rained."\n'
    "2026-11-03,November 3,Tuesday,09:00,rad,,,Sang\n"
)
OLD_DAYLIO = (
    "year,date,weekday,time,mood,activities,note\n"
    '2026,November 2,Monday,14:03,good,calm,"Walked by the lake.\nIt rained."\n'
    "2026,3 November,Tuesday,09:00,rad,,Sang\n"
)
LOOP = "Date,Walked by the lake.,Sang,\n2026-11-03,0,2,\n2026-11-02,2,1,\n"
FILES = {
    "jrnl": JRNL_TEXT,
    "jrnl-json": JRNL_JSON,
    "tui-journal": TUI_JOURNAL,
    "daylio": DAYLIO,
    "daylio-old": OLD_DAYLIO,
    "loop": LOOP,
}


@pytest.fixture(params=FILES)
def file(request, tmp_path):
    """A file of another program, with something on two days."""
    path = tmp_path / request.param
    path.write_text(FILES[request.param], "utf-8")
    return path


def test_entries_become_wins_and_come_in_once(invoke, file):
    answer = invoke("import", str(file), "--as", "wins")

    assert (answer.code, answer.err) == (0, "")
    assert answer.lines[0] == "Taken in: 2 wins."
    wins = {win["day"]: win["text"] for win in invoke("export", "--for", "me", "--format", "json").json["wins"]}
    assert wins["2026-11-02"].startswith("Walked by the lake.")
    assert wins["2026-11-03"].startswith("Sang")
    if file.name != "loop":
        assert "It rained." in wins["2026-11-02"]
        assert "calm" in wins["2026-11-02"]
    assert invoke("import", str(file), "--as", "wins").lines[-1] == "There is nothing new in the file."


def test_entries_become_notes(invoke, file):
    assert invoke("import", str(file), "--as", "notes").lines[0] == "Taken in: 2 days."

    document = invoke("export", "--for", "me", "--format", "json").json
    assert [day["day"] for day in document["days"]] == ["2026-11-02", "2026-11-03"]
    assert document["diary"]["began"] == "2026-11-02"
    assert document["wins"] == []


def test_what_they_become_if_nobody_says_is_told(invoke, file):
    answer = invoke("import", str(file))

    assert answer.lines[0] == ("Taken in: 2 wins." if file.name == "loop" else "Taken in: 2 days.")
    assert "--as notes" in answer.out if file.name == "loop" else "--as wins" in answer.out
    assert "--as" not in invoke("import", str(file), "--as", "wins").out


def test_one_that_is_named_wrongly_is_refused(invoke, tmp_path, home):
    file = tmp_path / "file"
    for source in ("jrnl", "tui-journal", "daylio", "loop"):
        for content in (b"", b"{}", b"nothing,at,all\n1,2\n", b"\xff\xfe", b'{"entries": 3}', b'[{"date": 3}]'):
            file.write_bytes(content)
            assert invoke("import", str(file), "--from", source, "--as", "wins").refused(16)
    assert not home.exists()


def test_an_existing_note_stays_beside_the_new_one(invoke, diary, tmp_path):
    file = tmp_path / "file"
    file.write_text(JRNL_TEXT)
    days.note(diary, "mine", date(2026, 11, 2))

    assert invoke("import", str(file), "--as", "notes").code == 0

    note = invoke("export", "--for", "me", "--format", "json").json["days"][0]["note"]
    assert sorted(note.split("\n\n")) == ["Walked by the lake. @calm\nIt rained.", "mine"]
    assert invoke("import", str(file)).lines[0] == "2 entries are here already."


def test_a_document_of_this_program_says_itself_what_it_is(invoke, tmp_path):
    invoke("win", "Tea")
    target = tmp_path / "all.json"
    invoke("export", "--for", "me", "--format", "json", "--to", str(target))

    assert invoke("import", str(target), "--as", "wins").refused(2)
    assert invoke("import", str(target), "--from", "recovery").code == 0


def test_too_long_a_text_is_refused_with_its_length_line_and_day(invoke, tmp_path, home):
    file = tmp_path / "file"
    file.write_text(f"[2026-11-02 14:03] {'a' * 20001}\n")

    answer = invoke("import", str(file), "--as", "wins")

    assert answer.refused(16)
    for said in ("20,001", "line 1", "2026-11-02"):
        assert said in answer.err
    assert not home.exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (JRNL_TEXT.replace("2026-11-03", "2026-11-33"), "line 4: 2026-11-33 09:00:00 AM Sang"),
        (DAYLIO.replace("2026-11-03", "once"), "line 3: once November 3 Tuesday Sang rad"),
        (OLD_DAYLIO.replace("3 November", "once"), "line 4: 2026 once Tuesday Sang rad"),
        (LOOP.replace("2026-11-03", "then"), "line 2: then 0 2"),
        (TUI_JOURNAL.replace("2026-11-03", "2026-13-03"), "entry 2: 2026-13-03T09:00:00Z Sang"),
        (JRNL_JSON.replace("2026-11-03", "2026-13-03"), "entry 2: 2026-13-03 Sang"),
    ],
)
def test_a_day_that_cannot_be_read_is_named_with_its_line_and_words(invoke, tmp_path, wrong, said):
    file = tmp_path / "file"
    file.write_text(wrong, "utf-8")
    answer = invoke("import", str(file), "--as", "wins")
    assert answer.code == 0
    assert answer.lines[0] == "Taken in: 1 win."
    assert f"Left out, as its day cannot be read: {said}" in answer.out


@pytest.mark.parametrize("text", [JRNL_TEXT, DAYLIO, LOOP, TUI_JOURNAL, JRNL_JSON])
def test_a_file_without_a_day_that_can_be_read_is_refused(invoke, tmp_path, home, text):
    file = tmp_path / "file"
    file.write_text(text.replace("2026-11", "2026-15"), "utf-8")
    answer = invoke("import", str(file))
    assert answer.refused(16)
    assert "No day in the file can be read" in answer.err
    assert not home.exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (DAYLIO + "2026-11-04,x,x,x,good,,,a,b,c\n", "Line 4 has more cells"),
        (DAYLIO + '2026-11-04,x,x,x,good,,,"never closed\n2026-11-05,x,x,x,good,,,a\n', "In line 4, quotation marks"),
        (LOOP.replace("lake.", "lake, slowly."), "Line 2 has fewer cells"),
        (TUI_JOURNAL.replace('"title": "Sang", ', ""), "Entry 2 is not as tui-journal writes it"),
        (DAYLIO.replace("full_date,", "fuld_dato,"), "has no column full_date"),
    ],
)
def test_a_fault_of_the_file_is_refused_with_its_place(invoke, tmp_path, home, text, said):
    file = tmp_path / "file"
    file.write_text(text, "utf-8")
    answer = invoke("import", str(file), "--as", "wins")
    assert answer.refused(16)
    assert said in answer.err
    assert not home.exists()


def test_a_table_with_other_values_is_none_of_loop(invoke, tmp_path):
    file = tmp_path / "file"
    file.write_text(LOOP + "2026-11-04,YES_MANUAL,much,\n", "utf-8")
    assert "not the values that Loop writes" in invoke("import", str(file)).err
    assert "Line 4 is not as Loop writes it" in invoke("import", str(file), "--from", "loop").err


def test_files_come_in_through_pipes(invoke, file, tmp_path):
    dry = invoke("import", "--dry-run", str(file))
    assert invoke("import", "--dry-run", "-", stdin=file.read_bytes()).out == dry.out

    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = Thread(target=pipe.write_bytes, args=(file.read_bytes(),))
    writer.start()
    assert invoke("import", "--dry-run", str(pipe)).out == dry.out
    writer.join()


def test_a_long_day_is_split_at_entries(invoke, tmp_path):
    file = tmp_path / "file"
    letters = "abcdefghijkl"
    file.write_text("".join(f"[2026-11-02 14:03] {letter * 9000}\n" for letter in letters))
    answer = invoke("import", str(file))
    assert answer.lines[0] == "Taken in: 1 win, 1 day."
    assert "More than one note can hold, so the rest became wins, for you only: 2026-11-02" in answer.out
    document = invoke("export", "--for", "me", "--format", "json").json
    assert document["days"][0]["note"].split("\n\n") == [letter * 9000 for letter in letters[:-1]]
    assert [(win["text"], win["only_me"]) for win in document["wins"]] == [(letters[-1] * 9000, True)]
    assert "There is nothing new in the file." in invoke("import", str(file)).lines
