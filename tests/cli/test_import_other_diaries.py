"""CLI import from other diary programs: the format is recognised, all entries are imported, and only once."""

import json
from datetime import date

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
LOOP = "Date,Walked by the lake.,Sang\n2026-11-03,0,2\n2026-11-02,2,1\n"
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
    assert wins["2026-11-03"] == "Sang"
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


def test_what_they_become_is_for_the_person_to_say(invoke, file, home):
    assert invoke("import", str(file)).refused(2)
    assert not home.exists()


def test_one_that_is_named_wrongly_is_refused(invoke, tmp_path, home):
    file = tmp_path / "file"
    for source in ("jrnl", "tui-journal", "daylio", "loop"):
        for content in (b"", b"{}", b"nothing,at,all\n1,2\n", b"\xff\xfe", b'{"entries": 3}', b'[{"date": 3}]'):
            file.write_bytes(content)
            assert invoke("import", str(file), "--from", source, "--as", "wins").refused(16)
    assert not home.exists()


def test_an_existing_note_stays(invoke, diary, tmp_path):
    file = tmp_path / "file"
    file.write_text(JRNL_TEXT)
    days.note(diary, "mine", date(2026, 11, 2))

    answer = invoke("import", str(file), "--as", "notes")

    assert "1 entry is left out: what is written here is newer." in answer.out
    assert invoke("export", "--for", "me", "--format", "json").json["days"][0]["note"] == "mine"


def test_a_document_of_this_program_says_itself_what_it_is(invoke, tmp_path):
    invoke("win", "Tea")
    target = tmp_path / "all.json"
    invoke("export", "--for", "me", "--format", "json", "--to", str(target))

    assert invoke("import", str(target), "--as", "wins").refused(2)
    assert invoke("import", str(target), "--from", "recovery").code == 0


def test_too_long_a_text_is_refused_with_its_length(invoke, tmp_path, home):
    file = tmp_path / "file"
    file.write_text(f"[2026-11-02 14:03] {'a' * 20001}\n")

    answer = invoke("import", str(file), "--as", "wins")

    assert answer.refused(16)
    assert "20,001" in answer.err
    assert not home.exists()


def test_the_line_or_entry_that_is_wrong_is_named(invoke, tmp_path):
    for wrong, said in (
        (JRNL_TEXT.replace("2026-11-03", "2026-11-33"), "Line 4"),
        (DAYLIO.replace("2026-11-03", "once"), "Line 3"),
        (LOOP.replace("2026-11-02", "then"), "Line 3"),
        (TUI_JOURNAL.replace("2026-11-03", "2026-13-03"), "Entry 2"),
        (JRNL_JSON.replace("2026-11-03", "2026-13-03"), "Entry 2"),
    ):
        file = tmp_path / "file"
        file.write_text(wrong, "utf-8")
        answer = invoke("import", str(file), "--as", "wins")
        assert answer.refused(16)
        assert said in answer.err
