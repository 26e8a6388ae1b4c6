"""Typesetting of looking back: legend, one day, and this day in other years."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from recoverytui.commands.overview import DaySummary
from recoverytui.domain.calendar import DayLetter
from recoverytui.domain.entry import Entry
from recoverytui.domain.win import Win
from recoverytui.text import measures
from recoverytui.text.glyphs import MEANINGS, Glyphs
from recoverytui.text.labels import MARKS
from recoverytui.text.translator import Translator
from recoverytui.tui import safe_text, typeset, win_themes
from recoverytui.tui.typeset import QUIET, Lines
from recoverytui.tui.widgets import month

_GAP = 3


def legend(words: Translator, glyphs: Glyphs, width: int, letters: str) -> Lines:
    """Return the legend of the marks, on as few lines as hold it; half marks only where there are such days."""
    rare = {DayLetter.HARD_WIN, DayLetter.REST_WIN}
    signs = [
        (glyphs.of_day(letter), month.STYLES.get(letter, QUIET), words(meaning))
        for letter, meaning in MEANINGS.items()
        if letter not in rare or letter in letters
    ]
    items = [
        Content.assemble(typeset.styled(sign, style), " ", typeset.styled(said, QUIET)) for sign, style, said in signs
    ]
    lines: list[list[Content]] = [[]]
    room = width - typeset.INDENT
    for item in items:
        if lines[-1] and item.cell_length > room:
            lines.append([])
            room = width - typeset.INDENT
        lines[-1].append(item)
        room -= item.cell_length + _GAP
    return [Content(" " * _GAP).join(line).pad_left(typeset.INDENT) for line in lines]


def of_day(seen: DaySummary, words: Translator, glyphs: Glyphs, today: date, width: int, height: int) -> Lines:
    """Return the entries of one day, up to the given height."""
    lines = typeset.wrapped(typeset.styled(words.day(seen.day.day, today), typeset.BOLD), width)
    if seen.day.mark is not None:
        lines += typeset.wrapped(typeset.styled(words(MARKS[seen.day.mark]), QUIET), width)
    if seen.day.note:
        lines += typeset.wrapped(safe_text.plain(safe_text.visible_line(seen.day.note)), width, hang=2)
    for win in seen.wins:
        text = safe_text.plain(safe_text.visible_line(win.noun.text))
        lines += typeset.wrapped_with(text, win_themes.named(win.noun, words, glyphs), width, hang=2)
    for each in seen.tryouts:
        lines += typeset.wrapped(safe_text.plain(safe_text.visible_line(each.noun.text)), width, hang=2)
    return typeset.cropped(lines, height, f"{glyphs.more} {words('more')}")


def on_this_day(
    found: Sequence[Entry[Win]],
    old: Entry[Win] | None,
    today: date,
    words: Translator,
    glyphs: Glyphs,
    width: int,
    height: int,
) -> Lines:
    """Return wins of this day in other years and months, or else an older one, up to the given height."""
    listed = found or ([old] if old is not None else [])
    if not listed or height < 3:
        return []
    edge = min(width - 1, typeset.LONGEST_LINE + 2 * typeset.INDENT)
    title = words("On this day") if found else words("A win from before")
    lines = [typeset.BLANK, typeset.rule(title, edge + 1, glyphs)]
    for entry in listed[: height - len(lines)]:
        day = typeset.styled(words.short_day(entry.noun.day, today), QUIET)
        text = typeset.styled(" " * typeset.INDENT + safe_text.visible_line(entry.noun.text))
        lines.append(typeset.spread(text, day, edge))
    return lines


def explained(words: Translator, glyphs: Glyphs) -> list[tuple[str, str]]:
    """Return the legend of the marks."""
    colour = words("The colour of a win is that of its theme; the day itself names it.")
    return [(words("The marks of the days"), f"{measures.marks_meaning(words, glyphs)} {colour}")]
