"""Form dialog: asks for a few fields over a room, saves drafts, and closes when it is saved.

Its footer follows the focus: a line of help on the field, the active keys, and two buttons.
"""

import asyncio
import math
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias, cast

from textual import events
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import ActiveBinding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget

from recoverytui.errors import N_, BadInput, RecoveryError
from recoverytui.text.glyphs import Glyphs
from recoverytui.text.translator import Translator
from recoverytui.tui import keys, typeset
from recoverytui.tui.dialogs.form_spec import FormSpec, Part, Secret, read_draft, written_draft
from recoverytui.tui.input_queue import TakesText
from recoverytui.tui.typeset import Lines
from recoverytui.tui.waiting_screen import MOMENT, WaitingScreen
from recoverytui.tui.widgets import clicks
from recoverytui.tui.widgets.binding_labels import translated
from recoverytui.tui.widgets.canvas import Canvas
from recoverytui.tui.widgets.field import Changed, Field, Hint
from recoverytui.tui.widgets.form_button import FormButton
from recoverytui.tui.widgets.options import Options

if TYPE_CHECKING:  # the overview loads this module, and starts without the widgets of forms
    from recoverytui.tui.widgets.path_input import PathInput
    from recoverytui.tui.widgets.text_input import TextInput

Values: TypeAlias = dict[str, Any]
Save: TypeAlias = Callable[[Values], Awaitable[None]]
"""Saves the values of a form; raises RecoveryError, and then the form stays open with them."""
Keep: TypeAlias = Callable[[str, str], "Future[bool]"]
"""Saves the draft of a form; an empty draft is deleted. The caller can await the result."""

SAVED, KEPT, LEFT = "saved", "kept", "left"
"""How a form closed: saved, with a draft, or empty."""
KEEP_AFTER = 0.4
"""Seconds from the first unsaved key to the draft."""
BLANK_LINE = 28
"""Length of the line that marks an empty text field."""
NEXT = Hint("Tab", N_("next field"), ("tab",))
ANOTHER = Hint("F4", N_("another question"), ("f4",))


