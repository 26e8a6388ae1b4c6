"""The CLI as a subprocess: its imports, streams, files, arguments as bytes, and prompt."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

HEAVY = ("textual", "rich", "markdown_it", "asyncio", "tomlkit", "sqlite3", "socket", "ssl", "http", "concurrent")
REPORT = """
import sys
from recoverytui.__main__ import main
main(sys.argv[1:])
print('modules:', *filter(sys.modules.get, sys.modules))
"""
EVERYDAY = [
    *(("win", "x"), ("wins",), ("wins", "--json"), ("today",), ("streak",), ("history",), ("strategies",), ("goals",)),
    *(("strategy", "add", "x"), ("goal", "add", "x"), ("day", "hard"), ("pause", "list"), ("show", "w1"), ("undo",)),
    *(("search", "x"), ("calendar",)),
    *(("edit", "w1", "x"), ("deleted",), ("where",), ("settings",), ("--help",), ("win", "--help")),
]
posix = pytest.mark.skipif(os.name == "nt", reason="file modes, pipes and bytes in arguments are other things there")


@pytest.fixture
def run(home: Path) -> Callable[..., "subprocess.CompletedProcess[bytes]"]:
    """Start the program; the environment is that of this test."""

    def start(*arguments: str | bytes, **parts: object) -> "subprocess.CompletedProcess[bytes]":
        command = [sys.executable, "-m", "recoverytui", *arguments]
        parts = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **parts}
        return subprocess.run(command, timeout=60, check=False, **parts)  # type: ignore[call-overload]

    return start


def test_everyday_verbs_import_nothing_heavy(home):
    for arguments in EVERYDAY:
        done = subprocess.run(
            [sys.executable, "-c", REPORT, *arguments], capture_output=True, text=True, timeout=60, check=False
        )
        modules = done.stdout.rpartition("modules: ")[2].split()
        assert "recoverytui.cli.registry" in modules
        heavy = HEAVY if "--help" in arguments else (*HEAVY, "click", "dataclasses", "inspect")
        assert {module.partition(".")[0] for module in modules} & set(heavy) == set(), arguments


STANDARD = (
    *("gettext", "tomllib", "tempfile", "shutil", "json", "logging", "locale", "string", "click", "dataclasses"),
    "urllib.parse",
)
SHARING = ("recoverytui.domain.audience", "recoverytui.domain.sheet", "recoverytui.domain.redaction")
OTHERS = (
    "recoverytui.domain.goal",
    "recoverytui.domain.card",
    "recoverytui.domain.talk",
    "recoverytui.domain.strategy",
)
LABELS = ("recoverytui.text.labels", "recoverytui.text.fields")
LATE = {
    ("--version",): ("recoverytui.settings", "recoverytui.cli.registry"),
    ("--help",): ("recoverytui.exports.document", "recoverytui.text.labels", "recoverytui.commands", "sqlcipher3"),
    ("win", "--help"): (*SHARING, *OTHERS, "recoverytui.commands", "sqlcipher3"),
    ("win", "x"): (*SHARING, *OTHERS, "recoverytui.text.labels", "recoverytui.storage.search", "textwrap"),
    ("wins",): (*SHARING, *OTHERS[1:], "recoverytui.text.labels", "recoverytui.storage.search", "textwrap"),
    ("search", "x"): (*SHARING, *OTHERS, "recoverytui.text.labels", "textwrap"),
    ("today",): (*SHARING, *LABELS, "textwrap"),
    ("history",): (*SHARING, *LABELS, "textwrap"),
}
"""What an everyday verb does without, beside STANDARD."""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the folders and the language are asked of the system")
def test_everyday_verbs_do_without_much_as_people_have_them(home, monkeypatch, tmp_path):
    monkeypatch.delenv("RECOVERY_HOME")
    for name, value in {"HOME": str(tmp_path), "LANG": "da_DK.UTF-8"}.items():
        monkeypatch.setenv(name, value)
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    settings = tmp_path / ".config" / "recovery" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('language = "da"\ncountry = "DK"\nidle_minutes = 5\nmotion = true\n')
    subprocess.run([sys.executable, "-m", "recoverytui", "win", "first"], check=True, capture_output=True, timeout=60)
    for arguments, without in LATE.items():
        done = subprocess.run(
            [sys.executable, "-c", REPORT, *arguments], capture_output=True, text=True, timeout=60, check=False
        )
        modules = set(done.stdout.rpartition("modules: ")[2].split())
        assert done.stderr == ""
        assert "recoverytui.cli.entrypoint" in modules
        assert modules & {*STANDARD, "platformdirs", *without} == set(), arguments
    assert (tmp_path / ".local" / "share" / "recovery" / "diary.db").exists()


def test_what_pathlib_does_without_is_there_for_whoever_asks(tmp_path):
    asked = f"""
