"""CLI export for other readers: entries are selected one by one, and previewed before they are written."""

from functools import reduce

import pytest

from recoverytui.commands import days, drafts, entries, export, people, settings, strategies, watched_names, wins
from recoverytui.domain.audience import Audience


@pytest.fixture
def written(diary):
    """A diary with a win, a strategy, and something that is only for the person."""
    wins.add(diary, "Tea with Ida")
    wins.add(diary, "Something of mine", only_me=True)
    strategies.add(diary, "A walk")
    return diary


def test_what_is_picked_is_all_there_is(invoke, written):
    answer = invoke("export", "--for", "peer", "--pick", "w1", "--pick", "s1")

    assert (answer.code, answer.err) == (0, "")
    assert answer.out == (
        "# Notes\n\n## What I can do\n\n- Tea with Ida  \n  November 2026\n\n## What helps me\n\n- A walk\n"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("--for", "peer"),
        ("--for", "peer", "--pick", "w2"),
        ("--for", "peer", "--pick", "w9"),
        ("--for", "peer", "--pick", "2026-11-21"),
        ("--for", "peer", "--pick", "w1", "--format", "json"),
        ("--for", "me", "--pick", "w1", "--format", "json"),
        ("--for", "staff", "--pick", "w1", "--since", "2026-11-01"),
        ("--for", "municipality", "--pick", "w1", "--days"),
        ("--for", "me", "--days"),
        ("--for", "me", "--without-names"),
    ],
)
def test_what_cannot_be_shared_is_refused(invoke, written, arguments):
    assert invoke("export", *arguments).refused(2)


def test_for_oneself_what_is_only_for_oneself_can_be_picked(invoke, written):
    out = invoke("export", "--for", "me", "--pick", "w2").out

    assert "Something of mine" in out
    assert "For me only" in out


def test_a_file_is_the_preview_byte_for_byte(invoke, written, tmp_path):
    target = tmp_path / "notes.md"
    arguments = ("export", "--for", "family", "--pick", "s1", "--pick", "w1", "--lang", "da")

    assert invoke(*arguments, "--to", str(target)).code == 0

    assert target.read_bytes() == invoke(*arguments).out.encode()
    assert target.stat().st_mode & 0o777 == 0o600
    assert invoke(*arguments, "--to", str(target)).refused(16)


def test_before_an_authority_a_calm_sentence_is_said_beside_the_document(invoke, written):
    answer = invoke("export", "--for", "municipality", "--pick", "s1")

    assert answer.code == 0
    assert answer.err == "What you give the municipality can come to stand in your case. Read it through first.\n"
    assert "case" not in answer.out


def test_names_are_pointed_out_and_somebody_else_stands_for_them(invoke, written):
    watched_names.add(written, "Ida")

    answer = invoke("export", "--for", "peer", "--pick", "w1")
    assert "Ida" in answer.out
    assert "1 name" in answer.err
    assert "Ida" not in answer.err

    answer = invoke("export", "--for", "peer", "--pick", "w1", "--without-names")
    assert answer.err == ""
    assert "Tea with someone I know" in answer.out
    assert "Ida" not in invoke("export", "--for", "municipality", "--pick", "w1").out


def test_days_only_when_asked_for(invoke, written):
    assert "Saturday 21 November 2026" in invoke("export", "--for", "staff", "--pick", "w1", "--days").out


def test_the_kinds_of_file(invoke, written):
    assert invoke("export", "--for", "peer", "--pick", "w1", "--format", "txt").out == (
        "Notes\n\nWhat I can do\n\n- Tea with Ida\n  November 2026\n"
    )
    two = ("--pick", "s1", "--pick", "w1")
    assert "<li>A walk</li>" in invoke("export", "--for", "staff", *two, "--format", "html").out
    alone = invoke("export", "--for", "staff", "--pick", "s1", "--format", "html").out
    assert ("<h1>What helps me</h1>" in alone, '<p class="lead">A walk</p>' in alone) == (True, True)
    assert "Tea with Ida" in invoke("export", "--for", "me", "--format", "html").out
    assert "Something of mine" in invoke("export", "--for", "me", "--format", "txt").out
    assert invoke("export", "--for", "me", "--format", "csv").out.startswith("\ufeffKind,Id,")
    assert invoke("export", "--for", "me", "--format", "csv", "--plain").out.startswith("kind,uid,")
    assert invoke("export", "--for", "me", "--format", "json", "--plain").refused(2)
    assert invoke("export", "--for", "peer", "--pick", "w1", "--format", "csv").refused(2)


