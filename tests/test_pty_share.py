"""Sharing in a pty: select, preview, name the file, write once, copy on request, log."""

import os
import sys

import pytest

from recoverytui import paths
from recoverytui.commands import export, strategies
from recoverytui.commands.diary import create_diary, open_diary
from recoverytui.domain.audience import Audience
from recoverytui.exports import formats
from recoverytui.text.translator import Translator
from tests.terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals there")


def test_pick_see_name_write_once_and_find_it_in_the_log(home, tmp_path):
    locations = paths.find(None, os.environ)
    diary = create_diary(locations)
    strategies.add(diary, "En tur ved søen.", when="tankerne *kører* i ring", whose="CANARY")
    strategies.add(diary, "Te.")
    shown = formats.picked(export.choose(diary, Audience.PEER, ["s1"]), Translator("da"))
    diary.close()
    target = tmp_path / "kort.md"
    env = {"RECOVERY_HOME": str(home), "RECOVERY_LANG": "da", "PYTHONDONTWRITEBYTECODE": "1"}
    with Terminal(env=env) as terminal:
        terminal.shows("Overblik")
        terminal.press("6")
        terminal.shows("Hvem skal læse det?", "Intet er valgt endnu.")
        terminal.press("enter")
        terminal.shows("□ Te.", "□ En tur ved søen.")
        terminal.press("down", " ")
        terminal.shows("■ En tur ved søen.", "□ Te.")
        terminal.press("enter")
        terminal.shows(*(line.strip() for line in shown.split("\n") if line), "Hele filen, bogstav for bogstav")
        for said in ("Skrevet:", "Der ligger allerede noget"):
            terminal.press("enter")
            terminal.shows("Hvor vil du have filen?", "Esc tilbage")
            terminal.press("\x15", str(target))
            terminal.press("enter")
            terminal.shows(said)
        terminal.press("escape")
        terminal.shows("Hele filen, bogstav for bogstav")
        terminal.press("8")
        terminal.child.expect("\x1b\\]52;c;")
        terminal.press("escape", "escape", "end", "enter")
        terminal.shows("Det, jeg har delt", "En peer eller en, der går med mig: En tur ved søen.")
        terminal.press("q")
        assert terminal.ends() == 0
    assert target.read_bytes() == shown.encode()
    assert target.stat().st_mode & 0o777 == 0o600
    diary = open_diary(locations)
    assert [(each.reader, list(each.ids)) for each in export.log(diary)] == [(Audience.PEER, ["s1"])] * 2
    diary.close()
