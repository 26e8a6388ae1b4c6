"""Themes of a win on the screens: their names, each in its colour. The colour never stands alone."""

from textual.content import Content

from recoverytui.domain.win import Win
from recoverytui.text.glyphs import Glyphs
from recoverytui.text.theme_names import THEMES
from recoverytui.text.translator import Translator
from recoverytui.tui import themes, typeset


def tint(win: Win) -> str:
    """Return the kind of style of the mark of a win in a list: that of its first theme."""
    return themes.of_theme(win.themes[0] if win.themes else None)[1:]


def named(win: Win, words: Translator, glyphs: Glyphs) -> Content:
    """Return the names of the themes on one line, empty if there are none."""
    names = [typeset.styled(words(THEMES[theme]), themes.of_theme(theme)) for theme in win.themes]
    return typeset.styled(f" {glyphs.dot} ", typeset.QUIET).join(names)
