"""Overview section for a hard day: what helps, the card in the person's own words, and where help is."""

from collections.abc import Iterator

from recoverytui.domain.dashboard import HardDay
from recoverytui.text.glyphs import Glyphs
from recoverytui.text.labels import CARD_NAMES, CARD_PARTS
from recoverytui.text.overview import TITLES, Name, strategy_lines
from recoverytui.text.translator import Translator
from recoverytui.tui import keys, safe_text, typeset
from recoverytui.tui.screens import overview_view
from recoverytui.tui.screens.overview_view import BEFORE, CARDS, HELP_NOW
from recoverytui.tui.typeset import BLANK, FIRST, INDENT, QUIET, Lines
from recoverytui.tui.widgets.section_list import Section


def sections(said: HardDay, words: Translator, glyphs: Glyphs) -> Iterator[Section]:
    """Yield the pinned strategies, the card, and the row to help now."""
    if said.pinned:
        lines = list(strategy_lines(said.pinned, words, glyphs))
        yield from overview_view.titled(words(TITLES[Name.HELPS]), lines, glyphs)
    if said.card is not None:
        yield Section(lambda width: _card(said, words, glyphs, width), key=CARDS, item=CARDS)
    yield Section(lambda width: _way(keys.HELP_NOW, words, width), key=HELP_NOW, item=HELP_NOW)
    if said.been_here:
        yield Section(lambda width: _way(keys.BEEN_HERE, words, width), key=BEFORE, item=BEFORE)


def _card(said: HardDay, words: Translator, glyphs: Glyphs, width: int) -> Lines:
    """Return the whole card."""
    card = said.card
    if card is None:
        return []
    lines = [BLANK, overview_view.rule(words(CARD_NAMES[card.name]), width, glyphs)]
    for part, title in CARD_PARTS[card.name].items():
        if text := getattr(card, part):
            lines += typeset.wrapped(typeset.styled(words(title), QUIET), width, INDENT - 1)
            lines += typeset.wrapped(safe_text.plain(text), width, INDENT + 1)
    return lines


def _way(key: keys.Key, words: Translator, width: int) -> Lines:
    """Return a key, and what it shows."""
    sign = typeset.styled(f"{key.sign:<4}", FIRST)
    said = typeset.styled(words(key.explanation), QUIET)
    return [BLANK, *typeset.wrapped(sign + said, width, INDENT - 1)]
