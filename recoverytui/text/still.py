"""What is seen while the screens are still being loaded: their ground, and a sentence; nothing of the diary."""

from collections.abc import Mapping

from recoverytui.errors import N_
from recoverytui.text.colours import FULL, IN_256

MOMENT = N_("One moment …")

_BLACK, _WHITE, _BELOW_GREYS, _STEPS = 16, 231, 231, 25
"""Of the palette of xterm: 24 greys between black and white."""


def drawn(theme: str, sentence: str, size: tuple[int, int], environ: Mapping[str, str]) -> str:
    """Return control sequences that fill a terminal of columns and rows with the ground of a theme.

    They are empty where it would look different once the screens are there: in 16 colours or none, in a theme whose
    colours only Textual knows, and in a terminal that is not said to read UTF-8.
    """
    look = _look(theme, environ)
    if look is None or not _reads_utf_8(environ):
        return ""
    ground, text = look
    columns, rows = size
    lines = [f" {sentence}".ljust(columns)[:columns], *[" " * columns] * (rows - 1)]
    placed = (f"\x1b[{number};1H{line}" for number, line in enumerate(lines, start=1))
    return f"\x1b[48;{ground};38;{text}m{''.join(placed)}\x1b[0m"


def _look(theme: str, environ: Mapping[str, str]) -> tuple[str, str] | None:
    """Return ground and text as parameters of SGR, as Rich would choose them; None where they are not known."""
    if "NO_COLOR" in environ:  # also when it is empty: so does Textual
        return None
    if environ.get("COLORTERM", "").strip().lower() in {"truecolor", "24bit"}:
        look, parameter = FULL.get(theme), _exact
    elif environ.get("TERM", "").rpartition("-")[2] in {"256color", "kitty"}:
        look, parameter = IN_256.get(theme), _grey
    else:
        return None
    return None if look is None else (parameter(look.ground), parameter(look.quiet))


def _exact(colour: str) -> str:
    return f"2;{int(colour[1:3], 16)};{int(colour[3:5], 16)};{int(colour[5:7], 16)}"


def _grey(colour: str) -> str:
    """Return a grey of 256 colours, chosen as Rich does: the ground must not change when the screens are there."""
    step = round(int(colour[1:3], 16) / 255 * _STEPS)
    return f"5;{_BLACK if step == 0 else _WHITE if step == _STEPS else _BELOW_GREYS + step}"


def _reads_utf_8(environ: Mapping[str, str]) -> bool:
    locales = [environ[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if environ.get(name)]
    return bool(locales) and all(each.partition("@")[0].lower().endswith(("utf-8", "utf8")) for each in locales)
