"""The fields of a form: labels, values, the raw input for the draft, and which of them are asked for."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from recoverytui.errors import N_
from recoverytui.text.glyphs import Glyphs
from recoverytui.text.translator import Translator
from recoverytui.tui import typeset
from recoverytui.tui.dialogs.form_spec import FormSpec, Part, Secret, Values
from recoverytui.tui.input_queue import TakesText
from recoverytui.tui.typeset import Lines
from recoverytui.tui.widgets.canvas import Canvas, Draw
from recoverytui.tui.widgets.field import Changed, Field, Hint
from recoverytui.tui.widgets.options import Options
from recoverytui.tui.widgets.text_input import PassphraseInput, TextInput

if TYPE_CHECKING:
    from recoverytui.tui.widgets.path_input import PathInput

BLANK_LINE = 28
"""Length of the line that marks an empty text field."""
NEXT = Hint("Tab", N_("next field"), ("tab",))
EDITOR = Hint("Ctrl+O", N_("your editor"), ("ctrl+o",))
ANOTHER = Hint("F4", N_("another question"), ("f4",))


class FormFields(VerticalScroll):
    """The title of a form, and below it each field with its label."""

    def __init__(
        self, spec: FormSpec, words: Translator, glyphs: Glyphs, begun: Values, *, label: str, has_editor: bool = False
    ) -> None:
        super().__init__(id="form", can_focus=False)
        self._spec = spec
        self.words = words
        self.glyphs = glyphs
        self._begun = begun
        """The values of the draft."""
        self._label = label
        self._has_editor = has_editor
        """Whether the person has named an editor of their own."""
        self._asked = 0
        """Index of the offered question."""
        self.fields: dict[str, Field] = {}
        self._labels: dict[str, Canvas] = {}
        self._given: Values = {}
        for part in spec.parts:
            self._add(part)

    def _add(self, part: Part) -> None:
        widget = part.widget(self.words, self.glyphs)
        widget.add_class("field", update=False)  # it is styled when it is mounted
        field = cast(Field, widget)
        if isinstance(widget, Options):
            widget.numbered = True
        elif isinstance(widget, TextInput):
            widget.takes_lines &= self._spec.keeps
            if not widget.placeholder:  # else nobody sees where there is something to write in
                widget.placeholder = typeset.styled(self.glyphs.bars[0] * BLANK_LINE, typeset.LINE)
        self.fields[part.part] = field
        self._labels[part.part] = Canvas(_label(part.label), classes="label grows")
        self._given[part.part] = field.raw
        if part.part in self._begun:
            field.put(self._begun[part.part])

    def compose(self) -> ComposeResult:
        """Yield the title, the labelled fields, and after the first the offered question."""
        yield Canvas(self._title, classes="grows title")
        for number, part in enumerate(self._spec.parts):
            if part.label:  # no widget around the two: each costs a layout of its own
                yield self._labels[part.part]
            yield cast(Widget, self.fields[part.part])
            if number == 0 and self._spec.questions:
                yield Canvas(self._question, id="asked", classes="grows")

    def _title(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        lines = typeset.wrapped(typeset.styled(self._spec.title, "bold $first"), width, indent=0)
        if self._label:
            label = typeset.styled(self._label, typeset.FIRST)
            beside = Content.assemble(lines[-1], "   ", label)
            lines[-1:] = [beside] if beside.cell_length <= width else [lines[-1], label]
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

    def part_of(self, widget: Widget | None) -> Part | None:
        """Return the part whose field a widget is, None if it is no field."""
        name = getattr(widget, "part", None)
        return next((part for part in self._spec.parts if part.part == name), None)

    def hints_of(self, part: Part | None) -> list[Hint]:
        """Return the keys of a field, and the key to the next field."""
        hints = list(self.fields[part.part].hints) if part else []
        if part is not None and self.edited_outside(cast(Widget, self.fields[part.part])):
            hints.append(EDITOR)
        if part is not None and part is self._spec.parts[0] and self._spec.questions:
            hints.append(ANOTHER)
        return [*hints, NEXT]

    def edited_outside(self, widget: Widget | None) -> TextInput | None:
        """Return a field if its text may be written in the person's own editor: text of several lines, no secret."""
        if not self._has_editor or not isinstance(widget, TextInput) or isinstance(widget, PassphraseInput):
            return None
        return widget if widget.takes_lines else None

    def ask_another(self) -> None:
        """Offer another question."""
        self._asked = (self._asked + 1) % len(self._spec.questions)
        self.query_one("#asked", Canvas).show(self._question)

    def show_asked(self) -> bool:
        """Show the fields that are asked for: some depend on the value of another. Return whether any came or went."""
        changed = False
        for part in self._spec.parts:
            field, label = cast(Widget, self.fields[part.part]), self._labels[part.part]
            if part.only_if is not None and field.display != self._is_asked(part):
                field.display = label.display = not field.display
                changed = True
        return changed

    def mark(self, focused: Part | None) -> None:
        """Mark the label of the field that has the focus."""
        for part, label in self._labels.items():
            label.set_class(focused is not None and part == focused.part, "-focused")

    def _is_asked(self, part: Part) -> bool:
        if part.only_if is None:
            return True
        other, value = part.only_if
        return bool(self.fields[other].raw == value)

    def values(self) -> Values:
        """Return the value of every field, None for one that is not asked for; raises BadInput."""
        return {part.part: self.fields[part.part].value if self._is_asked(part) else None for part in self._spec.parts}

    def raw(self) -> Values:
        """Return the input in every field; never raises."""
        return {part: field.raw for part, field in self.fields.items()}

    def typed(self) -> Values:
        """Return the input in the fields that have changed."""
        return {part: raw for part, raw in self.raw().items() if raw != self._given[part]}

    def type_text(self, typed: str) -> None:
        """Type words into the first field that takes text."""
        field = next((field for field in self.fields.values() if isinstance(field, TakesText)), None)
        if typed and field is not None:
            field.type_text(typed)

    def on_path_input_picking(self, event: "PathInput.Picking") -> None:
        """Open the file picker, and put the chosen path into the field."""
        from recoverytui.tui.dialogs.file_picker import FilePicker, split_path

        event.stop()
        field = event.field
        folder, name = split_path(field.value)

        def take(picked: Path | None) -> None:
            if picked is not None:
                field.put(str(picked / name) if field.is_target else str(picked))
                field.post_message(Changed(field.part))

        self.app.push_screen(FilePicker(folder, self.words, self.glyphs, is_target=field.is_target), take)

    def clear_secrets(self) -> None:
        """Empty the masked fields and focus the first: what nobody can read is not mended letter by letter."""
        secrets = list(self._secrets())
        for field in secrets:
            field.put("")
        if secrets:
            cast(Widget, secrets[0]).focus()

    def _secrets(self) -> Iterator[Field]:
        return (self.fields[part.part] for part in self._spec.parts if isinstance(part, Secret))


def _label(text: str) -> Draw:
    return lambda width, _height: typeset.wrapped(typeset.styled(text, typeset.QUIET), width, indent=0)
