"""One thing on one page: from where it stands to the document of it, for the person alone."""

from recoverytui.domain.readers import Reader
from recoverytui.tui.screens.base import DiaryScreen


def show_page(room: DiaryScreen, id: str) -> None:
    """Show over a room the document of one entry, which can then be written to a file."""
    from recoverytui.tui.screens.document import DocumentScreen

    room.app.push_screen(DocumentScreen(room.home, Reader.ME, (id,)))
