"""Read the language that Windows or macOS is set to; both keep it outside the environment variables of a locale."""

import sys
from collections.abc import Mapping


def system_language(env: Mapping[str, str]) -> str | None:
    """Return the language of the desktop, such as `da_DK` or `da-DK`, or None when there is none to read."""
    try:
        if sys.platform == "win32":
            return _of_windows()
        if sys.platform == "darwin":
            return _of_macos(env)
    except Exception:  # English is always there, and a start must not fail for want of a language
        return None
    return None


def _of_windows() -> str | None:
    """Return the display language of the account."""
    import ctypes
    import locale

    number = int(getattr(ctypes, "windll").kernel32.GetUserDefaultUILanguage())  # noqa: B009 - only there on Windows
    return locale.windows_locale.get(number)


def _of_macos(env: Mapping[str, str]) -> str | None:
    """Return the first of the preferred languages."""
    import plistlib
    from pathlib import Path

    file = Path(env.get("HOME", "~")).expanduser() / "Library" / "Preferences" / ".GlobalPreferences.plist"
    languages = plistlib.loads(file.read_bytes()).get("AppleLanguages")
    return str(languages[0]) if languages else None
