"""The application: it holds the home, names the rooms, and hides the diary at once when asked."""

import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from rich.text import Text
from textual import events, work
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.driver import Driver
from textual.message import Message
from textual.screen import Screen
from textual.worker import Worker

from recoverytui import settings as machine
from recoverytui.commands import backups
from recoverytui.errors import N_, RecoveryError
from recoverytui.text.translator import Translator
from recoverytui.tui import crash, keys, terminal, themes
from recoverytui.tui.context import AppContext, glance
from recoverytui.tui.idle import Idle
from recoverytui.tui.input_queue import Input, InputQueue
from recoverytui.tui.privacy_guard import PrivacyGuard
from recoverytui.tui.rooms import room
from recoverytui.tui.screens.base import HIDES, SHARED, DiaryScreen
from recoverytui.tui.screens.closed_base import ClosedScreen
from recoverytui.tui.screens.overview import OverviewScreen
from recoverytui.tui.widgets import clicks

STYLES = Path(__file__).parent / "styles"
LOOK_EVERY = 1.0
"""Seconds between two looks at whether someone else has written."""
WINDOW = N_("Diary")
"""The name of the window; it says nothing of what kind of diary this is."""


class DiaryApp(PrivacyGuard):
    """The diary at the front door."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.of_app(),
        Binding("ctrl+d", "help_quit", show=False, system=True),
    ]
    CSS_PATH = STYLES / "base.tcss"
    ENABLE_COMMAND_PALETTE = False
    NOTIFICATION_TIMEOUT = 0

    def __init__(self, context: AppContext, *, in_terminal: bool = False) -> None:
        self.context = context
        self.idle = Idle(context.clock, lambda: 0 if context.is_demo else context.settings.idle_minutes)
        self._in_terminal = in_terminal
        self.input_queue = InputQueue(self, self.take)
        # Without colour Textual would send shades of grey; as with the terminal's own colours, it sends none.
        super().__init__(ansi_color=True if in_terminal and "NO_COLOR" in os.environ else None)
        for theme in themes.of(self.console.color_system if in_terminal else "truecolor"):
            self.register_theme(theme)
        self.theme = context.settings.theme
        self.animation_level = "full" if context.settings.motion else "none"

    def on_mount(self) -> None:
        """Give the window its name, and keep an eye on the diary."""
        self.name_window()
        self.idle.touch()
        self.app_suspend_signal.subscribe(self, lambda _: self._put_aside())
        self.app_resume_signal.subscribe(self, lambda _: self._take_up())
        self.call_after_refresh(self._tell_of_settings)
        if self._in_terminal:
            self.set_interval(LOOK_EVERY, self.tick)
            self.mind_signals()
            asyncio.get_running_loop().set_exception_handler(self._handle_callback)
            self.back_up()

    def on_unmount(self) -> None:
        """Take nothing any more that was typed."""
        self.input_queue.close()

    def _tell_of_settings(self) -> None:
        here, unread = self.screen, self.context.unread
        if unread is not None and isinstance(here, DiaryScreen | ClosedScreen):
            here.say(self.context.words.error(unread))

    def _put_aside(self) -> None:
        """Keep what is typed, and give the window its title back while the shell has it."""
        self.keep_drafts()
        if self._driver is not None:
            self._driver.write(terminal.RESTORE_TITLE)

    def _take_up(self) -> None:
        """Save the title that the shell's window has by now, and name it again."""
        if self._driver is not None:
            self._driver.write(terminal.SAVE_TITLE)
        self.name_window()

    def tick(self) -> None:
        """Look, every second, whether nobody is here any more, and whether someone else has written."""
        self.watch_over()
        self.look()

    async def on_event(self, event: events.Event) -> None:
        """Take note that somebody is here; whoever comes back too late finds the screen hidden or locked."""
        if isinstance(event, events.Key | events.MouseEvent | events.Paste):
            if self.idle.is_over():
                self.leave_alone()
                return
            self.idle.touch()
            if clicks.is_other_button(event):
                return
            if not event.is_forwarded and not isinstance(event, events.MouseMove):
                await self.input_queue.put(event)
                return
        await super().on_event(event)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Let input go on when the application has done what input waited for."""
        if event.worker.is_finished:
            self.input_queue.settle()

    async def take(self, event: Input) -> None:
        """Hand over something that was typed, pasted or clicked, now that its turn has come."""
        await super().on_event(event)

    def push_screen(self, screen: Any, *args: Any, **parts: Any) -> Any:
        """Put a screen on top; what is typed from now on waits for it."""
        self.input_queue.settle()
        return super().push_screen(screen, *args, **parts)

    def pop_screen(self) -> AwaitComplete:
        """Take away the screen on top; what is typed from now on waits for the one under it."""
        self.input_queue.settle()
        return super().pop_screen()

    def switch_screen(self, screen: Screen[Any] | str) -> AwaitComplete:
        """Put a screen in place of the one on top; what is typed from now on waits for it."""
        self.input_queue.settle()
        return super().switch_screen(screen)

    async def _dispatch_message(self, message: Message) -> None:
        """Handle a message; only who cancels the application itself ends it.

        Textual ends its loop, with exit code 0 and without a word, when anything that a handler waits for is
        cancelled, such as a worker of a screen that is being taken away.
        """
        try:
            await super()._dispatch_message(message)
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if task is not None and task.cancelling():
                raise

    @work(exclusive=True, group="backup")
    async def back_up(self) -> None:
        """Make the backup of the day, beside all else; when it cannot be made now, the next start tries again."""
        with suppress(RecoveryError):
            job = await self.context.diary_thread.do(backups.job_of_the_day)
            if job is not None:
                await asyncio.to_thread(job)

    def action_begin(self) -> None:
        """Show the diary, now that it is open."""
        super().action_begin()
        if self._in_terminal:
            self.back_up()

    def on_app_blur(self) -> None:
        """Keep drafts when one looks away."""
        self.keep_drafts()

    def on_app_focus(self) -> None:
        """See what has changed when one looks here again."""
        self.look()

    def look(self) -> None:
        """Show the room anew when another window or the shell has written, or another day has begun."""
        if self.app_focus and not self.context.diary_thread.busy:
            self._look()

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        here = self.screen
        with suppress(RecoveryError):
            now = await self.context.diary_thread.do(glance)
            if isinstance(here, DiaryScreen) and (here.glance is None or here.glance.outdated_by(now)):
                here.reload()
        if self.context.diary_thread.trouble is not None and not self.is_locking:
            await self.action_meet_trouble()

    def get_driver_class(self) -> "type[Driver]":
        """Return the driver of the terminal: our own where there are signals and ttys."""
        if sys.platform == "win32":
            return super().get_driver_class()
        from recoverytui.tui.terminal_driver import TerminalDriver

        return TerminalDriver

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return values for our own colour names, for the moment before a look is chosen."""
        return themes.DEFAULTS

    def get_default_screen(self) -> Screen[None]:
        """Begin in the overview; a diary that cannot be opened has something else put before it."""
        return OverviewScreen(self.context)

    def copy_to_clipboard(self, text: str) -> None:
        """Keep cut text inside the program; only what was selected on the screen, outside forms, leaves it."""
        self._clipboard = text
        if self.screen.selections and text == self.screen.get_selected_text():
            self.hand_to_clipboard(text)
            self.tell(self.context.words("Copied, if your terminal allows it. Other programs can see it now."))

    def hand_to_clipboard(self, text: str) -> None:
        """Hand text to the clipboard of the machine, as far as the terminal lets us, because it was asked for."""
        super().copy_to_clipboard(text)

    def _handle_exception(self, error: Exception) -> None:
        """Close with the kind of error and its place, and never with what the diary says."""
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._end_in_words(crash.report(error, self.context.words))

    def _fatal_error(self) -> None:
        """Close with our own words; Textual would print a traceback with the values of local variables."""
        self.panic()

    def panic(self, *renderables: Any) -> None:  # noqa: ARG002 - Textual's; they may hold anything
        """Close with our own words, whatever was to be printed."""
        self._return_code = 1
        error = self._exception or sys.exception() or RuntimeError()
        self._end_in_words(crash.report(error, self.context.words))

    def _end_in_words(self, words: Text) -> None:
        if not self._exit_renderables:  # one sentence, and Textual adds none about how many there are
            self._exit_renderables.append(words)
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        """Print the sentence; there may be no terminal any more."""
        with suppress(OSError):
            super()._print_error_renderables()

    def _handle_callback(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:  # noqa: ARG002
        """Close with our own words when a callback fails; asyncio would print a traceback over the screen.

        What is told without a callback, such as the error of a task nobody waited for, came too late to matter.
        """
        error = context.get("exception")
        if isinstance(error, Exception) and "handle" in context:
            self._handle_exception(error)

    def hang_up(self) -> None:
        """Keep what is typed and close: the terminal is gone."""
        self._close_now()

    async def action_go(self, place: str) -> None:
        """Go to one of the six places; the overview lies under all others."""
        keep = 1 if place == "overview" else 2
        if not self._may_be_left(self.screen_stack[1:]):
            return
        while len(self.screen_stack) > keep:
            await _gone(self.pop_screen())
        if place == "overview":
            return
        if len(self.screen_stack) == 1:
            await self.push_screen(room(place)(self.context))
        elif not isinstance(self.screen, DiaryScreen) or self.screen.room != place:
            await _gone(self.switch_screen(room(place)(self.context)))

    async def action_quit(self) -> None:
        """Close the diary."""
        if self._may_be_left(self.screen_stack) and self.may_close():
            await super().action_quit()

    def _may_be_left(self, screens: Sequence[Screen[Any]]) -> bool:
        return all(each.may_be_left() for each in screens if isinstance(each, DiaryScreen))

    async def run_action(
        self, action: Any, default_namespace: DOMNode | None = None, namespaces: Mapping[str, DOMNode] | None = None
    ) -> bool:
        """Run an action; the message of the one before leaves, unless a widget only moves its cursor."""
        moves_only = default_namespace is not None and not isinstance(default_namespace, App | Screen)
        if isinstance(self.screen, DiaryScreen) and not moves_only:
            self.screen.forget_message()
        return await super().run_action(action, default_namespace, namespaces)

    def action_visit(self, name: str, part: str = "") -> None:
        """Open a room that is one key away, and there a part of it; Esc goes back."""
        here = self.screen
        if isinstance(here, DiaryScreen) and here.room == name:
            if part:
                here.call_later(here.go_to_part, part)
            return
        opened = room(name)(self.context)
        if part and isinstance(opened, DiaryScreen):
            opened.begin_at(part)
        self.push_screen(opened)

    def action_day(self, day: str) -> None:
        """Open a day."""
        self.push_screen(room("day")(self.context, date.fromisoformat(day)))

    def action_help_now(self) -> None:
        """Show whom one can ring, from wherever one is; a hidden diary stays hidden under it."""
        from recoverytui.tui.screens.help_now import HelpNowScreen

        if self.is_locking or isinstance(self.screen, HelpNowScreen):
            return
        hidden = any(each.has_class(HIDES) for each in self.screen_stack)
        others = any(each.has_class(SHARED) for each in self.screen_stack)
        self.push_screen(HelpNowScreen(self.context, closed=hidden or self._is_before, seen_by_others=others))

    def action_help(self) -> None:
        """Explain the room one is in."""
        here = self.screen
        if isinstance(here, DiaryScreen) and here.room != "help":
            self.push_screen(room("help")(self.context, here))

    def action_palette(self) -> None:
        """Offer every deed of the room one is in."""
        here = self.screen
        if isinstance(here, DiaryScreen):
            here.work(partial(self._offer, here))

    async def _offer(self, here: DiaryScreen) -> None:
        from recoverytui.tui.dialogs.palette import Palette

        action = await self.push_screen_wait(Palette(self.offered(here.room), self.context.words, self.context.glyphs))
        if action:
            await self.run_action(action, here)

    def offered(self, room: str) -> list[keys.Key]:
        """Return the deeds that the palette offers in a room."""
        return keys.in_palette(room)

    def action_speak(self, language: str = "") -> None:
        """Speak a language from here on in every room, the other one when none is named."""
        language = language or ("en" if self.context.words.language == "da" else "da")
        self.context.words = Translator(language)
        self._set("language", language)
        self.name_window()

    def action_look_like(self, key: str, value: object) -> None:
        """Change how the program looks on this machine, at once and for next time."""
        self._set(key, value)
        self.theme = self.context.settings.theme
        self.animation_level = "full" if self.context.settings.motion else "none"
        if key == "mouse":
            terminal.turn_mouse(self._driver, self.context.settings.mouse)

    def _set(self, key: str, value: object) -> None:
        self.context.settings = settings = self.context.settings.with_value(key, value)
        path = self.context.settings_path
        if path is not None:
            self.context.diary_thread.submit(lambda _: machine.save(path, settings))
        for screen in self.screen_stack:
            if isinstance(screen, DiaryScreen):
                screen.show_all()

    def name_window(self) -> None:
        """Give the window a neutral name."""
        if self._in_terminal and self._driver is not None:
            self._driver.write(f"\x1b]2;{self.context.words(WINDOW)}\x07")

    def tell(self, sentence: str) -> None:
        """Say one calm sentence on whatever is in front, where it can be said."""
        say = getattr(self.screen, "say", None)
        if say is not None:
            say(sentence)

    def action_help_quit(self) -> None:
        """Say which key closes, for Ctrl+C and Ctrl+D: neither may cost what is being written."""
        words = self.context.words
        if isinstance(self.screen, DiaryScreen):
            self.tell(words("Press q to close the diary. Ctrl+Z goes back to the shell for a while."))
        elif isinstance(self.screen, ClosedScreen):
            self.tell(words("Press Ctrl+Q to close the diary."))
        else:
            self.tell(words("Press Esc to go back. What you have typed is kept."))

    def action_put_aside(self) -> None:
        """Stop the program as Ctrl+Z does in a shell, hidden; a window without a shell would be stuck."""
        can_stop = self._in_terminal and hasattr(signal, "SIGTSTP") and os.getsid(0) != os.getpid()
        if can_stop:
            os.kill(os.getpid(), signal.SIGTSTP)
        else:
            self.tell(self.context.words("There is no shell here to go back to. Press q to close the diary."))


async def _gone(closing: Awaitable[Any]) -> None:
    """Wait until a screen is gone; that its work is cancelled with it does not cancel who waits."""
    try:
        await closing
    except asyncio.CancelledError:
        task = asyncio.current_task()
        if task is not None and task.cancelling():
            raise