def test_what_was_shared_is_listed_and_cleared(invoke, written, tmp_path):
    assert invoke("shared").lines == ["What you share will be listed here, for you alone."]

    invoke("export", "--for", "staff", "--pick", "s1", "--pick", "w1", "--to", str(tmp_path / "notes.md"))
    assert invoke("shared").lines == [
        "21 November  Staff  Markdown  A walk · Tea with Ida",
        "What you only looked at, or made for yourself, is not here.",
    ]

    entries.delete(written, "w1")
    assert "A walk · (slettet siden)" in invoke("shared", "--lang", "da").out
    assert "En kontaktperson" in invoke("shared", "--lang", "da").out

    assert invoke("shared", "--clear").lines == ["The list is empty now."]
    assert "Staff" not in invoke("shared").out


@pytest.mark.parametrize("language", ["en", "da"])
def test_a_card_of_what_helps_goes_from_one_diary_to_another(invoke, diary, tmp_path, monkeypatch, language):
    watched_names.add(diary, "Ida")
    strategies.add(diary, "A walk\nwith Ida", when="it *rains*", whose="my sister")
    card = tmp_path / "card.md"
    assert invoke("export", "--for", "peer", "--pick", "s1", "--to", str(card), "--lang", language).err == ""
    said = card.read_text("utf-8")
    assert "Ida" not in said
    assert "sister" not in said
    monkeypatch.setenv("RECOVERY_HOME", str(tmp_path / "other"))

    assert invoke("import", str(card), "--dry-run").lines == ["Ready to bring in: 1 strategy."]
    assert not (tmp_path / "other").exists()
    answer = invoke("import", str(card), "--from-whom", "Bo")
    assert (answer.code, answer.err, answer.lines[0]) == (0, "", "Taken in: 1 strategy.")
    assert invoke("import", str(card), "--from-whom", "Bo").lines[-1] == "There is nothing new in the file."
    [taken] = invoke("strategies", "--json").json["strategies"]
    assert taken["text"].split("\n")[0] == "A walk"
    assert (taken["when"], taken["from"]) == ("it *rains*", "Bo")
    invoke("undo")
    assert invoke("strategies", "--json").json["strategies"] == []


def test_whose_idea_it_was_is_asked_on_a_terminal_and_need_not_be_said(invoke, written, tmp_path):
    card = tmp_path / "card.md"
    for text, said, whose in (("Tea", "Bo\n", "Bo"), ("Soup", "\n", None)):
        card.write_text(f"# Notes\n\n## What helps me\n\n- {text}\n", "utf-8")
        assert "Whose idea was it?" in invoke("import", str(card), stdin=said, terminal=True).err
        told = {each["text"]: each["from"] for each in invoke("strategies", "--json").json["strategies"]}
        assert told[text] == whose


def test_a_card_that_is_not_whole_changes_nothing_and_says_which_line(invoke, home, tmp_path):
    card = tmp_path / "card.md"
    card.write_text("# Notes\n\n## What helps me\n\n- Tea\n![](https://example.com)\n", "utf-8")

    answer = invoke("import", str(card))

    assert answer.refused(16)
    assert "Line 6" in answer.err
    assert not home.exists()
    assert invoke("import", str(card), "--as", "wins").refused(2)


def test_only_a_card_says_whose_idea_it_was(invoke, written, tmp_path):
    target = tmp_path / "all.json"
    invoke("export", "--for", "me", "--format", "json", "--to", str(target))

    assert invoke("import", str(target), "--from-whom", "Bo").refused(2)


def test_what_never_leaves_is_in_no_document(invoke, written):
    people.add(written, "CANARY-person", "12 34 56 78")
    watched_names.add(written, "CANARY-name")
    settings.set_preference(written, "quiet_view", True)
    drafts.keep(written, "win", "CANARY-draft")
    entries.delete(written, wins.add(written, "CANARY-deleted").entry.id)
    days.add_pause(written, written.today, written.today, "CANARY-pause")
    export.log_share(written, export.choose(written, Audience.PEER, ["w1"]), "md")
    picks = ("--pick", "s1", "--pick", "w1")

    made = [invoke("export", "--for", reader, *picks) for reader in ("peer", "staff", "municipality", "family", "me")]
    whole = [invoke("export", "--for", "me", "--format", form) for form in ("md", "html", "txt", "json", "csv")]

    assert all(answer.code == 0 for answer in (*made, *whole))
    assert not [answer for answer in made if "CANARY" in answer.out]
    for answer in whole:
        own = ("CANARY-pause", "CANARY-person", "CANARY-name")
        assert "CANARY-pause" in answer.out
        assert "CANARY" not in reduce(lambda text, word: text.replace(word, ""), own, answer.out)
        assert not any(word in answer.out for word in ("quiet_view", "shared", "/home", "diary.db"))
