"""Base screen of a room: its data is read on the diary thread, and refreshed when it may have changed."""

from datetime import date

from recoverytui.commands.diary import Diary
from recoverytui.errors import RecoveryError
from recoverytui.tui.context import AppContext, Glance, glance
from recoverytui.tui.input_queue import READING
from recoverytui.tui.screens.form_host import FormHost

HIDES = "hides"
"""Style class of a screen that hides the diary."""
SHARED = "shared-screen"
"""Style class of a screen that is made to be shown to others."""


class DiaryScreen(FormHost):
    """One room of the diary."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.data: object = None
        self._read_in = context.words.language
        """Language in which the room was read: its questions, titles or documents may be in it."""
        self._was_behind = False
        """Whether another screen was on top since the room was last shown."""
        self._part = ""
        """Item to jump to once the room is shown."""
        self._last_shown: object = None
        """What was shown last."""
        self._comes_back = False
        """Whether the room is being read because it came back to the front."""

    def gather(self, diary: Diary) -> object:  # noqa: ARG002 - rooms that need nothing of the diary leave it so
        """Read the data of the room; runs on the diary thread, so it must not touch widgets."""
        return None

    def show(self) -> None:
        """Update the widgets from the data that was read."""
        raise NotImplementedError

    def explain(self) -> list[tuple[str, str]]:
        """Return the numbers that this room shows, each with its meaning."""
        return []

    def may_be_left(self) -> bool:
        """Return whether the room may be left; a room with unfinished work shows a message and returns False."""
        return True

    def on_mount(self) -> None:
        """Read the room and show it; an empty room is not painted before."""
        self.hold_back()
        self.reload()

    def on_screen_suspend(self) -> None:
        """Record that another screen is on top; a message from before is then no longer shown."""
        self._was_behind = True
        self.forget_message()

    def on_screen_resume(self) -> None:
        """Refresh the room whenever it is on top again."""
        # Textual resumes a screen also when it is first shown, maybe before its widgets are there.
        if self._was_behind and self._is_set_out:
            self._was_behind = False
            self._comes_back = True
            self.reload()

    @property
    def _to_show(self) -> object:
        """All that the room shows: if it is as before, showing it again would only paint it again."""
        moment = self.glance
        return self.data, moment and (moment.today, moment.prefs), self._read_in, self.glyphs, self.app.size

    def reload(self) -> None:
        """Reload the data of the room and show it."""
        self.work(self._read, READING)

    async def _read(self) -> None:
        language = self.words.language
        comes_back, self._comes_back = self._comes_back, False
        try:
            self.data, self.glance = await self.read()
        except RecoveryError as error:
            if self.context.diary_thread.trouble is not None:
                await self.app.meet_trouble()
                return
            self.say(self.words.error(error))
            self.paint()
            return
        self._read_in = language
        if comes_back and self._last_shown == self._to_show:
            self.paint()  # if another screen came before it was painted
            return
        self.show_all()
        await self.laid_out()

    async def read(self) -> tuple[object, Glance]:
        """Return the data of the room with its snapshot."""
        return await self.do(self._gather_at_a_glance)

    def _gather_at_a_glance(self, diary: Diary) -> tuple[object, Glance]:
        moment = glance(diary)  # first: a write during gathering then counts as new
        return self.gather(diary), moment

    def show_all(self) -> None:
        """Show the data that was read, with header and footer; reload if the language has changed since."""
        if self.glance is None or not self._is_set_out:
            return
        if self._read_in != self.words.language:
            self.reload()
            return
        self.show_title(self.header_days(self.glance.today))
        self.show()
        self.show_keys()
        self._last_shown = self._to_show
        if self._part:
            part, self._part = self._part, ""
            self.call_later(self.go_to_part, part)

    def header_days(self, today: date) -> tuple[str, ...]:
        """Return today for the header, in forms from long to short."""
        return self.words.day(today, today), self.words.short_day(today, today)

    def begin_at(self, part: str) -> None:
        """Jump to an item as soon as the room is shown."""
        self._part = part

    async def go_to_part(self, part: str) -> None:
        """Jump to an item: by default, run the action of that name."""
        await self.app.run_action(part, self)

    def action_back(self) -> None:
        """Go back to the previous room; from a main room, to the overview."""
        if self.app.screen is self and len(self.app.screen_stack) > 1 and self.may_be_left():
            self.app.pop_screen()
