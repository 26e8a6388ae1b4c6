"""Search filters: one line each, hidden until Tab opens them."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import cast

from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from recoverytui.domain.entry import Kind
from recoverytui.domain.win import Theme
from recoverytui.errors import N_
from recoverytui.text.glyphs import Glyphs
from recoverytui.text.labels import KIND_NAMES
from recoverytui.text.theme_names import THEMES
from recoverytui.text.translator import Translator
from recoverytui.tui import safe_text, typeset
from recoverytui.tui.dialogs.form_spec import OneOf, Part, Text
from recoverytui.tui.search_query import LAST_MONTH, SearchQuery
from recoverytui.tui.widgets.canvas import Canvas, Draw
from recoverytui.tui.widgets.field import Field
from recoverytui.tui.widgets.options import Options

_KINDS = (
    *(Kind.WIN, Kind.STRATEGY, Kind.USE, Kind.GOAL, Kind.TRYOUT, Kind.DAY, Kind.PAUSE),
    *(Kind.CARD, Kind.ANSWER, Kind.TALK),
)
Named = Sequence[tuple[str, str]]
"""Ids with their labels."""


def kind_name(kind: Kind, words: Translator) -> str:
    """Return the label of a kind among results; of a day only its note is found."""
    return words(N_("note")) if kind is Kind.DAY else words(KIND_NAMES[kind])


def parts(
    asked: SearchQuery, goals: Named, strategies: Named, began: date, today: date, words: Translator
) -> tuple[Part, ...]:
    """Return the filters as form parts."""
    anything = (None, words("anything"))
    kinds = [(kind, kind_name(kind, words)) for kind in _KINDS]
    themes = [(theme, words(THEMES[theme])) for theme in Theme]
    years = [(str(year), str(year)) for year in range(today.year, min(began.year, today.year) - 1, -1)]
    times = [("", words("any time")), (LAST_MONTH, words("the last month")), *years]
    return (
        OneOf("kind", words("What"), [anything, *kinds], asked.kind),
        OneOf("theme", words("About"), [anything, *themes], asked.theme),
        Text("company", words("Together with"), asked.company),
        OneOf("goal", words("Goal"), [anything, *goals], asked.goal),
        OneOf("strategy", words("What helped"), [anything, *strategies], asked.strategy),
        OneOf("time", words("When"), times, asked.time),
    )


def summary(asked: SearchQuery, goals: Named, strategies: Named, words: Translator) -> list[str]:
    """Return the active filters in words."""
    named = {**dict(goals), **dict(strategies)}
    said = [kind_name(asked.kind, words)] if asked.kind else []
    said += [words(THEMES[asked.theme])] if asked.theme else []
    said += [words("with {who}", who=safe_text.visible_line(asked.company))] if asked.company.strip() else []
    said += [safe_text.visible_line(named[id]) for id in (asked.goal, asked.strategy) if id and id in named]
    return said + ([words("the last month") if asked.time == LAST_MONTH else asked.time] if asked.time else [])


class Filters(Vertical):
    """The filter fields."""

    def __init__(self) -> None:
        super().__init__(id="filters")
        self._asked: tuple[Part, ...] = ()
        self.fields: dict[str, Field] = {}

    async def ask(self, asked: Sequence[Part], words: Translator, glyphs: Glyphs) -> None:
        """Mount the fields with their current values."""
        self.fields = {}
        await self.remove_children()
        await self.mount_all(self._lines(asked, words, glyphs))

    def _lines(self, asked: Sequence[Part], words: Translator, glyphs: Glyphs) -> Iterable[Widget]:
        for part in asked:
            widget = part.widget(words, glyphs)
            widget.add_class("field")
            if isinstance(widget, Options):
                widget.folds = True  # what was found stays in sight below
            self.fields[part.part] = cast(Field, widget)
            yield Horizontal(Canvas(_label(part.label), classes="label"), widget, classes="row")


def _label(text: str) -> Draw:
    return lambda width, _height: [typeset.styled(text, typeset.QUIET).truncate(max(width - 2, 1), ellipsis=True)]
