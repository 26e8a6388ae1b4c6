"""What the screens load before the first page is there: each module costs a start."""

import os
import subprocess
import sys

START = """
import asyncio, os, sys
from datetime import datetime, timedelta, timezone
from recoverytui import paths
from recoverytui.commands.diary import open_or_create
from recoverytui.settings import Settings
from recoverytui.text.translator import Translator
from recoverytui.tui.context import AppContext
from recoverytui.tui.diary_app import DiaryApp
from recoverytui.tui.diary_thread import DiaryThread

async def start(app):
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert app.screen.query_one("#page").display

place = paths.find(None, os.environ)
clock = lambda: datetime(2026, 11, 21, 14, 3, tzinfo=timezone(timedelta(hours=1)))
thread = DiaryThread(lambda: open_or_create(place, clock))
asyncio.run(start(DiaryApp(AppContext(thread, Translator("en"), Settings(), clock=clock))))
thread.close()
print(*sys.modules)
"""
OF_ROOMS = (
    *("tui.dialogs", "tui.screens.", "tui.widgets.", "exports", "imports", "text.labels", "text.fields"),
    *("text.step_names", "text.crash_report", "domain.audience", "domain.redaction"),
)
"""What most rooms load, and the overview only in part."""


def test_a_start_loads_no_form_and_no_other_room(lived_in, home):
    environ = {**os.environ, "RECOVERY_HOME": str(home)}
    done = subprocess.run([sys.executable, "-c", START], env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    loaded = {name.removeprefix("recoverytui.") for name in done.stdout.split() if name.startswith("recoverytui.")}
    assert {name for name in loaded if name.startswith(OF_ROOMS)} == {
        *(f"tui.screens.{name}" for name in ("base", "closed_base", "common_actions", "form_host", "framed_screen")),
        *(f"tui.screens.overview{part}" for part in ("", "_columns", "_data", "_open", "_return", "_view")),
        "tui.screens.privacy",
        *(f"tui.widgets.{name}" for name in ("binding_labels", "canvas", "clicks", "footer", "header", "month")),
        "tui.widgets.section_list",
    }
    assert {"tomlkit", "markdown_it", "click"}.isdisjoint(done.stdout.split())
