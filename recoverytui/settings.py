"""How the program looks and speaks on this machine; what belongs to the diary is kept in the diary."""

from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from recoverytui import places
from recoverytui.domain.plain import clean
from recoverytui.errors import N_, BadInput, FileRefused

CHOICES: dict[str, tuple[str, ...]] = {
    "language": ("", "en", "da"),
    "theme": ("dusk", "morning", "contrast", "ansi"),
    "country": ("", "DK", "EU", "UK", "IE", "US", "CA", "other"),
}
"""The settings that take one of a few words; an empty language follows the machine, an empty country nobody."""
NUMBERS: dict[str, tuple[int, int]] = {"idle_minutes": (0, 120)}
"""The settings that take a number, and from where to where it may go."""
LOCKED_BEFORE = "_RECOVERY_LOCKED"
"""In the environment once the screens have locked the diary: then a person opens it again, not the command."""
TEXTS = frozenset({"contact", "passphrase_command"})
"""The settings that take any words, in one line."""
_LONGEST_TEXT = 200


@dataclass(frozen=True, slots=True)
class Settings:
    """Frozen settings, one TOML key each."""

    language: str = ""
    theme: str = "dusk"
    motion: bool = False
    ascii_marks: bool = False
    country: str = ""
    """Whose lines the help page shows; no language ever chooses it."""
    contact: str = ""
    """One contact that the help page shows also while the diary is locked; it is not encrypted."""
    idle_minutes: int = 3
    """After so many minutes without a key the screen hides, or locks where there is a passphrase; 0 for never."""
    passphrase_command: str = ""
    """A command whose first line of output is the passphrase."""

    def with_value(self, key: str, value: Any) -> "Settings":
        """Return the settings with one changed; raises BadInput for an unknown key or value."""
        if key not in KEYS:
            raise BadInput(N_("There is no setting called {key}."), key=key[:40])
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
        return replace(self, **{key: value})


def _one_line(value: Any) -> str:
    text = " ".join(clean(value).split()) if isinstance(value, str) else ""
    if not isinstance(value, str) or len(text) > _LONGEST_TEXT:
        raise BadInput(N_("Write it in one line of at most {most} characters."), most=_LONGEST_TEXT)
    return text


KEYS = tuple(each.name for each in fields(Settings))


def load(path: Path) -> Settings:
    """Read the settings; what is missing, unknown or unreadable takes its usual value, for a diary must open."""
    try:
        text = path.read_text("utf-8-sig")
        import tomllib  # only now: on most machines there is nothing to read

        raw = tomllib.loads(text)
    except (OSError, ValueError, RecursionError):
        return Settings()
    settings = Settings()
    for key, value in raw.items():
        try:
            settings = settings.with_value(key, value)
        except (BadInput, TypeError):
            continue
    return settings


def save(path: Path, settings: Settings) -> None:
    """Write the settings and keep the person's own comments and keys.

    Raises FileRefused when the file is there and cannot be understood, for it would be overwritten; NotWritable.
    """
    import tomlkit

    with places.speaking_of(path):
        try:
            document = tomlkit.parse(path.read_text("utf-8-sig"))
        except FileNotFoundError:
            document = tomlkit.document()
        except (ValueError, RecursionError):
            raise FileRefused(
                N_("The settings at {path} cannot be read. Mend the file or remove it; it was left as it is."),
                path=path,
            ) from None
    for key, value in asdict(settings).items():
        if document.get(key, getattr(Settings(), key)) != value:
            document[key] = value
    places.make_private_folder(path.parent)
    places.replace_whole(path, tomlkit.dumps(document).encode())
