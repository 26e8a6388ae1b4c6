"""A form: asks a few things over the room it was opened in, keeps what is typed, and closes when it is saved."""

import asyncio
import math
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from typing import Any, ClassVar, TypeAlias, cast

from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import ActiveBinding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget

from recoverytui.errors import BadInput, RecoveryError
from recoverytui.text.glyphs import Glyphs
from recoverytui.text.translator import Translator
from recoverytui.tui import keys, typeset
from recoverytui.tui.dialogs.form_spec import FormSpec, Part, Secret, Text, read_draft, written_draft
from recoverytui.tui.input_queue import TakesText
from recoverytui.tui.typeset import Lines
from recoverytui.tui.waiting_screen import MOMENT, WaitingScreen
from recoverytui.tui.widgets import clicks
from recoverytui.tui.widgets.binding_labels import translated
from recoverytui.tui.widgets.canvas import Canvas
from recoverytui.tui.widgets.field import Changed, Field
from recoverytui.tui.widgets.text_input import TextInput

Values: TypeAlias = dict[str, Any]
Save: TypeAlias = Callable[[Values], Awaitable[None]]
"""Saves what a form says; raises RecoveryError, and then the form stays open with what was typed."""
Keep: TypeAlias = Callable[[str, str], "Future[bool]"]
"""Keeps the draft of a place; an empty draft is forgotten. Who needs to can wait until it is kept."""

SAVED, KEPT, LEFT = "saved", "kept", "left"
"""How a form closed: it was saved, or what was typed is kept as a draft, or nothing was typed."""
KEEP_AFTER = 0.4
"""Seconds from the first unsaved key to the draft."""
LABEL, LONGEST_LABEL = 16, 20
"""How long labels beside their parts usually are, and at most; where one is longer, all stand above theirs."""


