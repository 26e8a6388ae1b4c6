"""Diary thread: owns the open diary and runs the submitted commands on it in order."""

import asyncio
import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import Any, Concatenate, ParamSpec, TypeVar

from recoverytui.commands import drafts
from recoverytui.commands.diary import Diary, reopened
from recoverytui.errors import DiaryReplaced, RecoveryError

P = ParamSpec("P")
T = TypeVar("T")


class DiaryThread:
    """Opens the diary in its own thread and runs one command at a time on it."""

    def __init__(self, opener: Callable[[], Diary], *, window: str = "") -> None:
        """Open the diary for one window: a new one, or one that has to open its diary again."""
        self.window = window or os.urandom(4).hex()
        self._was_open = bool(window)
        self._is_closed = False
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="diary")
        self._diary: Future[Diary] = self._thread.submit(lambda: self._claimed(opener()))
        self._newest: Future[Any] = self._diary  # of any command; it is only waited for
        self._waiting = 0

    def succeeded_by(self, opener: Callable[[], Diary]) -> "DiaryThread":
        """Return a thread for the same window that opens the diary again once this one has closed it."""

        def open_next() -> Diary:
            self.close()
            return opener()

        return DiaryThread(open_next, window=self.window if self._was_open else "")

    @property
    def trouble(self) -> RecoveryError | None:
        """Return the error that opening the diary raised, if it has failed already."""
        if not self._diary.done():
            return None
        error = self._diary.exception()
        return error if isinstance(error, RecoveryError) else None

    @property
    def was_open(self) -> bool:
        """Return whether this window has opened the diary, now or before."""
        return self._was_open

    @property
    def busy(self) -> bool:
        """Return whether a command is pending, or its result has not been read."""
        return self._waiting > 0 or not self._newest.done()

    def submit(self, deed: Callable[Concatenate[Diary, P], T], /, *args: P.args, **parts: P.kwargs) -> Future[T]:
        """Queue a command; it runs even if no caller awaits its result."""
        future = self._thread.submit(lambda: self._do(deed, args, parts))
        self._newest = future
        return future

    def _do(self, deed: Callable[..., T], args: Sequence[object], parts: Mapping[str, object]) -> T:
        """Run a command; when another process has replaced the file, open the new one before raising DiaryReplaced.

        The command is not run again: the ids it names may belong to other entries in the new file.
        """
        diary = self._diary.result()
        try:
            return deed(diary, *args, **parts)
        except DiaryReplaced:
            # `_replace_diary` opens the diary again by itself.
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
        """Run a command and return its result, or raise its error. Cancelling the caller does not stop the command."""
        self._waiting += 1
        answer = asyncio.wrap_future(self.submit(deed, *args, **parts))
        # Without a caller, asyncio would print to the terminal that the exception was never retrieved.
        answer.add_done_callback(lambda done: done.cancelled() or done.exception())
        try:
            return await asyncio.shield(answer)
        finally:
            self._waiting -= 1

    async def opened(self) -> None:
        """Wait until the diary is open; raises the error of opening it."""
        self._waiting += 1
        try:
            await asyncio.shield(asyncio.wrap_future(self._diary))
        finally:
            self._waiting -= 1

    async def run_without_diary(self, work: Callable[P, T], /, *args: P.args, **parts: P.kwargs) -> T:
        """Run work on this thread that needs no open diary; raises its error."""
        self._waiting += 1
        self._newest = future = self._thread.submit(work, *args, **parts)
        try:
            return await asyncio.shield(asyncio.wrap_future(future))
        finally:
            self._waiting -= 1

    async def replace_diary(self, deed: Callable[[Diary], tuple[Diary, T]]) -> T:
        """Run a command that closes the diary and opens another one in its place; raises its error.

        If it fails, the diary is opened again in its current state.
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
        """Block until all queued commands are done, or the timeout in seconds is over; used before SIGSTOP."""
        with suppress(TimeoutError):
            self._thread.submit(lambda: None).result(seconds)

    @property
    def is_locked(self) -> bool:
        """Return whether the open diary has a passphrase; False while none is open."""
        return self._diary.done() and self._diary.exception() is None and self._diary.result().is_locked

    def close(self) -> None:
        """Finish the queue, move spooled drafts into the diary if it is writable, and close it."""
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
