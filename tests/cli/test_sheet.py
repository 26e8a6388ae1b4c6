"""The recovery sheet is confirmed before the key changes: any refusal leaves the diary unchanged."""

import getpass
import os
import re
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from recoverytui import atomic_files
from recoverytui.cli.console import Console
from recoverytui.cli.entrypoint import enter
from recoverytui.errors import N_, DiaryInUse, NotWritable
from recoverytui.storage import cipher, rekey
from tests.conftest import Answer, Stream

OLD, NEW = "kop blomme æble", "en lang ny sætning om morgenen"


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Derive keys in no time."""
    monkeypatch.setattr(cipher, "ROUNDS", 10)


class Person(Stream):
    """Somebody at the terminal, who answers what is asked by what stands on the screen."""

    def __init__(self, answer: Callable[[str], str], screen: Stream) -> None:
        super().__init__(terminal=True)
        self.answer, self.screen = answer, screen

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]  # a text stream gives text
        return self.answer(self.screen.said.decode())


@pytest.fixture
def at_terminal(home, clock, monkeypatch):
    """Call the program at a terminal: `secrets` are typed unseen, `answer` what is typed at a question."""

    def call(*arguments, secrets=(), answer=lambda _: "\n"):
        unseen = iter(secrets)

        def typed(*_):
            given = next(unseen)
            if isinstance(given, type):
                raise given
            return given

        monkeypatch.setattr(getpass, "getpass", typed)
        out, err = Stream(terminal=True), Stream(terminal=True)
        code = enter(arguments, console=Console(Person(answer, err), out, err, os.environ), clock=clock)
        return Answer(code, out.said.decode(), err.said.decode())

    return call


def writes_down(screen: str) -> str:
    """Answer as somebody does who has written the words and the sheet down."""
    [*_, question] = screen.splitlines()
    place = int(re.findall(r"\d+", question)[0])
    if "Word" in question:
        phrase = re.findall(r"if you like: (.*)", screen)[-1]
        return phrase.split()[place - 1] + "\n"
    rows = re.findall(r"^ +\d+  ((?:[0-9A-Z]{4} *)+)$", screen, re.MULTILINE)
    return " ".join(rows).split()[place - 1].lower() + "\n"


def interrupted(_screen: str) -> str:
    raise KeyboardInterrupt


def bytes_of(home: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}


@pytest.fixture(params=["lock", "passphrase"])
def verb(request, home, invoke, at_terminal):
    """The verb, on a diary it fits; `.known` is what opens the diary before."""
    assert invoke("win", "CANARY").code == 0
    if request.param == "passphrase":
        assert at_terminal("lock", secrets=(OLD, OLD), answer=writes_down).code == 0
    return request.param


@pytest.fixture
def change(verb, at_terminal):
    """Do the verb at a terminal; the passphrase of before is given where there is one."""

    def call(*arguments, secrets=(NEW, NEW), answer=writes_down):
        before = (OLD,) if verb == "passphrase" else ()
        return at_terminal(verb, *arguments, secrets=(*before, *secrets), answer=answer)

    return call


def opens_with(at_terminal, *secrets):
    return "CANARY" in at_terminal("wins", secrets=secrets).out


@pytest.mark.parametrize(
    ("secrets", "answer"),
    [
        ((NEW, NEW), lambda _: "\n"),  # Enter at the sheet's question
        ((NEW, NEW), lambda _: ""),  # the end of input there
        ((NEW, NEW), interrupted),
        (("",), lambda _: "\n"),  # drawn words that were not written down
        (("",), lambda _: ""),
        (("",), interrupted),
        ((NEW, "another"), writes_down),
        ((KeyboardInterrupt,), writes_down),
        ((EOFError,), writes_down),
        ((NEW, KeyboardInterrupt), writes_down),
        ((" ", " "), writes_down),
    ],
)
def test_what_is_not_proven_changes_nothing(home, verb, change, at_terminal, secrets, answer):
    before = bytes_of(home)
    refused = change(secrets=secrets, answer=answer)
    assert refused.code in {2, 130}
    assert re.search("Nothing was|as it did before|cannot be empty", refused.err.splitlines()[-1])
    assert refused.out == ""
    assert bytes_of(home) == before
    assert opens_with(at_terminal, *(() if verb == "lock" else (OLD,)))


@pytest.mark.parametrize("way", ["there", "link", "no folder", "folder", "read-only", "full", "lies", "~nobody-here/x"])
def test_a_sheet_that_cannot_be_written_changes_nothing(home, verb, change, at_terminal, tmp_path, monkeypatch, way):
    target = tmp_path / "sheet.txt"
    if way == "there":
        target.write_text("mine")
    elif way == "link":
        target.symlink_to(tmp_path / "elsewhere")
    elif way == "no folder":
        target = tmp_path / "none" / "sheet.txt"
    elif way == "folder":
        target.mkdir()
    elif way == "read-only":
        monkeypatch.setattr(atomic_files, "write_whole", refuse_to_write)
    elif way == "full":
        target = Path("/dev/full")
    elif way == "lies":
        monkeypatch.setattr(atomic_files, "write_whole", lambda path, data: path.write_bytes(data[:-1]))
    else:
        target = Path(way)
    before, there = bytes_of(home), target.read_text() if way == "there" else None
    refused = change("--sheet", str(target))
    assert refused.code in {2, 14, 16}
    assert refused.out == ""
    assert refused.err.splitlines()[-1].endswith("The diary opens as it did before.")
    assert bytes_of(home) == before
    assert there is None or target.read_text() == there
    assert opens_with(at_terminal, *(() if verb == "lock" else (OLD,)))


def refuse_to_write(path, _data):
    raise NotWritable(N_("It is not possible to write at {path}: {reason}."), path=path, reason="")


@pytest.mark.parametrize("fault", [DiaryInUse, NotWritable, KeyboardInterrupt])
def test_a_sheet_for_a_key_that_was_not_taken_does_not_stay(
    home, verb, change, at_terminal, tmp_path, monkeypatch, fault
):
    target, before = tmp_path / "sheet.txt", (home / "diary.db").read_bytes()

    def fails(*_):
        assert target.exists()
        raise fault("Nothing was changed.")

    with monkeypatch.context() as patch:
        patch.setattr(rekey, "rewrite", fails)
        refused = change("--sheet", str(target))
    assert refused.code in {11, 14, 130}
    assert refused.err.splitlines()[-1].endswith("The diary opens as it did before.")
    assert not target.exists()
    assert (home / "diary.db").read_bytes() == before
    assert opens_with(at_terminal, *(() if verb == "lock" else (OLD,)))


def test_a_change_that_was_made_is_said_also_when_it_is_broken_off_after(
    home, verb, change, at_terminal, tmp_path, monkeypatch
):
    rewrite, target = rekey.rewrite, tmp_path / "sheet.txt"

    def broken_off(*arguments):
        rewrite(*arguments)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(rekey, "rewrite", broken_off)
        refused = change("--sheet", str(target))
    assert refused.code == 130
    assert refused.err.splitlines()[-1].endswith("the diary opens the new way.")
    assert opens_with(at_terminal, NEW)
    assert opens_with(at_terminal, " ".join(row.split(maxsplit=1)[1] for row in target.read_text().splitlines()))


@pytest.mark.parametrize("drawn", [True, False])
def test_what_is_proven_is_changed(verb, change, at_terminal, drawn):
    answer = change(secrets=("",) if drawn else (NEW, NEW))
    assert answer.code == 0
    passphrase = re.findall(r"if you like: (.*)", answer.err)[0] if drawn else NEW
    assert opens_with(at_terminal, passphrase)
    assert ("Two of them are asked for." in answer.err) is drawn


def test_what_is_read_back_wrong_is_asked_for_again(verb, change, at_terminal):
    wrong = iter(["0000\n", "nearly\n"])
    answer = change(answer=lambda screen: next(wrong, None) or writes_down(screen))
    assert answer.code == 0
    assert answer.err.count("That is not what the sheet says. Look once more.") == 2


def test_a_sheet_in_a_file_is_asked_for_by_no_question(verb, change, at_terminal, tmp_path):
    answer = change("--sheet", str(tmp_path / "sheet.txt"), answer=interrupted)
    assert answer.code == 0
    assert stat.S_IMODE((tmp_path / "sheet.txt").stat().st_mode) == 0o600
    assert "Group" not in answer.err


@pytest.mark.parametrize(("passphrase", "said"), [("123456", "easy to guess"), (NEW, "It is hard to guess.")])
def test_a_passphrase_of_ones_own_is_never_refused_and_gets_a_line_of_advice(change, passphrase, said):
    answer = change(secrets=(passphrase, passphrase))
    assert answer.code == 0
    assert said in answer.err
