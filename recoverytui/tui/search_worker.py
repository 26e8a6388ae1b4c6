"""Search as you type: a new query interrupts the one before it."""

from threading import Lock
from typing import Unpack

from recoverytui.commands import search
from recoverytui.commands.diary import Diary
from recoverytui.commands.search import Hit
from recoverytui.errors import RecoveryError
from recoverytui.tui.diary_thread import DiaryThread
from recoverytui.tui.search_query import Filters


class SearchWorker:
    """Runs one query at a time on the diary thread."""

    def __init__(self, diary_thread: DiaryThread) -> None:
        self._diary_thread = diary_thread
        self._lock = Lock()
        self._newest = 0
        self._searched: Diary | None = None
        """The diary during a search; only then may it be interrupted, so that no other command is."""

    async def find(self, query: str, limit: int, /, **wanted: Unpack[Filters]) -> list[Hit] | None:
        """Return the results, or None if a newer query came meanwhile; raises RecoveryError."""
        self.drop()
        number = self._newest
        hits = await self._diary_thread.do(self._find, number, query, limit, wanted)
        return hits if number == self._newest else None

    def drop(self) -> None:
        """Interrupt the running query and discard its results."""
        with self._lock:
            self._newest += 1
            if self._searched is not None:
                search.stop(self._searched)

    def _find(self, diary: Diary, number: int, query: str, limit: int, wanted: Filters) -> list[Hit]:
        with self._lock:
            if number != self._newest:
                return []
            self._searched = diary
        try:
            return search.find(diary, query, limit=limit, **wanted)
        except RecoveryError:
            if number == self._newest:
                raise
            return []  # the query was interrupted
        finally:
            with self._lock:
                self._searched = None
