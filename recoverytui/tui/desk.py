"""The desk: one thread in which the diary is open, and through which every deed goes in the order it was asked for."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import Any, Concatenate, ParamSpec, TypeVar

from recoverytui.commands.diary import Diary
from recoverytui.errors import RecoveryError

P = ParamSpec("P")
T = TypeVar("T")


class Desk:
    """Opens the diary at once, in its own thread, and does one deed after another on it."""

    def __init__(self, opener: Callable[[], Diary]) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="diary")
        self._diary: Future[Diary] = self._thread.submit(opener)
        self._newest: Future[Any] = self._diary
        self._waiting = 0

    @property
    def trouble(self) -> RecoveryError | None:
        """Why the diary could not be opened, as far as is known by now."""
        if not self._diary.done():
            return None
        error = self._diary.exception()
        return error if isinstance(error, RecoveryError) else None

    @property
    def busy(self) -> bool:
        """Tell whether a deed is not done yet, or its answer has not been taken."""
        return self._waiting > 0 or not self._newest.done()

    def hand_over(self, deed: Callable[Concatenate[Diary, P], T], *args: P.args, **parts: P.kwargs) -> Future[T]:
        """Put a deed in the queue; it is done even if nobody waits for it."""
        future = self._thread.submit(lambda: deed(self._diary.result(), *args, **parts))
        self._newest = future
        return future

    async def do(self, deed: Callable[Concatenate[Diary, P], T], *args: P.args, **parts: P.kwargs) -> T:
        """Do a deed and return its answer; raises what it raises. Who stops waiting does not stop the deed."""
        self._waiting += 1
        try:
            return await asyncio.shield(asyncio.wrap_future(self.hand_over(deed, *args, **parts)))
        finally:
            self._waiting -= 1

    def close(self) -> None:
        """Finish what is in the queue and close the diary."""
        with suppress(RecoveryError):
            self._thread.submit(lambda: self._diary.result().close()).result()
        self._thread.shutdown()
