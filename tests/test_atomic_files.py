"""Atomic writes that only their owner can read."""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from recoverytui import atomic_files
from recoverytui.errors import FileRefused, NotWritable

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes, pipes and links")


@pytest.fixture(params=[0o000, 0o022, 0o077])
def umask(request) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


@pytest.fixture(params=["nameless", "named"])
def way(request, monkeypatch) -> None:
    """Both ways of writing: without a name until all is there, and, where that cannot be, under a hidden one."""
    if request.param == "named":
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_and_its_folders_are_for_the_owner_alone(umask, way, tmp_path) -> None:
    folder = tmp_path / "a" / "b"
    atomic_files.make_private_folder(folder)
    atomic_files.make_private_folder(folder)
    atomic_files.write_whole(folder / "new", b"\x00words\r\n")
    assert (folder / "new").read_bytes() == b"\x00words\r\n"
    assert names_in(folder) == ["new"]
    if os.name != "nt":
        assert [mode(each) for each in (folder.parent, folder, folder / "new")] == [0o700, 0o700, 0o600]


def test_a_folder_that_is_there_keeps_its_rights(tmp_path) -> None:
    (tmp_path / "mine").mkdir(mode=0o755)
    before = mode(tmp_path / "mine")
    atomic_files.make_private_folder(tmp_path / "mine" / "new")
    assert mode(tmp_path / "mine") == before


def _file(path: Path) -> None:
    path.write_bytes(b"mine")


def _link_to_a_file(path: Path) -> None:
    _file(path.with_name("other"))
    path.symlink_to("other")


def _link_to_nowhere(path: Path) -> None:
    path.symlink_to("nowhere")


@posix
@pytest.mark.parametrize("put", [_file, Path.mkdir, os.mkfifo, _link_to_a_file, _link_to_nowhere])
def test_what_is_there_is_never_written_over(put, tmp_path) -> None:
    target = tmp_path / "target"
    put(target)
    before = [(path.name, path.lstat()) for path in sorted(tmp_path.iterdir())]
    with pytest.raises(FileRefused) as refused:
        atomic_files.write_whole(target, b"words")
    assert refused.value.facts == {"path": target}
    assert [(path.name, path.lstat()) for path in sorted(tmp_path.iterdir())] == before


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("without_links", [False, True])
def test_what_appears_in_the_last_moment_is_never_written_over(without_links, tmp_path, monkeypatch) -> None:
    target, checked = tmp_path / "target", []

    def looked(path: Path) -> None:
        checked.append(path)
        if len(checked) > 1:
            places_refuse(path)

    def appears(source: Path, path: Path, **_: object) -> None:
        target.write_bytes(b"mine")
        if without_links:
            raise OSError(errno.EPERM, "no hard links here")
        raise FileExistsError

    places_refuse = atomic_files.refuse_existing
    monkeypatch.setattr(atomic_files, "refuse_existing", looked)
    monkeypatch.setattr(os, "link", appears)
    with pytest.raises(FileRefused):
        atomic_files.write_whole(target, b"words")
    assert target.read_bytes() == b"mine"
    assert names_in(tmp_path) == ["target"]


@pytest.mark.usefixtures("way")
def test_a_disk_without_hard_links_gets_its_file_too(tmp_path, monkeypatch) -> None:
    def no_links(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no hard links here")

    monkeypatch.setattr(os, "link", no_links)
    atomic_files.write_whole(tmp_path / "new", b"words")
    assert (tmp_path / "new").read_bytes() == b"words"
    assert names_in(tmp_path) == ["new"]


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("name", ["open", "write", "fsync", "link"])
@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EROFS])
def test_a_fault_while_writing_leaves_nothing_behind(name: str, error: int, tmp_path, monkeypatch) -> None:
    def fault(*_: object, **__: object) -> None:
        raise OSError(error, os.strerror(error))

    if name == "write":
        monkeypatch.setattr(os, "fdopen", fault)
    elif name == "link":
        monkeypatch.setattr(os, "link", fault)
        monkeypatch.setattr(Path, "rename", fault)
    else:
        monkeypatch.setattr(os, name, fault)
    with pytest.raises(NotWritable) as said:
        atomic_files.write_whole(tmp_path / "new", b"words")
    assert (said.value.code, said.value.facts) == (14, {"path": tmp_path / "new"})
    monkeypatch.undo()
    assert names_in(tmp_path) == []


