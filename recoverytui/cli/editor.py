"""Let a text be written in the person's own editor, and settle its copy when the session ends."""

from typing import TYPE_CHECKING

from recoverytui.editor_copy import KEPT, WARNING, EditorCopy

if TYPE_CHECKING:
    from recoverytui.cli.session import Session


def written(session: "Session", text: str) -> str:
    """Let a text be written, or changed, in the editor, and return it; its copy stays until the session closes."""
    session.reading()  # fail before the person writes anything
    copy = EditorCopy(session.environ, text)
    session.console.complain(session.words(WARNING))
    edited = copy.edited()
    session.editor_copy = copy
    return edited


def settle(session: "Session", copy: EditorCopy) -> None:
    """Wipe the copy when the entry was saved; otherwise name it, so that the text is not gone."""
    session.editor_copy = None
    if session.has_changed:
        copy.wipe()
    else:
        session.console.complain(session.words(KEPT, path=copy.path))
