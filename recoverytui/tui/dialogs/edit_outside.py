"""Let the text of a field be written in the person's own editor; the code of the copy is that of the shell."""

import os

from textual.app import SuspendNotSupported

from recoverytui.editor_copy import KEPT, WARNING, EditorCopy, editor_of
from recoverytui.errors import N_, BadInput, RecoveryError
from recoverytui.tui.application import Application
from recoverytui.tui.widgets.text_input import TextInput


class OwnEditor:
    """The editor that a person named in VISUAL or EDITOR, for one form."""

    def __init__(self) -> None:
        self.is_named = bool(editor_of(os.environ))
        self._is_told = False
        """Whether the person was told that the editor gets a copy of the text."""

    def edit(self, app: Application, field: TextInput) -> str:
        """Let the text of a field be edited, and return what to say; the first time only the warning about the copy."""
        if not self._is_told:
            self._is_told = True
            return f"{app.words(WARNING)} {app.words('Press Ctrl+O again to open it.')}"
        return _edited(app, field)


def _edited(app: Application, field: TextInput) -> str:
    """Run the editor on the text of a field, put in what it leaves, and return what to say about it, or nothing.

    Nothing is lost: an editor that ended with a code still leaves its text in the field, where it is not saved yet, and
    a copy that does not fit into the field stays.
    """
    words = app.words
    try:
        copy = EditorCopy(os.environ, field.raw)
    except RecoveryError as error:
        return words.error(error)
    try:
        code = app.run_outside(copy.run)
        edited = copy.left()
    except SuspendNotSupported:
        copy.wipe()
        return words(N_("No other program can be opened from this terminal. Your text is still here."))
    except RecoveryError as error:
        return words.error(error)
    try:
        field.take_edited(edited)
    except BadInput as error:
        return f"{words.error(error)} {words(KEPT, path=copy.path)}"
    copy.wipe()
    if code:
        return words(N_("The editor ended with code {code}. What it left is here, and not saved yet."), code=code)
    return ""