class Form(WaitingScreen[str], ModalScreen[str]):
    """Asks what it is told to ask."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("form")]
    AUTO_FOCUS = ".field"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (22, "-tall")]  # noqa: RUF012 - declared so by Textual

    def __init__(
        self, spec: FormSpec, words: Translator, glyphs: Glyphs, save: Save, keep: Keep, draft: str | None = None
    ) -> None:
        super().__init__()
        self._spec = spec
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
        """From when on it was said that saving takes a moment: what is typed later is meant for this form."""
        self._timer: asyncio.TimerHandle | None = None
        self._trouble = ""
        self._advice = ""
        self._is_warned = False
        """What was typed could not be kept, and the person knows."""
        self._asked = 0
        """Which of the questions is offered."""

    def compose(self) -> ComposeResult:
        """Yield the first part on its own line, the others under it as quiet choices, and the keys."""
        longest = max(LABEL, *(len(part.label) for part in self._spec.parts))
        with VerticalScroll(id="form", can_focus=False):
            yield Canvas(self._title, classes="grows title")
            for number, part in enumerate(self._spec.parts):
                widget = part.widget(self.words, self.glyphs)
                self._add(part, widget)
                if number == 0 and isinstance(part, Text) and not part.label:
                    yield widget
                    yield Canvas(self._question, id="asked", classes="grows")
                else:
                    yield _row(part.label, widget, longest)
            yield Canvas(self._foot, id="form-foot", classes="grows")

    def on_mount(self) -> None:
        """Let the new line know it may be seen."""
        self.query_one("#form-foot", Canvas).show(self._foot)

    def _add(self, part: Part, widget: Widget) -> None:
        widget.add_class("field")
        field = cast(Field, widget)
        self._fields[part.part] = field
        self._given[part.part] = field.raw
        if part.part in self._begun:
            field.put(self._begun[part.part])

    def _title(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        lines = typeset.wrapped(typeset.styled(self._spec.title, "bold $first"), width, indent=0)
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

    def _foot(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        lines = [typeset.BLANK]
        if self._advice:
            lines += [*typeset.wrapped(typeset.styled(self._advice, typeset.QUIET), width, indent=0), typeset.BLANK]
        if self._trouble:
            lines += [*typeset.wrapped(typeset.styled(self._trouble, typeset.SECOND), width, indent=0), typeset.BLANK]
        active = {each.binding.id: each.binding.description for each in self.active_bindings.values()}
        active["save"] = self._spec.enter or active["save"]
        keyed = [
            clicks.pressable(
                Content.assemble(
                    typeset.styled(key.sign, typeset.FIRST), " ", typeset.styled(active[key.name], typeset.QUIET)
                ),
                key.pressed[0],
            )
            for key in keys.in_foot("form")
            if key.name in active and (key.name != "more" or len(self._fields) > 1)
        ]
        foot = Content("")
        for each in keyed:  # each whole, or not at all
            more = Content("   ").join([foot, each]) if foot.plain else each
            foot = more if more.cell_length <= width or not foot.plain else foot
        return [*lines, foot.truncate(width)]

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that answer now, their names in the person's language."""
        return translated(super().active_bindings, self.words)

    def on_changed(self, event: Changed) -> None:
        """Keep a draft soon after the first unsaved key."""
        event.stop()
        advice = self._advice
        with suppress(BadInput):  # a day of which not all is typed yet
            advice = self._spec.advice(self._values())
        if advice != self._advice:
            self._advice = advice
            self.query_one("#form-foot", Canvas).show(self._foot)
        if self._timer is None and self._spec.keeps:
            # Not Textual's `set_timer`: when the loop is late, it skips a timer altogether.
            self._timer = asyncio.get_running_loop().call_later(KEEP_AFTER, self.call_later, self.keep_now)

    def action_copy_text(self) -> None:
        """Copy what is selected; else say which keys there are: the app's own Ctrl+C does not reach through a form."""
        try:
            super().action_copy_text()
        except SkipAction:
            self.app.action_help_quit()

    def on_text_input_refused(self, event: TextInput.Refused) -> None:
        """Say that a paste was too long."""
        self.say(self.words.error(event.error))

    def on_descendant_blur(self) -> None:
        """Keep the draft when one goes on to another part."""
        self.keep_now()

    def on_screen_suspend(self) -> None:
        """Keep the draft when something comes in front, as when the diary is hidden."""
        self.keep_now()

    def on_unmount(self) -> None:
        """Keep the draft when the diary is closed over the open form."""
        self.keep_now()

    def keep_now(self) -> None:
        """Keep what is typed, if it is not kept yet."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        typed = self._typed()
        if self._spec.keeps and not self._saving and typed != self._kept:
            self._kept = typed
            self._keep(self._spec.draft_key, written_draft(typed))

    def _values(self) -> Values:
        """Return what every part says; raises BadInput for one that says nothing valid."""
        return {part: field.value for part, field in self._fields.items()}

    def _typed(self) -> Values:
        """Return the parts that say something else than at first."""
        return {part: field.raw for part, field in self._fields.items() if field.raw != self._given[part]}

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """Offer another question only where there are some, and a new line only where lines are written."""
        if action == "new_line":
            return self._spec.keeps and any(isinstance(part, Text) for part in self._spec.parts)
        return bool(self._spec.questions) if action == "another" else True

    def action_new_line(self) -> None:
        """Begin a new line in what is being written."""
        if isinstance(self.focused, TextInput):
            self.focused.new_line()

    def action_another(self) -> None:
        """Offer another question."""
        self._asked = (self._asked + 1) % len(self._spec.questions)
        self.query_one("#asked", Canvas).show(self._question)

    def action_back(self) -> None:
        """Close once what was typed is kept; where it cannot be kept, only when asked again."""
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

    def say(self, sentence: str) -> None:
        """Say one calm sentence above the keys."""
        self._trouble = sentence
        self.query_one("#form-foot", Canvas).show(self._foot)
        self.query_one("#form-foot").scroll_visible(animate=False)

    def _late_words(self) -> str:
        """Return the words for this form that came while it was being saved; they become a draft of the next one.

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
        """Say in the form that saving takes a moment."""
        self._is_slow_since = time.monotonic()
        self.say(self.words(MOMENT))

    def wait_is_over(self) -> None:
        """Take back that it takes a moment."""
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
    """Return what a form says, with None for text that says nothing."""
    return {part: None if value == "" else value for part, value in values.items()}


def _row(label: str, widget: Widget, longest: int) -> Widget:
    """Return a part beside its label, or under it where the longest of the form does not fit beside."""
    sheet = Canvas(_label(label), classes="label")
    if longest > LONGEST_LABEL:
        return Vertical(sheet, widget, classes="row stacked")
    sheet.styles.width = longest + 3
    return Horizontal(sheet, widget, classes="row")


def _label(text: str) -> Callable[[int, int], Lines]:
    return lambda width, _height: [typeset.styled(text, typeset.QUIET).truncate(max(width - 2, 1), ellipsis=True)]
