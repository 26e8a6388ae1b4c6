"""Application start, diary thread, other writers, crashes, and windows of every size."""

import asyncio
import gc
import os
import subprocess
import sys
import threading
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from textual.worker import WorkerFailed

from recoverytui import paths
from recoverytui.commands import wins
from recoverytui.commands.diary import open_diary, open_or_create
from recoverytui.domain.languages import LANGUAGES
from recoverytui.errors import NoDiary
from recoverytui.text import crash_report
from recoverytui.text.translator import Translator
from recoverytui.tui.diary_app import DiaryApp
from recoverytui.tui.diary_thread import DiaryThread
from recoverytui.tui.loading import LEFT_OUT, loading
from recoverytui.tui.screens.overview import OverviewScreen

CANARY = "canary in the diary"


async def test_what_the_shell_writes_shows_up_when_one_looks(visit, lived_in, written):
    async with visit() as room:
        written(lambda diary: wins.add(diary, "From the shell"))
        assert room.shows("7 in all.")
        room.app.look()
        await room.settle()
        assert room.shows("8 in all.")


async def test_coming_back_to_the_window_is_a_look(visit, lived_in, written):
    async with visit() as room:
        room.app.app_focus = False
        written(lambda diary: wins.add(diary, "From the shell"))
        room.app.look()
        await room.settle()
        assert room.shows("7 in all.")
        room.app.app_focus = True
        room.app.on_app_focus()
        await room.settle()
        assert room.shows("8 in all.")


async def test_a_new_day_begins_while_the_diary_is_open(visit, lived_in, clock):
    async with visit() as room:
        clock.wind(days=1)
        room.app.look()
        await room.settle()
        assert room.shows("Sunday 22 November")


async def test_looking_when_nothing_has_changed_reads_nothing_anew(visit, lived_in, monkeypatch):
    async with visit() as room:
        read = []
        monkeypatch.setattr(OverviewScreen, "gather", lambda self, diary: read.append(1))
        room.app.look()
        await room.settle()
        assert read == []


async def test_fewer_than_sixty_widgets_on_the_overview(visit, lived_in):
    async with visit(size=(120, 40)) as room:
        assert len(list(room.app.screen.walk_children(with_self=True))) < 60
        assert sum(len(source.content.split("{")) - 1 for source in own_styles(room.app)) < 20  # the sheets of a start
        await room.press("2")
        assert sum(len(source.content.split("{")) - 1 for source in own_styles(room.app)) < 150


def own_styles(app):
    return [source for (path, _), source in app.stylesheet.source.items() if path.endswith(".tcss")]


async def test_styles_of_rooms_come_with_the_first_room(visit, lived_in):
    async with visit() as room:
        assert [Path(path).name for path in paths_of_styles(room.app)] == ["base.tcss"]
        await room.press("2")
        assert [Path(path).name for path in paths_of_styles(room.app)] == ["base.tcss", "fields.tcss", "rooms.tcss"]


async def test_a_new_diary_has_the_styles_of_its_field(visit):
    async with visit(first=True) as room:
        assert [Path(path).name for path in paths_of_styles(room.app)] == ["base.tcss", "fields.tcss"]
        assert room.app.screen.query_one("FirstWin TextInput").styles.margin.left == 3


def paths_of_styles(app):
    return [path for path, _ in app.stylesheet.source if path.endswith(".tcss")]


async def test_every_room_in_every_size(visit, lived_in):
    async with visit() as room:
        for way in (("1",), ("2",), ("3",), ("4",), ("5",), ("6",), ("s",), ("n",), ("3", "enter"), ("ctrl+p",)):
            await room.go("escape", "1", *way)
            for size in ((60, 20), (20, 5), (1, 1), (3, 2), (200, 60), (120, 40), (80, 24)):
                await room.resize(*size)
                assert len(room.lines) == size[1]
                assert all(len(line) <= size[0] for line in room.lines)
        await room.press("escape")
        assert room.app.is_running


