"""Peers that are journals: jrnl and kaydet."""

import subprocess
from pathlib import Path
from typing import ClassVar

from benchmarks.contenders import LINE, SEARCHED_RARE, Note, environ
from benchmarks.peers import Peer

_JRNL_SETTINGS = """\
journals: {{default: {journal}}}
version: {version}
editor: ''
encrypt: false
template: false
default_hour: 9
default_minute: 0
timeformat: '%Y-%m-%d %H:%M'
tagsymbols: '@'
highlight: true
linewrap: 79
indent_character: '|'
colors: {{body: none, date: none, tags: none, title: none}}
"""


class Jrnl(Peer):
    """A text file, read as a whole."""

    name = "jrnl"
    most = 100_000
    _with = ("--config-file", "{home}/jrnl.yaml")
    _asked: ClassVar = {
        "add": (*_with, LINE),
        "today": (*_with, "-on", "today", "--short"),
        "last ten": (*_with, "-n", "10", "--short"),
        "search rare": (*_with, "-contains", SEARCHED_RARE, "--short"),
        "export md": (*_with, "--format", "md"),
        "export json": (*_with, "--format", "json"),
    }

    def write(self, home: Path, notes: list[Note]) -> None:
        """Write one text file."""
        said = subprocess.run(
            [self.program, "--version"], env=environ(home), capture_output=True, text=True, check=False
        ).stdout
        version = said.split()[1] if said else "v4.6"
        journal = home / "journal.txt"
        (home / "jrnl.yaml").write_text(_JRNL_SETTINGS.format(journal=journal, version=version), "utf-8")
        journal.write_text("".join(f"[{day} {time}] {text}\n\n" for day, time, text, _ in notes), "utf-8")


class Kaydet(Peer):
    """A text file for each day, with an index beside them."""

    name = "kaydet"
    most = 100_000
    _asked: ClassVar = {
        "add": (LINE,),
        "today": ("--list", "--today"),
        "last ten": ("--list", "--limit", "10", "--filter", "since:0"),
        "search rare": ("--filter", SEARCHED_RARE),
        "export json": ("--list", "--filter", "since:0", "--format", "json"),
    }

    def write(self, home: Path, notes: list[Note]) -> None:
        """Write the days, and let it make its index."""
        (home / "config" / "kaydet").mkdir(parents=True)
        (home / "entries").mkdir()
        settings = f"[SETTINGS]\nstorage_dir = {home / 'entries'}\nlog_dir = {home / 'data'}\n"
        settings += "day_file_pattern = %%Y-%%m-%%d.txt\nday_title_pattern = %%Y/%%m/%%d/ - %%A\neditor = true\n"
        (home / "config" / "kaydet" / "config.ini").write_text(settings.replace("%%", "%"), "utf-8")
        days: dict[str, list[str]] = {}
        for number, (day, time, text, _) in enumerate(notes, start=1):
            days.setdefault(day, []).append(f"{time} [{number}]: {text.replace(chr(10), ' ')}\n")
        for day, lines in days.items():
            title = f"{day.replace('-', '/')}/\n---------------------\n"
            (home / "entries" / f"{day}.txt").write_text(title + "".join(lines), "utf-8")
        env = environ(home, XDG_CONFIG_HOME=str(home / "config"), XDG_DATA_HOME=str(home / "data"))
        subprocess.run([self.program, "--doctor"], env=env, capture_output=True, stdin=subprocess.DEVNULL, check=False)
