"""Specification of a form: its parts by name with their labels; each part makes the widget that asks it."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from textual.widget import Widget

from recoverytui.errors import N_
from recoverytui.text.glyphs import Glyphs
from recoverytui.text.translator import Translator


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What every part of a form may have beside its name and its label."""

    help: str = ""
    """One line on how to answer."""
    only_if: tuple[str, Any] | None = None
    """It is asked only while another part has this value."""


@dataclass(frozen=True, slots=True)
class Text(_Asked):
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
class PathTo(_Asked):
    """The path to a file that is there, or of one that is to be written."""

    part: str
    label: str = ""
    value: str | None = None
    hint: str = ""
    is_target: bool = False

    def widget(self, words: Translator, glyphs: Glyphs) -> Widget:  # noqa: ARG002
        """Return the widget that asks this."""
        from recoverytui.tui.widgets.path_input import PathInput

        return PathInput(self.part, self.value or "", self.hint, is_target=self.is_target)


@dataclass(frozen=True, slots=True)
class Secret(_Asked):
    """Something that nobody beside one may read: a passphrase, or a recovery sheet."""

    part: str
    label: str = ""

    def widget(self, words: Translator, glyphs: Glyphs) -> Widget:  # noqa: ARG002
        """Return the widget that asks this."""
        from recoverytui.tui.widgets.text_input import PassphraseInput

        return PassphraseInput(self.part)


@dataclass(frozen=True, slots=True)
class OneOf(_Asked):
    """One of a few."""

    part: str
    label: str
    options: Sequence[tuple[Any, str]]
    value: Any = None
    is_listed: bool = False
    """Each stands on a line of its own, however short they are."""

    def widget(self, words: Translator, glyphs: Glyphs) -> Widget:  # noqa: ARG002
        """Return the widget that asks this."""
        from recoverytui.tui.widgets.choices import SingleChoice

        return SingleChoice(self.part, self.options, glyphs, self.value, listed=self.is_listed)


@dataclass(frozen=True, slots=True)
class AnyOf(_Asked):
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
class OnDay(_Asked):
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


Part = Text | PathTo | Secret | OneOf | AnyOf | OnDay


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
        return with_words(draft, self.first_text, words)

    @property
    def first_text(self) -> str:
        """The part that takes such words."""
        return next((part.part for part in self.parts if isinstance(part, Text | PathTo)), "")


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


def yes_no(part: str, label: str, words: Translator, value: bool = False, help: str = "") -> OneOf:
    """Return a part that is yes or no."""
    return OneOf(part, label, ((False, words(N_("no"))), (True, words(N_("yes")))), value, help=help)
