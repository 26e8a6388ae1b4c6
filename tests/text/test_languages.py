"""Choosing the language, also for click's own messages."""

import gettext
import os
import plistlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from recoverytui.domain.languages import LANGUAGES
from recoverytui.errors import BadInput
from recoverytui.text import system_language
from recoverytui.text.languages import bind_gettext, choose_language, draft_note, translations
from recoverytui.text.translator import Translator


@pytest.mark.parametrize(
    ("flag", "setting", "env", "language"),
    [
        ("en", "da", {"RECOVERY_LANG": "da", "LANG": "da_DK.UTF-8"}, "en"),
        ("DA", None, {}, "da"),
        (None, "en", {"RECOVERY_LANG": "da"}, "da"),
        (None, "da", {"LC_ALL": "en_GB.UTF-8"}, "da"),
        (None, None, {"LC_ALL": "da_DK", "LANG": "en_US"}, "da"),
        (None, None, {"LC_ALL": "en_US", "LC_MESSAGES": "da_DK"}, "en"),
        (None, None, {"LC_ALL": "", "LC_MESSAGES": "da_DK@euro", "LANG": "C"}, "da"),
        (None, None, {"LANG": "da.UTF-8"}, "da"),
        (None, None, {"LANG": "C.UTF-8"}, "en"),
        (None, None, {"LANG": "eo_XX.UTF-8"}, "en"),
        (None, None, {"LANG": "nb_NO.UTF-8"}, "nb"),
        (None, None, {"LANG": "no_NO"}, "nb"),
        (None, None, {"LANG": "nn_NO.UTF-8"}, "nb"),
        (None, None, {"LANGUAGE": "da"}, "en"),
        (None, None, {}, "en"),
        (None, "xx", {"RECOVERY_LANG": "klingon", "LANG": "da"}, "da"),
        (None, "", {"RECOVERY_LANG": ""}, "en"),
    ],
)
def test_the_first_wish_that_can_be_met(
    flag: str | None, setting: str | None, env: dict[str, str], language: str
) -> None:
    assert choose_language(flag, setting, env) == language


@pytest.mark.parametrize(
    ("system", "told", "env", "language"),
    [
        ("win32", "da_DK", {}, "da"),
        ("win32", "eo_XX", {}, "en"),
        ("win32", None, {}, "en"),
        ("win32", "da_DK", {"LANG": "en_GB.UTF-8"}, "en"),
        ("win32", "da_DK", {"RECOVERY_LANG": "nb"}, "nb"),
        ("linux", "da_DK", {}, "en"),
    ],
)
def test_windows_and_macos_are_asked_when_there_is_no_locale(
    monkeypatch: pytest.MonkeyPatch, system: str, told: str | None, env: dict[str, str], language: str
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(system_language, "_of_windows", lambda: told)
    assert choose_language(None, None, env) == language


@pytest.mark.parametrize(
    ("preferences", "language"),
    [
        ({"AppleLanguages": ["da-DK", "en-DK"]}, "da"),
        ({"AppleLanguages": ["nb-NO"]}, "nb"),
        ({"AppleLanguages": []}, "en"),
        ({}, "en"),
        (None, "en"),
    ],
)
def test_macos_keeps_its_languages_in_a_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, preferences: dict[str, list[str]] | None, language: str
) -> None:
    file = tmp_path / "Library" / "Preferences" / ".GlobalPreferences.plist"
    if preferences is not None:
        file.parent.mkdir(parents=True)
        file.write_bytes(plistlib.dumps(preferences, fmt=plistlib.FMT_BINARY))
    monkeypatch.setattr(sys, "platform", "darwin")
    assert choose_language(None, None, {"HOME": str(tmp_path)}) == language


def test_a_draft_tells_that_it_is_one() -> None:
    for code, row in LANGUAGES.items():
        assert bool(draft_note(code)) == row.is_draft
    assert not draft_note("xx")
    assert Translator("nb")(draft_note("nb")) == "Ingen med norsk som morsmål har lest denne oversettelsen ennå."


@pytest.mark.parametrize("flag", ["", "fr", "dansk", "d"])
def test_another_language_is_refused_with_both_names(flag: str) -> None:
    with pytest.raises(BadInput) as refused:
        choose_language(flag, "da", {"LANG": "da"})
    for language in LANGUAGES:
        sentence = Translator(language).error(refused.value)
        assert all(f"({name})" in sentence for name in LANGUAGES)


def test_only_english_needs_no_catalogue_and_one_is_read_once() -> None:
    assert translations("da") is translations("da")
    assert translations("en").gettext("Undone: {deed}.") == "Undone: {deed}."
    assert translations("da").gettext("Undone: {deed}.") == "Fortrudt: {deed}."


@pytest.fixture
def unbound(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give back gettext's domain and the environment as they were."""
    domain = gettext.textdomain()
    monkeypatch.setenv("LANGUAGE", os.environ.get("LANGUAGE", ""))
    yield
    gettext.textdomain(domain)


@pytest.mark.usefixtures("unbound")
def test_gettext_itself_speaks_the_bound_language() -> None:
    bind_gettext("da")
    assert gettext.gettext("Usage:") == "Sådan skriver du:"
    assert gettext.ngettext("Did you mean {possibility}?", "", 1) == "Mente du {possibility}?"
    bind_gettext("en")
    assert gettext.gettext("Usage:") == "Usage:"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "No such option '--hlep'. Did you mean '--help'?"), ("da", "Tilvalget '--hlep' findes ikke.")],
)
def test_click_speaks_the_bound_language(language: str, sentence: str) -> None:
    """In a process of its own, because click asks for some texts while it is imported."""
    code = (
        f"from recoverytui.text.languages import bind_gettext; bind_gettext({language!r})\n"
        "import click; click.command()(lambda: None)(['--hlep'])"
    )
    environment = {**os.environ, "PYTHONUTF8": "1", "LC_ALL": "C", "LANG": "C"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", env=environment, check=False
    )
    assert done.returncode == 2
    assert sentence in done.stderr
