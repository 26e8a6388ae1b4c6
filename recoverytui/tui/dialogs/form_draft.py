"""The draft of a form: saved soon after a change, and when the form is left."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future

from recoverytui.tui.dialogs.form_spec import FormSpec, Keep, Values, written_draft

KEEP_AFTER = 0.4
"""Seconds from the first unsaved key to the draft."""


class FormDraft:
    """The values of a form that are saved as its draft."""

    def __init__(self, spec: FormSpec, keep: Keep, begun: Values) -> None:
        """Take the values of the draft that the form was opened with."""
        self._spec = spec
        self._keep = keep
        self.kept = begun
        """The values saved last."""
        self._timer: asyncio.TimerHandle | None = None

    def save_soon(self, save: Callable[[], object]) -> None:
        """Call a function after a while, unless that is already due or the form has no draft."""
        if self._timer is None and self._spec.keeps:
            # Not Textual's `set_timer`: when the loop is late, it skips a timer altogether.
            self._timer = asyncio.get_running_loop().call_later(KEEP_AFTER, save)

    def stop_timer(self) -> None:
        """Forget the function that was to be called."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def save_changes(self, typed: Values) -> None:
        """Save the draft if its values have changed."""
        if self._spec.keeps and typed != self.kept:
            self.save(typed)

    def save(self, typed: Values) -> "Future[bool]":
        """Save the draft; the caller can await the result."""
        self.kept = typed
        return self._keep(self._spec.draft_key, written_draft(typed))

    def begin_next(self, typed: str) -> None:
        """Save words as the draft of the next form of this kind."""
        self._keep(self._spec.draft_key, self._spec.with_text(None, typed))
