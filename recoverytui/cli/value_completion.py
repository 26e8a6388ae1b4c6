"""Complete values other than ids: settings and their values, languages, days; and read choices in any language."""

from collections.abc import Callable, Mapping, Sequence

from recoverytui.cli.session import Session
from recoverytui.domain.languages import LANGUAGES
from recoverytui.text.translator import WEEKDAYS, Translator

Completer = Callable[[Session, Mapping[str, object]], Sequence[str]]
"""Returns the possible words, given the earlier parts of the line."""


def words_like(session: Session, completes: str, parts: Mapping[str, object], start: str) -> list[str]:
    """Return the words of one kind with this beginning."""
    return [word for word in _COMPLETERS[completes](session, parts) if word.startswith(start)]


def choice_named(choices: Sequence[str], word: str) -> str | None:
    """Return the choice that has this name in some language, as `hope` for "Håb" or "haab"; None when none has."""
    from recoverytui.domain.search import fold
    from recoverytui.text.labels import CHOICE_NAMES

    wanted = fold(word.strip())
    for names in CHOICE_NAMES.values():
        if {*map(str, names)} == {*choices} - {""}:
            for words in map(Translator, LANGUAGES):
                for value, name in names.items():
                    if fold(words(name)) == wanted:
                        return str(value)
    return None


def _settings(_session: Session, _parts: Mapping[str, object]) -> Sequence[str]:
    from recoverytui.cli.settings import TOLD

    return tuple(TOLD)


def _setting_values(session: Session, parts: Mapping[str, object]) -> Sequence[str]:
    from recoverytui.cli.settings import values_of

    return values_of(session, str(parts.get("key")))


def _languages(_session: Session, _parts: Mapping[str, object]) -> Sequence[str]:
    return tuple(LANGUAGES)


def _days(session: Session, _parts: Mapping[str, object]) -> Sequence[str]:
    """Return the names of days in the language in use, without those of two words."""
    from recoverytui.text.dates import DAYS_AGO

    names = [session.words(name).replace(" ", "") for name in DAYS_AGO[:2]]
    return (*names, *(session.words(name).lower() for name in WEEKDAYS))


_COMPLETERS: dict[str, Completer] = {
    "setting": _settings,
    "setting value": _setting_values,
    "language": _languages,
    "day": _days,
}
"""By the value of `completes` of an option or argument."""
