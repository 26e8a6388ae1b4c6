"""The help page: helplines from one file and the person's own people; nothing is stored.

Nothing here opens a diary, so the page works while it is locked, damaged or absent.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from recoverytui import atomic_files, own_files
from recoverytui.commands import text_files
from recoverytui.domain import help_now as rules
from recoverytui.domain.help_now import HelpLine, HelpPage
from recoverytui.domain.person import Person
from recoverytui.errors import FileRefused
from recoverytui.imports import help_file
from recoverytui.paths import DiaryPaths
from recoverytui.settings import Settings

SHIPPED = Path(__file__).parent.parent / "content" / "help-now.toml"
"""The only file of the program with phone numbers."""


def help_page(
    locations: DiaryPaths | None, language: str, country: str, today: date, people: Sequence[Person] = ()
) -> HelpPage:
    """Return the help page for a country of the settings, empty until one is chosen.

    An invalid file of the person's own is reported in `refused`, and the shipped lines are shown. Without
    `locations`, as in the demo, there is no such file.
    """
    own: tuple[HelpLine, ...] = ()
    refused = None
    try:
        own = _read_own(locations.help_file, language) if locations is not None else ()
    except FileNotFoundError:
        pass
    except FileRefused as error:
        refused = error
    return rules.help_page(country, today, people, rules.lines_for(country, read(SHIPPED, language), own), refused)


def make_own_file(locations: DiaryPaths) -> Path:
    """Copy the program's help file beside the settings, to be edited there; raises FileRefused, NotWritable."""
    target = locations.help_file
    atomic_files.make_private_folder(target.parent)
    atomic_files.write_whole(target, SHIPPED.read_bytes())
    return target


def outside_lock(settings: Settings) -> tuple[Person, ...]:
    """Return the one contact that the person chose to keep outside the lock, if any."""
    return (Person(settings.contact),) if settings.contact else ()


def first_of_all(own: Sequence[Person], settings: Settings) -> tuple[Person, ...]:
    """Return the person's own people and the contact of the settings, without duplicates."""
    known = {_letters(said) for each in own for said in (each.name, each.name + each.number)}
    return (*own, *(each for each in outside_lock(settings) if _letters(each.name) not in known))


def _letters(said: str) -> str:
    """Normalize a name and number for comparison."""
    return "".join(filter(str.isalnum, said.casefold()))


def read(path: Path, language: str) -> tuple[HelpLine, ...]:
    """Return the lines of a help file; raises FileNotFoundError, FileRefused with the line and key that is wrong."""
    return _lines(text_files.read(path, help_file.LARGEST), path, language)


def _read_own(path: Path, language: str) -> tuple[HelpLine, ...]:
    return _lines(text_files.read_own(own_files.followed(path), help_file.LARGEST), path, language)


def _lines(text: str, path: Path, language: str) -> tuple[HelpLine, ...]:
    return help_file.read(text.replace("\r\n", "\n"), path, language)
