"""Base widget of a few options, all visible, to select by keys, digits and the mouse.

They are in a row if one line holds them all, else one on each line. In a row left and right move, and up and down
go to the next field; in a list up and down move first. Moving up and down chooses nothing, so that a form can be
walked through: Space and a digit choose, and Enter chooses the highlighted option.
"""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.style import Style
from textual.widget import Widget

from recoverytui.errors import N_
from recoverytui.text.glyphs import Glyphs
from recoverytui.tui import safe_text, typeset
from recoverytui.tui.keys import CHANGE
from recoverytui.tui.widgets import clicks
from recoverytui.tui.widgets.field import Changed, Hint

GAP = 2
DIGITS = 9
"""The most options of a list that digits can choose."""
OPEN_UP_TO = 12
"""The most options that a list shows while it has no focus; a longer one is collapsed to what is chosen."""
LEAF = 10
"""How many options PgUp and PgDn move by."""
MOST_LINES = 2
"""The most lines of a long text that an option shows while it is not highlighted."""


class Options(Widget, can_focus=True):
    """A list of labels to choose from."""

    ALLOW_SELECT = False

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", CHANGE, show=False, id="change"),
        Binding("right", "step(1)", CHANGE, show=False, id="change"),
        Binding("space", "tick", show=False),
        Binding("enter", "take", show=False),
        Binding("up", "walk(-1)", show=False),
        Binding("down", "walk(1)", show=False),
        Binding("pageup", "leaf(-1)", show=False),
        Binding("pagedown", "leaf(1)", show=False),
        Binding("home", "end_of(-1)", show=False),
        Binding("end", "end_of(1)", show=False),
    ]

    def __init__(
        self, part: str, options: Sequence[tuple[object, str]], glyphs: Glyphs, *, listed: bool = False
    ) -> None:
        super().__init__()
        self.part = part
        self.options = options
        """Values with their labels, which may be diary text."""
        self.glyphs = glyphs
        self.spot = 0
        """Index of the highlighted option."""
        self.numbered = False
        """Whether digits choose, where the screen does not use them for something else."""
        self.folds = len(options) > OPEN_UP_TO
        """Whether the list is collapsed to what is chosen."""
        self.others = f"+{len(options) - 1}"
        """What a collapsed list says after the option that is chosen."""
        self._listed = listed
        self._row_width: int | None = None
        self._was_folded = False

    @property
    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of this widget."""
        choose = Hint(N_("Space"), N_("choose"), ("space",))
        if not self.is_list(self.size.width):
            return choose, Hint("← →", N_("change"), ("left", "right"))
        move = Hint("↑ ↓", N_("another choice"), ("up", "down"))
        leaf = Hint("PgUp PgDn", N_("by page"), ("pageup", "pagedown"))
        return (choose, move, leaf) if self.folds else (choose, move)

    def is_chosen(self, index: int) -> bool:
        """Return whether an option is chosen."""
        raise NotImplementedError

    def sign(self, index: int) -> str:
        """Return the mark before an option."""
        raise NotImplementedError

    def action_step(self, step: int) -> None:
        """Move to the previous or next option, wrapping around."""
        self.move_to((self.spot + step) % len(self.options))

    def action_walk(self, step: int) -> None:
        """Move to the option above or below, and from the ends of a list, or from a row, to the next field."""
        spot = self.spot + step
        if self.is_list(self.size.width) and 0 <= spot < len(self.options):
            self.move_to(spot)
        elif step < 0:
            self.screen.focus_previous()
        else:
            self.screen.focus_next()

    def action_leaf(self, step: int) -> None:
        """Move by a page of a list, at most to its ends."""
        self._jump(max(min(self.spot + step * LEAF, len(self.options) - 1), 0))

    def action_end_of(self, way: int) -> None:
        """Move to the first or the last option of a list."""
        self._jump(0 if way < 0 else len(self.options) - 1)

    def _jump(self, spot: int) -> None:
        if not self.is_list(self.size.width):
            raise SkipAction
        self.move_to(spot)

    def action_tick(self) -> None:
        """Choose the highlighted option."""
        raise NotImplementedError

    def action_take(self) -> None:
        """Choose the highlighted option, and let Enter take its usual effect in the form or room."""
        raise SkipAction

    def on_key(self, event: events.Key) -> None:
        """Choose by a digit."""
        digit = int(event.character) if event.character and event.character in "123456789" else 0
        if self.numbered and 0 < digit <= len(self.options) and self.is_list(self.size.width):
            event.stop()
            event.prevent_default()
            self.move_to(digit - 1)
            self.action_tick()

    def move_to(self, spot: int) -> None:
        """Highlight an option, and scroll it into view."""
        self.spot = spot
        self.refresh(layout=self.is_list(self.size.width))
        self.call_after_refresh(self._show_spot)

    def _show_spot(self) -> None:
        """Scroll to the highlighted option, and to all above it up to the label where there is room for both."""
        if self.has_focus and self.is_list(self.size.width):
            top, height = self._span(self.spot)
            # First in cells of the screen, then of what scrolls: Textual itself only scrolls to whole widgets.
            spot = Region(self.region.x, self.region.y + top, self.size.width, height)
            for each in self.ancestors:
                if isinstance(each, Widget) and each.allow_vertical_scroll:
                    if top + height < each.content_size.height:
                        spot = Region(spot.x, self.region.y - 1, spot.width, top + height + 1)
                    inside = spot.translate(each.scroll_offset - each.content_region.offset)
                    each.scroll_to_region(inside, animate=False, immediate=True)
                    return

    def changed(self) -> None:
        """Notify the form, and refresh."""
        self.refresh()
        self.post_message(Changed(self.part))

    def on_focus(self) -> None:
        """Expand a collapsed list."""
        self.refresh(layout=True)
        # Twice: Textual centres what has the focus after the first refresh, which may put the label out of sight.
        self.call_after_refresh(self.call_after_refresh, self._show_spot)

    def on_blur(self) -> None:
        """Collapse a long list again."""
        self.refresh(layout=True)

    def on_mouse_down(self) -> None:
        """Record whether this click expands a collapsed list: it then chooses nothing."""
        self._was_folded = self._is_folded()

    def on_click(self, event: events.Click) -> None:
        """Choose the option under the mouse."""
        index = event.style.meta.get("option")
        if index is not None and clicks.counts(self, event) and not self._was_folded:
            self.spot = index
            self.action_tick()

    def is_list(self, width: int) -> bool:
        """Return whether the options are one on each line."""
        if self._row_width is None:  # asked for at each layout, and labels and signs keep their widths
            self._row_width = sum(self._one(index).cell_length + GAP for index in range(len(self.options))) - GAP
        return self._listed or self._row_width > width

    def _in_a_row(self) -> list[Content]:
        return [self._marked(self._one(index), index) for index in range(len(self.options))]

    def render(self) -> Content:
        """Return the options for the current width."""
        return typeset.joined(self.lines(self.size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """Return how many lines the options take."""
        return len(self.lines(width))

    def lines(self, width: int) -> list[Content]:
        """Return the options in a row, or one below the other."""
        if not self.is_list(width):
            return [Content(" " * GAP).join(self._in_a_row())]
        if self._is_folded():
            first, *rest = self._listed_lines(self.spot, width)
            others = typeset.styled(f"   {self.glyphs.more} {self.others}", typeset.QUIET)
            return [Content.assemble(first, others), *rest]
        return [line for index in range(len(self.options)) for line in self._listed_lines(index, width)]

    def _is_folded(self) -> bool:
        return self.folds and not self.has_focus

    def _span(self, wanted: int) -> tuple[int, int]:
        """Return the first line of an option of a list, and how many lines it has."""
        heights = [len(self._listed_lines(index, self.size.width)) for index in range(wanted + 1)]
        return sum(heights[:-1]), heights[-1]

    def _listed_lines(self, index: int, width: int) -> list[Content]:
        """Return the lines of one option; a long one is shown whole while it is highlighted."""
        number = f"{index + 1} " if self.numbered and index < DIGITS else "  " if self.numbered else ""
        head = Content.assemble(typeset.styled(number, typeset.QUIET), self._sign(index), " ")
        lines = self._label(index).wrap(max(width - head.cell_length, 1)) or [Content("")]
        if len(lines) > MOST_LINES and not (self.has_focus and index == self.spot):
            lines = [*lines[: MOST_LINES - 1], Content.assemble(lines[MOST_LINES - 1].rstrip(), self.glyphs.more)]
            lines[-1] = lines[-1].truncate(max(width - head.cell_length, 1), ellipsis=True)
        first, *rest = lines
        hung = [line.pad_left(head.cell_length) for line in rest]
        return [self._marked(line, index) for line in (Content.assemble(head, first), *hung)]

    def _one(self, index: int) -> Content:
        return Content.assemble(self._sign(index), " ", self._label(index))

    def _sign(self, index: int) -> Content:
        return typeset.styled(self.sign(index), typeset.FIRST if self.is_chosen(index) else typeset.QUIET)

    def _label(self, index: int) -> Content:
        chosen = self.is_chosen(index)
        return typeset.styled(safe_text.visible_line(self.options[index][1]), "" if chosen else typeset.QUIET)

    def _marked(self, line: Content, index: int) -> Content:
        """Return a clickable line of an option, with the style of the highlight if it has it."""
        if self.has_focus and index == self.spot:
            plainly = self.app.no_color or self.app.native_ansi_color
            line = line.stylize("reverse" if plainly else "on $chosen")
        return line.stylize(Style.from_meta({"option": index}))
