"""Peers that are lists of lines, of tasks, or of appointments."""

from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar
from uuid import UUID

from benchmarks.contenders import LINE, SEARCHED_RARE, Note
from benchmarks.measure import Command
from benchmarks.peers import Peer


class Topydo(Peer):
    """A text file with a line for each."""

    name = "topydo"
    most = 10_000
    _with = ("-t", "{home}/todo.txt", "-d", "{home}/done.txt")
    _asked: ClassVar = {
        "add": (*_with, "add", LINE),
        "last ten": (*_with, "ls", "-s", "desc:creation", "-n", "10"),
        "search rare": (*_with, "ls", SEARCHED_RARE),
        "export json": (*_with, "ls", "-x", "-f", "json"),
    }

    def write(self, home: Path, notes: list[Note]) -> None:
        """Write one line for each."""
        lines = (f"{day} {text.replace(chr(10), ' ')}\n" for day, _, text, _ in notes)
        (home / "todo.txt").write_text("".join(lines), "utf-8")


class TodoTxt(Topydo):
    """The original: a shell script over the same file."""

    name = "todo.txt"
    most = 1_000_000
    _asked: ClassVar = {
        "add": ("-d", "{home}/config", "add", LINE),
        "search rare": ("-d", "{home}/config", "ls", SEARCHED_RARE),
    }

    def write(self, home: Path, notes: list[Note]) -> None:
        """Write its settings, and the lines."""
        (home / "config").write_text(
            f"export TODO_DIR={home}\nexport TODO_FILE=$TODO_DIR/todo.txt\nexport DONE_FILE=$TODO_DIR/done.txt\n"
            "export REPORT_FILE=$TODO_DIR/report.txt\n",
            "utf-8",
        )
        super().write(home, notes)


class Taskwarrior(Peer):
    """A task list in C++; a win is a task that waits."""

    name = "taskwarrior"
    most = 100_000
    _asked: ClassVar = {
        "add": ("add", LINE),
        "today": ("entry:today", "list"),
        "last ten": ("limit:10", "newest"),
        "search rare": (f"/{SEARCHED_RARE}/", "list"),
        "export json": ("export",),
    }

    def environ(self, size: int) -> dict[str, str]:
        """Return its environment, with settings of its own."""
        return {**super().environ(size), "TASKRC": str(self.home(size) / "rc")}

    def write(self, home: Path, notes: list[Note]) -> None:
        """Write its file of tasks."""
        (home / "rc").write_text(f"data.location={home}\nconfirmation=off\nverbose=nothing\ngc=on\n", "utf-8")
        lines = []
        for number, (day, _, text, _) in enumerate(notes):
            said = text.replace("\n", " ").replace('"', "'")
            entry = int(datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC).timestamp())
            lines.append(f'[description:"{said}" entry:"{entry}" status:"pending" uuid:"{UUID(int=number)}"]\n')
        (home / "pending.data").write_text("".join(lines), "utf-8")

    def command(self, job: str, size: int) -> Command | None:
        """Return the call; an empty list is answered with exit code 1, which is no failure."""
        call = super().command(job, size)
        if call is None or job not in {"today", "last ten", "search rare"}:
            return call
        return Command(("/bin/sh", "-c", '"$@" || true', "sh", *call.arguments), call.environ)


class Calcurse(Peer):
    """A calendar for the terminal; a win is an appointment."""

    name = "calcurse"
    most = 100_000
    _asked: ClassVar = {
        "today": ("-D", "{home}", "-Q"),
        "search rare": ("-D", "{home}", "-Q", "--from", "01/01/1950", "--days", "40000", "-S", SEARCHED_RARE),
        "export json": ("-D", "{home}", "-x"),
    }

    def write(self, home: Path, notes: list[Note]) -> None:
        """Write its file of appointments."""
        lines = []
        for day, time, text, _ in notes:
            date = f"{day[5:7]}/{day[8:]}/{day[:4]}"
            lines.append(f"{date} @ {time} -> {date} @ {time} |{text.replace(chr(10), ' ')}\n")
        (home / "apts").write_text("".join(lines), "utf-8")
        (home / "todo").touch()