class Form(WaitingScreen[str], ModalScreen[str]):
    """Form with the fields of a FormSpec."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("form")]
    AUTO_FOCUS = ".field"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (22, "-tall")]  # noqa: RUF012 - declared so by Textual

    def __init__(
        self,
        spec: FormSpec,
        words: Translator,
        glyphs: Glyphs,
        save: Save,
        keep: Keep,
        draft: str | None = None,
        *,
        label: str = "",
    ) -> None:
        super().__init__()
        self._spec = spec
        self._label = label
        """A label for invented data: the form covers the one at the head of the room."""
        self.words = words
        self.glyphs = glyphs
        self._save = save
        self._keep = keep
        self._begun = read_draft(draft)
        self._fields: dict[str, Field] = {}
        self._given: Values = {}
        self._kept = self._begun
        self._saving = False
        self._is_slow_since = math.inf
        """Time at which the wait message was shown: text typed later is meant for this form."""
        self._timer: asyncio.TimerHandle | None = None
        self._trouble = ""
        self._advice = ""
        self._is_warned = False
        """Whether the draft could not be saved, and the person was told."""
        self._asked = 0
        """Index of the offered question."""

    def compose(self) -> ComposeResult:
        """Yield the labelled fields, and below them the fixed footer: help, keys and buttons."""
        with Vertical(id="form-panel"):
            with VerticalScroll(id="form", can_focus=False):
                yield Canvas(self._title, classes="grows title")
                for number, part in enumerate(self._spec.parts):
                    widget = part.widget(self.words, self.glyphs)
                    self._add(part, widget)
                    yield _row(part.label, widget)
                    if number == 0 and self._spec.questions:
                        yield Canvas(self._question, id="asked", classes="grows")
            with Vertical(id="form-foot"):
                yield Canvas(self._said, id="form-said", classes="grows")
                yield Canvas(self._keys, id="form-keys", classes="grows")
                with Horizontal(id="form-buttons"):
                    yield FormButton("save", self._name_of("save"), "Enter", "enter")
                    yield FormButton("back", self._name_of("back"), "Esc", "escape")
                    yield Canvas(self._help_now, classes="grows")

    def on_mount(self) -> None:
        """Show the fields that are asked for, and the keys of the first."""
        self._show_asked()
        self._show_foot()

    def _add(self, part: Part, widget: Widget) -> None:
        widget.add_class("field")
        field = cast(Field, widget)
        if isinstance(widget, Options):
            widget.numbered = True
        elif (text := _text_input(widget)) is not None:
            text.takes_lines &= self._spec.keeps
            if not text.placeholder:  # else nobody sees where there is something to write in
                text.placeholder = typeset.styled(self.glyphs.bars[0] * BLANK_LINE, typeset.LINE)
        self._fields[part.part] = field
        self._given[part.part] = field.raw
        if part.part in self._begun:
            field.put(self._begun[part.part])

    def _title(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        title = typeset.styled(self._spec.title, "bold $first")
        if self._label:
            title = Content.assemble(title, "   ", typeset.styled(self._label, typeset.FIRST))
        lines = typeset.wrapped(title, width, indent=0)
        begun = self.words("You had begun this. It is as you left it.") if self._begun else ""
        for sentence in filter(None, (self._spec.note, begun)):
            lines += typeset.wrapped(typeset.styled(sentence, typeset.QUIET), width, indent=0)
        if self._spec.shown:
            lines += [typeset.BLANK, *typeset.wrapped(typeset.styled(self._spec.shown, typeset.BOLD), width, indent=2)]
        return [*lines, typeset.BLANK]

    def _question(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        if not self._spec.questions:
            return []
        asked = self.words("If you like: {question}", question=self._spec.questions[self._asked])
        return [*typeset.wrapped(typeset.styled(asked, typeset.QUIET), width, indent=0), typeset.BLANK]

    def _said(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        """Return the last message, advice on the typed text, and the help of the focused field."""
        part = self._part_here()
        said = ((self._trouble, typeset.SECOND), (self._advice, ""), (part.help if part else "", typeset.QUIET))
        lines = [typeset.BLANK]
        for sentence, style in said:
            if sentence:
                lines += typeset.wrapped(typeset.styled(sentence, style), width, indent=1)
        return lines

    def _keys(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        return clicks.hints([(self.words(each.sign), self.words(each.label), each.keys) for each in self.hints], width)

    def _help_now(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        key = keys.HELP_NOW
        lines = clicks.hints([(key.sign, self.words(key.label), key.pressed)], max(width, 1))
        return lines if lines[0].cell_length < width else []

    @property
    def hints(self) -> list[Hint]:
        """Return the keys of the focused field, and the key to the next field."""
        part = self._part_here()
        hints = list(self._fields[part.part].hints) if part else []
        if part is not None and part is self._spec.parts[0] and self._spec.questions:
            hints.append(ANOTHER)
        return [*hints, NEXT]

    def _part_here(self) -> Part | None:
        """Return the part that has the focus; None while a button has it."""
        name = getattr(self.focused, "part", None)
        return next((part for part in self._spec.parts if part.part == name), None)

    def _name_of(self, key: str) -> str:
        own = self._spec.enter if key == "save" else ""
        name = own or next(self.words(each.label) for each in keys.in_foot("form") if each.name == key)
        return name[:1].upper() + name[1:]

    def _show_foot(self) -> None:
        """Update the footer for the focused field."""
        for name, draw in (("#form-said", self._said), ("#form-keys", self._keys)):
            for canvas in self.query(name).results(Canvas):
                canvas.show(draw)

    def _show_asked(self) -> None:
        """Show the fields that are asked for: some depend on the value of another."""
        for part in self._spec.parts:
            row = cast(Widget, self._fields[part.part]).parent
            if part.only_if is not None and isinstance(row, Widget):
                row.display = self._is_asked(part)

    def _is_asked(self, part: Part) -> bool:
        if part.only_if is None:
            return True
        other, value = part.only_if
        return bool(self._fields[other].raw == value)

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """Return the active bindings, with descriptions in the interface language."""
        return translated(super().active_bindings, self.words)

    def on_changed(self, event: Changed) -> None:
        """Save a draft soon after the first unsaved key."""
        event.stop()
        self._advice = self._spec.advice({part: field.raw for part, field in self._fields.items()})
        self._show_asked()
        self._show_foot()
        if self._timer is None and self._spec.keeps:
            # Not Textual's `set_timer`: when the loop is late, it skips a timer altogether.
            self._timer = asyncio.get_running_loop().call_later(KEEP_AFTER, self.call_later, self.keep_now)

    def action_copy_text(self) -> None:
        """Copy the selection, or else show which keys there are: a form does not pass Ctrl+C on to the app."""
        try:
            super().action_copy_text()
        except SkipAction:
            self.app.action_help_quit()

    def on_text_input_refused(self, event: "TextInput.Refused") -> None:
        """Show that a paste was too long."""
        self.say(self.words.error(event.error))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Show the help and the keys of the focused field."""
        del event
        if self.is_mounted:
            self._show_foot()

    def on_form_button_chosen(self, event: FormButton.Chosen) -> None:
        """Run the action of the button."""
        event.stop()
        if event.name == "save":
            self.action_save()
        else:
            self.action_back()

    def on_path_input_picking(self, event: "PathInput.Picking") -> None:
        """Open the file picker, and put the chosen path into the field."""
        event.stop()
        field = event.field
        folder, name = split_path(field.value)

        def take(picked: Path | None) -> None:
            if picked is not None:
                field.put(str(picked / name) if field.is_target else str(picked))
                self.on_changed(Changed(field.part))

        from recoverytui.tui.dialogs.file_picker import FilePicker

        self.app.push_screen(FilePicker(folder, self.words, self.glyphs, is_target=field.is_target), take)

    def on_descendant_blur(self) -> None:
        """Save the draft when the focus moves to another field."""
        self.keep_now()

    def on_screen_suspend(self) -> None:
        """Save the draft when another screen is pushed, as when the diary is hidden."""
        self.keep_now()

    def on_unmount(self) -> None:
        """Save the draft when the diary is closed over the open form."""
        self.keep_now()

    def keep_now(self) -> None:
        """Save the draft if it has changed."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        typed = self._typed()
        if self._spec.keeps and not self._saving and typed != self._kept:
            self._kept = typed
            self._keep(self._spec.draft_key, written_draft(typed))

    def _typed(self) -> Values:
        """Return the parts whose values have changed."""
        return {part: field.raw for part, field in self._fields.items() if field.raw != self._given[part]}

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """Disable another question where there are none, and the line break in single-line fields."""
        if action == "new_line":
            return (text := _text_input(self.focused)) is not None and text.takes_lines
        return bool(self._spec.questions) if action == "another" else True

    def action_new_line(self) -> None:
        """Insert a line break in the focused field."""
        if (text := _text_input(self.focused)) is not None:
            text.new_line()

    def action_another(self) -> None:
        """Offer another question."""
        self._asked = (self._asked + 1) % len(self._spec.questions)
        self.query_one("#asked", Canvas).show(self._question)

    def action_back(self) -> None:
        """Close once the draft is saved; if it cannot be saved, only on the second request."""
        if self._saving:
            return
        typed = self._typed()
        if not self._spec.keeps or not (typed or self._kept):
            self.dismiss(LEFT)
            return
        self._kept = typed
        kept = self._keep(self._spec.draft_key, written_draft(typed))
        self.work(partial(self._keep_and_close, kept))

    async def _keep_and_close(self, kept: "Future[bool]") -> None:
        try:
            await asyncio.wrap_future(kept)
        except RecoveryError as error:
            if not self._is_warned:
                self._is_warned = True
                self._show_trouble(error)
                return
            self._kept = {}
        await self.in_front()
        self.dismiss(KEPT if self._kept else LEFT)

    def action_save(self) -> None:
        """Save, and close when it is saved."""
        if not self._saving:
            self._saving = True
            self._is_slow_since = math.inf
            self.work(self._save_and_close)

    async def _save_and_close(self) -> None:
        try:
            await self._save(self._values())
        except RecoveryError as error:
            self._saving = False
            self.keep_now()
            self._show_trouble(error)
            self._type(self.input_queue.words_aside(self))
            return
        await self.in_front()
        if late := self._late_words():
            self._keep(self._spec.draft_key, self._spec.with_words(None, late))
        self.dismiss(SAVED)

    def _values(self) -> Values:
        """Return the value of every field, None for one that is not asked for; raises BadInput."""
        return {part.part: self._fields[part.part].value if self._is_asked(part) else None for part in self._spec.parts}

    def say(self, sentence: str) -> None:
        """Show one message above the keys."""
        self._trouble = sentence
        self._show_foot()

    def _late_words(self) -> str:
        """Return the text for this form that was typed while it was being saved; it becomes a draft of the next one.

        Keys that came at once after Enter are for the room. A paste is no key, and what is typed while the form says
        that it takes a moment is meant for the form.
        """
        if not self._spec.keeps:
            return ""
        queue = self.input_queue
        return queue.words_aside(self) + queue.pasted() + queue.words_from(self._is_slow_since)

    def _type(self, words: str) -> None:
        field = next((field for field in self._fields.values() if isinstance(field, TakesText)), None)
        if words and field is not None:
            field.type_text(words)

    def wait_in_words(self) -> None:
        """Show that saving takes a moment."""
        self._is_slow_since = time.monotonic()
        self.say(self.words(MOMENT))

    def wait_is_over(self) -> None:
        """Clear the message that saving takes a moment."""
        if self._trouble == self.words(MOMENT):
            self.say("")

    def _show_trouble(self, error: RecoveryError) -> None:
        trouble = self.words.error(error)
        if not isinstance(error, BadInput):
            still = self.words("Your text was not saved. It is still on the screen. Press Enter to try again.")
            trouble = f"{trouble} {still}"
        secrets = [part.part for part in self._spec.parts if isinstance(part, Secret)]
        for part in secrets:  # what nobody can read is not mended letter by letter
            self._fields[part].put("")
        if secrets:
            cast(Widget, self._fields[secrets[0]]).focus()
        self.say(trouble)


def spoken(values: Values) -> Values:
    """Return the values of a form, with None for blank text."""
    return {part: None if value == "" else value for part, value in values.items()}


def split_path(text: str) -> tuple[Path, str]:
    """Return the folder in which the file picker begins, and the file name that was typed."""
    try:
        path = Path(text.strip() or "~").expanduser()
    except RuntimeError:  # nobody's home is meant
        path = Path("~").expanduser()
    if path.is_dir():
        return path, ""
    return (path.parent if path.parent.is_dir() else Path("~").expanduser()), path.name


def _row(label: str, widget: Widget) -> Widget:
    """Return a field below its label; one without a label has none."""
    sheet = [Canvas(_label(label), classes="label grows")] if label else []
    return Vertical(*sheet, widget, classes="row")


def _label(text: str) -> Callable[[int, int], Lines]:
    return lambda width, _height: typeset.wrapped(typeset.styled(text, typeset.QUIET), width, indent=0)


def _text_input(widget: Widget | None) -> "TextInput | None":
    """Return a widget if it takes text, else None."""
    from recoverytui.tui.widgets.text_input import TextInput

    return widget if isinstance(widget, TextInput) else None
