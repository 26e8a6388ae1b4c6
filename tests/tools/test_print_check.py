"""The pages that are printed to see that they take the pages they say: all sheets, in any language."""

import pytest

from recoverytui.domain.languages import LANGUAGES
from recoverytui.domain.sheet import SheetName
from tools import print_check


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sheet_is_printed_blank_filled_and_long(tmp_path, language):
    made = {sheet.name: sheet for sheet in print_check.all_sheets(language, tmp_path)}

    assert {f"blank-{name}" for name in SheetName} < made.keys()
    assert {"questions", "filled-card-both-and", "filled-card-hard-day", "filled-talk-1", "wallet"} < made.keys()
    assert len([name for name in made if name.startswith("filled-")]) == len(SheetName) - 1
    assert all(sheet.html.startswith("<!doctype html>") for sheet in made.values())
    assert all("@page{size:A4" in sheet.html for sheet in made.values())
    assert {sheet.pages for name, sheet in made.items() if name.startswith(("blank-", "filled-", "questions"))} == {1}
    assert all(sheet.pages > 1 for name, sheet in made.items() if name.startswith("most-"))


def test_a_page_is_as_said_when_it_is_one_or_about_as_many():
    def is_as_said(said: int, count: int, *, is_wallet: bool = False, size: tuple[int, int] = print_check.A4) -> bool:
        return print_check.is_as_said(print_check.Sheet("a", "", said, is_wallet), count, size)

    assert is_as_said(1, 1)
    assert not is_as_said(1, 2)
    assert not is_as_said(2, 1)
    assert is_as_said(2, 3)
    assert not is_as_said(2, 4)
    assert is_as_said(40, 36)
    assert is_as_said(3, 1, is_wallet=True)
    assert not is_as_said(1, 1, size=(612, 792))


def test_without_a_browser_it_says_so(monkeypatch, capsys):
    monkeypatch.setattr(print_check.shutil, "which", lambda _: None)

    assert print_check.main([]) == 2
    assert "no Chromium" in capsys.readouterr().out
