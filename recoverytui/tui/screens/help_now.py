"""Help now: phone numbers; it needs no diary, logs nothing, and Esc leads back to the screen below."""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from recoverytui.commands import help_now, people
from recoverytui.domain.help_now import HelpLine, HelpPage
from recoverytui.domain.person import Person
from recoverytui.errors import RecoveryError
from recoverytui.text import help_now as said
from recoverytui.tui import keys, rooms, safe_text, typeset
from recoverytui.tui.context import AppContext
from recoverytui.tui.screens.base import HIDES
from recoverytui.tui.screens.framed_screen import DEMO
from recoverytui.tui.typeset import BLANK, Lines
from recoverytui.tui.waiting_screen import WaitingScreen
from recoverytui.tui.widgets.canvas import Canvas
from recoverytui.tui.widgets.footer import Item, ScreenFooter
from recoverytui.tui.widgets.header import ScreenHeader

GAP = 3
"""Cells between a name and how to reach somebody."""


class HelpNowScreen(WaitingScreen[None]):
    """Page of help; over a diary that is hidden or not open, or before a group, it omits the person's own contacts."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow")]  # noqa: RUF012 - declared so by Textual
    VERTICAL_BREAKPOINTS = [(0, "-short"), (16, "-tall")]  # noqa: RUF012 - declared so by Textual
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("help_now")]
    AUTO_FOCUS = "#body"

    room = "help_now"

    def __init__(self, context: AppContext, *, closed: bool, seen_by_others: bool = False) -> None:
        super().__init__(classes=HIDES)
        self.context = context
        self._knows_nobody = closed or seen_by_others
        self._people = () if seen_by_others else help_now.outside_lock(context.settings)

    def compose(self) -> ComposeResult:
        """Yield one scrollable page."""
        yield ScreenHeader()
        with VerticalScroll(id="body"):
            yield Canvas(self._lines, classes="grows")
        yield ScreenFooter()

    def on_mount(self) -> None:
        """Show the lines at once; own contacts are added when the diary answers."""
        words = self.context.words
        self.query_one(ScreenHeader).show(
            words(rooms.ROOMS[self.room].title), words(DEMO) if self.context.is_demo else "", ()
        )
        shown = [Item(key.sign, words(key.label), key.pressed, key.name) for key in keys.in_foot(self.room)]
        self.query_one(ScreenFooter).show((), shown)
        if not self._knows_nobody:
            self.run_worker(self._own_people())

    async def _own_people(self) -> None:
        try:
            own = await self.context.diary_thread.do(people.all_)
        except RecoveryError:  # the lines are shown without them
            return
        self._people = help_now.first_of_all(own, self.context.settings)
        self.query_one(Canvas).show(self._lines)

    def _page(self) -> HelpPage:
        context = self.context
        today = context.clock().date()
        return help_now.help_page(
            context.locations, context.words.language, context.settings.country, today, self._people
        )

    def _lines(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        words, shown = self.context.words, self._page()
        lines = [BLANK, *typeset.wrapped(words(said.NOBODY_READS), width), BLANK]
        if shown.people:
            lines.append(typeset.rule(words(said.OWN_PEOPLE), width, self.context.glyphs))
            lines += _people(shown.people, width)
            lines += [BLANK, typeset.rule("", width, self.context.glyphs)]
        if not shown.country:
            lines += [*typeset.wrapped(typeset.styled(words(said.UNTIL_CHOSEN), typeset.QUIET), width), BLANK]
        for line in shown.lines:
            lines += [*self._line(line, width), BLANK]
        for sentence in (words(said.MAY_BE_BUSY), said.checked(words, shown), words(said.SUPPLEMENT)):
            if sentence:
                lines += typeset.wrapped(typeset.styled(sentence, typeset.QUIET), width)
        if shown.refused is not None:
            lines += [BLANK, *typeset.wrapped(typeset.styled(words.error(shown.refused), typeset.QUIET), width)]
        return lines

    def _line(self, line: HelpLine, width: int) -> Lines:
        hours = said.hours(self.context.words, line)
        website = line.website if line.website not in hours else ""
        parts = typeset.dotted((line.for_whom, hours, website), self.context.glyphs)
        lines = typeset.wrapped(_named(line.service, line.number), width)
        return [*lines, *typeset.wrapped(parts, width)] if parts else lines

    def action_back(self) -> None:
        """Go back to the screen below."""
        self.dismiss()


def _people(people: Sequence[Person], width: int) -> Lines:
    """Return the names in one column, and how to reach each of them in the next."""
    names = [safe_text.visible_line(person.name) for person in people]
    column = min(max(map(cell_len, names), default=0), (width - 2 * typeset.INDENT) // 2)
    lines: Lines = []
    for name, person in zip(names, people, strict=True):
        left = typeset.wrapped(name, column + typeset.INDENT)
        right = typeset.wrapped(
            typeset.styled(safe_text.visible_line(person.number), typeset.BOLD),
            width,
            indent=typeset.INDENT + column + GAP,
        )
        for at in range(max(len(left), len(right))):
            start = left[at] if at < len(left) else BLANK
            end = right[at][start.cell_length :] if at < len(right) else BLANK
            lines.append(Content.assemble(start, end).rstrip())
    return lines


def _named(name: str, number: str) -> Content:
    """Return a bold number, followed by its owner."""
    if not number:
        return typeset.styled(name, typeset.BOLD)
    return Content.assemble(typeset.styled(number, typeset.BOLD), "  ", typeset.styled(name))
