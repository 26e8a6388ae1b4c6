"""Draft saving: holds unsaved text until it is stored, and retries after a failure."""

from concurrent.futures import Future
from typing import NamedTuple

from recoverytui.commands import drafts
from recoverytui.commands.diary import Diary
from recoverytui.errors import RecoveryError
from recoverytui.tui.diary_thread import DiaryThread


class _Kept(NamedTuple):
    """A submitted draft, and whether it was stored in the diary file (False: in the window's spool)."""

    text: str
    answer: "Future[bool]"


class DraftKeeper:
    """Holds the newest draft of each form; used by the UI thread.

    At most one draft of a key waits in the queue of the diary thread: it takes the newest text when it is its turn,
    so a diary that is busy for long does not leave a queue behind.
    """

    def __init__(self) -> None:
        self._newest: dict[str, _Kept] = {}
        self._texts: dict[str, str] = {}

    def keep(self, diary_thread: DiaryThread, key: str, text: str) -> "Future[bool]":
        """Save the draft of a form in the background."""
        self._texts[key] = text
        before = self._newest.get(key)
        if before is not None and not before.answer.running() and not before.answer.done():
            answer = before.answer  # the queued command has not begun, and will read the new text
        else:
            answer = diary_thread.submit(self._keep_newest, key)
        self._newest[key] = _Kept(text, answer)
        return answer

    def _keep_newest(self, diary: Diary, key: str) -> bool:
        return drafts.keep(diary, key, self._texts[key])

    def forget(self, key: str) -> None:
        """Forget the draft of a form that was saved."""
        self._newest.pop(key, None)

    def trouble(self) -> RecoveryError | None:
        """Return the error that keeps a draft from being stored anywhere, if any."""
        for kept in self._newest.values():
            error = kept.answer.exception() if kept.text and kept.answer.done() else None
            if isinstance(error, RecoveryError):
                return error
        return None

    def retry(self, diary_thread: DiaryThread) -> None:
        """Submit the drafts that are not in the diary file yet, and forget those that are."""
        for key, kept in list(self._newest.items()):
            if not kept.answer.done():
                continue
            if kept.answer.exception() is None and kept.answer.result():
                del self._newest[key]
            else:
                self.keep(diary_thread, key, kept.text)
