"""Contrast of every text colour on every background, as Rich sends it for 16 million, 256 and 16 colours."""

import itertools

import pytest
from rich.color import Color, ColorSystem
from rich.color_triplet import ColorTriplet

from recoverytui.settings import BUILT_IN_THEMES
from recoverytui.tui import themes

LINUX = (
    "000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa 555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff"
)
XTERM = (
    "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff"
)
TERMINALS = {
    "truecolor": (ColorSystem.TRUECOLOR, None),
    "256": (ColorSystem.EIGHT_BIT, None),
    "16 of the Linux console": (ColorSystem.STANDARD, LINUX.split()),
    "16 of xterm": (ColorSystem.STANDARD, XTERM.split()),
}
NAMES = {ColorSystem.TRUECOLOR: "truecolor", ColorSystem.EIGHT_BIT: "256", ColorSystem.STANDARD: "standard"}
LEAST = 4.5


def shown(colour, system, palette):
    """Return what a terminal shows for a colour of the program, as RGB."""
    sent = Color.parse(colour).downgrade(system)
    if palette is None:
        return sent.get_truecolor()
    assert sent.number is not None
    return ColorTriplet(*bytes.fromhex(palette[sent.number]))


def luminance(rgb):
    linear = [each / 255 / 12.92 if each <= 10 else ((each / 255 + 0.055) / 1.055) ** 2.4 for each in rgb]
    return sum(weight * each for weight, each in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("terminal", TERMINALS)
def test_every_text_can_be_read_on_every_ground(terminal):
    system, palette = TERMINALS[terminal]
    looks = [theme for theme in themes.of(NAMES[system]) if not theme.ansi]
    assert [theme.name for theme in looks] == ["dusk", "morning", "contrast"]
    for theme in looks:
        own = theme.variables
        coloured = {name: own[name] for name in themes.DEFAULTS if name not in {"line", "chosen"}}
        texts = {"text": theme.foreground, **coloured}
        grounds = {"ground": theme.background, "surface": theme.surface, "chosen": own["chosen"]}
        for (name, text), (where, ground) in itertools.product(texts.items(), grounds.items()):
            measured = contrast(shown(text, system, palette), shown(ground, system, palette))
            assert measured >= LEAST, (theme.name, name, where, round(measured, 2))
        cursor = (own["input-cursor-foreground"], own["input-cursor-background"])
        assert contrast(*(shown(each, system, palette) for each in cursor)) >= LEAST


@pytest.mark.parametrize("system", [ColorSystem.EIGHT_BIT, ColorSystem.STANDARD])
def test_what_one_has_come_to_is_seen_in_few_colours_too(system):
    for theme in themes.of(NAMES[system]):
        if not theme.ansi:
            sent = [Color.parse(each).downgrade(system).number for each in (theme.surface, theme.variables["chosen"])]
            assert sent[0] != sent[1], theme.name


def test_the_terminals_own_colours_name_no_others():
    [ansi] = [theme for theme in themes.of("standard") if theme.ansi]
    assert all(value.startswith("ansi_") for value in (ansi.background, ansi.foreground, *ansi.variables.values()))


@pytest.mark.parametrize("name", BUILT_IN_THEMES)
def test_a_built_in_theme_has_a_colour_for_everything_of_ours(name):
    theme = themes.built_in(name)
    assert theme is not None
    assert themes.DEFAULTS.keys() <= theme.variables.keys()
    assert theme.variables["first"] != theme.variables["quiet"] != theme.variables["chosen"]


@pytest.mark.parametrize("name", BUILT_IN_THEMES)
def test_every_text_of_a_built_in_theme_can_be_read(name):
    theme = themes.built_in(name)
    assert theme is not None
    if theme.ansi:  # the terminal's own colours
        return
    made = theme.to_color_system().generate()
    coloured = [theme.variables[each] for each in themes.DEFAULTS if each not in {"line", "chosen"}]
    grounds = [made["background"], made["surface"], theme.variables["chosen"]]
    for text, ground in itertools.product([made["foreground"], *coloured], grounds):
        measured = contrast(*(Color.parse(each).get_truecolor() for each in (text, ground)))
        assert measured >= LEAST, (text, ground, round(measured, 2))


def test_there_is_no_built_in_theme_of_another_name():
    assert themes.built_in("dusk") is None
