"""The thread in which the diary is open: commands run on it one after another, in the order they were submitted."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from secrets import token_hex
from typing import Any, Concatenate, ParamSpec, TypeVar

from recoverytui.commands import drafts
from recoverytui.commands.diary import Diary, reopened
from recoverytui.errors import DiaryReplaced, RecoveryError

P = ParamSpec("P")
T = TypeVar("T")


class DiaryThread:
    """Opens the diary in a thread of its own, and runs one command after another on it."""

    def __init__(self, opener: Callable[[], Diary], *, window: str = "") -> None:
        """Open the diary for one window: a new one, or one whose diary had to be opened again."""
        self.window = window or token_hex(4)
        self._was_open = bool(window)
        self._is_closed = False
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="diary")
        self._diary: Future[Diary] = self._thread.submit(lambda: self._claimed(opener()))
        self._newest: Future[Any] = self._diary
        self._waiting = 0

    def succeeded_by(self, opener: Callable[[], Diary]) -> "DiaryThread":
        """Return a thread for the same window that opens the diary again once this one has closed it."""

        def open_next() -> Diary:
            self.close()
            return opener()

        return DiaryThread(open_next, window=self.window if self._was_open else "")

    @property
    def trouble(self) -> RecoveryError | None:
        """Why the diary could not be opened, as far as is known by now."""
        if not self._diary.done():
            return None
        error = self._diary.exception()
        return error if isinstance(error, RecoveryError) else None

    @property
    def was_open(self) -> bool:
        """Tell whether this window has had the diary open, now or before."""
        return self._was_open

    @property
    def busy(self) -> bool:
        """Return whether a command is not done yet, or its result has not been taken."""
        return self._waiting > 0 or not self._newest.done()

    def submit(self, deed: Callable[Concatenate[Diary, P], T], /, *args: P.args, **parts: P.kwargs) -> Future[T]:
        """Queue a command; it runs even if nobody waits for its result."""
        future = self._thread.submit(lambda: self._do(deed, args, parts))
        self._newest = future
        return future

    def _do(self, deed: Callable[..., T], args: Any, parts: Any) -> T:
        """Run a command; when another process has replaced the file, open the new one before raising DiaryReplaced.

        The command is not run again: the ids it names may belong to other entries in the new file.
        """
        diary = self._diary.result()
        try:
            return deed(diary, *args, **parts)
        except DiaryReplaced:
            if self._diary.done() and self._diary.result() is diary:
                self._take_place(lambda: reopened(diary))
            raise

    def _claimed(self, diary: Diary) -> Diary:
        drafts.claim(diary, self.window)
        self._was_open = True
        return diary

    def _take_place(self, opener: Callable[[], Diary]) -> None:
        """Replace the open diary by one that is opened now, or by the error that opening it raises."""
        opened: Future[Diary] = Future()
        try:
            opened.set_result(self._claimed(opener()))
        except RecoveryError as error:
            opened.set_exception(error)
        self._diary = opened

    async def do(self, deed: Callable[Concatenate[Diary, P], T], /, *args: P.args, **parts: P.kwargs) -> T:
        """Run a command and return its result; raises what it raises. Cancelling the caller does not stop it."""
        self._waiting += 1
        answer = asyncio.wrap_future(self.submit(deed, *args, **parts))
        # When nobody waits any more, asyncio would write to the terminal that nobody asked what went wrong.
        answer.add_done_callback(lambda done: done.cancelled() or done.exception())
        try:
            return await asyncio.shield(answer)
        finally:
            self._waiting -= 1

    async def opened(self) -> None:
        """Wait until the diary is open; raises what opening it raised."""
        self._waiting += 1
        try:
            await asyncio.shield(asyncio.wrap_future(self._diary))
        finally:
            self._waiting -= 1

    async def run_without_diary(self, work: Callable[P, T], /, *args: P.args, **parts: P.kwargs) -> T:
        """Run work on this thread that needs no open diary; raises what it raises."""
        self._waiting += 1
        self._newest = future = self._thread.submit(work, *args, **parts)
        try:
            return await asyncio.shield(asyncio.wrap_future(future))
        finally:
            self._waiting -= 1

    async def replace_diary(self, deed: Callable[[Diary], tuple[Diary, T]]) -> T:
        """Run a command that closes the diary and opens another one in its place; raises what it raises.

        When it fails, the diary is opened again as it is then.
        """
        return await self.do(self._replace_diary, deed)

    def _replace_diary(self, diary: Diary, deed: Callable[[Diary], tuple[Diary, T]]) -> T:
        if diary.spool is not None:  # of the key before; what is in it is offered again under the new one
            drafts.settle(diary)
            diary.spool.close()
            diary.spool = None
        try:
            new, answer = deed(diary)
        except BaseException:
            self._take_place(lambda: reopened(diary))
            raise
        self._take_place(lambda: new)
        return answer

    async def settled(self) -> None:
        """Wait until all commands queued so far have finished or failed."""
        await self.run_without_diary(lambda: None)

    def settle(self, seconds: float) -> None:
        """Block, at most so many seconds, until all queued commands are done; for the moment before SIGSTOP."""
        with suppress(TimeoutError):
            self._thread.submit(lambda: None).result(seconds)

    @property
    def is_locked(self) -> bool:
        """Tell whether the open diary has a passphrase; False while none is open."""
        return self._diary.done() and self._diary.exception() is None and self._diary.result().is_locked

    def close(self) -> None:
        """Finish what is in the queue, bring spooled drafts into the diary if it can be written, and close it."""
        if self._is_closed:
            return
        self._is_closed = True
        with suppress(RecoveryError):
            self._thread.submit(lambda: self._close(self._diary.result())).result()
        self._thread.shutdown()

    @staticmethod
    def _close(diary: Diary) -> None:
        drafts.settle(diary)
        diary.close()
