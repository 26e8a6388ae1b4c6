"""Base screen: header, footer, commands on the diary thread, and refreshing when the data may have changed."""

import asyncio
from collections.abc import Callable, Coroutine
from functools import partial, wraps
from typing import TYPE_CHECKING, Any, ClassVar, Concatenate, ParamSpec, TypeVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import ActiveBinding

from recoverytui.commands import drafts
from recoverytui.commands.diary import Diary
from recoverytui.domain.validation import clean
from recoverytui.errors import N_, RecoveryError
from recoverytui.text.glyphs import Glyphs
from recoverytui.text.translator import Translator
from recoverytui.tui import keys, rooms
from recoverytui.tui.context import AppContext, Glance, glance
from recoverytui.tui.dialogs.form_spec import with_words
from recoverytui.tui.input_queue import READING
from recoverytui.tui.waiting_screen import MOMENT, WaitingScreen
from recoverytui.tui.widgets.binding_labels import translated
from recoverytui.tui.widgets.footer import Item, ScreenFooter
from recoverytui.tui.widgets.header import ScreenHeader

if TYPE_CHECKING:
    from concurrent.futures import Future

    from recoverytui.tui.dialogs.form import Save
    from recoverytui.tui.dialogs.form_spec import FormSpec

P = ParamSpec("P")
T = TypeVar("T")
S = TypeVar("S", bound="DiaryScreen")

DEMO = N_("DEMO – invented data")
HIDES = "hides"
"""Style class of a screen that hides the diary."""
SHARED = "shared-screen"
"""Style class of a screen that is made to be shown to others."""
WIN = "win"
"""Draft key of a new win."""
WIN_TEXT = (WIN, "text")
"""That key, and the field that takes text typed before the form is open."""
WIDE = 110
"""Minimum width in cells for two columns."""


def background_action(
    action: Callable[Concatenate[S, P], Coroutine[Any, Any, None]],
) -> Callable[Concatenate[S, P], None]:
    """Run an action as a worker, so that keys answer meanwhile; a RecoveryError is shown as a message."""

    async def in_words(self: S, /, *args: P.args, **parts: P.kwargs) -> None:
        try:
            await action(self, *args, **parts)
        except RecoveryError as error:
            self.say(self.words.error(error))
        finally:
            self.expect_form(None)

    @wraps(action)
    def start(self: S, /, *args: P.args, **parts: P.kwargs) -> None:
        self.work(partial(in_words, self, *args, **parts))

    return cast(Callable[Concatenate[S, P], None], start)


