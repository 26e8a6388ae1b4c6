"""The four looks; the only file that names colours. Text keeps at least 4.5:1 on both grounds."""

from textual.theme import Theme

_DUSK = {"quiet": "#a3abb3", "first": "#e0b072", "second": "#8fb6a3", "line": "#434b57"}
_MORNING = {"quiet": "#63625e", "first": "#8a4f14", "second": "#37634f", "line": "#cfc6b5"}
_CONTRAST = {"quiet": "#d6d6d6", "first": "#ffd27a", "second": "#a4e6c4", "line": "#6e6e6e"}
_ANSI = {"quiet": "ansi_default", "first": "ansi_magenta", "second": "ansi_default", "line": "ansi_default"}
_ANSI_GROUND = {"ansi-background": "ansi_default", "ansi-foreground": "ansi_default"}
"""What Textual's own styles ask for in a look of the terminal's colours."""


def _look(name: str, ground: str, surface: str, text: str, own: dict[str, str], *, dark: bool = True) -> Theme:
    first, second, quiet = own["first"], own["second"], own["quiet"]
    return Theme(
        name=name,
        primary=first,
        secondary=second,
        accent=first,
        warning=first,
        error=first,
        success=second,
        foreground=text,
        background=ground,
        surface=surface,
        panel=surface,
        dark=dark,
        ansi=name == "ansi",
        variables={
            **own,
            **(_ANSI_GROUND if name == "ansi" else {}),
            "scrollbar": own["line"],
            "scrollbar-hover": quiet,
            "scrollbar-active": quiet,
            "scrollbar-background": ground,
            "scrollbar-background-hover": ground,
            "scrollbar-background-active": ground,
            "scrollbar-corner-color": ground,
            "input-cursor-background": text,
            "input-cursor-foreground": ground,
            "input-selection-background": own["line"],
        },
    )


THEMES = (
    _look("dusk", "#20242b", "#2a303a", "#d8d3c7", _DUSK),
    _look("morning", "#f6f2ea", "#ece5d8", "#33353a", _MORNING, dark=False),
    _look("contrast", "#000000", "#1e1e1e", "#ffffff", _CONTRAST),
    _look("ansi", "ansi_default", "ansi_default", "ansi_default", _ANSI),
)
DEFAULTS = _DUSK
"""Our own variables, for style sheets that are read before a look is chosen."""
