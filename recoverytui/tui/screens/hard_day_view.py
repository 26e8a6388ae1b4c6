"""What the overview answers on a hard day: one sentence, what helps, the card's own words, and where help is."""

from textual.content import Content

from recoverytui.domain.dashboard import HardDay
from recoverytui.text.glyphs import Glyphs
from recoverytui.text.labels import CARD_NAMES, CARD_PARTS, SOUNDS_HARD
from recoverytui.text.translator import Translator
from recoverytui.tui import keys, safe_text, typeset
from recoverytui.tui.screens.overview_view import what_helps
from recoverytui.tui.typeset import BLANK, FIRST, INDENT, QUIET, Lines

LEAST_OF_CARD = 4
"""Lines below which the card is left to its own room: a title, a part, and the sign for more."""


def hard_day(said: HardDay, words: Translator, glyphs: Glyphs, width: int, height: int) -> Lines:
    """Return the answer for the room there is; a height of 0 has room for everything."""
    lines = [BLANK, *typeset.wrapped(words(SOUNDS_HARD), width)]
    ways = [BLANK, _way(keys.HELP_NOW.sign, words(keys.HELP_NOW.explanation))]
    helps = what_helps(said, words, glyphs, width)
    if helps:
        lines += [BLANK, *helps]
    card = _card(said, words, glyphs, width, height)
    if not height:
        return [*lines, *([BLANK] if card else []), *card, *ways]
    room = height - len(lines) - len(ways) - 1
    if room < len(card):
        ways.insert(1, _way("c", words("See the whole card.")))
        room -= 1
    if card and room >= LEAST_OF_CARD:
        lines += [BLANK, *typeset.cropped(card, room, glyphs)]
    return lines + ways


def _card(said: HardDay, words: Translator, glyphs: Glyphs, width: int, most: int) -> Lines:
    """Return what the card says; what comes after so many lines is not asked for."""
    if said.card is None:
        return []
    lines = [typeset.rule(words(CARD_NAMES[said.card.name]), width, glyphs)]
    for part, title in CARD_PARTS[said.card.name].items():
        text = getattr(said.card, part)
        if text and not (most and len(lines) > most):
            lines += typeset.wrapped(typeset.styled(words(title), QUIET), width)
            lines += typeset.wrapped(safe_text.plain(text), width, INDENT + 2)
    return lines


def _way(key: str, told: str) -> Content:
    return Content.assemble(" " * INDENT, typeset.styled(f"{key:<2}", FIRST), "  ", typeset.styled(told, QUIET))
