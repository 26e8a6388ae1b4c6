"""Load Textual quickly, and without what nothing here uses of it."""

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

MOST_PAINTS = 1000
"""Layouts and paintings in a second: what a key changes is then not painted up to 17 ms later."""
LEFT_OUT = (
    "textual.command",  # a command palette, with ten kinds of widgets
    "textual.canvas",  # lines between the cells of a grid
    "rich.table",  # pages for developers about colours
    "difflib",  # what an unknown word in a style sheet may have meant
    *("platformdirs", "mimetypes", "uuid"),  # files that are sent to a browser
)
"""Modules that Textual imports for what nothing here uses, and for what; a seventh of what it takes to load."""


class _LeftOut(ModuleType):
    """Takes the place of a module while Textual is imported; whatever is imported from it is an empty class."""

    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {})


@contextmanager
def loading() -> Iterator[None]:
    """Import Textual without its developer switches, and without garbage collection, which the first tick turns on."""
    for name in [name for name in os.environ if name.startswith("TEXTUAL")]:
        del os.environ[name]
    os.environ["TEXTUAL_FPS"] = str(MOST_PAINTS)
    gc.disable()
    for name in LEFT_OUT:
        sys.modules.setdefault(name, _LeftOut(name))
    try:
        yield
    finally:
        for name in LEFT_OUT:
            if isinstance(sys.modules.get(name), _LeftOut):
                del sys.modules[name]
        del os.environ["TEXTUAL_FPS"]
        gc.freeze()
