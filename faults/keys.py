"""Passphrases of every kind: the right one opens, others are rejected, and damage is not reported as a wrong one."""

import shutil
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from random import Random

from faults import diaries
from faults.deeds import Calendar
from recoverytui.commands import lock, wins
from recoverytui.commands.diary import open_diary
from recoverytui.errors import BadInput, DiaryDamaged, RecoveryError, WrongPassphrase
from recoverytui.storage import cipher

PAGE, SALT = 4096, 16
KINDS = {
    "words": "en gåtur om søen er nok",
    "quotes": '\'; DROP TABLE win; -- "x" `y`',
    "one quote": "'",
    "spaces around": "  mellemrum  ",
    "10,000 letters": "æ" * 10_000,
    "with a NUL": "før\x00efter",
    "a lone surrogate": "et \ud800 løst tegn",
    "decomposed": unicodedata.normalize("NFD", "blåbærgrød på Ærø"),
    "emoji": "👩🏽‍🚀 på vej",
    "like a raw key": f"x'{'0' * 64}'",
    "like half a raw key": "x'00ff'",
    "line ends": "en\r\nto\n",
    "right to left": "\u202everkehrt",
}
"""Passphrases that a person may choose."""


def cases(folder: Path, seed: int) -> Iterator[tuple[str, str]]:
    """Yield each case by name, with its failure or an empty string."""
    for name, passphrase in KINDS.items():
        home = folder / "chosen"
        sheet = _lock(home, passphrase)
        raw = diaries.locations(home).diary.read_bytes()
        yield f"{name} opens", _opens(home, passphrase)
        for other in {unicodedata.normalize(form, passphrase) for form in ("NFC", "NFD")}:
            yield f"{name} opens however it is composed", _opens(home, other)
        yield f"{name}: the sheet opens", _opens(home, " ".join(sheet))
        yield f"{name}: the sheet opens in small letters", _opens(home, "".join(sheet).lower())
        for wrong in _wrong(passphrase, sheet):
            yield f"{name}, not {wrong[:12]!r}", _refused(home, wrong, raw)
        yield f"{name}, not without", _refused(home, None, raw)
        shutil.rmtree(home)
    yield from _damages(folder / "damaged", Random(f"keys/{seed}"))


def _wrong(passphrase: str, sheet: tuple[str, ...]) -> Iterator[str]:
    yield from (passphrase + " ", passphrase[:-1], passphrase.swapcase() + "x", "x", '"', "\x00", f"x'{'1' * 64}'")
    yield " ".join((*sheet[:-1], "0000"))
    yield " ".join((sheet[1], sheet[0], *sheet[2:]))


def _lock(home: Path, passphrase: str) -> tuple[str, ...]:
    diary = diaries.create(home, Calendar())
    wins.add(diary, "Gik en tur")
    relocked = lock.lock(diary, passphrase)
    relocked.diary.close()
    return relocked.recovery_sheet


def _opens(home: Path, secret: str) -> str:
    try:
        diary = open_diary(diaries.locations(home), Calendar(), secret)
    except RecoveryError as error:
        return type(error).__name__
    said = [win.noun.text for win in wins.list_newest(diary)]
    diary.close()
    return "" if said == ["Gik en tur"] else "another diary"


def _refused(home: Path, secret: str | None, raw: bytes) -> str:
    path = diaries.locations(home).diary
    before, beside = path.stat().st_mtime_ns, sorted(home.rglob("*"))
    try:
        open_diary(diaries.locations(home), Calendar(), secret).close()
        wrong = "it opened"
    except (WrongPassphrase, BadInput):
        wrong = ""
    except RecoveryError as error:
        wrong = f"called {type(error).__name__}"
    if path.read_bytes() != raw or path.stat().st_mtime_ns != before or sorted(home.rglob("*")) != beside:
        wrong += " and something changed"
    return wrong


def _damages(home: Path, dice: Random) -> Iterator[tuple[str, str]]:
    """A damaged page is damage, the first one too; only where its salt stands nobody can tell."""
    passphrase = KINDS["words"]
    _lock(home, passphrase)
    path = diaries.locations(home).diary
    raw = path.read_bytes()
    key = cipher.key_for(path, passphrase)
    for number in range(40):
        at = dice.randrange(SALT, PAGE)
        data = bytearray(raw)
        data[at] ^= 1 << dice.randrange(8)
        path.write_bytes(data)
        try:
            open_diary(diaries.locations(home), Calendar(), key=key).close()
            wrong = "it opened"
        except DiaryDamaged:
            wrong = "" if path.read_bytes() == data else "something changed"
        except RecoveryError as error:
            wrong = f"called {type(error).__name__}"
        yield f"first page damaged, {number}, byte {at}", wrong
    shutil.rmtree(home)
