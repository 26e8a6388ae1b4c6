"""Release steps: locked requirements, checksums, tags, links, and workflows that call existing commands."""

import hashlib
import io
import re
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path

import pytest

from recoverytui import __version__
from tools import ci, lock, release

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[\[<>=!;~ ]", each)[0].lower() for each in requirements}


def test_every_lock_is_written_by_the_tool() -> None:
    assert {path.name for path in (ROOT / "requirements").iterdir()} == set(lock.LOCKS)


@pytest.mark.parametrize(("file", "extras"), lock.LOCKS.items())
def test_every_requirement_is_locked_with_a_hash(file: str, extras: tuple[str, ...]) -> None:
    text = (ROOT / "requirements" / file).read_text("utf-8")
    wanted = names(PROJECT["dependencies"]).union(*(names(PROJECT["optional-dependencies"][each]) for each in extras))
    assert sorted(wanted - release.locked(text)) == [], "python -m tools.lock brings it up to date"
    blocks = re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]
    assert [block.split("==")[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_the_list_for_the_first_release_names_every_file_with_the_address() -> None:
    listed = (ROOT / "packaging" / "README.md").read_text("utf-8")
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True).stdout.split(b"\0")
    paths = [ROOT / name.decode() for name in tracked if name.endswith((b".md", b".toml", b".yml", b".txt", b".py"))]
    address = "github.com/" + "recoverytui/"
    holding = {path.relative_to(ROOT).as_posix() for path in paths if address in path.read_text("utf-8")}
    assert {"pyproject.toml", ".github/ISSUE_TEMPLATE/config.yml"} <= holding
    assert [name for name in sorted(holding - {"packaging/README.md"}) if f"`{name}`" not in listed] == []


def test_no_lock_names_an_index() -> None:
    for path in (ROOT / "requirements").iterdir():
        assert re.findall(r"https?:|index-url|find-links", path.read_text("utf-8")) == []


def test_checksums_are_those_of_every_file_but_their_own(tmp_path: Path) -> None:
    (tmp_path / "b.whl").write_bytes(b"wheel")
    (tmp_path / "a.tar.gz").write_bytes(b"sdist")
    for _ in range(2):
        release.checksums(tmp_path)
    said = (tmp_path / "SHA256SUMS").read_text("utf-8")
    assert said.splitlines() == [
        f"{hashlib.sha256(content).hexdigest()}  {name}"
        for name, content in (("a.tar.gz", b"sdist"), ("b.whl", b"wheel"))
    ]


def test_a_tag_of_another_version_is_refused() -> None:
    release.check_tag(f"v{__version__}", __version__)
    with pytest.raises(release.Refused, match=r"v9\.9\.9"):
        release.check_tag("v9.9.9", __version__)


@pytest.mark.parametrize(
    ("described", "refused"),
    [("[here](https://example.org/a)", False), ("[keys](#keys)", False), ("![a picture](pictures/a.svg)", True)],
)
def test_a_description_with_a_relative_link_is_refused(tmp_path: Path, described: str, refused: bool) -> None:
    path = tmp_path / "recoverytui-1.0.tar.gz"
    with tarfile.open(path, "w:gz") as tar:
        info = tarfile.TarInfo("recoverytui-1.0/PKG-INFO")
        info.size = len(described)
        tar.addfile(info, io.BytesIO(described.encode()))
    if not refused:
        release.check_sdist(path)
        return
    with pytest.raises(release.Refused, match="relative link"):
        release.check_sdist(path)


def test_an_sdist_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(release, "LARGEST_SDIST", 10)
    (tmp_path / "recoverytui-1.0.tar.gz").write_bytes(b"12345678901")
    with pytest.raises(release.Refused, match="11 bytes"):
        release.check_sdist(tmp_path / "recoverytui-1.0.tar.gz")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_calls_commands_that_are_there(path: Path) -> None:
    commands = re.findall(r"python -m tools\.(\w+)(?: ([a-z]+))?", path.read_text("utf-8"))
    assert ("ci", "install") in commands
    for module, step in commands:
        assert (ROOT / "tools" / f"{module}.py").is_file()
        steps = {"ci": set(ci.STEPS), "release": {"tag", *release.STEPS}}.get(module, {""})
        assert step in steps


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_may_only_read_unless_a_job_says_so(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "\npermissions:\n  contents: read\n" in text
    assert "pull_request_target" not in text
    assert "secrets." not in text
    used = re.findall(r"uses: (\S+)@(\S+)", text)
    unpinned = {name for name, at in used if not re.fullmatch(r"[0-9a-f]{40}", at)}
    assert used
    assert unpinned <= {"pypa/gh-action-pypi-publish"}


def test_every_python_is_tried_that_the_project_names() -> None:
    tried = re.search(r"python: \[(.*)\]", (ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8"))
    named = [each.rpartition(" ")[2] for each in PROJECT["classifiers"] if re.search(r":: 3\.\d+$", each)]
    assert tried is not None
    assert re.findall(r'"(.*?)"', tried[1]) == named


STARTED = [path.stem for path in sorted((ROOT / "tools").glob("[a-z]*.py")) if "__main__" in path.read_text("utf-8")]
PARTS = {"extraction", "mo_order", "po_layout", "site_check", "site_pages"}
"""Modules of a tool, which cannot be started."""


def test_every_module_is_a_tool_or_a_part_of_one() -> None:
    assert {path.stem for path in (ROOT / "tools").glob("[a-z]*.py")} - set(STARTED) <= PARTS


@pytest.mark.parametrize("tool", STARTED)
def test_every_tool_tells_what_it_is_for(tool: str) -> None:
    source = (ROOT / "tools" / f"{tool}.py").read_text("utf-8")
    assert f"python -m tools.{tool}" in source.partition('"""\n\nimport')[0]


def test_a_step_of_ci_that_fails_fails_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []

    def run(command: list[str], **_: object) -> "subprocess.CompletedProcess[str]":
        ran.append(command)
        return subprocess.CompletedProcess(command, int("mypy" in command))

    monkeypatch.setattr(subprocess, "run", run)
    assert ci.main(["lint"]) == 1
    assert [command[1:] for command in ran] == [list(each) for each in ci.STEPS["lint"]]
    assert ran[0][0] == sys.executable
    assert ci.main(["test"]) == 0
