"""Themes in full colour are in `text.colours`; here are those of other terminals, and what Textual makes of them.

Rich maps a colour to the nearest one of a terminal with 256 or 16 colours, which may be far off. So each theme has a
table of its own for both, in exact colours of these palettes. Textual's built-in themes keep their grounds; colours
of text that are too faint on them are made lighter or darker until they can be read.
"""

from collections.abc import Sequence
from dataclasses import replace

from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from recoverytui.domain import win
from recoverytui.text.colours import FULL, IN_256, Look

LEAST = 4.6
"""Least contrast of text: a little more than the guidelines ask for, as colours are rounded."""
STEPS, HALF = 20, 0.5

_BLACK, _BLUE, _CYAN, _GREY = "#000000", "#0000aa", "#00aaaa", "#aaaaaa"
_BRIGHT_YELLOW, _BRIGHT_CYAN, _WHITE = "#ffff55", "#55ffff", "#ffffff"
_16 = {
    "dusk": Look(_BLACK, _BLACK, _BLUE, _GREY, _GREY, _BRIGHT_YELLOW, _CYAN, _GREY, (_BRIGHT_YELLOW,) * 5),
    "morning": Look(_GREY, _GREY, _CYAN, _BLACK, _BLACK, _BLUE, _BLACK, _BLACK, (_BLUE,) * 5, dark=False),
    "contrast": Look(_BLACK, _BLACK, _BLUE, _WHITE, _GREY, _BRIGHT_YELLOW, _BRIGHT_CYAN, _GREY, (_BRIGHT_YELLOW,) * 5),
}
"""Only the eight dark colours as backgrounds: the Linux console has no others."""
_OWN = "ansi_default"
_ANSI = Look(_OWN, _OWN, _OWN, _OWN, _OWN, "ansi_magenta", _OWN, _OWN, ("ansi_magenta",) * 5)
_ANSI_GROUND = {"ansi-background": "ansi_default", "ansi-foreground": "ansi_default"}
"""Variables that Textual's own styles need in an ANSI theme."""


def of(color_system: str | None) -> tuple[Theme, ...]:
    """Return the themes for a colour system of Rich: "truecolor", "256" or "standard"."""
    looks = {"256": IN_256, "standard": _16}.get(color_system or "", FULL)
    return tuple(_theme(name, look) for name, look in {**looks, "ansi": _ANSI}.items())


def built_in(name: str) -> Theme | None:
    """Return a built-in theme of Textual with the variables of the program's style sheets, or None if unknown."""
    theme = BUILTIN_THEMES.get(name)
    if theme is None:
        return None
    colours = theme.to_color_system().generate()
    if theme.ansi:
        return replace(theme, variables={**theme.variables, **_own(_ANSI)})
    ground, text = Color.parse(colours["background"]), Color.parse(colours["foreground"])
    surface, chosen = Color.parse(colours["surface"]), ground.blend(text, 0.16)
    grounds = (ground, surface, chosen)
    names = ("primary", "secondary", "accent", "warning", "success")
    accents = [_readable(Color.parse(colours[each]), grounds).hex for each in names]
    first, second = sorted(accents[:3], key=lambda each: -abs(Color.parse(each).brightness - ground.brightness))[:2]
    own = Look(
        ground=ground.hex,
        surface=surface.hex,
        chosen=chosen.hex,
        text=_readable(text, grounds).hex,
        quiet=_readable(text.blend(ground, 0.25), grounds).hex,
        first=first,
        second=second,
        line=ground.blend(text, 0.25).hex,
        themes=tuple(accents),
    )
    return replace(theme, foreground=own.text, variables={**theme.variables, **_scrollbars(own), **_own(own)})


def _readable(colour: Color, grounds: Sequence[Color]) -> Color:
    """Return a colour of text that is blended with black or white until its contrast is enough on all grounds."""
    away = Color.parse("white" if grounds[0].brightness < HALF else "black")
    blends = (colour.blend(away, step / STEPS) for step in range(STEPS))
    return next((each for each in blends if min(_contrast(each, ground) for ground in grounds) >= LEAST), away)


def _contrast(one: Color, other: Color) -> float:
    """Return the contrast ratio of two colours, as the guidelines for the web define it."""
    darker, lighter = sorted(_luminance(each) for each in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Color) -> float:
    linear = (each / 12.92 if each <= 0.04 else ((each + 0.055) / 1.055) ** 2.4 for each in colour.normalized)
    return sum(weight * each for weight, each in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def of_theme(theme: win.Theme | None) -> str:
    """Return the variable of the colour of wins with a theme."""
    return f"$win-{theme.value}" if theme else "$first"


def _theme(name: str, look: Look) -> Theme:
    return Theme(
        name=name,
        primary=look.first,
        secondary=look.second,
        accent=look.first,
        warning=look.first,
        error=look.first,
        success=look.second,
        foreground=look.text,
        background=look.ground,
        surface=look.surface,
        panel=look.surface,
        dark=look.dark,
        ansi=look is _ANSI,
        variables={
            **_own(look),
            **(_ANSI_GROUND if look is _ANSI else {}),
            **_scrollbars(look),
            "input-cursor-background": look.text,
            "input-cursor-foreground": look.ground,
            "input-selection-background": look.chosen,
            "screen-selection-background": look.chosen,
            "screen-selection-foreground": look.text,
        },
    )


def _scrollbars(look: Look) -> dict[str, str]:
    """Return the scrollbar colours: those of the rules."""
    return {
        "scrollbar": look.line,
        "scrollbar-hover": look.quiet,
        "scrollbar-active": look.quiet,
        "scrollbar-background": look.ground,
        "scrollbar-background-hover": look.ground,
        "scrollbar-background-active": look.ground,
        "scrollbar-corner-color": look.ground,
    }


def _own(look: Look) -> dict[str, str]:
    """Return the variables that only the program's own style sheets and pages use."""
    names = {"quiet": look.quiet, "first": look.first, "second": look.second, "line": look.line, "chosen": look.chosen}
    return names | {of_theme(theme)[1:]: colour for theme, colour in zip(win.Theme, look.themes, strict=True)}


THEMES = of("truecolor")
DEFAULTS = _own(FULL["dusk"])
"""Fallback values of these variables, for style sheets that are parsed before a theme is chosen."""
