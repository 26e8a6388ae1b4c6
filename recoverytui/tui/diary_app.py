"""Application base: start-up, input, settings, and detecting writes by other processes."""

import asyncio
import gc
import os
import signal
import sys
from contextlib import suppress
from typing import Any, ClassVar

from textual import events, work
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.geometry import Offset
from textual.screen import Screen
from textual.worker import Worker

from recoverytui.commands import backups
from recoverytui.errors import RecoveryError
from recoverytui.tui import keys, terminal
from recoverytui.tui.application import FIELDS, ROOMS, STYLES
from recoverytui.tui.context import AppContext, glance
from recoverytui.tui.idle import Idle
from recoverytui.tui.input_queue import InputQueue
from recoverytui.tui.live_settings import LiveSettings
from recoverytui.tui.screens.base import SHARED, DiaryScreen
from recoverytui.tui.screens.closed_base import ClosedScreen
from recoverytui.tui.screens.overview import OverviewScreen
from recoverytui.tui.typed_text import AnyScreen, Input
from recoverytui.tui.widgets import clicks

LOOK_EVERY = 1.0
"""Seconds between two checks for writes by another process."""
FORGETS = 2
"""Checks after a screen was closed in which its text is let go."""


class DiaryApp(LiveSettings):
    """The diary on a terminal, or headless in tests."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.of_app(),
        Binding("ctrl+d", "help_quit", show=False, system=True),
    ]
    CSS_PATH = STYLES / "base.tcss"
    ENABLE_COMMAND_PALETTE = False
    NOTIFICATION_TIMEOUT = 0

    def __init__(self, context: AppContext, *, in_terminal: bool = False) -> None:
        self.context = context
        self.idle = Idle(
            context.clock,
            hide=lambda: 0 if context.is_demo else context.settings.idle_minutes,
            lock=lambda: 0 if context.is_demo else context.settings.lock_minutes,
        )
        self.in_terminal = in_terminal
        self._cut_text = ""
        self._pressed_at: Offset | None = None
        """Where the mouse went down and has not come up again."""
        self.input_queue = InputQueue(self, self.take)
        # Without colour Textual would send shades of grey; as with the ANSI theme, it sends none.
        super().__init__(ansi_color=True if in_terminal and "NO_COLOR" in os.environ else None)
        self.start_styles()
        self.set_class(context.is_demo, "-demo")

    def on_mount(self) -> None:
        """Set the window title, and start the timer that checks the diary."""
        self.input_queue.settle()  # input typed so far waits for the first screen
        self.name_window()
        self.idle.touch()
        self.app_suspend_signal.subscribe(self, lambda _: self._put_aside())
        self.app_resume_signal.subscribe(self, lambda _: self._take_up())
        self.call_after_refresh(self._tell_of_settings)
        if self.in_terminal:
            self.set_interval(LOOK_EVERY, self.tick)
            self.mind_suspend()
            asyncio.get_running_loop().set_exception_handler(self.handle_callback_error)
            self.back_up()

    def on_unmount(self) -> None:
        """Stop taking input."""
        self.input_queue.close()

    def _tell_of_settings(self) -> None:
        here, unread = self.screen, self.context.unread
        if unread is not None and isinstance(here, DiaryScreen | ClosedScreen):
            here.say(self.words.error(unread))

    def _put_aside(self) -> None:
        """Save drafts and restore the shell's window title before a suspend."""
        self.keep_drafts()
        self.write_to_terminal(terminal.RESTORE_TITLE)

    def _take_up(self) -> None:
        """Save the shell's current window title, and set the neutral one again."""
        self.write_to_terminal(terminal.SAVE_TITLE)
        self.name_window()

    def tick(self) -> None:
        """Check every second for idle time and for writes by another process."""
        self.watch_over()
        self.look()
        self.add_styles(FIELDS, ROOMS)  # while nobody waits for the first room
        gc.enable()  # off until the first page was there: nothing of it is to be freed

    async def on_event(self, event: events.Event) -> None:
        """Record input; input after the idle limit hides or locks the screen instead.

        Input that finds the diary still in sight after that time, as after a sleep of the machine, does nothing else.
        """
        if isinstance(event, events.Key | events.MouseEvent | events.Paste):
            is_too_late = self.mind_idleness()
            self.idle.touch()
            if is_too_late:
                return
            if clicks.is_other_button(event):
                return
            if not event.is_forwarded and not isinstance(event, events.MouseMove):
                await self.input_queue.put(event)
                return
        if not clicks.is_on_removed(self, event):
            await super().on_event(event)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Continue the input queue once the application has finished the work that input waited for."""
        if event.worker.is_finished:
            self.input_queue.settle()

    async def take(self, event: Input) -> None:
        """Handle a key, paste or click whose turn has come."""
        if isinstance(event, events.MouseDown):
            self._pressed_at = event.screen_offset
        elif isinstance(event, events.MouseUp):
            if not clicks.is_of_one_place(self._pressed_at, event.screen_offset):
                self.forget_press()
            self._pressed_at = None
        if not clicks.is_on_removed(self, event):
            await super().on_event(event)

    def push_screen(self, screen: Any, *args: Any, **parts: Any) -> Any:  # Textual's has three overloads
        """Push a screen; input from now on waits for it."""
        self.add_styles(FIELDS, ROOMS)
        self.input_queue.settle()
        return super().push_screen(screen, *args, **parts)

    def pop_screen(self) -> AwaitComplete:
        """Pop the top screen; input from now on waits for the one below."""
        self.input_queue.settle()
        self.forgets = FORGETS
        return super().pop_screen()

    def switch_screen(self, screen: AnyScreen | str) -> AwaitComplete:
        """Replace the top screen; input from now on waits for the new one."""
        self.add_styles(FIELDS, ROOMS)
        self.input_queue.settle()
        self.forgets = FORGETS
        return super().switch_screen(screen)

    @work(exclusive=True, group="backup")
    async def back_up(self) -> None:
        """Make the daily backup in the background; if it fails, the next start tries again."""
        with suppress(RecoveryError):
            job = await self.context.diary_thread.do(backups.job_of_the_day)
            if job is not None:
                await asyncio.to_thread(job)

    def begin(self) -> None:
        """Show the overview once the diary is open."""
        super().begin()
        if self.in_terminal:
            self.back_up()

    def on_app_blur(self) -> None:
        """Save drafts when the terminal loses focus."""
        self.keep_drafts()

    def on_app_focus(self) -> None:
        """Check for changes when the terminal regains focus."""
        self.look()

    def look(self) -> None:
        """Refresh the room if another process has written, or a new day has begun."""
        # A screen made for others to see reads nothing of the diary.
        if self.app_focus and not self.context.diary_thread.busy and not self.screen.has_class(SHARED):
            self._look()

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        here = self.screen
        with suppress(RecoveryError):
            now = await self.context.diary_thread.do(glance)
            if isinstance(here, DiaryScreen) and (here.glance is None or here.glance.outdated_by(now)):
                here.reload()
        if self.context.diary_thread.trouble is not None and not self.is_locking:
            await self.meet_trouble()

    def get_driver_class(self) -> "type[Driver]":
        """Return the program's own terminal driver where there are signals and ttys, else Textual's."""
        if sys.platform == "win32":
            return super().get_driver_class()
        from recoverytui.tui.terminal_driver import TerminalDriver

        return TerminalDriver

    def get_default_screen(self) -> Screen[None]:
        """Return the overview as the first screen; a diary that cannot be opened pushes another on top."""
        return OverviewScreen(self.context)

    @property
    def clipboard(self) -> str:
        """Return the text that was cut or copied last, for Ctrl+V in forms."""
        return self._cut_text

    def copy_to_clipboard(self, text: str) -> None:
        """Keep cut text inside the program; only text selected on screen, outside forms, reaches the terminal."""
        self._cut_text = text
        if self.screen.selections and text == self.screen.get_selected_text():
            self.hand_to_clipboard(text)
            self.tell(self.words("Copied, if your terminal allows it. Other programs can see it now."))

    def hand_to_clipboard(self, text: str) -> None:
        """Copy text to the system clipboard, if the terminal allows it; only on request."""
        self._cut_text = text
        super().copy_to_clipboard(text)

    def tell(self, sentence: str) -> None:
        """Show one message on the top screen, if it has a footer."""
        say = getattr(self.screen, "say", None)
        if say is not None:
            say(sentence)

    def action_help_quit(self) -> None:
        """Show which key quits, for Ctrl+C and Ctrl+D: neither may lose text that is being typed."""
        words = self.words
        if isinstance(self.screen, DiaryScreen):
            self.tell(words("Press q to close the diary. Ctrl+Z goes back to the shell for a while."))
        elif isinstance(self.screen, ClosedScreen):
            self.tell(words("Press Ctrl+Q to close the diary."))
        else:
            self.tell(words("Press Esc to go back. What you have typed is kept."))

    def action_put_aside(self) -> None:
        """Suspend as Ctrl+Z does in a shell, hidden first; a window without a shell could not be resumed."""
        can_stop = self.in_terminal and hasattr(signal, "SIGTSTP") and os.getsid(0) != os.getpid()
        if can_stop:
            os.kill(os.getpid(), signal.SIGTSTP)
        else:
            self.tell(self.words("There is no shell here to go back to. Press q to close the diary."))
