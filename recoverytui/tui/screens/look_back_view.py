"""How looking back is set: the days as letters, what the signs mean, one day, and this day in other years."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from recoverytui.commands.overview import DaySummary
from recoverytui.domain.calendar import CalendarDay, Shape
from recoverytui.domain.entry import Entry
from recoverytui.domain.win import Win
from recoverytui.text.glyphs import Glyphs
from recoverytui.text.labels import MARKS
from recoverytui.text.translator import Translator
from recoverytui.tui import safe_text, typeset
from recoverytui.tui.typeset import FIRST, QUIET, SECOND, Lines

_LETTERS = {
    Shape.HARD: "H",
    Shape.REST: "R",
    Shape.PAUSE: "P",
    Shape.OPEN: "T",
    Shape.QUIET: ".",
    Shape.BLANK: " ",
}
_BESIDE_WINS = {Shape.HARD: "h", Shape.REST: "r", Shape.PAUSE: "p"}
_GAP = 3


def letters(days: Sequence[CalendarDay]) -> str:
    """Return one letter for each day, as `Marks.of_day` reads them; a note shows on a day without any other sign."""
    return "".join(map(_letter, days))


def _letter(day: CalendarDay) -> str:
    if day.shape is Shape.WIN:
        return _BESIDE_WINS[day.beside_wins] if day.beside_wins else str(day.level)
    if day.noted and day.shape in {Shape.QUIET, Shape.BLANK}:
        return "N"
    return _LETTERS[day.shape]


def legend(words: Translator, glyphs: Glyphs, width: int, letters: str) -> Lines:
    """Return what the signs mean, on as few lines as hold them; those of days with two sides where there are such."""
    both = {
        "h": words("a win, on a hard day"),
        "r": words("a win, on a rest day"),
        "p": words("a win, in a pause"),
    }
    signs = (
        (glyphs.levels, FIRST, words("wins")),
        *((glyphs.of_day(letter), FIRST, said) for letter, said in both.items() if letter in letters),
        (glyphs.of_day("H"), SECOND, words("hard day")),
        (glyphs.of_day("R"), SECOND, words("rest day")),
        (glyphs.of_day("N"), SECOND, words("a note")),
        (glyphs.of_day("P"), QUIET, words("a pause")),
        (glyphs.of_day("."), QUIET, words("a quiet day")),
        (glyphs.of_day("T"), FIRST, words("today")),
    )
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
    """Return what one day holds, as far as there is room."""
    lines = typeset.wrapped(typeset.styled(words.day(seen.day.day, today), typeset.BOLD), width)
    if seen.day.mark is not None:
        lines += typeset.wrapped(typeset.styled(words(MARKS[seen.day.mark]), QUIET), width)
    texts = [seen.day.note or "", *(win.noun.text for win in seen.wins), *(each.noun.text for each in seen.tryouts)]
    for text in filter(None, texts):
        lines += typeset.wrapped(safe_text.plain(safe_text.visible_line(text)), width, hang=2)
    return typeset.cropped(lines, height, glyphs)


def on_this_day(
    found: Sequence[Entry[Win]],
    old: Entry[Win] | None,
    today: date,
    words: Translator,
    glyphs: Glyphs,
    width: int,
    height: int,
) -> Lines:
    """Return wins of this day in other years and months, or else one from before, as far as there is room."""
    listed = found or ([old] if old is not None else [])
    if not listed or height < 3:
        return []
    lines = [typeset.BLANK, typeset.rule(words("On this day") if found else words("A win from before"), width, glyphs)]
    for entry in listed[: height - len(lines)]:
        day = typeset.styled(words.short_day(entry.noun.day, today), QUIET)
        text = typeset.styled(" " * typeset.INDENT + safe_text.visible_line(entry.noun.text))
        lines.append(typeset.spread(text, day, min(width - 1, typeset.LONGEST_LINE + 2 * typeset.INDENT)))
    return lines


def explained(words: Translator, glyphs: Glyphs) -> list[tuple[str, str]]:
    """Return how full a day is drawn, and what that means."""
    one, some, many = (glyphs.of_day(letter) for letter in "123")
    meaning = words(
        "{one} one win. {some} two or three. {many} four or more. Small ones count as much.",
        one=one,
        some=some,
        many=many,
    )
    hard, rest, pause = map(glyphs.of_day, "hrp")
    both = words(
        "{hard} a win, on a hard day. {rest} on a rest day. {pause} in a pause.", hard=hard, rest=rest, pause=pause
    )
    return [(words("How full a day is drawn"), meaning), (words("Days that were both"), both)]