@pytest.mark.parametrize("language", ["en", "da"])
async def test_sentences_and_forms_fit_both_languages(visit, lived_in, language):
    async with visit(size=(60, 20), language=language) as room:
        await room.press("n")
        assert room.shows(Translator(language)("A win"))
        await room.press(*["tab"] * 6)
        assert room.shows(Translator(language)("Only for me"))
        assert all(len(line) <= 60 for line in room.lines)


async def test_language_changes_while_running_and_back(visit, lived_in):
    async with visit() as room:
        await room.app.run_action("speak")
        await room.settle()
        assert room.shows("Overblik", "lørdag den 21. november")
        for _ in range(len(LANGUAGES) - 1):
            await room.app.run_action("speak")
        await room.settle()
        assert room.shows("Overview", "Saturday 21 November")


async def test_spoilt_settings_are_said_at_the_start(visit, home, written):
    (home / "settings.toml").parent.mkdir(exist_ok=True)
    (home / "settings.toml").write_text("idle_minutes = 3 minutes\n")
    async with visit(first=True) as room:
        assert "cannot be read." in " ".join(room.text.split()), room.text
        await room.press("escape", "2")
        assert not room.shows("the usual ones hold.")


async def test_no_diary_is_no_traceback(tmp_path, visit, home, clock):
    backups = home / "backups"
    backups.mkdir(parents=True)
    (backups / "diary-2026.db").write_bytes(b"x")
    async with visit() as room:
        assert isinstance(room.app.return_value, NoDiary)
        assert not room.app.is_running


@pytest.mark.parametrize("where", ["gather", "show", "action"])
async def test_a_crash_prints_kind_and_place_and_nothing_of_the_diary(visit, written, monkeypatch, capfd, where):
    written(lambda diary: wins.add(diary, CANARY))

    def fail(*_):
        secret = CANARY
        raise ValueError(secret)

    name = {"gather": "gather", "show": "show", "action": "action_hard_day"}[where]
    with suppress(WorkerFailed, ValueError):  # the pilot hands on what it was
        async with visit() as room:
            monkeypatch.setattr(OverviewScreen, name, fail)
            if where == "action":
                await room.pilot.press("h")
            else:
                room.app.screen.reload()
            await room.settle()
            assert not room.app.is_running
    out, err = capfd.readouterr()
    assert "ValueError" in err
    assert CANARY not in out + err
    assert "secret" not in out + err


def test_the_report_names_our_own_file():
    try:
        paths.find(3, {})
    except Exception as error:
        said = crash_report.report(error, Translator("en"))
    assert "TypeError in recoverytui/paths.py, line " in said
    assert "What was saved before is still saved." in said


def test_deeds_are_done_in_one_thread_in_the_order_asked_for(home, clock):
    diary_thread = DiaryThread(lambda: open_or_create(paths.find(None, os.environ), clock))
    done = []

    def note(_diary, number):
        done.append((number, threading.current_thread().name))

    for number in range(20):
        diary_thread.submit(note, number)
    diary_thread.close()
    assert [number for number, _ in done] == list(range(20))
    assert len({thread for _, thread in done}) == 1
    assert threading.current_thread().name not in {thread for _, thread in done}


async def test_a_deed_is_done_even_when_nobody_waits_any_more(home, clock):
    diary_thread = DiaryThread(lambda: open_or_create(paths.find(None, os.environ), clock))
    held = threading.Event()
    diary_thread.submit(lambda diary: held.wait())
    waiting = asyncio.create_task(diary_thread.do(wins.add, "still written"))
    await asyncio.sleep(0)
    waiting.cancel()
    held.set()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert await diary_thread.do(wins.count) == 1
    assert not diary_thread.busy
    diary_thread.close()


def test_trouble_with_opening_is_known(tmp_path, clock):
    diary_thread = DiaryThread(lambda: open_diary(paths.find(tmp_path / "none.db", {}), clock))
    while diary_thread.busy:
        pass
    assert isinstance(diary_thread.trouble, NoDiary)
    diary_thread.close()


