"""The pages that are printed to see that they are one page each: all sheets, in any language."""

import pytest

from recoverytui.domain.languages import LANGUAGES
from recoverytui.domain.sheet import SheetName
from tools import print_check


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sheet_is_printed_blank_filled_and_long(tmp_path, language):
    pages = dict(print_check.pages(language, tmp_path))

    assert {f"blank-{name}" for name in SheetName} < pages.keys()
    assert {"questions", "filled-card-both-and", "filled-card-hard-day", "filled-talk-1", "wallet"} < pages.keys()
    assert len([name for name in pages if name.startswith("filled-")]) == len(SheetName) - 1
    assert all(page.startswith("<!doctype html>") and "@page{size:A4" in page for page in pages.values())


def test_without_a_browser_it_says_so(monkeypatch, capsys):
    monkeypatch.setattr(print_check.shutil, "which", lambda _: None)

    assert print_check.main([]) == 2
    assert "no Chromium" in capsys.readouterr().out
