"""Finding while one types: the newest question wins, and an older one is stopped where it is."""

from threading import Lock
from typing import Any

from recoverytui.commands import look_back
from recoverytui.commands.diary import Diary
from recoverytui.commands.look_back import Hit
from recoverytui.errors import RecoveryError
from recoverytui.tui.diary_thread import DiaryThread


class SearchWorker:
    """Puts one question after another to the diary, through the diary thread."""

    def __init__(self, diary_thread: DiaryThread) -> None:
        self._desk = diary_thread
        self._lock = Lock()
        self._newest = 0
        self._searched: Diary | None = None
        """The diary, while it is being searched; only then may it be interrupted, and never another deed."""

    async def find(self, query: str, limit: int, /, **wanted: Any) -> list[Hit] | None:
        """Return what was found, or None when another question came meanwhile; raises RecoveryError."""
        self.drop()
        number = self._newest
        hits = await self._desk.do(self._find, number, query, limit, wanted)
        return hits if number == self._newest else None

    def drop(self) -> None:
        """Stop looking; what was asked for is wanted no more."""
        with self._lock:
            self._newest += 1
            if self._searched is not None:
                look_back.stop_finding(self._searched)

    def _find(self, diary: Diary, number: int, query: str, limit: int, wanted: dict[str, Any]) -> list[Hit]:
        with self._lock:
            if number != self._newest:
                return []
            self._searched = diary
        try:
            return look_back.find(diary, query, limit=limit, **wanted)
        except RecoveryError:
            if number == self._newest:
                raise
            return []  # it was stopped
        finally:
            with self._lock:
                self._searched = None
