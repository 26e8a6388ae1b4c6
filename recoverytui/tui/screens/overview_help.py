"""Help of the overview: each measure with its meaning."""

from recoverytui.domain.dashboard import Dashboard
from recoverytui.text import measures
from recoverytui.text.glyphs import Glyphs
from recoverytui.text.translator import Translator


def explained(seen: Dashboard, breather: int, words: Translator, glyphs: Glyphs) -> list[tuple[str, str]]:
    """Return the measures with their meanings; none in the quiet view."""
    if seen.quiet_view:
        return []
    return [(each.said, each.meaning) for each in measures.explained(seen.streak, breather, words, glyphs)]
