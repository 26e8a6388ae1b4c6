"""CLI: export of documents and import of files."""

import json
from datetime import date

import pytest

from recoverytui.commands import goals, wins


@pytest.fixture
def written(diary):
    """A diary with a little in it."""
    wins.add(diary, "Opened the window", day=date(2026, 11, 2), only_me=True)
    wins.add(diary, "Åd *suppe* & sang", day=date(2026, 11, 20))
    goals.add(diary, "Sing again")
    return diary


def test_everything_for_oneself_as_markdown(invoke, written):
    answer = invoke("export", "--for", "me")

    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("# ")
    for said in ("Opened the window", "Åd", "Sing again", "November 2026"):
        assert said in answer.out
    assert answer.out.index("Opened the window") < answer.out.index("sang")


def test_a_document_is_in_the_language_in_use(invoke, written):
    danish = invoke("export", "--for", "me", "--lang", "da").out

    assert danish != invoke("export", "--for", "me").out
    assert "november 2026" in danish


def test_the_json_document(invoke, written):
    document = json.loads(invoke("export", "--for", "me", "--format", "json").out)

    assert (document["format"], document["version"], document["exported_on"]) == ("recoverytui-diary", 1, "2026-11-21")
    assert [win["text"] for win in document["wins"]] == ["Opened the window", "Åd *suppe* & sang"]
    assert [goal["text"] for goal in document["goals"]] == ["Sing again"]


def test_a_period(invoke, written):
    out = invoke("export", "--for", "me", "--since", "2026-11-10", "--until", "2026-11-20").out

    assert "sang" in out
    assert "Opened" not in out


@pytest.mark.parametrize("form", ["md", "json"])
def test_a_file_holds_the_very_bytes_of_the_preview(invoke, written, tmp_path, form):
    target = tmp_path / "notes"

    answer = invoke("export", "--for", "me", "--format", form, "--to", str(target))

    assert (answer.code, answer.out) == (0, f"The document is at {target}.\n")
    assert target.read_text("utf-8") == invoke("export", "--for", "me", "--format", form).out
    assert target.stat().st_mode & 0o777 == 0o600


def test_nothing_is_ever_written_over(invoke, written, tmp_path):
    (tmp_path / "there").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")

    for name in ("there", "link"):
        assert invoke("export", "--for", "me", "--to", str(tmp_path / name)).refused(16)
    assert (tmp_path / "there").read_text() == "mine"
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize(
    ("form", "name"),
    [("md", "noter-2026-11-21.md"), ("html", "noter-2026-11-21.html"), ("csv", "noter-2026-11-21.csv")],
)
def test_in_a_folder_the_document_gets_a_neutral_name(invoke, written, tmp_path, form, name):
    folder = tmp_path / "papers"
    folder.mkdir()
    (tmp_path / "link").symlink_to(folder)
    arguments = ("export", "--for", "me", "--format", form, "--lang", "da", "--to")

    assert invoke(*arguments, str(tmp_path / "link")).refused(16)
    assert str(folder / name) in invoke(*arguments, str(folder)).out
    assert invoke(*arguments, str(folder)).refused(16)
    assert [each.name for each in folder.iterdir()] == [name]
    assert (folder / name).stat().st_mode & 0o777 == 0o600


def test_a_folder_that_is_not_there_is_said_so(invoke, written, tmp_path):
    assert invoke("export", "--for", "me", "--to", str(tmp_path / "no" / "where")).refused(2)


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--for", "nobody"),
        ("--for", "me", "--format", "pdf"),
        ("--for", "me", "--since", "soon"),
        ("--for", "me", "extra"),
    ],
)
def test_what_cannot_be_made_is_refused(invoke, written, arguments):
    assert invoke("export", *arguments).refused(2)


def test_before_there_is_a_diary_a_document_of_nothing_is_written(invoke, home, tmp_path):
    answer = invoke("export", "--for", "me", "--to", str(tmp_path / "notes.md"))

    assert answer.code == 0
    assert "The document is at" in answer.out
    assert (tmp_path / "notes.md").exists()
    assert "This is your diary" in invoke("export", "--for", "me").out
    assert not home.exists()


@pytest.fixture
def document(invoke, written, tmp_path):
    """A document of a diary with a little in it, to be taken in elsewhere."""
    target = tmp_path / "all.json"
    invoke("export", "--for", "me", "--format", "json", "--to", str(target))
    return target


@pytest.fixture
def elsewhere(monkeypatch, tmp_path):
    """Another home, with no diary yet."""
    monkeypatch.setenv("RECOVERY_HOME", str(tmp_path / "elsewhere"))
    return tmp_path / "elsewhere"


def test_a_document_comes_in_whole_and_only_once(invoke, document, elsewhere):
    answer = invoke("import", str(document))

    assert (answer.code, answer.err) == (0, "")
    assert answer.lines[0] == "Taken in: 2 wins, 1 goal."
    assert invoke("export", "--for", "me", "--format", "json").out == document.read_text("utf-8")

    again = invoke("import", str(document))
    assert again.lines == ["3 entries are here already.", "There is nothing new in the file."]


def test_a_dry_run_says_the_same_and_changes_nothing(invoke, document, elsewhere):
    dry = invoke("import", "--dry-run", str(document))
    assert (dry.code, dry.out) == (0, "Ready to bring in: 2 wins, 1 goal.\n")
    assert not elsewhere.exists()

    invoke("win", "mine")
    assert invoke("import", "--dry-run", str(document)).out == dry.out
    assert len(invoke("wins").lines) == 1


def test_an_import_is_one_step_back(invoke, document, elsewhere):
    invoke("win", "mine")
    invoke("import", str(document))
    assert len(invoke("wins").lines) == 3

    invoke("undo")
    assert [line.split()[-1] for line in invoke("wins").lines] == ["mine"]


def test_what_is_newer_or_left_out_is_told(invoke, document, elsewhere, clock):
    invoke("import", str(document))
    clock.wind(hours=1)
    invoke("edit", "w1", "Opened it wide")
    invoke("delete", "w2")

    answer = invoke("import", str(document))

    assert "1 entry is left out: what is written here is newer." in answer.out
    assert "1 entry is left out: it was deleted here later." in answer.out
    assert "Opened it wide" in invoke("wins").out


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b"\xff\xfe", b"# Wins", b'{"format": "recoverytui-diary"}', b"PK\x03\x04"]
)
def test_a_file_that_is_something_else_is_refused(invoke, home, tmp_path, content):
    file = tmp_path / "file.json"
    file.write_bytes(content)

    assert invoke("import", str(file)).refused(16)
    assert not home.exists()


def test_a_file_that_is_not_there_or_is_a_folder_is_refused(invoke, home, tmp_path):
    assert invoke("import", str(tmp_path / "nowhere.json")).refused(16)
    assert invoke("import", str(tmp_path)).refused(16)
    assert invoke("import").refused(2)
    assert not home.exists()


def test_a_folder_that_copies_itself_is_warned_of(invoke, written, tmp_path):
    (tmp_path / "OneDrive").mkdir()

    answer = invoke("export", "--for", "me", "--to", str(tmp_path / "OneDrive" / "notes.md"))

    assert answer.code == 0
    assert "copied to other computers" in answer.out
