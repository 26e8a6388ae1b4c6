"""What all screens share: a head and a foot, deeds through the diary thread, and showing anew what may have changed."""

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
"""The class of a screen that hides the diary."""
SHARED = "shared-screen"
"""The class of a screen that is made for others to see."""
WIN = "win"
"""Where the draft of a new win is kept."""
WIN_TEXT = (WIN, "text")
"""That place, and the part of the form that takes what is typed first."""
WIDE = 110
"""From this width on there is room for two columns."""


def background_action(
    action: Callable[Concatenate[S, P], Coroutine[Any, Any, None]],
) -> Callable[Concatenate[S, P], None]:
    """Let an action run beside the screen, so that the keys answer meanwhile; what goes wrong is said in words."""

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
    """The name of the room among the keys."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.data: Any = None
        self.glance: Glance | None = None
        self._read_in = context.words.language
        """The language spoken when the room was read: its questions, titles or documents may be in it."""
        self._drafts: dict[str, str] = {}
        """The newest draft of each place, as this window kept it or found it."""
        self._said_before = ""
        """What the foot said before it said that something takes a moment."""
        self._coming: tuple[str, str] | None = None
        """Where the form that is being opened keeps its draft, and which part of it takes text, until it is there."""
        self._was_behind = False
        """Something else has stood in front since the room was shown."""
        self._part = ""
        """The part of the room to go to once it is shown."""

    @property
    def words(self) -> Translator:
        """The language spoken now."""
        return self.context.words

    @property
    def glyphs(self) -> Glyphs:
        """The signs in use now."""
        return self.context.glyphs

    @property
    def wide(self) -> bool:
        """Tell whether there is room for two columns."""
        return self.app.size.width >= WIDE

    @property
    def quiet(self) -> bool:
        """Tell whether numbers and old entries are hidden."""
        return self.glance is not None and self.glance.quiet

    def compose(self) -> ComposeResult:
        """Put the room between its head and its foot."""
        yield ScreenHeader()
        yield from self.body()
        yield ScreenFooter()

    def body(self) -> ComposeResult:
        """Yield what stands between head and foot."""
        raise NotImplementedError

    def gather(self, diary: Diary) -> Any:  # noqa: ARG002 - rooms that need nothing of the diary leave it so
        """Return what the room shows; runs at the diary thread, so it touches no widget."""
        return None

    def show(self) -> None:
        """Hand what was gathered to the widgets."""
        raise NotImplementedError

    def explain(self) -> list[tuple[str, str]]:
        """Return the numbers this room shows, each with what it means."""
        return []

    def title_words(self) -> str:
        """Return what stands at the head of the room."""
        return self.words(rooms.ROOMS[self.room].title)

    async def do(self, deed: Callable[Concatenate[Diary, P], T], /, *args: P.args, **parts: P.kwargs) -> T:
        """Hand a deed over to the diary thread and return its answer; raises RecoveryError."""
        return await self.context.diary_thread.do(deed, *args, **parts)

    async def save(
        self, draft_key: str, deed: Callable[Concatenate[Diary, P], T], /, *args: P.args, **parts: P.kwargs
    ) -> T:
        """Do the deed that a draft was for, and forget the draft with it; raises RecoveryError."""
        own = self._drafts.get(draft_key)
        answer = await self.do(lambda diary: drafts.saving(diary, draft_key, own, deed, *args, **parts))
        self.context.drafts.forget(draft_key)
        return answer

    def keep_draft(self, draft_key: str, text: str) -> "Future[bool]":
        """Keep what is being written; nobody needs to wait for it."""
        self._drafts[draft_key] = text
        return self.context.drafts.keep(self.context.diary_thread, draft_key, text)

    async def ask(self, spec: "FormSpec", save: "Save") -> bool:
        """Ask something over this room, and tell whether it was saved; a draft is offered back in the form."""
        from recoverytui.tui.dialogs.form import KEPT, SAVED, Form

        self.expect_form((spec.draft_key, spec.first_text) if spec.keeps else None)
        draft = await self._draft_for(spec)
        form = Form(spec, self.words, self.glyphs, save, self.keep_draft, draft)
        outcome = await self.app.push_screen_wait(form)
        self.expect_form(None)
        if outcome == KEPT:
            self.say(self.words("It is not saved yet. What you have typed is kept here."))
        return outcome == SAVED

    async def _draft_for(self, spec: "FormSpec") -> str | None:
        """Return the draft that a form begins with, once this room is in front; nothing may come on top of another."""
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
        """Keep words that wait for a form which is still coming, because the window closes before it is there."""
        front = self.app.screen_stack[-1]
        for_form = front is self or (hasattr(front, "keep_now") and self.app.screen_stack[-2] is self)
        typed = self.input_queue.words_aside(self) + (self.input_queue.words_from(0) if for_form else "")
        if self._coming is not None and typed:
            self.context.diary_thread.submit(_add_to_draft, *self._coming, typed)

    def may_be_left(self) -> bool:
        """Tell whether one may go now; a room that is not done with something says so, and asks to stay."""
        return True

    def say(self, sentence: str) -> None:
        """Show one message in the footer, until the next action, another screen, or for some seconds."""
        for foot in self.query(ScreenFooter):  # none, when the room was left meanwhile
            foot.say(sentence, self.context.message_seconds)

    def forget_message(self) -> None:
        """Take the message away: what it says may no longer be so."""
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
        """Remember that something else stands in front; a message from before is then no longer shown."""
        self._was_behind = True
        self.forget_message()

    def on_screen_resume(self) -> None:
        """Show the room as it is now, whenever it comes to the front again."""
        if self._was_behind and self._is_set_out:
            self._was_behind = False
            self.reload()

    @property
    def _is_set_out(self) -> bool:
        """Whether head, body and foot are there: not before the room is composed, nor when it is being left."""
        return bool(self.query(ScreenHeader)) and bool(self.query(ScreenFooter))

    def reload(self) -> None:
        """Read the room anew and show it."""
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
        moment = glance(diary)  # first: what is written while gathering is then seen as new
        return self.gather(diary), moment

    def show_all(self) -> None:
        """Show what was gathered, with head and foot, in the signs of now; for another language it is read anew."""
        if self.glance is None or not self._is_set_out:
            return
        if self._read_in != self.words.language:
            self.reload()
            return
        today, words = self.glance.today, self.words
        days = (words.day(today, today), words.short_day(today, today))
        self.query_one(ScreenHeader).show(self.title_words(), words(DEMO) if self.context.is_demo else "", days)
        self.show()
        self.show_keys()
        if self._part:
            part, self._part = self._part, ""
            self.call_later(self.go_to_part, part)

    def begin_at(self, part: str) -> None:
        """Go to a part of the room as soon as it is shown."""
        self._part = part

    async def go_to_part(self, part: str) -> None:
        """Go to a part of the room: an action of it, unless the room says otherwise."""
        await self.app.run_action(part, self)

    def show_keys(self) -> None:
        """Show at the foot the places, and the keys that answer here."""
        self.query_one(ScreenFooter).show(self.room_items(), self.key_items())

    def room_items(self) -> list[Item]:
        """Return the six places for the foot."""
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
        """Return the keys that answer here, the most wanted first."""
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
        """The keys that answer now, their names in the person's language."""
        return translated(super().active_bindings, self.words)

    def on_paste(self, event: events.Paste) -> None:
        """Keep what is pasted where nothing is written, as the draft of a win."""
        event.stop()
        if event.text.strip() and "new_win" in {each.binding.id for each in self.active_bindings.values()}:
            self._keep_pasted(clean(event.text))

    @background_action
    async def _keep_pasted(self, text: str) -> None:
        known = await self.do(drafts.take, WIN)
        await asyncio.wrap_future(self.keep_draft(WIN, with_words(known, "text", text)))
        self.say(self.words("What you pasted is kept. Press N to go on with it."))

    def wait_in_words(self) -> None:
        """Say at the foot that it takes a moment; a room that was never shown gets head and foot for it."""
        if self.glance is None and self._is_set_out:
            self.query_one(ScreenHeader).show(self.title_words(), self.words(DEMO) if self.context.is_demo else "", ())
            self.show_keys()
        for foot in self.query(ScreenFooter):
            if foot.sentence != self.words(MOMENT):
                self._said_before = foot.sentence
                foot.say(self.words(MOMENT))

    def wait_is_over(self) -> None:
        """Say again what was said before it took a moment, unless something else was said meanwhile."""
        for foot in self.query(ScreenFooter):
            if foot.sentence == self.words(MOMENT):
                foot.say(self._said_before, self.context.message_seconds)

    def action_back(self) -> None:
        """Go back to where one came from; from a place, to the overview."""
        if self.app.screen is self and len(self.app.screen_stack) > 1 and self.may_be_left():
            self.app.pop_screen()


def _add_to_draft(diary: Diary, draft_key: str, part: str, typed: str) -> None:
    drafts.keep(diary, draft_key, with_words(drafts.take(diary, draft_key), part, typed))
