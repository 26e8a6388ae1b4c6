"""Specification of a form: its parts by name with their labels; each part creates its own widget."""

from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import Future
from datetime import date
from typing import TypeAlias

from textual.widget import Widget

from recoverytui.dataclass import dataclass
from recoverytui.errors import N_
from recoverytui.text.glyphs import Glyphs
from recoverytui.text.translator import Translator
from recoverytui.tui.widgets.field import Value

Values: TypeAlias = dict[str, Value]
Save: TypeAlias = Callable[[Values], Awaitable[None]]
"""Saves the values of a form; raises RecoveryError, and then the form stays open with them."""
Keep: TypeAlias = Callable[[str, str], "Future[bool]"]
"""Saves the draft of a form; an empty draft is deleted. The caller can await the result."""


@dataclass
class Text:
    """Text."""

    part: str
    label: str = ""
    value: str | None = None
    hint: str = ""
    help: str = ""
    """One line of help."""
    only_if: tuple[str, object] | None = None
    """It is only asked while another part has this value."""

    def widget(self, words: Translator, glyphs: Glyphs) -> Widget:  # noqa: ARG002 - every part is asked alike
        """Return the widget for this part."""
        from recoverytui.tui.widgets.text_input import TextInput

        return TextInput(self.part, self.value or "", self.hint)


@dataclass
class PathTo:
    """The path of an existing file, or of one that will be written."""

    part: str
    label: str = ""
    value: str | None = None
    hint: str = ""
    is_target: bool = False
    help: str = ""
    only_if: tuple[str, object] | None = None

    def widget(self, words: Translator, glyphs: Glyphs) -> Widget:  # noqa: ARG002 - of every part
        """Return the widget for this part."""
        from recoverytui.tui.widgets.path_input import PathInput

        return PathInput(self.part, self.value or "", self.hint, is_target=self.is_target)


@dataclass
class Secret:
    """Masked text: a passphrase, or a recovery sheet."""

    part: str
    label: str = ""
    help: str = ""
    only_if: tuple[str, object] | None = None

    def widget(self, words: Translator, glyphs: Glyphs) -> Widget:  # noqa: ARG002 - of every part
        """Return the widget for this part."""
        from recoverytui.tui.widgets.text_input import PassphraseInput

        return PassphraseInput(self.part)


@dataclass
class OneOf:
    """Single choice."""

    part: str
    label: str
    options: Sequence[tuple[object, str]]
    value: object = None
    is_listed: bool = False
    """Whether each option has its own line, however short."""
    help: str = ""
    only_if: tuple[str, object] | None = None

    def widget(self, words: Translator, glyphs: Glyphs) -> Widget:
        """Return the widget for this part."""
        from recoverytui.tui.widgets.choices import SingleChoice

        asked = SingleChoice(self.part, self.options, glyphs, self.value, listed=self.is_listed)
        asked.others = words("{n} more", n=len(self.options) - 1)
        return asked


@dataclass
class AnyOf:
    """Multiple choice."""

    part: str
    label: str
    options: Sequence[tuple[object, str]]
    value: Sequence[object] = ()
    help: str = ""
    only_if: tuple[str, object] | None = None

    def widget(self, words: Translator, glyphs: Glyphs) -> Widget:  # noqa: ARG002 - of every part
        """Return the widget for this part."""
        from recoverytui.tui.widgets.choices import MultipleChoice

        return MultipleChoice(self.part, self.options, glyphs, self.value)


@dataclass
class OnDay:
    """A date up to today, or any date."""

    part: str
    label: str
    value: date | None
    today: date
    none: str = ""
    aside: str = ""
    coming: bool = False
    """Whether a future date is allowed."""
    help: str = ""
    only_if: tuple[str, object] | None = None

    def widget(self, words: Translator, glyphs: Glyphs) -> Widget:
        """Return the widget for this part."""
        from recoverytui.tui.widgets.day_field import DayField

        asked = DayField(self.part, self.value, self.today, words, glyphs, none=self.none, aside=self.aside)
        asked.is_coming = self.coming
        return asked


Part = Text | PathTo | Secret | OneOf | AnyOf | OnDay


@dataclass
class FormSpec:
    """Specification of one form."""

    draft_key: str
    """Draft key."""
    title: str
    parts: tuple[Part, ...]
    note: str = ""
    """A dimmed sentence below the title."""
    shown: str = ""
    """Highlighted text to read or write down."""
    keeps: bool = True
    """Whether a draft is saved."""
    enter: str = ""
    """Label of Enter, if it does something else than save."""
    advice: Callable[[Values], str] = lambda _values: ""
    """Returns a dimmed line of advice on the typed text, or nothing."""
    questions: Sequence[str] = ()
    """Writing prompts: one is offered at a time, and none needs an answer."""

    def with_text(self, draft: str | None, typed: str) -> str:
        """Return a draft with words that were typed before the form was open, or while it was being saved."""
        return with_text(draft, self.first_text, typed)

    @property
    def first_text(self) -> str:
        """The part that takes such words."""
        return next((part.part for part in self.parts if isinstance(part, Text | PathTo)), "")


def with_text(draft: str | None, part: str, typed: str) -> str:
    """Return a draft with text added to one part, on a new line."""
    parts = read_draft(draft)
    known = parts.get(part)
    parts[part] = f"{known}\n{typed}" if isinstance(known, str) and known else typed
    return written_draft(parts)


def written_draft(typed: Values) -> str:
    """Return the values as a draft, empty if there are none."""
    import json  # late: the first page has no draft

    return json.dumps(typed, ensure_ascii=False) if typed else ""


def read_draft(draft: str | None) -> Values:
    """Return the values of a draft; one that cannot be parsed has none."""
    if not draft:
        return {}
    import json

    try:
        parts = json.loads(draft)
    except ValueError:
        return {}
    return parts if isinstance(parts, dict) else {}


def spoken(values: Values) -> Values:
    """Return the values of a form, with None for blank text."""
    return {part: None if value == "" else value for part, value in values.items()}


def yes_no(part: str, label: str, words: Translator, value: bool = False, help: str = "") -> OneOf:
    """Return a yes/no part."""
    return OneOf(part, label, ((False, words(N_("no"))), (True, words(N_("yes")))), value, help=help)