import sys
from recoverytui.__main__ import main
main(["--version"])
from pathlib import Path
from urllib.parse import urlsplit
print(Path({str(tmp_path)!r}, "å b%").as_uri(), urlsplit("https://a.example/b").netloc)
"""
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, timeout=60, check=False)
    assert done.stderr == ""
    assert done.stdout.split()[-2:] == [(tmp_path / "å b%").as_uri(), "a.example"]


def test_dates_are_defined_once_and_are_as_always():
    asked = """
import sys
from recoverytui.__main__ import main
main(["--version"])
import datetime, pickle
once = sys.modules["_datetime"] is datetime or "_pydatetime" not in sys.modules and sys.version_info >= (3, 12)
day = datetime.datetime.strptime("2026-11-21", "%Y-%m-%d").date()
print(once, pickle.loads(pickle.dumps(day)) == datetime.date(2026, 11, 21), datetime.UTC)
"""
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, timeout=60, check=False)
    assert done.stderr == ""
    assert done.stdout.split()[-3:] == ["True", "True", "UTC"]


def test_a_win_and_a_refusal(run):
    saved, refused = run("win", "Gåtur"), run("wni")

    assert (saved.returncode, saved.stdout, saved.stderr) == (0, b"Saved. w1\n", b"")
    assert (refused.returncode, refused.stdout, refused.stderr.count(b"\n")) == (2, b"", 1)
    assert "Gåtur" in run("wins").stdout.decode("utf-8")


@posix
@pytest.mark.parametrize("locale", ["C", "POSIX", "da_DK.ISO-8859-1", "no_SUCH.locale"])
def test_any_locale_reads_and_writes_utf_8(run, monkeypatch, locale):
    monkeypatch.setenv("LC_ALL", locale)

    assert run("win", "-", input="Gåtur – 🙂".encode(), stdin=None).returncode == 0
    assert "Gåtur – 🙂" in run("wins").stdout.decode("utf-8")
    assert run("--help").returncode == 0


@posix
def test_bytes_that_are_no_utf_8_are_never_half_kept(run, monkeypatch):
    monkeypatch.setenv("LC_ALL", "C")

    refused = run("win", "g\u00e5tur".encode("latin-1"))

    assert (refused.returncode, refused.stdout) == (2, b"")
    assert refused.stderr.count(b"\n") == 1


@posix
def test_closed_streams_and_pipes_that_nobody_reads(home):
    def shell(command: str) -> "subprocess.CompletedProcess[bytes]":
        program = f'"{sys.executable}" -m recoverytui'
        return subprocess.run(["sh", "-c", f"{program} {command}"], capture_output=True, timeout=60, check=False)

    assert shell("win one >&-").returncode == 0
    assert shell("win two <&- >&- 2>&-").returncode == 0
    assert shell("wins >&-").returncode == 0
    assert shell("wins").stdout.count(b"\n") == 2
    piped = shell("wins | true")
    assert (piped.returncode, piped.stderr) == (0, b"")
    if Path("/dev/full").exists():
        full = shell("wins >/dev/full")
        assert (full.returncode, full.stderr.count(b"\n")) == (14, 1)


@posix
def test_files_are_for_their_owner_whatever_the_umask(run, home):
    before = os.umask(0)
    try:
        run("win", "x")
        run("settings", "theme", "morning")
    finally:
        os.umask(before)

    paths = [home, *home.rglob("*")]
    assert len(paths) > 3
    assert not [path for path in paths if path.stat().st_mode & 0o077]


@pytest.mark.skipif(sys.platform != "linux", reason="only there a process can ask for it")
@pytest.mark.parametrize("locked", [False, True])
def test_no_other_program_reads_the_memory_of_a_locked_diary(home, run, locked):
    run("win", "x")
    reading, writing = os.pipe()
    os.write(writing, b"kop blomme\n" * 2)
    os.close(writing)
    if locked:
        os.set_inheritable(reading, True)
        begin = f"main(['lock', '--passphrase-fd', '{reading}'])"
    else:
        begin = "main(['wins'])"
    script = f"from recoverytui.__main__ import main; {begin}; import ctypes; print(ctypes.CDLL(None).prctl(3))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True, pass_fds=[reading]
    )
    os.close(reading)
    assert done.stdout.splitlines()[-1] == str(int(not locked))


def test_switches_of_textual_are_dropped(home, monkeypatch, tmp_path):
    monkeypatch.setenv("TEXTUAL_LOG", str(tmp_path / "log"))
    script = "import os; from recoverytui.__main__ import main; main(['where']); print('TEXTUAL_LOG' in os.environ)"

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True)

    assert done.stdout.splitlines()[-1] == "False"


def test_twenty_at_once_keep_twenty(home, run):
    run("new")
    command = [sys.executable, "-m", "recoverytui", "win"]
    racers = [subprocess.Popen([*command, f"win {n}"], stdout=subprocess.PIPE) for n in range(20)]

    said = [racer.communicate(timeout=120)[0] for racer in racers]

    assert [racer.returncode for racer in racers] == [0] * 20
    assert len(set(said)) == 20
    assert len(run("wins").stdout.splitlines()) == 20


class TestPrompt:
    """The question on a real terminal."""

    @pytest.fixture
    def spawn(self, home, monkeypatch):
        pexpect = pytest.importorskip("pexpect")
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setenv("LC_ALL", "C.UTF-8")
        started = []

        def start(*arguments: str):
            child = pexpect.spawn(
                sys.executable,
                ["-m", "recoverytui", *arguments],
                encoding="utf-8",
                timeout=30,
                # A suite that runs in the background hands down an ignored Ctrl-C, which a terminal never does.
                preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
            )
            started.append(child)
            return child

        yield start
        for child in started:
            child.close(force=True)

    def test_a_win_is_asked_for_and_can_be_mended_while_it_is_written(self, spawn, run):
        child = spawn("win")
        child.expect("What went well")
        child.expect("> ")
        child.send("Gåtrr\x7f\x7fur\r")
        child.expect("Saved. w1")
        child.wait()

        assert "Gåtur" in run("wins").stdout.decode()

    def test_an_edit_begins_with_the_words_there_are(self, spawn, run):
        run("win", "Hummed")
        child = spawn("edit", "w1")
        child.expect("> Hummed")
        child.send(" along\r")
        child.expect("Saved. w1")
        child.wait()

        assert b"Hummed along" in run("wins").stdout

    @pytest.mark.parametrize(
        ("key", "said", "code"), [("\x03", "Stopped. Nothing was saved.", 130), ("\x04", "Nothing was saved.", 2)]
    )
    def test_leaving_the_question_is_calm(self, spawn, home, key, said, code):
        child = spawn("win")
        child.expect("> ")
        child.send(key)
        child.expect(said)
        child.wait()

        assert child.exitstatus == code
        assert not home.exists()


@pytest.mark.parametrize(("before", "waits"), [("pass", False), ("import threading", True)])
def test_a_verb_ends_at_once_unless_a_thread_may_be_waited_for(home, before, waits):
    lines = [
        before,
        "import atexit, sys",
        "atexit.register(print, 'at exit')",
        "sys.argv = ['recovery', 'where', '--json']",
    ]
    script = "; ".join([*lines, "from recoverytui.__main__ import program", "program()"])

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    said, _, after = done.stdout.rpartition("}\n")
    assert str(home) in said
    assert after == ("at exit\n" if waits else "")
