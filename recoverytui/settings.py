"""Settings of this machine, in a TOML file; settings of the diary are kept in the diary."""

from collections.abc import Iterable
from pathlib import Path

from recoverytui import atomic_files, own_files
from recoverytui.dataclass import as_dict, dataclass, fields, replace
from recoverytui.domain.languages import LANGUAGES
from recoverytui.domain.validation import clean
from recoverytui.errors import N_, BadInput, FileRefused, RecoveryError

BUILT_IN_THEMES = (
    *("nord", "gruvbox", "catppuccin-mocha", "catppuccin-macchiato", "catppuccin-frappe", "catppuccin-latte"),
    *("dracula", "tokyo-night", "monokai", "flexoki", "solarized-light", "solarized-dark"),
    *("rose-pine", "rose-pine-moon", "rose-pine-dawn", "atom-one-dark", "atom-one-light"),
    *("textual-dark", "textual-light"),
)
"""Textual's theme names, repeated so that the CLI need not import Textual."""
CHOICES: dict[str, tuple[str, ...]] = {
    "language": ("", *LANGUAGES),
    "theme": ("dusk", "morning", "contrast", "ansi", *BUILT_IN_THEMES),
    "country": ("", "DK", "EU", "NO", "UK", "IE", "US", "CA", "other"),
}
"""Settings with fixed values; an empty language means that of the machine, an empty country none yet."""
NUMBERS: dict[str, tuple[int, int]] = {"idle_minutes": (0, 120), "lock_minutes": (0, 720)}
"""Numeric settings, with the smallest and largest value."""
LOCKED_BEFORE = "_RECOVERY_LOCKED"
"""Environment variable set after a lock: then the person unlocks the diary, not passphrase_command."""
TEXTS = frozenset({"contact", "passphrase_command"})
"""Settings with one line of free text."""
_LONGEST_TEXT = 200
_LARGEST = 64 * 1024
"""The largest settings file that is read, in bytes."""
_FLAGS = {"true": True, "false": False}
_SIMPLE = r"""\s*(country|contact)\s*=\s*(?:"([^"\\]*)"|'([^']*)')\s*(?:#.*)?"""
"""A line that the help page needs; it is read even from a file that is not valid TOML."""


@dataclass
class Settings:
    """Frozen settings, one TOML key each."""

    language: str = ""
    theme: str = "dusk"
    motion: bool = False
    ascii_marks: bool = False
    more_space: bool = False
    """Whether lines stand apart where the window has room for it."""
    mouse: bool = True
    """Whether the terminal reports the mouse; some, as GNU screen, then swallow keys."""
    country: str = ""
    """The country whose helplines are shown; never derived from the language."""
    contact: str = ""
    """A contact on the help page even while the diary is locked; stored unencrypted."""
    idle_minutes: int = 3
    """Minutes without a key until the screen hides; 0 for never."""
    lock_minutes: int = 30
    """Minutes without a key until a diary with a passphrase locks; 0 for never."""
    passphrase_command: str = ""
    """A command whose first line of output is the passphrase."""

    def with_value(self, key: str, value: object) -> "Settings":
        """Return the settings with one changed; raises BadInput for an unknown key or value."""
        if key not in KEYS:
            raise unknown_key(key, KEYS)
        if key in CHOICES and value not in CHOICES[key]:
            raise BadInput(N_("Choose one of these: {choices}."), choices=", ".join(filter(None, CHOICES[key])))
        if key in TEXTS:
            value = _one_line(value)
        elif key in NUMBERS:
            least, most = NUMBERS[key]
            if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
                raise BadInput(N_("Choose a number from {least} to {most}."), least=least, most=most)
        elif key not in CHOICES and not isinstance(value, bool):
            raise BadInput(N_("Choose one of these: {choices}."), choices="on, off")
        changed: dict[str, object] = {key: value}  # checked above; `replace` has one type per field
        return replace(self, **changed)


def unknown_key(key: str, known: Iterable[str]) -> BadInput:
    """Return the error for an unknown key; it names the likeliest right one, if there is one."""
    near = _nearest(key, known)
    if near is None:
        return BadInput(N_("There is no setting called {key}."), key=key[:40])
    return BadInput(N_("There is no setting called {key}. It may be {near}."), key=key[:40], near=near)


def _nearest(key: str, known: Iterable[str]) -> str | None:
    from difflib import get_close_matches

    return next(iter(get_close_matches(key.replace("-", "_").lower(), known, n=1)), None)


def _one_line(value: object) -> str:
    text = " ".join(clean(value).split()) if isinstance(value, str) else ""
    if not isinstance(value, str) or len(text) > _LONGEST_TEXT:
        raise BadInput(N_("Write it in one line of at most {most} characters."), most=_LONGEST_TEXT)
    return text


KEYS = tuple(each.name for each in fields(Settings))


def load(path: Path) -> Settings:
    """Read the settings; missing, unknown or unreadable values become the defaults, because the diary must open."""
    return look(path)[0]


def look(path: Path) -> tuple[Settings, RecoveryError | None]:
    """Read the settings as `load` does, and return them with the error to report, if any.

    A file of another account is not read. From a file that others can write or replace, no command is taken: whatever
    `passphrase_command` says is run, so only this person may be able to write it.
    """
    known, told = _look(path)
    if not known.passphrase_command or (open_to := _open_to_others(path)) is None:
        return known, told
    return replace(known, passphrase_command=""), open_to


