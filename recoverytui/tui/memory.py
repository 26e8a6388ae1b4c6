"""Forget rendered text of rooms that were closed."""

from textual._styles_cache import StylesCache


def forget_closed_rooms() -> None:
    """Empty a cache of Textual's that holds a widget, and with it the lines it drew, after its room was closed.

    `StylesCache.get_inner_outer` is wrapped in an `lru_cache`, which keeps its first argument, the whole cache of one
    widget, for as long as 1,024 others have not come. Filling it anew costs two colours a widget.
    """
    clear = getattr(StylesCache.get_inner_outer, "cache_clear", None)
    if clear is not None:
        clear()
