"""Terminal replies and reports, whole, truncated and split: none triggers an action, and the next key works."""

import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

from faults import diaries
from faults.deeds import Calendar
from faults.result import Result
from faults.terminals import Screens
from recoverytui.commands import wins
from recoverytui.commands.overview import dashboard

COUNT = 200
ZERO = ("deeds done", "silent ends", "keys that do not work")
REPLIES = (
    b"\x1b[?62;22;4c",  # xterm, VTE, kitty, tmux, screen, Windows Terminal: who are you
    b"\x1b[?65;1;9c",
    b"\x1b[?1;2c",
    b"\x1b[?61;6;7;14;21;22;23;24;28;32;42c",
    b"\x1b[>41;354;0c",
    b"\x1b[>65;7600;1c",
    b"\x1b[>84;0;0c",
    b"\x1b[>83;40900;0c",
    b"\x1b[=0;0c",
    b"\x1bP>|XTerm(354)\x1b\\",
    b"\x1bP>|VTE(7600)\x1b\\",
    b"\x1bP>|kitty(0.35.2)\x1b\\",
    b"\x1bP>|tmux 3.4\x1b\\",
    b"\x1bP!|00000000\x1b\\",
    b"\x1bP1$r0 q\x1b\\",
    b"\x1bP1+r544e=787465726d\x1b\\",
    b"\x1b]11;rgb:0000/0000/0000\x1b\\",
    b"\x1b]10;rgb:ffff/ffff/ffff\x07",
    b"\x1b]4;1;rgb:cccc/0000/0000\x07",
    b"\x1b]52;c;eHh4eHg=\x1b\\",
    b"\x1b]lxterm\x1b\\",
    b"\x1b[?1u",
    b"\x1b[?25u",
    b"\x1b[120~",
    b"\x1b[12;120R",
    b"\x1b[8;24;80t",
    b"\x1b[4;480;640t",
    b"\x1b[48;24;80;480;640t",
    b"\x1b[?2026;2$y",
    b"\x1b[?2048;1$y",
    b"\x1b[?1004;1$y",
    b"\x1b[M \xf3\xe2",
    b"\x1b[M#\xc3\xa9",
    b"\x1b[97;1:3u",
    b"\x1b[99999999999u",
    b"\x1b[<0;99999;2M",
    b"\x1b[32;180;22M",
    b"\x1b_Gi=31;OK\x1b\\",
    b"\x1b[200~never ended",
    *(bytes([each]) for each in range(0x80, 0x100)),
)


def run(count: int, seed: int, folder: Path) -> Result:
    """Say `count` things, and press a key behind each tenth."""
    result, home = Result("replies and broken sequences", ZERO), folder / "noise"
    diary = diaries.create(home / "recovery", Calendar())
    wins.add(diary, "Was here before.")
    diary.close()
    with Screens(home) as screens:
        screens.send(b"2", pause=1)
        for number, noise in zip(range(count), _noises(Random(f"noise/{seed}")), strict=False):
            screens.send(noise, pause=0.7 if noise[:1] == b"\x1b" else 0.02)
            result.tried += 1
            if number % 10 == 9 and not _answers(screens, number):
                result.fail("keys that do not work", f"after {noise!r}")
        if wrong := screens.quit():
            result.fail("silent ends", wrong)
    diary = diaries.open_again(home / "recovery", Calendar())
    if [each.noun.text for each in wins.list_newest(diary)] != ["Was here before."] or dashboard(diary).mark:
        result.fail("deeds done", f"seed {seed}")
    diary.close()
    return result


def _noises(dice: Random) -> Iterator[bytes]:
    """Yield every reply, then replies cut off anywhere behind their first two bytes."""
    yield from REPLIES
    while True:
        reply = dice.choice(REPLIES[:30])
        yield reply[: dice.randint(2, len(reply) - 1)]


def _answers(screens: Screens, number: int) -> bool:
    """Tell whether a form still opens, takes words and closes."""
    screens.send(b"n", pause=0.5)
    screens.send(f"word{number}".encode())
    shown = screens.shows(f"word{number}".encode(), 20)
    screens.send(b"\x7f" * 200, pause=0.5)
    screens.send(b"\x1b")
    time.sleep(0.7)
    return shown
