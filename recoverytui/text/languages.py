"""Choose the interface language, and load its message catalogue."""

import os.path
import sys
from collections.abc import Mapping

from recoverytui.domain.languages import LANGUAGES, SOURCE_LANGUAGE
from recoverytui.errors import N_, BadInput
from recoverytui.text.catalogue import Catalogue

DOMAIN = "recoverytui"
# os.path, not pathlib: it is loaded already.
FOLDER = os.path.join(os.path.dirname(__file__), "locale")  # noqa: PTH118, PTH120 - see above

_READ_ELSEWHERE = frozenset({"win32", "darwin"})
"""Systems that keep their language outside the environment; elsewhere nothing is imported for it."""
DRAFT = N_("No native speaker has read this translation yet.")

_catalogues: dict[str, Catalogue] = {}


def choose_language(flag: str | None, setting: str | None, env: Mapping[str, str]) -> str:
    """Return a language code from --lang, RECOVERY_LANG, the settings, the locale or the desktop; else English.

    The first that is known counts, in this order. The desktop is that of Windows or macOS, without a locale.
    Raises BadInput for an unknown --lang. An unknown code anywhere else is ignored: it may be meant for other programs.
    """
    if flag is not None:
        code = _known(flag)
        if code is None:
            names = ", ".join(f"{row.name} ({row.code})" for row in LANGUAGES.values())
            raise BadInput(N_("The diary speaks these languages: {languages}."), languages=names)
        return code
    locale = env.get("LC_ALL") or env.get("LC_MESSAGES") or env.get("LANG")
    known = next(filter(None, map(_known, (env.get("RECOVERY_LANG"), setting, locale))), None)
    if known is None and not locale and sys.platform in _READ_ELSEWHERE:
        from recoverytui.text.system_language import system_language

        known = _known(system_language(env))
    return known or SOURCE_LANGUAGE


def draft_note(language: str) -> str:
    """Return the message that a translation is a draft, empty for one that is not."""
    return DRAFT if language in LANGUAGES and LANGUAGES[language].is_draft else ""


def translations(language: str) -> Catalogue:
    """Return the catalogue of a language, read once; without a .mo file it returns the English of the code."""
    if language not in _catalogues:
        path = os.path.join(FOLDER, language, "LC_MESSAGES", f"{DOMAIN}.mo")  # noqa: PTH118 - see FOLDER
        try:
            with open(path, "rb") as file:  # noqa: PTH123 - see FOLDER
                _catalogues[language] = Catalogue(file.read())
        except FileNotFoundError:
            _catalogues[language] = Catalogue()
    return _catalogues[language]


def bind_gettext(language: str) -> None:
    """Make click's own messages come from this catalogue; call it before click is imported."""
    import gettext  # late: most verbs do without click

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
    return name if name in LANGUAGES else next((row.code for row in LANGUAGES.values() if name in row.aliases), None)
