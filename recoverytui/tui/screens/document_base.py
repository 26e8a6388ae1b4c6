"""A room with one page to read, on which entries stand that can be changed and deleted."""

from collections.abc import Sequence
from typing import Any

from textual.app import ComposeResult
from textual.containers import Container

from recoverytui.domain.entry import Entry
from recoverytui.tui import safe_text, typeset
from recoverytui.tui.context import AppContext
from recoverytui.tui.screens.edit_actions import EditActions
from recoverytui.tui.typeset import BLANK, QUIET, Lines
from recoverytui.tui.widgets.section_list import Section, SectionList


class DocumentBase(EditActions):
    """One page, and a cursor on what can be chosen there."""

    AUTO_FOCUS = "SectionList"

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._begin = ""

    def begin_with(self, entry: Entry[Any]) -> None:
        """Have the cursor on an entry when the room opens."""
        self._begin = entry.id

    def body(self) -> ComposeResult:
        """Yield the page."""
        with Container(id="body"):
            yield SectionList()

    @property
    def sheet(self) -> SectionList:
        """The page."""
        return self.query_one(SectionList)

    @property
    def item(self) -> Any:
        """What the passage under the cursor stands for."""
        section = self.sheet.section
        return section.item if section else None

    @property
    def entry(self) -> Entry[Any] | None:
        """The entry under the cursor."""
        item = self.item
        return item if isinstance(item, Entry) else None

    def show(self) -> None:
        """Draw the page, keeping the place."""
        sections = list(self.sections())
        self.sheet.show(sections, self.glyphs, self._begin)
        self._begin = ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """Offer what is done with an entry only where there is one."""
        return action not in {"edit", "delete"} or (bool(self.query(SectionList)) and self.entry is not None)

    def on_section_list_moved(self) -> None:
        """Show which keys answer on the passage one has come to."""
        self.show_keys()

    def sections(self) -> Sequence[Section]:
        """Return what stands on the page."""
        raise NotImplementedError

    def said(self, text: str, style: str = "") -> Section:
        """Return a sentence of ours, with an empty line after it."""
        return Section(lambda width: [*typeset.wrapped(typeset.styled(text, style), width, indent=1), BLANK])

    def answer(self, entry: Entry[Any]) -> Section:
        """Return an answer that was written: all of it, and when."""

        def draw(width: int) -> Lines:
            noun, parts = entry.noun, list[str]()
            if self.glance is not None:
                parts.append(self.words.short_day(noun.day, self.glance.today))
            if noun.only_me:
                parts.append(self.words("only for me"))
            said = typeset.wrapped(safe_text.plain(noun.text), width, indent=4)
            return [*said, *typeset.wrapped(typeset.dotted(parts, self.glyphs, QUIET), width, indent=4), BLANK]

        return Section(draw, entry.id, entry)
