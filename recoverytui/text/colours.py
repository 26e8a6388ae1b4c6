"""The colours of the program's own themes, for the screens and for pictures. Text contrast is at least 4.5:1."""

from recoverytui.dataclass import dataclass


@dataclass
class Look:
    """Colours of one theme."""

    ground: str
    surface: str
    """Background of forms, the palette and the row under a list's cursor."""
    chosen: str
    """Background of the highlighted option in a form or in the palette, and of selected text."""
    text: str
    quiet: str
    first: str
    second: str
    line: str
    """Rules and scrollbars; no text."""
    themes: tuple[str, ...]
    """Colours of wins, in the order of their themes; each theme is named in words too."""
    dark: bool = True


FULL = {
    "dusk": Look(
        "#20242b",
        "#2a303a",
        "#363d49",
        "#d8d3c7",
        "#a3abb3",
        "#e0b072",
        "#8fb6a3",
        "#434b57",
        ("#e0b072", "#a9c77f", "#8fb8d8", "#d8a0b8", "#c3a6dc"),
    ),
    "morning": Look(
        "#f6f2ea",
        "#ece5d8",
        "#e5ddce",
        "#33353a",
        "#63625e",
        "#8a4f14",
        "#37634f",
        "#cfc6b5",
        ("#8a4f14", "#3f6216", "#1f5a85", "#8a2f5a", "#5f3f94"),
        dark=False,
    ),
    "contrast": Look(
        "#000000",
        "#1e1e1e",
        "#4a4a4a",
        "#ffffff",
        "#d6d6d6",
        "#ffd27a",
        "#a4e6c4",
        "#6e6e6e",
        ("#ffd27a", "#b8f08a", "#9ad8ff", "#ffb0d0", "#d8c0ff"),
    ),
}
IN_256 = {
    "dusk": Look(
        "#262626",
        "#303030",
        "#3a3a3a",
        "#dadada",
        "#bcbcbc",
        "#d7af5f",
        "#87d7af",
        "#585858",
        ("#d7af5f", "#afd787", "#87afd7", "#d7afd7", "#d7d7af"),
    ),
    "morning": Look(
        "#eeeeee",
        "#e4e4e4",
        "#d0d0d0",
        "#303030",
        "#444444",
        "#5f0000",
        "#005f00",
        "#b2b2b2",
        ("#5f0000", "#005f00", "#00005f", "#5f005f", "#303030"),
        dark=False,
    ),
    "contrast": Look(
        "#000000",
        "#1c1c1c",
        "#303030",
        "#ffffff",
        "#d0d0d0",
        "#ffd787",
        "#afffd7",
        "#767676",
        ("#ffd787", "#afffaf", "#afd7ff", "#ffafd7", "#d7d7ff"),
    ),
}
"""The same for terminals with 256 colours, in exact colours of their palette; grounds and text are greys of it."""
