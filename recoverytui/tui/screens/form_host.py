"""Base screen that opens forms over itself, and keeps what is typed for them as drafts."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from functools import partial, wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar, cast

from textual import events

from recoverytui.commands import drafts
from recoverytui.commands.diary import Diary
from recoverytui.domain.validation import clean
from recoverytui.errors import RecoveryError
from recoverytui.tui.context import AppContext
from recoverytui.tui.screens.framed_screen import FramedScreen

if TYPE_CHECKING:
    from recoverytui.tui.dialogs.form_spec import FormSpec, Save

P = ParamSpec("P")
T = TypeVar("T")
S = TypeVar("S", bound="FormHost")

WIN = "win"
"""Draft key of a new win."""
WIN_TEXT = (WIN, "text")
"""That key, and the field that takes text typed before the form is open."""


def background_action(
    action: Callable[Concatenate[S, P], Coroutine[object, object, None]],
) -> Callable[Concatenate[S, P], None]:
    """Run an action as a worker, so that keys answer meanwhile; a RecoveryError is shown as a message."""

    async def in_words(self: S, /, *args: P.args, **parts: P.kwargs) -> None:
        try:
            await action(self, *args, **parts)
        except RecoveryError as error:
            self.say(self.words.error(error))
            self.keep_text_ahead()
        finally:
            self.expect_form(None)

    @wraps(action)
    def start(self: S, /, *args: P.args, **parts: P.kwargs) -> None:
        self.work(partial(in_words, self, *args, **parts))

    return cast(Callable[Concatenate[S, P], None], start)


class FormHost(FramedScreen):
    """A room with forms, and commands that save what was typed in them."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._drafts: dict[str, str] = {}
        """Newest draft of each form that this window saved or found."""
        self._coming: tuple[str, str] | None = None
        """Draft key of the form that is being opened, and its field that takes text, until the form has closed."""

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
            if typed := self.input_queue.text_aside(self):
                draft = spec.with_text(draft, typed)
                if spec.keeps:
                    self.keep_draft(spec.draft_key, draft)
            await self.in_front()
        return draft

    def expect_form(self, target: tuple[str, str] | None) -> None:
        """Name the draft and the part of it that text typed from now on is for; an action that first reads names it."""
        self._coming = target

    def keep_text_ahead(self) -> None:
        """Save text that was typed for a form that did not open; without such a form, drop it: it is no key either."""
        target, queue = self._coming, self.input_queue
        ahead = queue.text_ahead(pastes=target is not None)
        if target is not None and (typed := queue.text_aside(self) + ahead):
            self.context.diary_thread.submit(_add_to_draft, *target, typed)

    def keep_coming_text(self) -> None:
        """Save text that was typed for a form when the window closes before the form is open."""
        front = self.app.screen_stack[-1]
        for_form = front is self or (hasattr(front, "keep_now") and self.app.screen_stack[-2] is self)
        typed = self.input_queue.text_aside(self) + (self.input_queue.text_from(0) if for_form else "")
        if self._coming is not None and typed:
            self.context.diary_thread.submit(_add_to_draft, *self._coming, typed)

    def on_paste(self, event: events.Paste) -> None:
        """Save a paste outside a text field as the draft of a win."""
        event.stop()
        if event.text.strip() and "new_win" in {each.binding.id for each in self.active_bindings.values()}:
            self._keep_pasted(clean(event.text))

    @background_action
    async def _keep_pasted(self, text: str) -> None:
        from recoverytui.tui.dialogs.form_spec import with_text

        try:
            known = await self.do(drafts.take, WIN)
        except asyncio.CancelledError:  # the window closes while the diary is busy
            self.context.diary_thread.submit(_add_to_draft, *WIN_TEXT, text)
            raise
        await asyncio.wrap_future(self.keep_draft(WIN, with_text(known, "text", text)))
        self.say(self.words("What you pasted is kept. Press n to go on with it."))


def _add_to_draft(diary: Diary, draft_key: str, part: str, typed: str) -> None:
    from recoverytui.tui.dialogs.form_spec import with_text

    drafts.keep(diary, draft_key, with_text(drafts.take(diary, draft_key), part, typed))
