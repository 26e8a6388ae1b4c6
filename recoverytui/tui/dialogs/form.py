"""Form dialog: asks for a few fields over a room, saves drafts, and closes when it is saved.

Its footer follows the focus: a line of help on the field, the active keys, and two buttons.
"""

import asyncio
import math
import time
from concurrent.futures import Future
from functools import partial
from typing import ClassVar

from textual import events
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import ActiveBinding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from recoverytui.errors import BadInput, RecoveryError
from recoverytui.text.glyphs import Glyphs
from recoverytui.text.still import MOMENT
from recoverytui.text.translator import Translator
from recoverytui.tui import keys, typeset
from recoverytui.tui.dialogs.edit_outside import OwnEditor
from recoverytui.tui.dialogs.form_draft import FormDraft
from recoverytui.tui.dialogs.form_fields import FormFields
from recoverytui.tui.dialogs.form_footer import FormFooter
from recoverytui.tui.dialogs.form_spec import FormSpec, Keep, Save, read_draft
from recoverytui.tui.waiting_screen import WaitingScreen
from recoverytui.tui.widgets.binding_labels import translated
from recoverytui.tui.widgets.field import Changed
from recoverytui.tui.widgets.form_button import FormButton
from recoverytui.tui.widgets.text_input import TextInput

SAVED, KEPT, LEFT = "saved", "kept", "left"
"""How a form closed: saved, with a draft, or empty."""


class Form(WaitingScreen[str], ModalScreen[str]):
    """Form with the fields of a FormSpec."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("form")]
    AUTO_FOCUS = ".field"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (72, "-roomy")]  # noqa: RUF012 - declared so by Textual
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
        """Take a label for invented data too: the form covers the one at the head of the room."""
        super().__init__()
        self._spec = spec
        self.words = words
        self.glyphs = glyphs
        self._save = save
        begun = read_draft(draft)
        self._draft = FormDraft(spec, keep, begun)
        self._editor = OwnEditor()
        self._panel = FormFields(spec, words, glyphs, begun, label=label, has_editor=self._editor.is_named)
        self._foot = FormFooter(words, spec.enter)
        self._saving = False
        self._is_slow_since = math.inf
        """Time at which the wait message was shown: text typed later is meant for this form."""
        self._trouble = ""
        self._advice = ""
        self._is_warned = False
        """Whether the draft could not be saved, and the person was told."""

    def compose(self) -> ComposeResult:
        """Yield the labelled fields, and below them the fixed footer."""
        with Vertical(id="form-panel"):
            yield self._panel
            yield self._foot

    def on_mount(self) -> None:
        """Show the fields that are asked for, and the keys of the first; painted once they are laid out."""
        self.hold_back()
        self._panel.show_asked()
        self._show_foot()
        self.lay_out_first()

    def _show_foot(self, *, only_changes: bool = False) -> None:
        """Show the last message, advice on the typed text, and the help and keys of the focused field.

        With `only_changes`, what is shown already is not laid out again, as after each letter.
        """
        part = self._panel.part_of(self.focused)
        self._panel.mark(part)
        help = part.help if part else ""
        hints = self._panel.hints_of(part)
        sentences = ((self._trouble, typeset.SECOND), (self._advice, ""), (help, typeset.QUIET))
        if not (only_changes and self._foot.shows(sentences, hints)):
            self._foot.show(sentences, hints)

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """Return the active bindings, with descriptions in the interface language."""
        return translated(super().active_bindings, self.words)

    def on_changed(self, event: Changed) -> None:
        """Save a draft soon after the first unsaved key."""
        event.stop()
        self._advice = self._spec.advice(self._panel.raw())
        if self._panel.show_asked():
            self.lay_out_first()
        self._show_foot(only_changes=True)
        self._draft.save_soon(partial(self.call_later, self.keep_now))

    def action_copy_text(self) -> None:
        """Copy the selection, or else show which keys there are: a form does not pass Ctrl+C on to the app."""
        try:
            super().action_copy_text()
        except SkipAction:
            self.app.action_help_quit()

    def on_text_input_refused(self, event: TextInput.Refused) -> None:
        """Show that a paste was too long."""
        self.say(self.words.error(event.error))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Show the help and the keys of the focused field."""
        del event
        if self.is_mounted:
            self._show_foot(only_changes=True)

    def on_form_button_chosen(self, event: FormButton.Chosen) -> None:
        """Run the action of the button."""
        event.stop()
        (self.action_save if event.name == "save" else self.action_back)()

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
        self._draft.stop_timer()
        if not self._saving:
            self._draft.save_changes(self._panel.typed())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """Disable another question where there are none, and the line break and the editor in single-line fields."""
        if action == "editor":
            return self._panel.edited_outside(self.focused) is not None
        if action == "new_line":
            return isinstance(self.focused, TextInput) and self.focused.takes_lines
        return bool(self._spec.questions) if action == "another" else True

    def action_new_line(self) -> None:
        """Insert a line break in the focused field."""
        if isinstance(self.focused, TextInput):
            self.focused.new_line()

    def action_editor(self) -> None:
        """Open the focused text in the person's own editor, once it was said what that means."""
        field = self._panel.edited_outside(self.focused)
        if field is None or self._saving:
            return
        self.keep_now()
        self.say(self._editor.edit(self.app, field))
        self.keep_now()
        self.app.mind_idleness()

    def action_another(self) -> None:
        """Offer another question."""
        self._panel.ask_another()

    def action_back(self) -> None:
        """Close once the draft is saved; if it cannot be saved, only on the second request."""
        if self._saving:
            return
        typed = self._panel.typed()
        if not self._spec.keeps or not (typed or self._draft.kept):
            self.dismiss(LEFT)
            return
        self.work(partial(self._keep_and_close, self._draft.save(typed)))

    async def _keep_and_close(self, kept: "Future[bool]") -> None:
        try:
            await asyncio.wrap_future(kept)
        except RecoveryError as error:
            if not self._is_warned:
                self._is_warned = True
                self._show_trouble(error)
                return
            self._draft.kept = {}
        await self.in_front()
        self.dismiss(KEPT if self._draft.kept else LEFT)

    def action_save(self) -> None:
        """Save, and close when it is saved."""
        if not self._saving:
            self._saving = True
            self._is_slow_since = math.inf
            self.work(self._save_and_close)

    async def _save_and_close(self) -> None:
        try:
            await self._save(self._panel.values())
        except RecoveryError as error:
            self._saving = False
            self.keep_now()
            self._show_trouble(error)
            self._panel.type_text(self.input_queue.text_aside(self))
            return
        await self.in_front()
        if late := self._late_words():
            self._draft.begin_next(late)
        self.dismiss(SAVED)

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
        return queue.text_aside(self) + queue.text_ahead(letters=False) + queue.text_from(self._is_slow_since)

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
        self._panel.clear_secrets()
        self.say(trouble)
