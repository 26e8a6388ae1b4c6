"""Which language is spoken, and where its catalogue lies."""

import gettext
import os.path
from collections.abc import Mapping

from recoverytui.errors import N_, BadInput

LANGUAGES = ("en", "da")
"""The languages the program speaks; the first is the one in the code, and needs no catalogue."""

DOMAIN = "recoverytui"
# os.path, not pathlib: a quick verb should not load more than gettext already has.
FOLDER = os.path.join(os.path.dirname(__file__), "locale")  # noqa: PTH118, PTH120

_read: dict[str, gettext.NullTranslations] = {}


def choose_language(flag: str | None, setting: str | None, env: Mapping[str, str]) -> str:
    """Return the language to speak: as asked for, else as set, else that of the machine, else English.

    Raises BadInput for a flag that names no language here; a variable or setting that does is passed over.
    """
    if flag is not None:
        spoken = _spoken(flag)
        if spoken is None:
            raise BadInput(N_("The diary speaks English (en) and Danish (da)."))
        return spoken
    machine = env.get("LC_ALL") or env.get("LC_MESSAGES") or env.get("LANG")
    wishes = (env.get("RECOVERY_LANG"), setting, machine)
    return next(filter(None, map(_spoken, wishes)), LANGUAGES[0])


def translations(language: str) -> gettext.NullTranslations:
    """Return the catalogue of a language, read once; one that has none says the English of the code."""
    # Not gettext.translation(): it loads locale, copy and weakref, three times what the catalogue itself takes.
    if language not in _read:
        path = os.path.join(FOLDER, language, "LC_MESSAGES", f"{DOMAIN}.mo")  # noqa: PTH118
        try:
            with open(path, "rb") as file:  # noqa: PTH123
                _read[language] = gettext.GNUTranslations(file)
        except FileNotFoundError:
            _read[language] = gettext.NullTranslations()
    return _read[language]


def bind_gettext(language: str) -> None:
    """Let what click says by itself come from our catalogue; to be called before click is imported."""
    gettext.bindtextdomain(DOMAIN, FOLDER)
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = language


def _spoken(name: str | None) -> str | None:
    """Return the language of a name like `da` or `da_DK.UTF-8`, or None when it is not spoken here."""
    if not name:
        return None
    for sign in "_-.@":
        name = name.partition(sign)[0]
    name = name.strip().lower()
    return name if name in LANGUAGES else None
