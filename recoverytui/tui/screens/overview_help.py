"""The help of the overview: each measure that is shown, with what it means."""

from recoverytui.domain.dashboard import Dashboard
from recoverytui.text import measures
from recoverytui.text.glyphs import Glyphs
from recoverytui.text.translator import Translator


def explained(seen: Dashboard, breather: int, words: Translator, glyphs: Glyphs) -> list[tuple[str, str]]:
    """Return the measures with their meanings; none is shown in the quiet view."""
    if seen.quiet_view:
        return []
    return [(each.said, each.meaning) for each in measures.explained(seen.streak, breather, words, glyphs)]
