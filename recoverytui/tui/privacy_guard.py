"""Hide and lock the diary, at once and whatever state its file is in, and save drafts."""

import asyncio
import signal
from collections.abc import Callable
from contextlib import suppress

from textual import work
from textual.screen import Screen

from recoverytui.errors import N_, DiaryDamaged, DiaryReplaced, RecoveryError, WrongPassphrase
from recoverytui.text.translator import Translator
from recoverytui.tui import terminal
from recoverytui.tui.application import Application
from recoverytui.tui.context import AppContext, confirmed_lock
from recoverytui.tui.screens.base import DiaryScreen
from recoverytui.tui.screens.closed_base import ClosedScreen
from recoverytui.tui.screens.privacy import PrivacyScreen
from recoverytui.tui.waiting_screen import WaitingScreen

LONGEST_STOP = 2.0
"""Most seconds that a suspend by the shell waits for a draft to be written."""
ON_ITS_WAY = 0.25
"""Seconds in which keys are still taken after a signal to end: it overtakes bytes in the terminal's queue."""
NOT_ENCRYPTED = N_("The screen is hidden. The file itself is not encrypted.")


class PrivacyGuard(Application):
    """Mixin of the application that hides, locks, and handles a diary that was replaced or cannot be opened.

    Hiding never waits for the diary thread. Locking follows once every draft is in the diary or in the window's
    spool; until then the screen stays hidden, says why, and the next tick tries again.
    """

    context: AppContext
    is_locking = False
    """Whether a new process is to replace this one."""
    has_terminal = False
    """Whether the terminal was taken, and its title is to be restored."""
    forgets = 0
    """In how many more checks text of closed screens is let go: while one is being removed, its text comes back."""
    _waits_to_lock = False
    """Whether a draft could not be saved yet."""
    _was_warned = False
    """Whether the person was told that closing now loses a draft."""

    @property
    def words(self) -> Translator:
        """Return the current language."""
        return self.context.words

    def take_terminal(self) -> None:
        """Save drafts when the terminal closes, the machine shuts down, or the process is terminated.

        The driver calls this before it changes the terminal, so that no signal ends the program without changing it
        back.
        """
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None:
                asyncio.get_running_loop().add_signal_handler(number, self.hang_up)
        terminal.save_title()
        self.has_terminal = True

    def mind_suspend(self) -> None:
        """Hide the diary and save drafts when the program is suspended."""
        # Textual's own handler: it restores the terminal, then stops. asyncio's replaces it; `stop_now` calls it last.
        stop = signal.getsignal(signal.SIGTSTP) if hasattr(signal, "SIGTSTP") else None
        if callable(stop):
            asyncio.get_running_loop().add_signal_handler(
                signal.SIGTSTP, self.stop_now, lambda: stop(signal.SIGTSTP, None)
            )

    def hang_up(self) -> None:
        """Save drafts and close, once keys that were pressed before have come from the terminal."""
        asyncio.get_running_loop().call_later(ON_ITS_WAY, self.call_later, self._close_now)

    def _close_now(self) -> None:
        """Save drafts, also of a form that is still opening, and close."""
        self.keep_drafts()
        for screen in self.screen_stack:
            if isinstance(screen, DiaryScreen):
                screen.keep_coming_text()
        self.exit()

    def stop_now(self, stop: Callable[[], object]) -> None:
        """Hide, save drafts, and suspend the process; it resumes hidden."""
        from recoverytui.tui.terminal_handover import shell_has_the_terminal

        self._hide()
        self.keep_drafts()
        self.context.diary_thread.settle(LONGEST_STOP)
        with shell_has_the_terminal(self.driver):
            stop()

    def keep_drafts(self) -> None:
        """Save the drafts of every open form."""
        for screen in self.screen_stack:
            keep = getattr(screen, "keep_now", None)
            if keep is not None:
                keep()

    def watch_over(self) -> None:
        """Check every second for idle time, and for a pending lock."""
        if self.forgets:
            self.forgets -= 1
            self.forget_closed_screens()
        self.mind_idleness()
        if not self.context.diary_thread.busy:
            self.context.drafts.retry(self.context.diary_thread)
        if self._waits_to_lock and not self._is_before:
            self._lock()
        elif self.context.diary_thread.trouble is not None and not self.is_locking:
            self.call_next(self.meet_trouble)

    def mind_idleness(self) -> bool:
        """Hide the diary after the idle limit, and later lock it; return whether either was done now."""
        hides, locks = self.idle.hides(), self.idle.locks()
        if self._is_before or self.is_locking:
            return False
        if locks and self.context.diary_thread.is_locked:
            self.action_lock()
            return True
        if hides and not isinstance(self.screen, PrivacyScreen):
            self._hide()
            return True
        return False

    async def action_hide(self) -> None:
        """Hide the diary at once, or show it again."""
        if isinstance(self.screen, PrivacyScreen):
            await self.screen.show_again()
        else:
            self._hide()

    def _hide(self) -> PrivacyScreen:
        if isinstance(self.screen, PrivacyScreen):
            return self.screen
        hidden = PrivacyScreen(self.context)
        self.push_screen(hidden)
        return hidden

    def action_lock(self) -> None:
        """Lock the diary; without a passphrase, only hide it, and show that its file is not encrypted."""
        if self.is_locking or self._is_before:
            return
        hidden = self._hide()
        self.keep_drafts()
        if self.context.diary_thread.is_locked:
            self.is_locking = True
            for screen in self.screen_stack:
                if isinstance(screen, PrivacyScreen):
                    # No key may show the diary again without its passphrase.
                    screen.stays = True
            self._lock()
        else:
            self._say_whether_locked(hidden)

    @work(group="lock")
    async def _say_whether_locked(self, hidden: PrivacyScreen) -> None:
        """Show that the file is not encrypted, once that is confirmed."""
        try:
            if not await self.context.diary_thread.do(confirmed_lock):
                hidden.tell(self.words(NOT_ENCRYPTED))
        except RecoveryError:
            await self.meet_trouble()

    @work(group="lock", exclusive=True)
    async def _lock(self) -> None:
        """Wait for running work, which may fail; close once all drafts are saved, or show why they are not."""
        from recoverytui.tui.terminal_handover import leave_alternate_screen_up

        await self.input_queue.none_aside()
        diary_thread = self.context.diary_thread
        with suppress(DiaryReplaced, RecoveryError):
            await diary_thread.do(confirmed_lock)
        await diary_thread.settled()
        trouble = self.context.drafts.trouble()
        self._waits_to_lock = trouble is not None
        if trouble is None:
            if isinstance(self.screen, WaitingScreen):
                await self.screen.in_sight()
            # What was painted last stays until the new process draws on it: the shell's screen would flash up between.
            leave_alternate_screen_up(self.driver)
            self.exit()
        elif diary_thread.trouble is not None:
            await self.meet_trouble()
        elif isinstance(self.screen, PrivacyScreen):
            why = self.words.error(trouble)
            still = self.words("What you have typed is not kept yet. The diary locks as soon as it is.")
            self.screen.tell(f"{why} {still}")

    @property
    def _is_before(self) -> bool:
        """Return whether the diary is not open yet, or is to be opened again."""
        return any(isinstance(each, ClosedScreen) and not each.is_over for each in self.screen_stack)

    def screen_for(self, trouble: RecoveryError | None) -> Screen[None] | None:
        """Return the screen for a diary that cannot be opened; None when no screen can help."""
        if self.context.locations is None:
            return None
        if isinstance(trouble, WrongPassphrase):
            from recoverytui.tui.screens.unlock import UnlockScreen

            return UnlockScreen(self.context, trouble)
        if isinstance(trouble, DiaryDamaged):
            from recoverytui.tui.screens.damaged import DamagedScreen

            return DamagedScreen(self.context, trouble)
        if trouble is not None and self.context.diary_thread.was_open:
            from recoverytui.tui.screens.unlock import MovedScreen

            return MovedScreen(self.context, trouble)
        return None

    async def meet_trouble(self) -> None:
        """Show the screen for a diary that cannot be opened, over all others, or close."""
        trouble = self.context.diary_thread.trouble
        if self._is_before or self.is_over or trouble is None:
            return
        screen = self.screen_for(trouble)
        if screen is None:
            self.exit(trouble)
            return
        await self.push_screen(screen)

    async def ask_again(self) -> None:
        """Ask for the passphrase in the same process, because a draft could not be saved for the next one."""
        from recoverytui.tui.screens.unlock import UnlockScreen

        if self._waits_to_lock and not self._is_before:
            await self.push_screen(UnlockScreen(self.context))

    def begin(self) -> None:
        """Show the previous screen, or the overview, now that the diary is open."""
        self.is_locking = self._waits_to_lock = self._was_warned = False
        self.workers.cancel_group(self, "lock")
        if isinstance(self.screen, ClosedScreen):
            self.pop_screen()  # not awaited: the caller is a worker of that screen
        else:
            for screen in self.screen_stack:
                if isinstance(screen, ClosedScreen):
                    # `dismiss` would close the screen above it instead; it closes itself when it is on top.
                    screen.is_over = True
        for screen in self.screen_stack:
            if isinstance(screen, PrivacyScreen):
                screen.stays = False
        if isinstance(self.screen, PrivacyScreen):
            self.pop_screen()
        self.context.drafts.retry(self.context.diary_thread)

    def may_close(self) -> bool:
        """Return whether closing loses no draft, or the person was told so before."""
        trouble = self.context.drafts.trouble()
        if trouble is None or self._was_warned:
            return True
        self._was_warned = True
        if (say := getattr(self.screen, "say", None)) is not None:
            say(self.words("What you have typed is not kept yet. Close again to lose it."))
        return False
