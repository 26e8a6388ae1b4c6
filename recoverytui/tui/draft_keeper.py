"""Drafts on their way to the diary: remembers what is typed until it is kept, and tries again when it cannot be."""

from concurrent.futures import Future
from typing import NamedTuple

from recoverytui.commands import drafts
from recoverytui.commands.diary import Diary
from recoverytui.errors import RecoveryError
from recoverytui.tui.diary_thread import DiaryThread


class _Kept(NamedTuple):
    """A draft that was handed over, and whether it came into the diary file (False: into the window's spool)."""

    text: str
    answer: "Future[bool]"


class DraftKeeper:
    """Holds the newest draft of each place; used by the thread of the screens.

    At most one draft of a place waits in the queue of the diary thread: it takes the newest text when it is its turn,
    so a diary that is busy for long does not leave a queue behind.
    """

    def __init__(self) -> None:
        self._newest: dict[str, _Kept] = {}
        self._texts: dict[str, str] = {}

    def keep(self, diary_thread: DiaryThread, place: str, text: str) -> "Future[bool]":
        """Keep what is being written at a place; nobody needs to wait for it."""
        self._texts[place] = text
        before = self._newest.get(place)
        if before is not None and not before.answer.running() and not before.answer.done():
            answer = before.answer  # it has not begun, and will take the new text
        else:
            answer = diary_thread.submit(self._keep_newest, place)
        self._newest[place] = _Kept(text, answer)
        return answer

    def _keep_newest(self, diary: Diary, place: str) -> bool:
        return drafts.keep(diary, place, self._texts[place])

    def forget(self, place: str) -> None:
        """Forget the draft of a place: it was saved."""
        self._newest.pop(place, None)

    def trouble(self) -> RecoveryError | None:
        """Return why something that was typed is kept nowhere but on the screen, if so."""
        for kept in self._newest.values():
            error = kept.answer.exception() if kept.text and kept.answer.done() else None
            if isinstance(error, RecoveryError):
                return error
        return None

    def retry(self, diary_thread: DiaryThread) -> None:
        """Hand over again what is not in the diary file yet, and forget what is."""
        for place, kept in list(self._newest.items()):
            if not kept.answer.done():
                continue
            if kept.answer.exception() is None and kept.answer.result():
                del self._newest[place]
            else:
                self.keep(diary_thread, place, kept.text)
