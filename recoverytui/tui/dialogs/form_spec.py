"""What a form asks: parts by name, with their labels; each part knows the widget that asks it."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from textual.widget import Widget

from recoverytui.errors import N_
from recoverytui.text.glyphs import Glyphs
from recoverytui.text.translator import Translator


@dataclass(frozen=True, slots=True)
class Text:
    """Some words."""

    part: str
    label: str = ""
    value: str | None = None
    hint: str = ""

    def widget(self, words: Translator, glyphs: Glyphs) -> Widget:  # noqa: ARG002 - every part is asked alike
        """Return the widget that asks this."""
        from recoverytui.tui.widgets.text_input import TextInput

        return TextInput(self.part, self.value or "", self.hint)


@dataclass(frozen=True, slots=True)
class Secret:
    """Something that nobody beside one may read: a passphrase, or a recovery sheet."""

    part: str
    label: str = ""

    def widget(self, words: Translator, glyphs: Glyphs) -> Widget:  # noqa: ARG002
        """Return the widget that asks this."""
        from recoverytui.tui.widgets.text_input import PassphraseInput

        return PassphraseInput(self.part)


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of a few."""

    part: str
    label: str
    options: Sequence[tuple[Any, str]]
    value: Any = None

    def widget(self, words: Translator, glyphs: Glyphs) -> Widget:  # noqa: ARG002
        """Return the widget that asks this."""
        from recoverytui.tui.widgets.choices import SingleChoice

        return SingleChoice(self.part, self.options, glyphs, self.value)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Any of a few."""

    part: str
    label: str
    options: Sequence[tuple[Any, str]]
    value: Sequence[Any] = ()

    def widget(self, words: Translator, glyphs: Glyphs) -> Widget:  # noqa: ARG002
        """Return the widget that asks this."""
        from recoverytui.tui.widgets.choices import MultipleChoice

        return MultipleChoice(self.part, self.options, glyphs, self.value)


@dataclass(frozen=True, slots=True)
class OnDay:
    """A day up to today, or any day."""

    part: str
    label: str
    value: date | None
    today: date
    none: str = ""
    aside: str = ""
    coming: bool = False
    """It may be a day to come."""

    def widget(self, words: Translator, glyphs: Glyphs) -> Widget:
        """Return the widget that asks this."""
        from recoverytui.tui.widgets.day_field import DayField

        asked = DayField(self.part, self.value, self.today, words, glyphs, none=self.none, aside=self.aside)
        asked.is_coming = self.coming
        return asked


Part = Text | Secret | OneOf | AnyOf | OnDay


@dataclass(frozen=True, slots=True)
class FormSpec:
    """All that one form asks."""

    draft_key: str
    """Where its draft is kept."""
    title: str
    parts: tuple[Part, ...]
    note: str = ""
    """A quiet sentence under the title."""
    shown: str = ""
    """Something to read or write down, that stands out."""
    keeps: bool = True
    """What is typed is kept as a draft."""
    enter: str = ""
    """What Enter does, where it is something else than to save."""
    advice: Callable[[dict[str, Any]], str] = lambda _values: ""
    """Returns a quiet line on what is typed so far, or nothing."""
    questions: Sequence[str] = ()
    """Questions to write from: one is offered quietly at a time, and none needs an answer."""

    def with_words(self, draft: str | None, words: str) -> str:
        """Return a draft with words that were typed before the form was there, or while it was being saved."""
        first = next((part.part for part in self.parts if isinstance(part, Text)), "")
        return with_words(draft, first, words)


def with_words(draft: str | None, part: str, words: str) -> str:
    """Return a draft with words added to one part, on a line of their own."""
    parts = read_draft(draft)
    known = parts.get(part)
    parts[part] = f"{known}\n{words}" if isinstance(known, str) and known else words
    return written_draft(parts)


def written_draft(typed: dict[str, Any]) -> str:
    """Return what was typed as a draft, and nothing for nothing."""
    return json.dumps(typed, ensure_ascii=False) if typed else ""


def read_draft(draft: str | None) -> dict[str, Any]:
    """Return what a draft holds; one that cannot be read holds nothing."""
    try:
        parts = json.loads(draft or "{}")
    except ValueError:
        return {}
    return parts if isinstance(parts, dict) else {}


def yes_no(part: str, label: str, words: Translator, value: bool = False) -> OneOf:
    """Return a part that is yes or no."""
    return OneOf(part, label, ((False, words(N_("no"))), (True, words(N_("yes")))), value)
