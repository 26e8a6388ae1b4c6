"""An encrypted diary opens with the public `sqlcipher` tool and with an independent reader."""

import hashlib
import hmac
import re
import shutil
import sqlite3
import subprocess
from pathlib import Path
from random import Random

from faults import diaries
from faults.deeds import Calendar, text
from faults.result import Result
from recoverytui import atomic_files
from recoverytui.commands import lock, wins
from recoverytui.storage import backup, cipher

COUNT = 6
ZERO = ("pages that do not fit", "not opened", "other texts", "opened by a wrong key")
PAGE, SALT, IV, MAC, KEY = 4096, 16, 16, 64, 32
PASSPHRASES = ("en gåtur om søen er nok", 'it\'s a "quoted" one', "👩🏽‍🚀 på vej", "x'00'", "a", "  spaces  ")
TOOL = "sqlcipher"
_COUNTING = "SELECT 'wins', count(*) FROM win;"
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_RECIPES = Path(__file__).resolve().parent.parent / "docs" / "file-format.md"


def run(count: int, seed: int, folder: Path) -> Result:
    """Lock `count` diaries, and read them and their backups as docs/file-format.md says."""
    result = Result("diaries", ZERO)
    why_not = missing_tool()
    for number in range(count):
        passphrase = PASSPHRASES[number % len(PASSPHRASES)]
        files, sheet, written = _locked(folder / str(number), passphrase, Random(f"outside/{seed}/{number}"))
        result.tried += 1
        for path in files:
            case = f"{passphrase!r}, {path.name}"
            if not all(_authentic(path.read_bytes(), passphrase.encode())):
                result.fail("pages that do not fit", case)
            result.figures["pages authenticated with hashlib"] += path.stat().st_size // PAGE
            if not why_not:
                _read(path, passphrase, sheet, written, case, result)
    if why_not:
        result.figures[f"left out: {why_not}"] = 1
    return result


def missing_tool() -> str:
    """Return why the public tool cannot be asked here, or nothing when it can."""
    if not shutil.which(TOOL):
        return "no sqlcipher is on this machine"
    said = subprocess.run([TOOL, ":memory:"], input=b"PRAGMA cipher_version;", capture_output=True, check=False)
    version = re.search(rb"(\d+)\.\d+\.\d+", said.stdout)
    return "" if version and int(version[1]) >= 4 else "the sqlcipher on this machine is older than version 4"


def _locked(home: Path, passphrase: str, dice: Random) -> tuple[list[Path], str, list[str]]:
    """Make a locked diary with a backup; return its files, the recovery sheet, and the texts in it."""
    diary = diaries.create(home, Calendar())
    for _ in range(12):
        wins.add(diary, text(dice))
    atomic_files.make_own_folder(diary.locations.backups)
    backup.copy(diary.db, diary.locations.backups / "diary-2026-11-02T080000.db")
    relocked = lock.lock(diary, passphrase)
    written = sorted(win.noun.text for win in wins.list_newest(relocked.diary, limit=100))
    backups = [each.path for each in backup.in_folder(diary.locations.backups, diary.path)]
    relocked.diary.close()
    return [diary.path, *backups], "".join(relocked.recovery_sheet), written


def _authentic(raw: bytes, passphrase: bytes) -> list[bool]:
    """Return for each page whether its HMAC is the one of SQLCipher 4's defaults, using only hashlib."""
    salt = raw[:SALT]
    key = hashlib.pbkdf2_hmac("sha512", passphrase, salt, cipher.ROUNDS, KEY)
    mac_key = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, KEY)
    found = []
    for number in range(len(raw) // PAGE):
        page = raw[number * PAGE : (number + 1) * PAGE]
        said = page[SALT if number == 0 else 0 : PAGE - MAC] + (number + 1).to_bytes(4, "little")
        found.append(hmac.digest(mac_key, said, "sha512") == page[PAGE - MAC :])
    return found


def _read(path: Path, passphrase: str, sheet: str, written: list[str], case: str, result: Result) -> None:
    """Open a file with the tool in every documented way."""
    opening, export = _recipes("locked")
    [by_sheet] = _recipes("locked-by-sheet")
    ways = {
        "passphrase": opening.replace("the passphrase", passphrase.replace("'", "''")),
        "sheet": by_sheet.replace("0" * 64, _in_hex(sheet)),
    }
    before = path.read_bytes()
    for way, key in ways.items():
        plain = path.with_name("plain.db")
        said = _tool(path, f"{key}\n{_COUNTING}\n{export.replace('plain.db', str(plain))}")
        if f"wins|{len(written)}" not in said.split():
            result.fail("not opened", f"{case}, by {way}: {said[-80:]!r}")
            continue
        with sqlite3.connect(plain) as other:
            found = sorted(each for (each,) in other.execute("SELECT text FROM win"))
        other.close()
        plain.unlink()
        result.figures[f"opened by {way}"] += 1
        if found != written:
            result.fail("other texts", f"{case}, by {way}")
    if "wins" in _tool(path, f"PRAGMA key = 'another';\n{_COUNTING}"):
        result.fail("opened by a wrong key", case)
    if path.read_bytes() != before:
        result.fail("other texts", f"{case}: the tool changed the file")


def _recipes(name: str) -> list[str]:
    """Return the recipes of a kind from the document."""
    return re.findall(rf"^```{name}\n(.*?)^```", _RECIPES.read_text("utf-8"), re.MULTILINE | re.DOTALL)


def _in_hex(sheet: str) -> str:
    """Return the key of a recovery sheet, reckoned as the document tells it."""
    number = 0
    for letter in sheet[:52]:
        number = number * 32 + _ALPHABET.index(letter)
    return f"{number:064x}"


def _tool(path: Path, statements: str) -> str:
    done = subprocess.run([TOOL, path], input=statements.encode(), capture_output=True, check=False)
    return done.stdout.decode(errors="replace") + done.stderr.decode(errors="replace")
