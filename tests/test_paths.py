"""Where the files of a diary are."""

import os
import sys
from pathlib import Path

import platformdirs
import pytest

from recoverytui import paths
from recoverytui.paths import DiaryPaths


def test_one_folder_holds_everything_when_the_environment_says_so(tmp_path) -> None:
    locations = paths.find(None, {"RECOVERY_HOME": str(tmp_path)})
    assert locations == DiaryPaths(tmp_path / "diary.db", tmp_path / "settings.toml", tmp_path / "backups")
    assert not locations.named


def test_a_home_may_be_relative_or_begin_with_a_tilde(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "me"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "me"))
    assert paths.find(None, {"RECOVERY_HOME": "here"}).diary == tmp_path / "here" / "diary.db"
    assert paths.find(None, {"RECOVERY_HOME": "~/there"}).diary == tmp_path / "me" / "there" / "diary.db"


@pytest.mark.parametrize("environ", [{}, {"RECOVERY_HOME": ""}])
def test_otherwise_the_platform_says_where(environ: dict[str, str], monkeypatch, tmp_path) -> None:
    monkeypatch.setattr("platformdirs.user_data_dir", lambda name, appauthor: str(tmp_path / "data" / name))
    monkeypatch.setattr("platformdirs.user_config_dir", lambda name, appauthor: str(tmp_path / "config" / name))
    locations = paths.find(None, environ)
    assert locations.diary == tmp_path / "data" / "recovery" / "diary.db"
    assert locations.settings == tmp_path / "config" / "recovery" / "settings.toml"
    assert locations.backups == tmp_path / "data" / "recovery" / "backups"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs itself is asked")
@pytest.mark.parametrize("home", ["/home/ane", "/home/ane/", "/", "relative", "", None])
@pytest.mark.parametrize("folder", ["/srv/files", "/srv/files/", "relative", "~/x", "", None])
def test_linux_says_what_platformdirs_says(home: str | None, folder: str | None, monkeypatch) -> None:
    for name, value in (("HOME", home), ("XDG_DATA_HOME", folder), ("XDG_CONFIG_HOME", folder)):
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, value)
    place = paths.find(None, os.environ)
    assert place.diary.parent == Path(platformdirs.user_data_dir("recovery", appauthor=False))
    assert place.settings.parent == Path(platformdirs.user_config_dir("recovery", appauthor=False))


def test_a_named_diary_has_its_backups_beside_it_and_the_settings_of_the_machine(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    locations = paths.find(Path("stick/mine.db"), {"RECOVERY_HOME": str(tmp_path / "home")})
    assert locations.diary == tmp_path / "stick" / "mine.db"
    assert locations.backups == tmp_path / "stick" / "mine-backups"
    assert locations.settings == tmp_path / "home" / "settings.toml"
    assert locations.named
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("names", "any_there"),
    [((), False), (("a.txt", ".part"), False), (("diary-2026-11-21T140300.db",), True)],
)
def test_a_backup_is_known_by_its_ending(names: tuple[str, ...], any_there: bool, tmp_path) -> None:
    for name in names:
        (tmp_path / name).touch()
    assert paths.has_backups(tmp_path) == any_there


def test_no_folder_and_a_file_are_no_backups(tmp_path) -> None:
    (tmp_path / "file").touch()
    assert not paths.has_backups(tmp_path / "nowhere")
    assert not paths.has_backups(tmp_path / "file")