def test_a_file_system_that_cannot_sync_a_folder_is_good_enough(tmp_path, monkeypatch) -> None:
    fsync = os.fsync

    def no_folders(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "not here")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", no_folders)
    atomic_files.make_private_folder(tmp_path / "a")
    atomic_files.write_whole(tmp_path / "a" / "new", b"words")
    assert (tmp_path / "a" / "new").read_bytes() == b"words"


@posix
@pytest.mark.usefixtures("way")
def test_a_new_folder_and_a_new_file_survive_a_power_cut(tmp_path, monkeypatch) -> None:
    """Each new name is synced in the folder that holds it, after the file that it names."""
    synced, fsync = [], os.fsync

    def watched(descriptor: int) -> None:
        synced.append(Path(f"/proc/self/fd/{descriptor}").resolve() if Path("/proc/self/fd").exists() else None)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", watched)
    atomic_files.make_private_folder(tmp_path / "a" / "b")
    atomic_files.write_whole(tmp_path / "a" / "b" / "new", b"words")
    assert len(synced) == 4
    if synced[0] is not None:
        root = tmp_path.resolve()
        assert synced[:2] == [root, root / "a"]
        assert synced[2].parent == synced[3] == root / "a" / "b"


def test_replacing_is_all_or_nothing(tmp_path, monkeypatch) -> None:
    target = tmp_path / "settings"
    atomic_files.replace_whole(target, b"first")
    atomic_files.replace_whole(target, b"second")
    assert (target.read_bytes(), names_in(tmp_path)) == (b"second", ["settings"])

    def fault(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(Path, "replace", fault)
    with pytest.raises(NotWritable):
        atomic_files.replace_whole(target, b"third")
    assert (target.read_bytes(), names_in(tmp_path)) == (b"second", ["settings"])


@posix
def test_what_is_replaced_becomes_the_owners_alone(tmp_path) -> None:
    target = tmp_path / "settings"
    target.write_bytes(b"first")
    target.chmod(0o644)
    atomic_files.replace_whole(target, b"second")
    assert mode(target) == 0o600


def test_what_a_killed_process_left_is_swept_away_and_nothing_else(tmp_path) -> None:
    (tmp_path / "real").write_bytes(b"mine")
    part = atomic_files.beside(tmp_path / "real")
    other = atomic_files.beside(tmp_path / "other")
    mine = (".real", "real.part", ".mine.db", "notes.part.txt")
    for path in (part, part.with_name(f"{part.name}-journal"), other, *(tmp_path / name for name in mine)):
        path.write_bytes(b"half")
    atomic_files.sweep(tmp_path, "real")
    assert names_in(tmp_path) == sorted([other.name, "real", *mine])
    atomic_files.sweep(tmp_path)
    assert names_in(tmp_path) == sorted(["real", *mine])
    atomic_files.sweep(tmp_path / "nowhere")


@posix
def test_a_file_that_is_still_being_written_is_not_swept_away(tmp_path) -> None:
    part = atomic_files.beside(tmp_path / "real")
    with atomic_files.removing(part):
        part.write_bytes(b"half")
        atomic_files.sweep(tmp_path)
        assert part.read_bytes() == b"half"
    assert names_in(tmp_path) == []


def test_only_the_systems_own_errors_are_spoken_of(tmp_path) -> None:
    with pytest.raises(ZeroDivisionError), atomic_files.speaking_of(tmp_path):
        raise ZeroDivisionError
    with pytest.raises(FileRefused), atomic_files.speaking_of(tmp_path):
        raise FileRefused("as it was")
    with pytest.raises(NotWritable), atomic_files.speaking_of(tmp_path):
        raise PermissionError
