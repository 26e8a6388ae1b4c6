"""Find the peers that are installed."""

import shutil
from pathlib import Path

from benchmarks.journals import Jrnl, Kaydet
from benchmarks.lists import Calcurse, Taskwarrior, TodoTxt, Topydo
from benchmarks.peers import Peer
from benchmarks.screen_peers import Dooit, Rook


def found(peers_venv: Path | None, folder: Path) -> list[Peer]:
    """Return every peer that is installed."""
    in_venv = {"jrnl": Jrnl, "kaydet": Kaydet, "topydo": Topydo, "dooit": Dooit, "rook": Rook}
    on_machine = {"task": Taskwarrior, "todo-txt": TodoTxt, "calcurse": Calcurse}
    peers: list[Peer] = []
    for name, kind in in_venv.items():
        program = peers_venv / "bin" / name if peers_venv else None
        if program is not None and program.exists():
            peers.append(kind(program.absolute(), folder))
    for name, kind in on_machine.items():
        path = shutil.which(name)
        if path:
            peers.append(kind(Path(path), folder))
    return peers