def test_without_a_terminal_the_shell_is_named(home):
    environ = {**os.environ, "RECOVERY_HOME": str(home)}
    program = [sys.executable, "-m", "recoverytui", "--lang", "en"]
    done = subprocess.run(program, env=environ, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "The screens need a terminal." in done.stderr
    assert not (home / "diary.db").exists()


async def test_loading_drops_developer_switches_and_the_first_tick_turns_the_collector_on(monkeypatch, visit, lived_in):
    monkeypatch.setenv("TEXTUAL_LOG", "somewhere.log")
    try:
        with loading():
            pass
        assert not gc.isenabled()
        assert "TEXTUAL_LOG" not in os.environ
        async with visit() as room:
            room.app.tick()
        assert gc.isenabled()
    finally:
        gc.enable()


def test_the_threshold_itself_loads_no_textual():
    code = "import sys, recoverytui.tui.app; sys.exit(not sys.modules.keys().isdisjoint({'textual', 'rich'}))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_only_widgets_in_use_are_loaded():
    def loaded_by(module):
        code = f"import sys, {module}; print(*[name for name in sys.modules if name.startswith('textual.widgets')])"
        return set(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True).stdout.split())

    assert loaded_by("recoverytui.tui.diary_app") == loaded_by("textual.app")


def test_what_textual_loads_for_others_is_left_out_and_can_be_loaded_later():
    code = (
        "import sys\n"
        "from recoverytui.tui.loading import loading\n"
        "with loading():\n"
        "    import recoverytui.tui.diary_app\n"
        "print(*sys.modules)\n"
        "import difflib, mimetypes, platformdirs, uuid, rich.table, textual.canvas, textual.command\n"
        "print(uuid.uuid4().version, difflib.get_close_matches('themme', ['theme']), textual.command.Provider.search)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    loaded, later = done.stdout.splitlines()
    assert "textual.app" in loaded.split()
    assert set(LEFT_OUT).isdisjoint(loaded.split())
    assert {"textual.widgets._input", "textual.widgets._option_list", "textual.fuzzy"}.isdisjoint(loaded.split())
    assert later.startswith("4 ['theme'] <function Provider.search at ")


@pytest.mark.parametrize("theme", ["dusk", "morning", "contrast", "ansi"])
async def test_every_look_draws_every_room(visit, lived_in, theme):
    async with visit(theme=theme) as room:
        await room.press(*"123456s", "n", "f9")
        assert room.app.is_running


async def test_no_colour_is_needed(visit, lived_in, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with visit() as room:
        await room.press("2", "down")
        assert any(line.startswith("▌") for line in room.lines)
        await room.press("e", "tab", "tab")
        assert any("▌" in line and "About" in line for line in room.lines)


async def test_nothing_goes_to_the_clipboard(visit, lived_in, monkeypatch):
    async with visit() as room:
        sent: list[str] = []
        monkeypatch.setattr(room.app._driver, "write", sent.append)
        await room.press("n")
        await room.type("mine")
        await room.press("ctrl+a", "ctrl+c", "ctrl+x", "ctrl+v")
        assert not [each for each in sent if "]52;" in each]
        assert room.shows("mine")


def test_the_window_has_a_neutral_name():
    assert DiaryApp.TITLE in {None, "Diary"}


async def test_signals_keep_what_is_typed(visit, lived_in, written):
    from recoverytui.commands import drafts

    async with visit() as room:
        await room.press("n")
        await room.type("in the middle")
        room.app._close_now()
        await room.settle()
    assert "in the middle" in written(lambda diary: drafts.take(diary, "win"))


async def test_a_win_of_each_day_for_years_is_quick_enough_to_look_back_on(visit, written):
    def years(diary):
        with diary.db.transaction():
            for number in range(800):
                wins.add(diary, "A win", day=diary.today - timedelta(days=number * 4))

    written(years)
    async with visit() as room:
        await room.press("5", "tab", "end")
        assert room.app.is_running
