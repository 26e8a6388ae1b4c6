"""A week for display to a group: theme and questions, double-spaced, with nothing from any diary."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen

from recoverytui.domain.programme import GroupWeek, Programme, group_week
from recoverytui.text.labels import THEMES
from recoverytui.tui import keys, rooms, safe_text, typeset
from recoverytui.tui.context import AppContext
from recoverytui.tui.screens.base import HIDES, SHARED
from recoverytui.tui.screens.framed_screen import DEMO
from recoverytui.tui.typeset import BLANK, QUIET, Lines
from recoverytui.tui.widgets.canvas import Canvas
from recoverytui.tui.widgets.footer import Item, ScreenFooter
from recoverytui.tui.widgets.header import ScreenHeader

_SIDE = 6


class GroupScreen(Screen[None]):
    """One week for a group. It holds a programme and no diary, and never uses the diary thread."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow")]  # noqa: RUF012 - declared so by Textual
    VERTICAL_BREAKPOINTS = [(0, "-short"), (16, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("group")]
    AUTO_FOCUS = "#body"

    room = "group"

    def __init__(self, context: AppContext, path: Programme, number: int) -> None:
        super().__init__(classes=f"{HIDES} {SHARED}")
        self.context = context
        self._path = path
        self._number = number
        self._shows_note = False

    @property
    def week(self) -> GroupWeek:
        """Return the lines for the group."""
        return group_week(self._path, self._number)

    def compose(self) -> ComposeResult:
        """Yield one scrollable page."""
        yield ScreenHeader()
        with VerticalScroll(id="body"):
            yield Canvas(self._lines, classes="grows")
        yield ScreenFooter()

    def on_mount(self) -> None:
        """Show the week without a date: this is nobody's diary."""
        words = self.context.words
        self.query_one(ScreenHeader).show(
            words(rooms.ROOMS[self.room].title), words(DEMO) if self.context.is_demo else "", ()
        )
        shown = [Item(key.sign, words(key.label), key.pressed, key.name) for key in keys.in_foot(self.room)]
        self.query_one(ScreenFooter).show((), shown)

    def _lines(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        week, words, glyphs = self.week, self.context.words, self.context.glyphs
        side = _SIDE if width >= 70 else 2
        title = safe_text.visible_line(week.title)
        lines = [
            BLANK,
            *typeset.wrapped(typeset.styled(title, f"{typeset.BOLD} {typeset.FIRST}"), width - side, indent=side),
        ]
        themes = typeset.dotted((words(THEMES[theme]) for theme in week.themes), glyphs)
        lines += [BLANK, *typeset.wrapped(themes, width - side, indent=side), BLANK] if themes.cell_length else [BLANK]
        for question in week.questions:
            lines += [BLANK, *typeset.wrapped(safe_text.plain(question), width - side, indent=side), BLANK]
        if week.ground:
            lines += [BLANK, *typeset.wrapped(safe_text.plain(week.ground, typeset.SECOND), width - side, indent=side)]
        note = self._path.numbered(self._number).note
        if self._shows_note:
            said = note or words("There is no note for this week.")
            lines += [BLANK, BLANK, *typeset.wrapped(safe_text.plain(said, QUIET), width - side, indent=side)]
        return lines

    def _show_anew(self) -> None:
        self.query_one(Canvas).show(self._lines)

    def action_week(self, step: int) -> None:
        """Show the week before or after; the current week of the diary stays the same."""
        self._number = min(max(self._number + step, 1), len(self._path.weeks))
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
