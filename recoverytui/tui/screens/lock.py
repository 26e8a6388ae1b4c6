"""Passphrase room: whether the diary is encrypted, and the commands to set, change or remove the passphrase."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from recoverytui.commands import lock
from recoverytui.commands.diary import Diary
from recoverytui.commands.lock import NewKey, Progress, Relocked
from recoverytui.errors import N_, BadInput, RecoveryError
from recoverytui.text.phrases import word_list
from recoverytui.tui import keys, typeset
from recoverytui.tui.context import AppContext
from recoverytui.tui.dialogs import passphrase
from recoverytui.tui.dialogs.form_spec import Values
from recoverytui.tui.screens.common_actions import CommonActions
from recoverytui.tui.screens.form_host import background_action
from recoverytui.tui.screens.recovery_sheet import RecoverySheetScreen
from recoverytui.tui.typeset import BLANK, Lines
from recoverytui.tui.widgets.canvas import Canvas

PLAIN = (
    N_("The diary has no passphrase."),
    N_("Whoever uses your account on this computer can open it."),
    N_("With a passphrase, the file and its backups are encrypted."),
    "",
    N_("If you forget it, only the recovery sheet opens the diary."),
    N_("Without the passphrase or the sheet, nobody can open it."),
    "",
    N_("What was written before may still be on an old disk."),
)
LOCKED = (
    N_("The diary has a passphrase."),
    N_("The file and its backups are encrypted."),
    N_("Ctrl+L locks it at once. It is locked too when you close it."),
)
OTHER_KEY = N_("These backups open with another passphrase. They stayed as they are:")
NOT_OURS = N_("These files beside the diary are not the program's. They stayed as they are:")


class LockData(NamedTuple):
    """Whether the diary has a passphrase."""

    is_locked: bool


class LockScreen(CommonActions):
    """Room of the passphrase and its actions."""

    room = "lock"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("lock")]

    data: LockData | None

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._done: tuple[int, int] | None = None
        """Progress of the encryption as files done and files in all, while it runs."""
        self._stopping = False
        self._left: tuple[Path, ...] = ()
        """Backups that the last change of key left as they are."""
        self._beside: tuple[Path, ...] = ()
        """Files of others beside the diary, such as copies made by sync programs, which it left as well."""

    def body(self) -> ComposeResult:
        """Yield one page."""
        with VerticalScroll(id="body", can_focus=False):
            yield Canvas(self._page, classes="grows")

    def gather(self, diary: Diary) -> LockData:
        """Return whether there is a passphrase."""
        return LockData(diary.is_locked)

    def show(self) -> None:
        """Draw the page."""
        self.query_one(Canvas).refresh(layout=True)

    def _page(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        words, lines = self.words, [BLANK]
        if self.data is None:
            return lines
        if self._done is not None:
            done, of = self._done
            lines += typeset.wrapped(words("The diary and its backups are being written anew."), width)
            lines += typeset.wrapped(words("{done} of {of} files", done=done, of=of), width)
            stops = typeset.styled(words("Esc stops it. Nothing is changed then."), typeset.QUIET)
            return [*lines, BLANK, *typeset.wrapped(stops, width)]
        for sentence in LOCKED if self.data.is_locked else PLAIN:
            lines += typeset.wrapped(words(sentence), width) if sentence else [BLANK]
        for told, files in ((OTHER_KEY, self._left), (NOT_OURS, self._beside)):
            if files:
                lines += [BLANK, *typeset.wrapped(words(told), width)]
            for path in files:
                lines += typeset.wrapped(str(path), width, hang=2)
        return lines

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable the actions that do not fit the current state."""
        del parameters
        locked = self.data is not None and self.data.is_locked
        fits = {"set": not locked, "change": locked, "sheet": locked, "remove": locked}.get(action)
        return True if fits is None else fits and self._done is None and self.data is not None

    @background_action
    async def action_set(self) -> None:
        """Encrypt the diary with a new passphrase."""
        if self.context.locations is None:
            self.say(self.words("The demo has no passphrase. It is deleted when you close it."))
            return
        await self._with_a_new_one(lock.lock)

    @background_action
    async def action_change(self) -> None:
        """Change the passphrase, after asking for the current one."""
        if await self._is_owner():
            await self._with_a_new_one(lock.change)

    @background_action
    async def action_sheet(self) -> None:
        """Show the recovery sheet, after asking for the passphrase."""
        if await self._is_owner():
            groups = await self.do(lock.recovery_sheet)
            await self.in_front()  # never over the screen that hides the diary
            self.app.push_screen(RecoverySheetScreen(self.context, groups))

    @background_action
    async def action_remove(self) -> None:
        """Remove the passphrase, after asking for it and for a confirmation word."""
        if not await self._is_owner():
            return
        words = self.words
        wanted = words("take away")

        async def save(values: Values) -> None:
            passphrase.is_word(values, wanted)

        note = words("After this, the file and its backups can be read by whoever has them.")
        if await self.ask(passphrase.word(words, words("Take the passphrase away"), note, wanted), save):
            await self._convert(lock.remove, None)
            self.say(words("The passphrase is gone. The file is not encrypted any more."))

    async def _is_owner(self) -> bool:
        async def save(values: Values) -> None:
            if not await self.do(lock.opens, values["secret"]):
                raise BadInput(N_("That passphrase does not open this diary. The diary is unchanged."))

        return await self.ask(passphrase.of_now(self.words), save)

    async def _with_a_new_one(self, change: Callable[[Diary, NewKey, Progress], Relocked]) -> None:
        """Ask for a passphrase, check that its sheet was kept, and only then encrypt the diary with it."""
        new = await self._new_key()
        if new is None:
            return
        await self.in_front()
        shown = RecoverySheetScreen(self.context, new.recovery_sheet, new=new)
        self.app.push_screen(shown)
        proven = await shown.proven
        if proven is None:
            self.say(self.words("The sheet was not kept. The diary opens as it did before."))
            return
        await self._convert(lambda diary, progress: change(diary, proven, progress), proven)
        self.say(self.words("The diary has a passphrase now."))

    async def _new_key(self) -> NewKey | None:
        """Ask for a new passphrase, and return its key; drawn words are asked back first."""
        suggested = lock.suggest(word_list(self.words.language))
        taken: list[tuple[NewKey, bool]] = []

        async def save(values: Values) -> None:
            chosen = passphrase.chosen(values, suggested)
            taken[:] = [(await self.context.diary_thread.run_without_diary(lock.new_key, chosen), chosen == suggested)]

        while await self.ask(passphrase.new(self.words, suggested), save):
            [(new, is_drawn)] = taken
            if not is_drawn or await self._has_written_down(suggested):
                return new
        return None  # else back to the words, for one more look

    async def _has_written_down(self, suggested: str) -> bool:
        """Ask for two of the drawn words while they are not visible."""
        drawn = suggested.split()
        asked = lock.asked_groups(drawn)

        async def save(values: Values) -> None:
            if not all(passphrase.is_the_word(values[f"word{index}"], drawn[index]) for index in asked):
                raise BadInput(N_("That word is not right. Esc goes back to the words."))

        return await self.ask(passphrase.two_words(self.words, asked), save)

    async def _convert(self, change: Callable[[Diary, Progress], Relocked], new: NewKey | None) -> None:
        """Encrypt every file again with a new key (None decrypts), and show the progress."""
        loop = asyncio.get_running_loop()

        def told(done: int, of: int) -> None:
            loop.call_soon_threadsafe(self._show_progress, (done, of))
            if self._stopping and done < of:
                raise BadInput(N_("Stopped. Nothing was changed."))

        self._stopping = False

        def work(diary: Diary) -> tuple[Diary, Relocked]:
            try:
                changed = change(diary, told)
            except RecoveryError as error:
                diary.close()  # a file that is open must not be looked at
                raise type(error)(lock.what_holds(diary.path, new), reason=self.words.error(error)) from None
            return changed.diary, changed

        self._show_progress((0, 1))
        try:
            changed = await self.context.diary_thread.replace_diary(work)
        except RecoveryError:
            self._show_progress(None)
            raise
        self._left, self._beside = changed.left, changed.beside
        self._show_progress(None)
        self.data = LockData(changed.diary.is_locked)
        self.reload()

    def may_be_left(self) -> bool:
        """Return whether the room may be left: not during the encryption, because its result must be shown."""
        if self._done is not None:
            self.say(self.words("One moment …"))
        return self._done is None

    def action_back(self) -> None:
        """Go back; while files are being encrypted, cancel that first."""
        self._stopping = self._done is not None
        super().action_back()

    def _show_progress(self, done: tuple[int, int] | None) -> None:
        self._done = done
        self.refresh_bindings()
        self.show_all()
