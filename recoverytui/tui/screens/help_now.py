"""Help now: whom one can ring; it needs no diary, is written nowhere, and Esc leads back to where one was."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen

from recoverytui.commands import help_now, people
from recoverytui.domain.help_now import HelpLine, Page
from recoverytui.errors import RecoveryError
from recoverytui.text import help_now as said
from recoverytui.tui import keys, page, rooms
from recoverytui.tui.home import Home
from recoverytui.tui.page import BLANK, Lines
from recoverytui.tui.screens.base import DEMO, HIDES
from recoverytui.tui.widgets.foot import Foot, Item
from recoverytui.tui.widgets.head import Head
from recoverytui.tui.widgets.sheet import Sheet


class HelpNowScreen(Screen[None]):
    """The page of help; over a diary that is hidden or not open, or before a group, it names none of its people."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow")]  # noqa: RUF012 - declared so by Textual
    VERTICAL_BREAKPOINTS = [(0, "-short"), (16, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("help_now")]
    AUTO_FOCUS = "#body"

    room = "help_now"

    def __init__(self, home: Home, *, closed: bool, seen_by_others: bool = False) -> None:
        super().__init__(classes=HIDES)
        self.home = home
        self._knows_nobody = closed or seen_by_others
        self._people = () if seen_by_others else help_now.outside_lock(home.settings)

    def compose(self) -> ComposeResult:
        """Yield one page that can be scrolled."""
        yield Head()
        with VerticalScroll(id="body"):
            yield Sheet(self._lines, classes="grows")
        yield Foot()

    def on_mount(self) -> None:
        """Show the lines at once; the person's own people come as soon as the diary answers."""
        words = self.home.words
        self.query_one(Head).show(words(rooms.TITLES[self.room]), words(DEMO) if self.home.is_demo else "", ())
        shown = [Item(key.sign, words(key.label), key.pressed, key.name) for key in keys.in_foot(self.room)]
        self.query_one(Foot).show((), shown)
        if not self._knows_nobody:
            self.run_worker(self._own_people())

    async def _own_people(self) -> None:
        try:
            own = await self.home.desk.do(people.all_)
        except RecoveryError:  # the lines are there all the same
            return
        self._people = help_now.first_of_all(own, self.home.settings)
        self.query_one(Sheet).show(self._lines)

    def _page(self) -> Page:
        home = self.home
        today = home.clock().date()
        return help_now.page(home.place, home.words.language, home.settings.country, today, self._people)

    def _lines(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        words, shown = self.home.words, self._page()
        lines = [BLANK, *page.wrapped(words(said.NOBODY_READS), width), BLANK]
        if shown.people:
            lines.append(page.rule(words(said.OWN_PEOPLE), width, self.home.marks))
            for person in shown.people:
                lines += page.wrapped(_named(person.name, person.number), width)
            lines += [BLANK, page.rule("", width, self.home.marks)]
        if not shown.country:
            lines += [*page.wrapped(page.said(words(said.UNTIL_CHOSEN), page.QUIET), width), BLANK]
        for line in shown.lines:
            lines += [*self._line(line, width), BLANK]
        for sentence in (words(said.MAY_BE_BUSY), said.checked(words, shown), words(said.SUPPLEMENT)):
            if sentence:
                lines += page.wrapped(page.said(sentence, page.QUIET), width)
        if shown.refused is not None:
            lines += [BLANK, *page.wrapped(page.said(words.error(shown.refused), page.QUIET), width)]
        return lines

    def _line(self, line: HelpLine, width: int) -> Lines:
        hours = said.hours(self.home.words, line)
        website = line.website if line.website not in hours else ""
        parts = page.dotted((line.for_whom, hours, website), self.home.marks)
        lines = page.wrapped(_named(line.service, line.number), width)
        return [*lines, *page.wrapped(parts, width)] if parts else lines

    def action_back(self) -> None:
        """Go back to where one was."""
        self.dismiss()


def _named(name: str, number: str) -> Content:
    """Return a number, bold, before whose it is."""
    if not number:
        return page.said(name, page.BOLD)
    return Content.assemble(page.said(number, page.BOLD), "  ", page.said(name))
