"""CLI: help, languages, mistyped verbs, and shell completion."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from types import SimpleNamespace

import click
import pytest

from recoverytui.cli import click_parser, help_page, registry
from recoverytui.cli.click_help import LinearContext
from recoverytui.cli.click_parser import TAKEN_EVERYWHERE
from recoverytui.cli.command_spec import Group, Option, Verb
from recoverytui.cli.registry import ROOT, SECTIONS
from recoverytui.cli.suggestions import SYNONYMS, UNLIKELY
from recoverytui.commands import wins
from recoverytui.domain.languages import LANGUAGES
from recoverytui.text.languages import bind_gettext, draft_note
from recoverytui.text.translator import Translator

DANISH = Translator("da")


def every_verb(noun: Group = ROOT, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Verb | Group]]:
    for name, verb in noun.verbs.items():
        yield (*path, name), verb
        if isinstance(verb, Group):
            yield from every_verb(verb, (*path, name))


VERBS = dict(every_verb())


@pytest.mark.parametrize("path", VERBS, ids=" ".join)
def test_every_verb_has_help_in_both_languages(invoke, path):
    english, danish = invoke(*path, "--help"), invoke("--lang", "da", *path, "--help")

    assert (english.code, english.err, danish.code, danish.err) == (0, "", 0, "")
    assert english.out.startswith(f"Usage: recovery {' '.join(path)} ")
    assert danish.out.startswith(f"{DANISH('Usage:')} recovery {' '.join(path)} ")
    for sentence in sentences_of(VERBS[path]):
        assert squeezed(first_line(sentence)) in squeezed(english.out)
        assert squeezed(first_line(DANISH(sentence))) in squeezed(danish.out)


@pytest.mark.parametrize("columns", ["20", "60", "200"])
@pytest.mark.parametrize("linear", [False, True])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_the_one_of_click(monkeypatch, language, linear, columns):
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setenv("LANGUAGE", language)
    bind_gettext(language)
    kind = LinearContext if linear else click.Context
    session = SimpleNamespace(words=Translator(language))
    contexts: dict[tuple[str, ...], click.Context] = {
        (): kind(click_parser.root(registry.do), info_name="recovery", obj=session)
    }
    for path, verb in {(): ROOT, **VERBS}.items():
        if path:
            above = contexts[path[:-1]]
            command = above.command.commands[path[-1]]  # type: ignore[attr-defined]  # a group, being above
            contexts[path] = kind(command, parent=above, info_name=path[-1], obj=session)
        page = help_page.page(session.words, ("recovery", *path), verb, linear=linear)
        assert page == contexts[path].get_help()


@pytest.mark.parametrize(
    "line",
    [
        ("--help",),
        ("--lang", "da", "strategy", "used", "--help"),
        ("path", "--help", "--lang=nb"),
        ("--lang=da", "path", "--help"),
    ],
)
def test_help_alone_needs_no_click(line):
    code = "import sys; from recoverytui.__main__ import main; main(sys.argv[1:]); print('click' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", code, *line], capture_output=True, text=True, check=True).stdout
    assert "--passphrase-fd" in out
    assert out.endswith("False\n")


@pytest.mark.parametrize("line", [("win", "x", "--help"), ("--help", "win"), ("--diary", "x.db", "win", "--help")])
def test_help_beside_something_else_is_as_click_takes_it(invoke, home, line):
    answer = invoke(*line)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == invoke(*(["--help"] if line[0] == "--help" else ["win", "--help"])).out


@pytest.mark.parametrize("line", [("wni", "--help"), ("win", "--hlep", "--help"), ("win", "--", "--help")])
def test_help_of_nothing_is_refused_or_text(invoke, line):
    answer = invoke(*line)
    assert "Usage:" not in answer.out


def sentences_of(verb: Verb | Group) -> list[str]:
    options = [each for each in getattr(verb, "parts", ()) if isinstance(each, Option)]
    return [verb.help, *(each.help for each in options), *(each.__dict__["help"] for each in TAKEN_EVERYWHERE)]


def first_line(sentence: str) -> str:
    return sentence.partition("\n")[0]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_no_option_takes_a_passphrase():
    """Arguments and environment can be read by others on the machine; a descriptor cannot."""
    options = [each for verb in VERBS.values() for each in getattr(verb, "parts", ()) if isinstance(each, Option)]
    names = {name for option in options for name in option.names} | {
        name for each in TAKEN_EVERYWHERE for name in each.opts
    }
    assert {name for name in names if "pass" in name and not name.endswith("-fd")} == set()
    assert any(name.endswith("-fd") for name in names)


@pytest.mark.parametrize("language", ["en", "da"])
def test_the_first_page_shows_every_verb_under_a_heading(invoke, language):
    out = invoke("--help", "--lang", language).out
    words = Translator(language)

    assert words("[OPTIONS]") in out
    assert words("Options") + ":" in out
    for heading, verbs in SECTIONS.items():
        assert words(heading) + ":" in out
        for name in verbs:
            assert re.search(rf"^  {name}  ", out, re.MULTILINE)


def test_every_verb_is_found_where_it_is_said_to_be():
    listed = [name for verbs in SECTIONS.values() for name in verbs]

    assert len(listed) == len(set(listed)) == len(ROOT.verbs)
    assert all(name == verb.name for name, verb in ROOT.verbs.items())


@pytest.mark.parametrize(
    ("arguments", "guess"),
    [(("wni",), "win"), (("strategy", "usde", "s1"), "used"), (("wins", "--limt", "3"), "--limit")],
)
def test_a_mistyped_verb_gets_a_guess(invoke, home, arguments, guess):
    answer = invoke(*arguments)

    assert answer.refused(2)
    assert f"Did you mean '{guess}'?" in answer.err
    assert "--help" in answer.err


@pytest.mark.parametrize(
    ("line", "verb"),
    [
        ("ret w1", "edit"),
        ("sejr x", "win"),
        ("sejre", "wins"),
        ("Hjælp", "--help"),
        ("hjælp nu", "help-now"),
        ("i dag", "today"),
        ("søg x", "search"),
        ("fortryd", "undo"),
        ("list", "wins"),
        ("restor", "restore"),
        ("restoree", "restore"),
        ("rastore", "restore"),
        ("delete-everthing", "delete-everything"),
    ],
)
def test_the_word_one_tries_first_is_understood_and_never_done(invoke, diary, line, verb):
    wins.add(diary, "Hummed")

    answer = invoke(*line.split())

    assert answer.refused(2)
    assert f"'{verb}'" in answer.err
    assert invoke("wins").out.count("Hummed") == 1


@pytest.mark.parametrize("word", ["rest w1", "store", "restart", "resor", "remove-lik", "delete-every", "delete-thing"])
def test_a_verb_that_takes_the_diary_away_is_no_guess_for_what_looks_alike(invoke, home, word):
    answer = invoke(*word.split())

    assert answer.refused(2)
    assert not any(f"'{verb}'" in answer.err for verb in UNLIKELY)


def test_the_words_one_tries_are_no_verbs_and_stand_for_verbs():
    assert SYNONYMS.keys() & ROOT.verbs.keys() == set()
    assert {said for said in SYNONYMS.values() if not said.startswith("--")} <= {" ".join(path) for path in VERBS}
    assert ROOT.verbs.keys() >= UNLIKELY


def test_a_mistyped_verb_gets_a_guess_in_danish(invoke, home):
    guess = DANISH.plural(
        "Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)", 1, possibility="'win'"
    )

    assert guess in invoke("wni", "--lang=da").err


SAVED = DANISH("Saved. {id}", id="w1") + "\n"


@pytest.mark.parametrize(
    "arguments", [("--lang", "da", "win", "x"), ("win", "--lang=da", "x"), ("win", "x", "--lang", "da")]
)
def test_the_language_is_taken_before_and_after_the_verb(invoke, arguments):
    assert invoke(*arguments).out == SAVED


@pytest.mark.parametrize(
    ("environ", "out"),
    [
        ({"RECOVERY_LANG": "da"}, SAVED),
        ({"LANG": "da_DK.UTF-8"}, SAVED),
        ({"LANG": "de_DE.UTF-8"}, "Saved. w1\n"),
        ({"LANG": "da_DK.UTF-8", "RECOVERY_LANG": "en"}, "Saved. w1\n"),
    ],
)
def test_the_language_follows_the_machine(invoke, monkeypatch, environ, out):
    for name, value in environ.items():
        monkeypatch.setenv(name, value)

    assert invoke("win", "x").out == out


def test_the_language_that_was_set_is_spoken(invoke):
    invoke("settings", "language", "da")
    assert invoke("win", "x").out == SAVED
    assert invoke("win", "x", "--lang", "en").out == "Saved. w2\n"

    invoke("settings", "language", "auto")
    assert invoke("win", "x").out == "Saved. w3\n"


@pytest.mark.parametrize(
    "arguments", [("win", "x", "--day", "soon"), ("show", "w9"), ("win", ""), ("--diary", "x.db", "wins")]
)
def test_a_refusal_is_said_in_danish(invoke, diary, arguments):
    english, danish = invoke(*arguments), invoke(*arguments, "--lang", "da")

    assert english.code == danish.code
    assert danish.err.count("\n") == 1
    assert danish.err != english.err


def test_a_language_that_is_not_spoken_is_refused(invoke, home):
    assert invoke("--lang", "de", "wins").refused(2)
    assert invoke("wins", "--lang").refused(2)


def test_a_text_that_names_an_option_is_text(invoke):
    invoke("win", "--", "--lang", "da")

    assert invoke("wins", "--json").json["wins"][0]["text"] == "--lang da"


def test_the_version(invoke, home):
    assert re.fullmatch(r"recovery \d+\.\d+\.\d+\S*\n", invoke("--version").out)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_a_shell_gets_its_script(invoke, home, shell):
    answer = invoke("completion", shell)

    assert answer.code == 0
    assert "_RECOVERY_COMPLETE" in answer.out


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed here")
def test_bash_takes_the_line_that_the_help_names(invoke, home, tmp_path):
    told = re.search(r"bash: (.+) in ~/.bashrc", invoke("completion", "--help").out)
    assert told is not None
    program = tmp_path / "recovery"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m recoverytui "$@"\n', "utf-8")
    program.chmod(0o755)

    asked = subprocess.run(
        ["bash", "--norc", "-c", f"{told[1]}; complete -p recovery"],
        env={**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert (asked.returncode, asked.stderr) == (0, "")
    assert "_recovery_completion recovery" in asked.stdout


def test_help_speaks_no_formulas(invoke, home):
    assert "At most so many; usually 50.\n" in invoke("wins", "--help").out


def test_an_unknown_shell_is_refused(invoke, home):
    assert invoke("completion", "tcsh").refused(2)


@pytest.mark.parametrize(
    ("line", "word", "found"),
    [
        ("recovery wi", 1, {"win", "wins"}),
        ("recovery goal ", 2, set(ROOT.verbs["goal"].verbs)),
        ("recovery win --the", 2, {"--theme"}),
        ("recovery demo --t", 2, {"--tour"}),
        ("recovery win --theme h", 3, {"hope"}),
        ("recovery edit w1 --theme me", 4, {"me", "meaning"}),
        ("recovery strategy used s1 --helped ", 5, {"yes", "little", "no"}),
    ],
)
def test_a_line_can_be_finished(invoke, home, monkeypatch, line, word, found):
    monkeypatch.setenv("_RECOVERY_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", str(word))

    answer = invoke()

    assert answer.code == 0
    assert {each.partition(",")[2] for each in answer.lines} == found
    assert not home.exists()


@pytest.mark.parametrize(
    ("line", "word", "found"),
    [
        ("recovery show ", 2, {"w2", "w1", "s1", "g1", "t1"}),
        ("recovery show W", 2, {"w2", "w1"}),
        ("recovery goal try ", 3, {"g1"}),
        ("recovery goal tried ", 3, {"t1"}),
        ("recovery win x --helped ", 4, {"s1"}),
        ("recovery win x --goal ", 4, {"g1"}),
        ("recovery deleted --back ", 3, {"w3"}),
        ("recovery talk show ", 3, set()),
    ],
)
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_ids_are_told_and_never_a_word_of_the_diary(invoke, home, monkeypatch, shell, line, word, found):
    for arguments in (("win", "CANARY"), ("win", "CANARY"), ("win", "CANARY"), ("delete", "w3")):
        invoke(*arguments)
    invoke("strategy", "add", "CANARY")
    invoke("goal", "add", "CANARY")
    invoke("goal", "try", "g1", "CANARY")
    monkeypatch.setenv("_RECOVERY_COMPLETE", f"{shell}_complete")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", line.split(" ")[-1] if shell == "fish" else str(word))

    answer = invoke()

    assert (answer.code, answer.err) == (0, "")
    assert "CANARY" not in answer.out
    if shell == "bash":
        assert {each.partition(",")[2] for each in answer.lines if each} == found
    else:
        assert all(id in answer.out for id in found)


def test_a_locked_diary_tells_no_ids_and_asks_nothing(invoke, home, monkeypatch):
    reading, writing = os.pipe()
    os.write(writing, b"kop blomme\n")
    os.close(writing)
    invoke("win", "CANARY")
    invoke("lock", "--passphrase-fd", str(reading))
    os.close(reading)
    monkeypatch.setenv("_RECOVERY_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "recovery --passphrase-fd 99 show ")
    monkeypatch.setenv("COMP_CWORD", "4")

    answer = invoke(terminal=True)

    assert (answer.code, answer.out.strip(), answer.err) == (0, "", "")


def test_a_shell_that_asks_for_something_else_is_not_answered(invoke, home, monkeypatch):
    monkeypatch.setenv("_RECOVERY_COMPLETE", "tcsh_complete")

    assert (invoke().code, invoke().out) == (1, "")


def test_a_translation_that_is_a_draft_says_so_in_the_help(invoke):
    assert squeezed(Translator("nb")(draft_note("nb"))) in squeezed(invoke("--help", "--lang", "nb").out)
    for language in ("en", "da"):
        assert squeezed(Translator(language)(draft_note("nb"))) not in squeezed(
            invoke("--help", "--lang", language).out
        )


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("recovery settings brea", ["breather"]),
        ("recovery settings country D", ["DK"]),
        ("recovery settings quiet_view o", ["on", "off"]),
        ("recovery settings language a", ["auto"]),
        ("recovery --lang d", ["da"]),
        ("recovery win --day yes", ["yesterday"]),
        ("recovery wins --since mon", ["monday"]),
        ("recovery win --theme h", ["hope"]),
        ("recovery export --format m", ["md"]),
    ],
)
def test_values_are_completed(line: str, offered: list[str], home, invoke, monkeypatch) -> None:
    monkeypatch.setenv("_RECOVERY_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", str(len(line.split()) - 1))
    assert invoke().lines == [f"plain,{word}" for word in offered]


def test_a_path_is_completed_by_the_shell_after_diary(home, invoke, monkeypatch) -> None:
    monkeypatch.setenv("_RECOVERY_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "recovery --diary my")
    monkeypatch.setenv("COMP_CWORD", "2")
    assert invoke().lines == ["file,my"]


def test_fish_shows_the_whole_help(invoke, home) -> None:
    script = invoke("completion", "fish").out
    assert 'string split --max 1 "," $completion' in script
    assert 'string split "," $completion' not in script


@pytest.mark.parametrize("theme", ["hope", "Håb", "haab", "HOPE"])
def test_a_theme_is_named_in_any_language(theme: str, invoke, home) -> None:
    assert invoke("win", "Went out", "--theme", theme).code == 0
    assert invoke("wins", "--theme", "håb", "--json").json["wins"][0]["themes"] == ["hope"]
    assert invoke("win", "Went out", "--theme", "hop").refused(2)


def test_columns_are_as_wide_as_they_are_shown(invoke, home) -> None:
    invoke("people", "add", "山田", "1")
    invoke("people", "add", "Bo", "2")
    assert invoke("people", "list").lines == ["山田  1", "Bo    2"]


def test_a_misspelt_setting_is_named_with_the_right_one(invoke, home) -> None:
    answer = invoke("settings", "breathr", "3")
    assert answer.refused(2)
    assert "breathr" in answer.err
    assert "breather" in answer.err
    home.mkdir(exist_ok=True)
    (home / "settings.toml").write_text('langauge = "da"\nfuture = 1\n')
    answer = invoke("today")
    assert answer.code == 0
    assert "langauge" in answer.err
    assert "language" in answer.err
    assert "future" not in answer.err
