"""Report of an unexpected error for both front ends: type and location, without diary text."""

from pathlib import Path
from traceback import extract_tb

from recoverytui.text.translator import Translator

_ROOT = Path(__file__).parents[2]
_PACKAGE = _ROOT / "recoverytui"


def report(error: BaseException, words: Translator) -> str:
    """Return the text to print about an error, without its message or values, which may hold diary text.

    The location is the innermost line of this package, or of the traceback if it has none.
    """
    error = getattr(error, "error", error)  # Textual's WorkerFailed wraps the error of a worker
    frames = extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(_PACKAGE)] or frames
    file, line = "", 0
    if ours:
        path, line = Path(ours[-1].filename), ours[-1].lineno or 0
        file = path.relative_to(_ROOT).as_posix() if path.is_relative_to(_ROOT) else path.name
    return words(
        "Something unexpected happened: {error} in {file}, line {line}. What was saved before is still saved.",
        error=type(error).__name__,
        file=file or "?",
        line=str(line),
    )
