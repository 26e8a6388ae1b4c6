"""What the overview answers on a hard day: one sentence, what helps, the card's own words, and where help is."""

from textual.content import Content

from recoverytui.domain.hard_day import HardDay
from recoverytui.text.hard_day import SOUNDS_HARD
from recoverytui.text.parts import CARD_NAMES, CARD_PARTS
from recoverytui.text.words import Words
from recoverytui.tui import keys, page, plain
from recoverytui.tui.marks import Marks
from recoverytui.tui.page import BLANK, FIRST, INDENT, QUIET, Lines
from recoverytui.tui.screens.overview_page import what_helps

LEAST_OF_CARD = 4
"""Lines below which the card is left to its own room: a title, a part, and the sign for more."""


def hard_day(said: HardDay, words: Words, marks: Marks, width: int, height: int) -> Lines:
    """Return the answer for the room there is; a height of 0 has room for everything."""
    lines = [BLANK, *page.wrapped(words(SOUNDS_HARD), width)]
    ways = [BLANK, _way(keys.HELP_NOW.sign, words(keys.HELP_NOW.told))]
    helps = what_helps(said, words, marks, width)
    if helps:
        lines += [BLANK, *helps]
    card = _card(said, words, marks, width, height)
    if not height:
        return [*lines, *([BLANK] if card else []), *card, *ways]
    room = height - len(lines) - len(ways) - 1
    if room < len(card):
        ways.insert(1, _way("c", words("See the whole card.")))
        room -= 1
    if card and room >= LEAST_OF_CARD:
        lines += [BLANK, *page.cropped(card, room, marks)]
    return lines + ways


def _card(said: HardDay, words: Words, marks: Marks, width: int, most: int) -> Lines:
    """Return what the card says; what comes after so many lines is not asked for."""
    if said.card is None:
        return []
    lines = [page.rule(words(CARD_NAMES[said.card.name]), width, marks)]
    for part, title in CARD_PARTS[said.card.name].items():
        text = getattr(said.card, part)
        if text and not (most and len(lines) > most):
            lines += page.wrapped(page.said(words(title), QUIET), width)
            lines += page.wrapped(plain.plain(text), width, INDENT + 2)
    return lines


def _way(key: str, told: str) -> Content:
    return Content.assemble(" " * INDENT, page.said(f"{key:<2}", FIRST), "  ", page.said(told, QUIET))