class DiaryScreen(WaitingScreen[None]):
    """One room of the diary."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - declared so by Textual
    VERTICAL_BREAKPOINTS = [(0, "-short"), (16, "-tall")]  # noqa: RUF012

    room: ClassVar[str]
    """Name of the room, the key to its row in the registry of rooms."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.data: Any = None
        self.glance: Glance | None = None
        self._read_in = context.words.language
        """Language in which the room was read: its questions, titles or documents may be in it."""
        self._drafts: dict[str, str] = {}
        """Newest draft of each form that this window saved or found."""
        self._said_before = ""
        """Footer message to restore when a slow command has ended."""
        self._coming: tuple[str, str] | None = None
        """Draft key of the form that is being opened, and its field that takes text, until the form has closed."""
        self._was_behind = False
        """Whether another screen was on top since the room was last shown."""
        self._part = ""
        """Item to jump to once the room is shown."""

    @property
    def words(self) -> Translator:
        """Return the catalogue of the current language."""
        return self.context.words

    @property
    def glyphs(self) -> Glyphs:
        """Return the current glyphs."""
        return self.context.glyphs

    @property
    def _label(self) -> str:
        """The label for invented data, or nothing."""
        return self.words(DEMO) if self.context.is_demo else ""

    @property
    def wide(self) -> bool:
        """Return whether the screen is wide enough for two columns."""
        return self.app.size.width >= WIDE

    @property
    def quiet(self) -> bool:
        """Return whether numbers and old entries are hidden."""
        return self.glance is not None and self.glance.quiet

    def compose(self) -> ComposeResult:
        """Yield header, body and footer."""
        yield ScreenHeader()
        yield from self.body()
        yield ScreenFooter()

    def body(self) -> ComposeResult:
        """Yield the widgets between header and footer."""
        raise NotImplementedError

    def gather(self, diary: Diary) -> Any:  # noqa: ARG002 - rooms that need nothing of the diary leave it so
        """Read the data of the room; runs on the diary thread, so it must not touch widgets."""
        return None

    def show(self) -> None:
        """Update the widgets from the data that was read."""
        raise NotImplementedError

    def explain(self) -> list[tuple[str, str]]:
        """Return the numbers that this room shows, each with its meaning."""
        return []

    def title_words(self) -> str:
        """Return the text of the header."""
        return self.words(rooms.ROOMS[self.room].title)

    async def do(self, deed: Callable[Concatenate[Diary, P], T], /, *args: P.args, **parts: P.kwargs) -> T:
        """Run a command on the diary thread and return its result; raises RecoveryError."""
        return await self.context.diary_thread.do(deed, *args, **parts)

    async def save(
        self, draft_key: str, deed: Callable[Concatenate[Diary, P], T], /, *args: P.args, **parts: P.kwargs
    ) -> T:
        """Run the command that a draft was written for, and delete the draft with it; raises RecoveryError."""
        own = self._drafts.get(draft_key)
        answer = await self.do(lambda diary: drafts.saving(diary, draft_key, own, deed, *args, **parts))
        self.context.drafts.forget(draft_key)
        return answer

    def keep_draft(self, draft_key: str, text: str) -> "Future[bool]":
        """Save a draft in the background."""
        self._drafts[draft_key] = text
        return self.context.drafts.keep(self.context.diary_thread, draft_key, text)

    async def ask(self, spec: "FormSpec", save: "Save") -> bool:
        """Show a form over this room, and return whether it was saved; a draft is restored into the form."""
        from recoverytui.tui.dialogs.form import KEPT, SAVED, Form

        self.expect_form((spec.draft_key, spec.first_text) if spec.keeps else None)
        draft = await self._draft_for(spec)
        form = Form(spec, self.words, self.glyphs, save, self.keep_draft, draft, label=self._label)
        outcome = await self.app.push_screen_wait(form)
        self.expect_form(None)
        if outcome == KEPT:
            self.say(self.words("It is not saved yet. What you have typed is kept here."))
        return outcome == SAVED

    async def _draft_for(self, spec: "FormSpec") -> str | None:
        """Return the draft for a form once this room is on top; a form must not open over another."""
        draft = await self.do(drafts.take, spec.draft_key) if spec.keeps else None
        if draft is not None:
            self._drafts[spec.draft_key] = draft
        while self.app.screen is not self:
            if typed := self.input_queue.words_aside(self):
                draft = spec.with_words(draft, typed)
                if spec.keeps:
                    self.keep_draft(spec.draft_key, draft)
            await self.in_front()
        return draft

    def expect_form(self, place: tuple[str, str] | None) -> None:
        """Name the draft and its part that words typed from now on are for; an action that first reads names it."""
        self._coming = place

    def keep_coming_words(self) -> None:
        """Save text that was typed for a form when the window closes before the form is open."""
        front = self.app.screen_stack[-1]
        for_form = front is self or (hasattr(front, "keep_now") and self.app.screen_stack[-2] is self)
        typed = self.input_queue.words_aside(self) + (self.input_queue.words_from(0) if for_form else "")
        if self._coming is not None and typed:
            self.context.diary_thread.submit(_add_to_draft, *self._coming, typed)

    def may_be_left(self) -> bool:
        """Return whether the room may be left; a room with unfinished work shows a message and returns False."""
        return True

    def say(self, sentence: str) -> None:
        """Show one message in the footer, until the next action, another screen, or a timeout."""
        for foot in self.query(ScreenFooter):  # none, when the room was left meanwhile
            foot.say(sentence, self.context.message_seconds)

    def forget_message(self) -> None:
        """Clear the message: it may no longer be true."""
        for foot in self.query(ScreenFooter):
            if foot.sentence != self.words(MOMENT):
                foot.say("")
            self._said_before = ""

    def on_mount(self) -> None:
        """Show the room for the first time.

        Textual calls the `on_mount` of every class of a screen: a room that begins otherwise overrides `begin`.
        """
        self.begin()

    def begin(self) -> None:
        """Read the room and show it."""
        self.reload()

    def on_screen_suspend(self) -> None:
        """Record that another screen is on top; a message from before is then no longer shown."""
        self._was_behind = True
        self.forget_message()

    def on_screen_resume(self) -> None:
        """Refresh the room whenever it is on top again."""
        if self._was_behind and self._is_set_out:
            self._was_behind = False
            self.reload()

    @property
    def _is_set_out(self) -> bool:
        """Return whether the widgets are mounted: not before the room is composed, nor while it is being removed."""
        return bool(self.query(ScreenHeader)) and bool(self.query(ScreenFooter))

    def reload(self) -> None:
        """Reload the data of the room and show it."""
        self.work(self._read, READING)

    async def _read(self) -> None:
        language = self.words.language
        try:
            self.data, self.glance = await self.do(self._gather_at_a_glance)
        except RecoveryError as error:
            if self.context.diary_thread.trouble is not None:
                await self.app.meet_trouble()
                return
            self.say(self.words.error(error))
            return
        self._read_in = language
        self.show_all()

    def _gather_at_a_glance(self, diary: Diary) -> tuple[Any, Glance]:
        moment = glance(diary)  # first: a write during gathering then counts as new
        return self.gather(diary), moment

    def show_all(self) -> None:
        """Show the data that was read, with header and footer; reload if the language has changed since."""
        if self.glance is None or not self._is_set_out:
            return
        if self._read_in != self.words.language:
            self.reload()
            return
        today, words = self.glance.today, self.words
        days = (words.day(today, today), words.short_day(today, today))
        self.query_one(ScreenHeader).show(self.title_words(), self._label, days)
        self.show()
        self.show_keys()
        if self._part:
            part, self._part = self._part, ""
            self.call_later(self.go_to_part, part)

    def begin_at(self, part: str) -> None:
        """Jump to an item as soon as the room is shown."""
        self._part = part

    async def go_to_part(self, part: str) -> None:
        """Jump to an item: by default, run the action of that name."""
        await self.app.run_action(part, self)

    def show_keys(self) -> None:
        """Update the rooms and keys in the footer."""
        self.query_one(ScreenFooter).show(self.room_items(), self.key_items())

    def room_items(self) -> list[Item]:
        """Return the footer items of the six main rooms."""
        return [
            Item(
                draft_key.sign,
                self.words(draft_key.label),
                draft_key.pressed,
                draft_key.name,
                here=draft_key.name == self.room,
                short=self.words(keys.SHORT_NAMES.get(draft_key.name, "")),
            )
            for draft_key in keys.MAIN_ROOMS
        ]

    def key_items(self) -> list[Item]:
        """Return the footer items of the active keys, by rank."""
        active = {each.binding.id: each.binding for each in self.active_bindings.values()}
        own = rooms.ROOMS[self.room].keys
        return [
            Item(
                key.sign,
                active[key.name].description,
                key.pressed,
                key.name,
                own=key in own,
                last=key.name in keys.LAST,
            )
            for key in keys.in_foot(self.room)
            if key.name in active
        ]

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """Return the active bindings, with descriptions in the interface language."""
        return translated(super().active_bindings, self.words)

    def on_paste(self, event: events.Paste) -> None:
        """Save a paste outside a text field as the draft of a win."""
        event.stop()
        if event.text.strip() and "new_win" in {each.binding.id for each in self.active_bindings.values()}:
            self._keep_pasted(clean(event.text))

    @background_action
    async def _keep_pasted(self, text: str) -> None:
        known = await self.do(drafts.take, WIN)
        await asyncio.wrap_future(self.keep_draft(WIN, with_words(known, "text", text)))
        self.say(self.words("What you pasted is kept. Press N to go on with it."))

    def wait_in_words(self) -> None:
        """Show a waiting message in the footer; a room that was never shown gets header and footer for it."""
        if self.glance is None and self._is_set_out:
            self.query_one(ScreenHeader).show(self.title_words(), self._label, ())
            self.show_keys()
        for foot in self.query(ScreenFooter):
            if foot.sentence != self.words(MOMENT):
                self._said_before = foot.sentence
                foot.say(self.words(MOMENT))

    def wait_is_over(self) -> None:
        """Restore the footer message from before the wait, unless another one was shown meanwhile."""
        for foot in self.query(ScreenFooter):
            if foot.sentence == self.words(MOMENT):
                foot.say(self._said_before, self.context.message_seconds)

    def action_back(self) -> None:
        """Go back to the previous room; from a main room, to the overview."""
        if self.app.screen is self and len(self.app.screen_stack) > 1 and self.may_be_left():
            self.app.pop_screen()


def _add_to_draft(diary: Diary, draft_key: str, part: str, typed: str) -> None:
    drafts.keep(diary, draft_key, with_words(drafts.take(diary, draft_key), part, typed))
