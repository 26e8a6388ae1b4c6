"""Date field: left and right step by a day, and a date can be typed in everyday words."""

from datetime import MAXYEAR, date, timedelta
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from recoverytui.errors import N_, RecoveryError
from recoverytui.text.dates import parse_coming_day, parse_day
from recoverytui.text.glyphs import Glyphs
from recoverytui.text.translator import Translator
from recoverytui.tui import safe_text, typeset
from recoverytui.tui.widgets import clicks
from recoverytui.tui.widgets.field import Changed, Hint

LONGEST = 40
_LAST = date(MAXYEAR, 12, 31)


class DayField(Widget, can_focus=True):
    """A date up to today, or any date, or none if that is allowed."""

    ALLOW_SELECT = False

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", show=False),
        Binding("right", "step(1)", show=False),
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("backspace,delete", "take_away", show=False),
    ]

    def __init__(
        self,
        part: str,
        day: date | None,
        today: date,
        words: Translator,
        glyphs: Glyphs,
        *,
        none: str = "",
        aside: str = "",
    ) -> None:
        super().__init__()
        self.part = part
        self.today = today
        self.words = words
        self.glyphs = glyphs
        self._day = day
        self._none = none
        """Placeholder for no date; empty when a date is required."""
        self._aside = aside
        """Note after today's date, such as that it is past midnight."""
        self._typed = ""
        self.is_coming = False
        """Whether a future date is allowed; typed words then mean the next such date."""

    @property
    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of this widget."""
        step = Hint("← →", N_("another day"), ("left", "right"))
        return (step, Hint("Backspace", self._none, ("backspace",))) if self._none and self._day else (step,)

    @property
    def value(self) -> date | None:
        """Return the date; raises BadInput when the typed text is ambiguous."""
        return self._read() if self._typed.strip() else self._day

    def _read(self) -> date:
        return (parse_coming_day if self.is_coming else parse_day)(self._typed, self.today)

    @property
    def raw(self) -> str:
        """Return the typed text, or the date."""
        return self._typed or (self._day.isoformat() if self._day else "")

    def put(self, raw: object) -> None:
        """Restore the value of a draft."""
        self._typed = raw if isinstance(raw, str) else ""
        self._settle()

    def action_step(self, step: int) -> None:
        """Step by a day; today is the last, unless a future date is allowed."""
        self._settle()
        if self._day is None:
            self._day = self.today
        elif self._day != (date.min if step < 0 else _LAST):
            last = _LAST if self.is_coming else max(self.today, self._day)
            self._day = min(self._day + timedelta(days=step), last)
        self._typed = ""
        self._changed()

    def action_take_away(self) -> None:
        """Delete the last typed letter, and in the end the date itself if none is allowed."""
        if self._typed:
            self._typed = self._typed[:-1]
        elif self._none:
            self._day = None
        self._changed()

    def on_key(self, event: events.Key) -> None:
        """Append typed letters."""
        if event.is_printable and event.character and len(self._typed) < LONGEST:
            self._typed += event.character
        else:
            return
        event.stop()
        event.prevent_default()
        self._changed()

    def on_click(self, event: events.Click) -> None:
        """Step by a day where an arrow is clicked."""
        step = event.style.meta.get(clicks.STEP)
        if step is not None and clicks.counts(self, event, repeats=True):
            self.action_step(step)

    def on_blur(self) -> None:
        """Replace the typed text by the date it means."""
        self._settle()
        self.refresh()

    def check_consume_key(self, key: str, character: str | None) -> bool:  # noqa: ARG002 - Textual's
        """Return whether this field consumes a printable key before the screen's bindings."""
        return character is not None and character.isprintable()

    def render(self) -> Content:
        """Return the date in words, or the typed text and its meaning, wrapped."""
        return typeset.joined(self._lines(self.size.width))

    def _lines(self, width: int) -> list[Content]:
        return self._said().wrap(max(width, 1)) or [Content("")]

    def _said(self) -> Content:
        ends = typeset.FIRST if self.has_focus else typeset.QUIET
        if self._typed:
            cursor = typeset.styled(" ", "reverse") if self.has_focus else Content("")
            return Content.assemble(
                safe_text.plain(self._typed), cursor, "  ", typeset.styled(self._meaning(), typeset.QUIET)
            )
        said = self._none if self._day is None else self._named(self._day)
        return Content.assemble(
            clicks.stepping(f"{self.glyphs.left} ", ends, -1),
            typeset.styled(said),
            clicks.stepping(f" {self.glyphs.right}", ends, 1),
        )

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """Return how many lines the date takes."""
        return len(self._lines(width))

    def _named(self, day: date) -> str:
        if day != self.today:
            return self.words.day(day, self.today)
        return " ".join(part for part in (self.words("today") + ",", self.words.day(day, day), self._aside) if part)

    def _meaning(self) -> str:
        try:
            return self._named(self._read())
        except RecoveryError:
            if self.is_coming:
                return self.words("for example {day}, tomorrow or monday", day=f"{self.today.day}/{self.today.month}")
            return self.words("for example {day}, yesterday or -3", day=f"{self.today.day}/{self.today.month}")

    def _settle(self) -> None:
        try:
            if self._typed.strip():
                self._day = self._read()
                self._typed = ""
        except RecoveryError:
            return

    def _changed(self) -> None:
        self.refresh(layout=True)
        self.post_message(Changed(self.part))