def _look(path: Path) -> tuple[Settings, RecoveryError | None]:
    try:
        raw = _raw(path)
    except FileNotFoundError:
        return Settings(), None
    except FileRefused as error:
        return Settings(), error
    except OSError:
        return Settings(), _unread(path)
    try:
        known = _parsed(_whole(raw))
    except (ValueError, RecursionError):
        return _taken(_simple_lines(raw))[0], _unread(path)
    settings, refused = _taken(known)
    if not refused:
        return settings, _misspelt(known)
    return settings, FileRefused(N_("These settings cannot be taken as they are: {keys}."), keys=", ".join(refused))


def _taken(values: dict[str, object]) -> tuple[Settings, list[str]]:
    """Return the settings with these values, and the keys with invalid values."""
    settings, refused = Settings(), []
    for key, value in values.items():
        try:
            settings = settings.with_value(key, value)
        except (BadInput, TypeError):
            refused += [key] if key in KEYS else []
    return settings, refused


def _misspelt(values: Iterable[str]) -> FileRefused | None:
    """Return the error for the first unknown key that looks like a known one; others may be of a later version."""
    for key in values:
        near = None if key in KEYS else _nearest(key, KEYS)
        if near is not None:
            said = N_("The settings have a key {key}, which is unknown. It may be {near}.")
            return FileRefused(said, key=clean(key)[:40], near=near)
    return None


def _unread(path: Path) -> FileRefused:
    return FileRefused(
        N_("The settings at {path} cannot be read. Until they are mended the usual ones hold."), path=path
    )


def _raw(path: Path) -> bytes:
    """Return the content of the file, up to one byte more than allowed; only a trusted file is read."""
    return own_files.read(own_files.followed(path), _LARGEST + 1)


def _open_to_others(path: Path) -> FileRefused | None:
    """Return why others could have written the command in this file, or None."""
    try:
        where = own_files.others_may_write(path)
    except OSError:
        where = path
    if where is None:
        return None
    return FileRefused(
        N_("Others on this computer may change {where}. The command in the settings at {path} is not run."),
        where=where,
        path=path,
    )


def _whole(raw: bytes) -> str:
    if len(raw) > _LARGEST:
        raise ValueError
    return raw.decode().removeprefix("\ufeff")


def _parsed(text: str) -> dict[str, object]:
    """Parse TOML; raises ValueError, RecursionError."""
    if (known := _plain(text)) is not None:
        return known
    import tomllib  # late: it takes a tenth of a verb's time to load

    return tomllib.loads(text)


def _plain(text: str) -> dict[str, object] | None:
    """Parse lines as this program writes them, a key with a word in quotes, a number or a flag; None for other TOML."""
    known: dict[str, object] = {}
    for line in text.replace("\r\n", "\n").split("\n"):
        if not line.isprintable():
            return None
        if not line or line[0] == "#":
            continue
        key, _, value = line.partition(" = ")
        if not (key.isascii() and key.replace("_", "a").isalnum()) or key in known:
            return None
        if value in _FLAGS:
            known[key] = _FLAGS[value]
        elif value.isascii() and value.isdigit() and (value == "0" or value[0] != "0"):
            known[key] = int(value)
        elif len(value) > 1 and value[0] == value[-1] == '"' and not {'"', "\\"} & set(value[1:-1]):
            known[key] = value[1:-1]
        else:
            return None
    return known


def _simple_lines(raw: bytes) -> dict[str, object]:
    """Read country and contact line by line, for a file that is not valid TOML."""
    import re  # late: for a broken file only

    before = re.split(r"^\s*\[", raw[:_LARGEST].decode("utf-8", "replace"), maxsplit=1, flags=re.MULTILINE)[0]
    found = filter(None, (re.fullmatch(_SIMPLE, line) for line in before.removeprefix("\ufeff").splitlines()))
    said = {each[1]: each[2] if each[3] is None else each[3] for each in found}
    return {key: value for key, value in said.items() if "\ufffd" not in value}


def save(path: Path, settings: Settings) -> None:
    """Write the settings, preserving the person's comments and unknown keys.

    A link owned by the person is kept. Raises FileRefused for an existing file that is invalid, which would be lost, or
    that holds a command that others can write; NotWritable.
    """
    import tomlkit

    with atomic_files.speaking_of(path):
        try:
            document = tomlkit.parse(_whole(_raw(path)))
        except FileNotFoundError:
            document = tomlkit.document()
        except (ValueError, RecursionError):
            raise FileRefused(
                N_("The settings at {path} cannot be read. Mend the file or remove it; it was left as it is."),
                path=path,
            ) from None
    if document.get("passphrase_command") and (open_to := _open_to_others(path)) is not None:
        raise open_to  # rewriting the file owner-only would make the command look trusted
    for key, value in as_dict(settings).items():
        if document.get(key, getattr(Settings(), key)) != value:
            document[key] = value
    atomic_files.make_private_folder(path.parent)
    atomic_files.replace_whole(own_files.followed(path), tomlkit.dumps(document).encode())
