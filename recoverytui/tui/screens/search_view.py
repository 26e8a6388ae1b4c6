"""Typesetting of search results: the heading of the list, its rows, and the whole text of one."""

from collections.abc import Sequence
from datetime import date

from recoverytui.commands.search import Hit
from recoverytui.text.glyphs import Glyphs
from recoverytui.text.translator import Translator
from recoverytui.tui import typeset
from recoverytui.tui.screens.search_filters import kind_name
from recoverytui.tui.typeset import BLANK, QUIET, Lines
from recoverytui.tui.widgets import highlight
from recoverytui.tui.widgets.row import Row


def count(found: Sequence[Hit] | None, most: int, words: Translator, *, quiet: bool) -> str:
    """Return the number of results; None is no query yet, and `most` results may not be all."""
    if found is None:
        return words("What you wrote")
    if len(found) == most:
        return words("The {n} newest are shown", n=most)
    if quiet or not found:
        return words("Found")
    return words.plural("{n} found", "{n} found", len(found))


def heading(title: str, narrowed: Sequence[str], glyphs: Glyphs, width: int) -> Lines:
    """Return the rule above the results, with the active filters at its end."""
    tail = typeset.dotted(narrowed, glyphs).truncate(max(width - 24, 1), ellipsis=True).plain
    return [typeset.rule(title, width, glyphs, tail), BLANK]


def row(hit: Hit, today: date | None, words: Translator) -> Row:
    """Return a result as a row of the list."""
    lead = words("{day} {month}", day=hit.day.day, month=words.short_month(hit.day))
    if today is not None and hit.day.year != today.year:
        lead = f"{lead} {hit.day.year}"
    return Row(hit.entry.id, hit.text, lead, kind_name(hit.entry.noun.kind, words), spans=hit.spans, item=hit)


def whole(hit: Hit, today: date | None, words: Translator, glyphs: Glyphs, width: int) -> Lines:
    """Return the whole text of a result, with the matches highlighted."""
    about = [kind_name(hit.entry.noun.kind, words), words.day(hit.day, today)]
    lines = typeset.wrapped(typeset.dotted(about, glyphs), width)
    return [*lines, *typeset.wrapped(highlight.content(hit.text, hit.spans), width)]


def invitation(words: Translator, width: int, *, has_query: bool) -> Lines:
    """Return the text for no results, or for no query."""
    if has_query:
        return typeset.wrapped(words("Nothing is found with this. Fewer letters find more."), width)
    return [
        *typeset.wrapped(words("Write two letters or more. It searches while you type."), width),
        BLANK,
        *typeset.wrapped(typeset.styled(words("Tab shows fewer."), QUIET), width),
    ]
