"""Choose the interface language, and load its message catalogue."""

import gettext
import os.path
from collections.abc import Mapping

from recoverytui.domain.languages import LANGUAGES, SOURCE_LANGUAGE
from recoverytui.errors import N_, BadInput

DOMAIN = "recoverytui"
# os.path, not pathlib: gettext has loaded it already, and a verb should start quickly.
FOLDER = os.path.join(os.path.dirname(__file__), "locale")  # noqa: PTH118, PTH120

_catalogues: dict[str, gettext.NullTranslations] = {}


def choose_language(flag: str | None, setting: str | None, env: Mapping[str, str]) -> str:
    """Return a language code from --lang, RECOVERY_LANG, the settings or the locale, in this order; else English.

    Raises BadInput for an unknown --lang. An unknown code anywhere else is ignored: it may be meant for other programs.
    """
    if flag is not None:
        code = _known(flag)
        if code is None:
            names = ", ".join(f"{row.name} ({row.code})" for row in LANGUAGES.values())
            raise BadInput(N_("The diary speaks these languages: {languages}."), languages=names)
        return code
    locale = env.get("LC_ALL") or env.get("LC_MESSAGES") or env.get("LANG")
    candidates = (env.get("RECOVERY_LANG"), setting, locale)
    return next(filter(None, map(_known, candidates)), SOURCE_LANGUAGE)


def translations(language: str) -> gettext.NullTranslations:
    """Return the catalogue of a language, read once; without a .mo file it returns the English of the code."""
    # Not gettext.translation(): it loads locale, copy and weakref, three times what the catalogue itself takes.
    if language not in _catalogues:
        path = os.path.join(FOLDER, language, "LC_MESSAGES", f"{DOMAIN}.mo")  # noqa: PTH118
        try:
            with open(path, "rb") as file:  # noqa: PTH123
                _catalogues[language] = gettext.GNUTranslations(file)
        except FileNotFoundError:
            _catalogues[language] = gettext.NullTranslations()
    return _catalogues[language]


def bind_gettext(language: str) -> None:
    """Make click's own messages come from this catalogue; call it before click is imported."""
    gettext.bindtextdomain(DOMAIN, FOLDER)
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = language


def _known(name: str | None) -> str | None:
    """Return the language code of a locale name such as `da` or `da_DK.UTF-8`, or None for an unknown language."""
    if not name:
        return None
    for separator in "_-.@":
        name = name.partition(separator)[0]
    name = name.strip().lower()
    return name if name in LANGUAGES else None
