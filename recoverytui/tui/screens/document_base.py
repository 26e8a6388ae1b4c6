"""Base screen with one document whose entries can be edited and deleted."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Container

from recoverytui.domain.entry import AnyEntry, Entry
from recoverytui.tui import safe_text, typeset
from recoverytui.tui.context import AppContext
from recoverytui.tui.screens.edit_actions import EditActions
from recoverytui.tui.typeset import BLANK, QUIET, Lines
from recoverytui.tui.widgets.row import Item
from recoverytui.tui.widgets.section_list import Section, SectionList


class DocumentBase(EditActions):
    """One document with a cursor on its selectable passages."""

    AUTO_FOCUS = "SectionList"

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._begin = ""

    def begin_with(self, entry: AnyEntry) -> None:
        """Set the entry under the cursor when the room opens."""
        self._begin = entry.id

    def body(self) -> ComposeResult:
        """Yield the section list."""
        with Container(id="body"):
            yield SectionList()

    @property
    def section_list(self) -> SectionList:
        """Return the section list."""
        return self.query_one(SectionList)

    @property
    def item(self) -> Item:
        """Return the item of the passage under the cursor."""
        section = self.section_list.section
        return section.item if section else None

    @property
    def entry(self) -> AnyEntry | None:
        """Return the entry under the cursor."""
        item = self.item
        return item if isinstance(item, Entry) else None

    def show(self) -> None:
        """Draw the document, keeping the scroll position."""
        sections = list(self.sections())
        self.section_list.show(sections, self.glyphs, self._begin)
        self._begin = ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """Disable actions on an entry where there is none."""
        return action not in {"edit", "delete"} or (bool(self.query(SectionList)) and self.entry is not None)

    def on_section_list_moved(self) -> None:
        """Update the footer's keys for the passage under the cursor."""
        self.show_keys()

    def sections(self) -> Sequence[Section]:
        """Return the sections of the document."""
        raise NotImplementedError

    def said(self, text: str, style: str = "") -> Section:
        """Return a sentence of the interface, with an empty line after it."""
        return Section(lambda width: [*typeset.wrapped(typeset.styled(text, style), width, indent=1), BLANK])

    def answer(self, entry: AnyEntry) -> Section:
        """Return an answer in full, with its time."""

        def draw(width: int) -> Lines:
            noun, parts = entry.noun, list[str]()
            if self.glance is not None:
                parts.append(self.words.short_day(noun.day, self.glance.today))
            if noun.only_me:
                parts.append(self.words("only for me"))
            said = typeset.wrapped(safe_text.plain(noun.text), width, indent=4)
            return [*said, *typeset.wrapped(typeset.dotted(parts, self.glyphs, QUIET), width, indent=4), BLANK]

        return Section(draw, entry.id, entry)
