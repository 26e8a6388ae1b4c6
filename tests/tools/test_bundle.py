"""The one-file build: names, contents and modes of the download, and no module listed by hand."""

import ast
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from recoverytui.tui import restart
from tools import bundle

SYSTEMS = ("linux", "macos", "windows")


@pytest.mark.parametrize(
    ("said", "machine", "name"),
    [
        ("Linux", "x86_64", "recovery-1.2.3-linux-x86_64.tar.gz"),
        ("Darwin", "arm64", "recovery-1.2.3-macos-aarch64.zip"),
        ("Windows", "AMD64", "recovery-1.2.3-windows-x86_64.zip"),
    ],
)
def test_a_download_is_named_for_its_system(said: str, machine: str, name: str) -> None:
    system = bundle.system_name(said)
    assert bundle.archive_name("1.2.3", system, bundle.machine_name(machine)) == name


@pytest.mark.parametrize("system", SYSTEMS)
def test_what_goes_into_a_download_is_there(system: str) -> None:
    files = bundle.contents(system)
    assert {"LICENSE", "START.txt"} < set(files)
    assert [name for name, path in files.items() if not path.is_file()] == []


def test_programs_and_launchers_are_executable_in_both_archives(tmp_path: Path) -> None:
    files = {"recovery": tmp_path / "recovery", **bundle.contents("linux"), **bundle.contents("macos")}
    files["recovery"].write_text("a program", encoding="utf-8")
    bundle._write_tar(tmp_path / "a.tar.gz", files)
    bundle._write_zip(tmp_path / "a.zip", files)
    with tarfile.open(tmp_path / "a.tar.gz") as tar:
        in_tar = {info.name: info.mode for info in tar}
    with zipfile.ZipFile(tmp_path / "a.zip") as pack:
        in_zip = {info.filename: info.external_attr >> 16 & 0o777 for info in pack.infolist()}
    assert in_tar == in_zip
    executable = {name for name, mode in in_tar.items() if mode == 0o755}
    assert executable == {"recovery/recovery", "recovery/install.sh", "recovery/recovery.command"}


def test_the_recipe_collects_the_package_instead_of_listing_it() -> None:
    tree = ast.parse((bundle.PACKAGING / "recovery.spec").read_text("utf-8"))
    texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    assert "recoverytui" in texts
    assert [text for text in texts if text.startswith("recoverytui.")] == []


def test_a_bundled_program_starts_itself_again_with_its_own_arguments(monkeypatch: pytest.MonkeyPatch) -> None:
    # In a bundle, the program is its own interpreter: there is no `-m recoverytui` to repeat.
    monkeypatch.setattr(sys, "executable", "/opt/recovery")
    monkeypatch.setattr(
        sys, "orig_argv", ["/opt/recovery", "--diary", "a diary.db", "--passphrase-fd", "7"], raising=False
    )
    monkeypatch.setattr(os, "name", "posix")
    called: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(os, "execv", lambda path, command: called.append((path, command)))
    monkeypatch.setenv(restart.LOCKED_BEFORE, "")
    restart.restart_process()
    assert called == [("/opt/recovery", ["/opt/recovery", "--diary", "a diary.db"])]


@pytest.mark.skipif(sys.platform != "linux", reason="the installer is for Linux")
def test_the_installer_puts_a_menu_entry_in_place_and_takes_it_away(tmp_path: Path) -> None:
    source, home = tmp_path / "download", tmp_path / "a home 100%"
    source.mkdir()
    home.mkdir()
    for name, path in bundle.contents("linux").items():
        shutil.copy(path, source / name)
    (source / "recovery").write_text("a program", encoding="utf-8")

    def install(*arguments: str) -> None:
        environment = {"HOME": str(home), "PATH": os.environ["PATH"]}
        subprocess.run(["sh", source / "install.sh", *arguments], env=environment, check=True, capture_output=True)

    install()
    install()
    program = home / ".local" / "bin" / "recovery"
    entry = home / ".local" / "share" / "applications" / "recovery.desktop"
    assert program.stat().st_mode & 0o777 == 0o755
    assert f'Exec="{program}"'.replace("%", "%%") in entry.read_text("utf-8").splitlines()
    assert "Terminal=true" in entry.read_text("utf-8").splitlines()
    assert len([path for path in home.rglob("*") if path.is_file()]) == 3
    install("--remove")
    assert [path for path in home.rglob("*") if path.is_file()] == []


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="desktop-file-validate is not installed here")
def test_the_menu_entry_is_valid() -> None:
    done = subprocess.run(
        ["desktop-file-validate", bundle.PACKAGING / "recovery.desktop"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")
