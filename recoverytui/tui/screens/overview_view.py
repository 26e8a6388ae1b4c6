"""Typesetting of the overview: its sections (`text.overview`) as rows with a cursor."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial

from textual.content import Content

from recoverytui.dataclass import replace
from recoverytui.domain.calendar import THEMED
from recoverytui.domain.dashboard import Dashboard
from recoverytui.text import measures
from recoverytui.text import overview as told
from recoverytui.text.glyphs import Glyphs
from recoverytui.text.overview import Line, Name
from recoverytui.text.translator import Translator
from recoverytui.tui import safe_text, themes, typeset
from recoverytui.tui.typeset import BLANK, FIRST, INDENT, QUIET, Lines
from recoverytui.tui.widgets import month
from recoverytui.tui.widgets.section_list import Draw, Section

MOST_LINES = 6
"""The most lines of one text, except the old win; its own room, one key away, shows all of it."""
MOST_OF_WEEK = {False: 2, True: 5}
"""The most earlier wins of the week on a narrow and on a wide screen."""
LABEL = 25
"""Column of the marks of days and weeks."""
HELP_NOW, CARDS, BEFORE = "help_now", "cards", "been_here"
"""Targets of three rows on a hard day."""
BESIDE = (Name.OLD_WIN, Name.HELPS)
"""Sections in the second column of a wide screen."""


def greeting(seen: Dashboard, words: Translator, width: int) -> Lines:
    """Return the first sentence."""
    return typeset.wrapped(measures.greeting(seen, words), width, indent=1)


def sections(
    seen: Dashboard, words: Translator, glyphs: Glyphs, *, wide: bool, helps_first: bool = False
) -> tuple[list[Section], list[Section]]:
    """Return the sections of the page and of the second column, which is empty on a narrow screen."""
    sections: list[Section] = []
    beside: list[Section] = []
    for section in told.sections(seen, words, glyphs, wide=wide, most=MOST_OF_WEEK[wide]):
        if section.name is Name.HELPS and helps_first:
            continue
        column = beside if wide and section.name in BESIDE and not seen.is_quiet_time else sections
        if section.name is Name.RHYTHM and seen.streak.days_with_wins:
            column.append(Section(partial(_rhythm, section, seen, words, glyphs)))
        else:
            column += titled(section.title, section.lines, glyphs)
    return sections, beside


def titled(title: str, lines: Sequence[Line], glyphs: Glyphs) -> Iterator[Section]:
    """Yield a section: an empty line and its title, and a row for each line."""
    yield Section(lambda width: [BLANK, rule(title, width, glyphs)])
    for number, line in enumerate(lines):
        draw = partial(row, line, glyphs)
        begins = number > 0 and line.depth < lines[number - 1].depth  # a goal after the steps of another
        yield Section(partial(_after_blank, draw) if begins else draw, key=f"{title}:{number}", item=line)


def rule(title: str, width: int, glyphs: Glyphs) -> Content:
    """Return a title aligned with the greeting: the list has a column for its cursor before it."""
    return typeset.rule(title, _edge(width) + 2, glyphs)[1:]


def _edge(width: int) -> int:
    """Return the column where rules and asides end, however wide the page is."""
    return min(width - 1, typeset.LONGEST_LINE + 2 * INDENT)


def row(line: Line, glyphs: Glyphs, width: int) -> Lines:
    """Return one line: its mark, its text, and its aside at the end or below."""
    start = INDENT - 1 + 2 * line.depth
    glyph = typeset.styled(f"{line.glyph} ", themes.of_theme(line.theme)) if line.glyph else BLANK
    indent = start + glyph.cell_length
    is_whole = not line.glyph  # an old win or a goal
    texts = typeset.wrapped(safe_text.plain(safe_text.visible_line(line.text)), width - indent, indent=0)
    if len(texts) > MOST_LINES and not is_whole:
        last = texts[MOST_LINES - 1].truncate(max(width - indent - 1, 1))
        texts = [*texts[: MOST_LINES - 1], Content.assemble(last, glyphs.more)]
    first, *rest = texts
    lines = [Content.assemble(" " * start, glyph, first), *(each.pad_left(indent) for each in rest)]
    aside = typeset.styled(safe_text.visible_line(line.aside), QUIET)
    if not line.aside:
        return lines
    edge = _edge(width)
    if lines[-1].cell_length + 3 + aside.cell_length <= edge:
        gap = edge - lines[-1].cell_length - aside.cell_length
        return [*lines[:-1], Content.assemble(lines[-1], " " * gap, aside)]
    if indent + aside.cell_length <= edge:
        return [*lines, aside.pad_left(edge - aside.cell_length)]
    return [*lines, *typeset.wrapped(aside, edge, indent=indent)]


def _rhythm(section: told.Section, seen: Dashboard, words: Translator, glyphs: Glyphs, width: int) -> Lines:
    """Return the strip of two weeks under its weekdays, the weeks, and the measures as a sentence."""
    streak, first = seen.streak, seen.today - timedelta(days=len(seen.letters) - 1)
    days = [first + timedelta(days=each) for each in range(len(seen.letters))]
    shown = [(day, letter) for day, letter in zip(days, seen.letters, strict=True) if letter.strip()]
    heads = _spaced([(day, words.short_weekday(day)[:1], QUIET) for day, _ in shown])
    marks = _spaced([(day, glyphs.of_day(letter), _style(letter)) for day, letter in shown])
    lines = [BLANK, _labelled(section.title, heads), _labelled("", marks)]
    if kept := measures.kept_weeks(streak, words):
        signs = [glyphs.of_week(week) for week in streak.weeks]
        lines.append(_labelled(kept, typeset.styled(" ".join(signs).strip(), FIRST)))
    for line in section.lines:
        lines += typeset.wrapped(line.text, width, indent=INDENT - 1)
    return lines


def _style(letter: str) -> str:
    """Return the colour of a mark; themes have theirs in the calendar, where the day beside it names them."""
    return FIRST if letter in THEMED.values() else month.STYLES.get(letter, QUIET)


def _spaced(cells: Sequence[tuple[date, str, str]]) -> Content:
    """Return the cells of days on one line, the weeks set apart."""
    parts: list[Content] = []
    for number, (day, text, style) in enumerate(cells):
        gap = "" if not number else "  " if day.weekday() == 0 else " "
        parts += [Content(gap), typeset.styled(text, style)]
    return Content.assemble(*parts)


def _labelled(label: str, marks: Content) -> Content:
    start = " " * (INDENT - 1) + f"{label:<{LABEL - INDENT}}"
    return Content.assemble(typeset.styled(start), "  ", marks)


def this_month(today: date, strip: str, words: Translator, glyphs: Glyphs) -> Section:
    """Return the month as the calendar draws it."""

    def draw(width: int) -> Lines:
        first, _ = month.span(today)
        weekdays = [words.weekday(date(2024, 1, 1) + timedelta(days=each)) for each in range(7)]
        drawn = month.drawn(first, strip, weekdays, glyphs, today=today)
        return [BLANK, rule(words.month(first), width, glyphs), *(line.pad_left(1) for line in drawn)]

    return Section(draw)


def airy(sections: Sequence[Section], width: int, height: int) -> list[Section]:
    """Return sections with an empty line before each row that follows another row, where all of them then fit."""
    apart: list[Section] = []
    for before, section in zip([None, *sections], sections, strict=False):
        follows = before is not None and before.key and section.key
        apart.append(replace(section, draw=partial(_after_blank, section.draw)) if follows else section)
    lines = sum(len(section.draw(max(width - 2, 1))) for section in apart)
    return apart if lines <= height else list(sections)


def _after_blank(draw: Draw, width: int) -> Lines:
    return [BLANK, *draw(width)]
