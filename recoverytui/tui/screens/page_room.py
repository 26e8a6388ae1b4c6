"""A room with one page to read, on which entries stand that can be changed and deleted."""

from collections.abc import Sequence
from typing import Any

from textual.app import ComposeResult
from textual.containers import Container

from recoverytui.domain.entry import Entry
from recoverytui.tui import page, plain
from recoverytui.tui.home import Home
from recoverytui.tui.page import BLANK, QUIET, Lines
from recoverytui.tui.screens.editing import Editing
from recoverytui.tui.widgets.passages import Passage, Passages


class PageRoom(Editing):
    """One page, and a cursor on what can be chosen there."""

    AUTO_FOCUS = "Passages"

    def __init__(self, home: Home) -> None:
        super().__init__(home)
        self._begin = ""

    def begin_with(self, entry: Entry[Any]) -> None:
        """Have the cursor on an entry when the room opens."""
        self._begin = entry.id

    def body(self) -> ComposeResult:
        """Yield the page."""
        with Container(id="body"):
            yield Passages()

    @property
    def sheet(self) -> Passages:
        """The page."""
        return self.query_one(Passages)

    @property
    def item(self) -> Any:
        """What the passage under the cursor stands for."""
        passage = self.sheet.passage
        return passage.item if passage else None

    @property
    def entry(self) -> Entry[Any] | None:
        """The entry under the cursor."""
        item = self.item
        return item if isinstance(item, Entry) else None

    def show(self) -> None:
        """Draw the page, keeping the place."""
        passages = list(self.passages())
        self.sheet.show(passages, self.marks, self._begin)
        self._begin = ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """Offer what is done with an entry only where there is one."""
        return action not in {"edit", "delete"} or (bool(self.query(Passages)) and self.entry is not None)

    def on_passages_moved(self) -> None:
        """Show which keys answer on the passage one has come to."""
        self.show_keys()

    def passages(self) -> Sequence[Passage]:
        """Return what stands on the page."""
        raise NotImplementedError

    def said(self, text: str, style: str = "") -> Passage:
        """Return a sentence of ours, with an empty line after it."""
        return Passage(lambda width: [*page.wrapped(page.said(text, style), width, indent=1), BLANK])

    def answer(self, entry: Entry[Any]) -> Passage:
        """Return an answer that was written: all of it, and when."""

        def draw(width: int) -> Lines:
            noun, parts = entry.noun, list[str]()
            if self.glance is not None:
                parts.append(self.words.short_day(noun.day, self.glance.today))
            if noun.only_me:
                parts.append(self.words("only for me"))
            said = page.wrapped(plain.plain(noun.text), width, indent=4)
            return [*said, *page.wrapped(page.dotted(parts, self.marks, QUIET), width, indent=4), BLANK]

        return Passage(draw, entry.id, entry)
