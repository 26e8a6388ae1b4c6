"""The verb `settings`: those of this machine, and those kept in the diary."""

from recoverytui import settings as machine
from recoverytui.cli.command_spec import argument, json_option, verb
from recoverytui.cli.session import Session
from recoverytui.dataclass import as_dict, fields
from recoverytui.domain.languages import LANGUAGES
from recoverytui.domain.preferences import Preferences
from recoverytui.errors import N_
from recoverytui.text.translator import NC_, Translator

KEYS = tuple(each.name for each in fields(Preferences))
"""The settings that are kept in the diary."""
TOLD = {
    "language": N_("the language: {languages} or auto"),
    "theme": N_("the colours: dusk, morning, contrast, ansi, or a theme of Textual, such as nord"),
    "more_space": N_("empty lines between what is shown, where there is room"),
    "motion": N_("whether things may move"),
    "ascii_marks": N_("plain signs, for terminals without others"),
    "mouse": N_("whether the mouse is used; off where a terminal swallows keys because of it, as GNU screen does"),
    "country": N_("whose numbers help-now shows: DK, EU, NO, UK, IE, US, CA or other"),
    "contact": N_("one contact that help-now shows also while the diary is locked; it is not encrypted"),
    "idle_minutes": N_("minutes without a key until the screen hides; any key shows it again; 0 for never"),
    "lock_minutes": N_("minutes without a key until a diary with a passphrase locks; 0 for never"),
    "passphrase_command": N_("a command that prints the passphrase"),
    "day_starts_at": N_("the hour at which a day begins"),
    "breather": N_("how many quiet days may lie between two days with wins"),
    "days_a_week": N_("how many days a week make your rhythm; choose a number that suits a heavy week too"),
    "quiet_view": N_("hide every number"),
}
_ON, _OFF = (N_("yes"), NC_("switch", "on")), (N_("no"), NC_("switch", "off"))
_AUTO = "auto"


@verb(
    "settings",
    help=N_("Show what can be set, or set it.\n\nWithout KEY everything is listed; without VALUE it is shown."),
)
@argument("key", needed=False, metavar=N_("[KEY]"), completes="setting")
@argument("value", needed=False, metavar=N_("[VALUE]"), completes="setting value")
@json_option
def settings(session: Session, key: str | None, value: str | None, as_json: bool) -> None:
    """Show what can be set, or set it."""
    if key is not None and key not in TOLD:
        raise machine.unknown_key(key, TOLD)
    if key is not None and value is not None:
        _set(session, key, value)
    known = _all(session)
    chosen = known if key is None else {key: known[key]}
    if as_json:
        session.console.json({"settings": chosen})
    elif value is not None:
        session.done(session.words("Saved. {id}", id=f"{key} {_said(str(key), chosen[str(key)])}".rstrip()))
    else:
        session.console.table(
            (name, _said(name, each), session.words(TOLD[name], languages=", ".join(LANGUAGES)))
            for name, each in chosen.items()
        )


def values_of(session: Session, key: str) -> tuple[str, ...]:
    """Return the values that a setting can have; none for a text or a number."""
    if key in machine.CHOICES:
        return tuple(value or _AUTO for value in machine.CHOICES[key] if value or key == "language")
    usual = getattr(Preferences() if key in KEYS else machine.Settings(), key, None)
    return (session.words(_ON[1]), session.words(_OFF[1])) if isinstance(usual, bool) else ()


def _all(session: Session) -> dict[str, object]:
    diary = session.reading()
    return {**as_dict(session.settings), **as_dict(Preferences() if diary is None else diary.prefs)}


def _set(session: Session, key: str, value: str) -> None:
    if key in KEYS:
        from recoverytui.commands.settings import set_preference

        set_preference(session.writing(), key, _typed(getattr(Preferences(), key), value))
        return
    meant = "" if key == "language" and value == _AUTO else _typed(getattr(machine.Settings(), key), value)
    session.save_settings(session.settings.with_value(key, meant))


def _typed(usual: object, value: str) -> object:
    """Convert typed text to the type of the setting; invalid values pass through and are refused when set."""
    if isinstance(usual, bool):
        return _switches().get(value.lower(), value)
    if isinstance(usual, int):
        return int(value) if value.isascii() and value.isdigit() and len(value) < 4 else value
    return value


def _switches() -> dict[str, bool]:
    """Return the words for on and off in every language: a script keeps working when the language changes."""
    said = {"true": True, "false": False}
    for words in map(Translator, LANGUAGES):
        said |= {words(word): True for word in _ON} | {words(word): False for word in _OFF}
    return said


def _said(key: str, value: object) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    return _AUTO if key == "language" and not value else str(value)


VERBS = (settings,)
