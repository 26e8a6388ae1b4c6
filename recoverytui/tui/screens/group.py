"""A week for display to a group: theme and questions, double-spaced, with nothing from any diary."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from recoverytui.domain.programme import GroupWeek, Programme, group_week
from recoverytui.text.theme_names import THEMES
from recoverytui.tui import keys, rooms, safe_text, typeset
from recoverytui.tui.context import AppContext
from recoverytui.tui.screens.base import HIDES, SHARED
from recoverytui.tui.screens.framed_screen import DEMO
from recoverytui.tui.typeset import BLANK, QUIET, Lines
from recoverytui.tui.waiting_screen import WaitingScreen
from recoverytui.tui.widgets.canvas import SPACIOUS, Canvas
from recoverytui.tui.widgets.footer import Item, ScreenFooter
from recoverytui.tui.widgets.header import ScreenHeader

_SIDE = 6
_GAP, _SPACIOUS_GAP = 2, 5
"""Most empty lines between two parts, and with more space."""


class _Page(Canvas):
    """A page that spaces its lines itself, by the height that can be seen."""

    def _all(self, width: int) -> Lines:
        seen = self.parent.size.height if isinstance(self.parent, VerticalScroll) else 0
        return self._draw(width, seen)


class _Seen(VerticalScroll):
    """What can be seen of the page."""

    def on_resize(self) -> None:
        """Space the page again for another height, also for the first: a layout that gives it cannot go by it."""
        for page in self.query(_Page):
            page.refresh(layout=True)


class GroupScreen(WaitingScreen[None]):
    """One week for a group. It holds a programme and no diary, and never uses the diary thread."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow")]  # noqa: RUF012 - declared so by Textual
    VERTICAL_BREAKPOINTS = [(0, "-short"), (16, "-tall")]  # noqa: RUF012 - declared so by Textual
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("group")]
    AUTO_FOCUS = "#body"

    room = "group"

    def __init__(self, context: AppContext, programme: Programme, number: int) -> None:
        super().__init__(classes=f"{HIDES} {SHARED}")
        self.context = context
        self._programme = programme
        self._number = number
        self._shows_note = False

    @property
    def week(self) -> GroupWeek:
        """Return the lines for the group."""
        return group_week(self._programme, self._number)

    def compose(self) -> ComposeResult:
        """Yield one scrollable page."""
        yield ScreenHeader()
        with _Seen(id="body"):
            yield _Page(self._lines, classes="grows")
        yield ScreenFooter()

    def on_mount(self) -> None:
        """Show the week without a date: this is nobody's diary."""
        words = self.context.words
        self.query_one(ScreenHeader).show(
            words(rooms.ROOMS[self.room].title), words(DEMO) if self.context.is_demo else "", ()
        )
        in_foot = (*keys.in_foot(self.room), keys.HELP_NOW)
        shown = [Item(key.sign, words(key.label), key.pressed, key.name) for key in in_foot]
        self.query_one(ScreenFooter).show((), shown)

    def _lines(self, width: int, height: int) -> Lines:
        """Return the week with as much space between its parts as the height has room for."""
        widest = _SPACIOUS_GAP if self.app.has_class(SPACIOUS) else _GAP
        for gap in range(widest, 0, -1):
            lines = self._spaced(width, gap)
            if len(lines) <= height:
                break
        return lines

    def _spaced(self, width: int, gap: int) -> Lines:
        week, words, glyphs = self.week, self.context.words, self.context.glyphs
        side = _SIDE if width >= 70 else 2
        themes = typeset.dotted((words(THEMES[theme]) for theme in week.themes), glyphs)
        parts = [typeset.styled(safe_text.visible_line(week.title), f"{typeset.BOLD} {typeset.FIRST}")]
        parts += [themes] if themes.cell_length else []
        parts += [safe_text.plain(question) for question in week.questions]
        parts += [safe_text.plain(week.ground, typeset.SECOND)] if week.ground else []
        if self._shows_note:
            note = self._programme.numbered(self._number).note or words("There is no note for this week.")
            parts.append(safe_text.plain(note, QUIET))
        lines: Lines = []
        for number, part in enumerate(parts):
            space = 1 if number <= 1 else gap  # the themes belong to the title
            lines += [*[BLANK] * space, *typeset.wrapped(part, width - side, indent=side)]
        return lines

    def _show_anew(self) -> None:
        self.query_one(_Page).show(self._lines)

    def action_week(self, step: int) -> None:
        """Show the week before or after; the current week of the diary stays the same."""
        self._number = min(max(self._number + step, 1), len(self._programme.weeks))
        self._shows_note = False
        self._show_anew()
        self.query_one("#body", VerticalScroll).scroll_home(animate=False)

    def action_note(self) -> None:
        """Toggle the note for those who lead the group."""
        self._shows_note = not self._shows_note
        self._show_anew()
        if self._shows_note:
            body = self.query_one("#body", VerticalScroll)
            self.call_after_refresh(body.scroll_end, animate=False)

    def action_back(self) -> None:
        """Go back to the diary's own week."""
        self.dismiss()
