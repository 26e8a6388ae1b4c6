"""What is printed when something unexpected happens: the kind of error and its place, and nothing of the diary."""

from pathlib import Path
from traceback import extract_tb

from rich.text import Text

from recoverytui.text.translator import Translator

_ROOT = Path(__file__).parents[2]


def report(error: BaseException, words: Translator) -> Text:
    """Return what to print: no message and no values, for either may hold what was written."""
    error = getattr(error, "error", error)  # what a worker died of, not that it died
    frames = extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(_ROOT / "recoverytui")] or frames
    lines = [words("Something unexpected happened, and the diary was closed. What was saved is safe.")]
    if ours:
        file = Path(ours[-1].filename)
        where = file.relative_to(_ROOT).as_posix() if file.is_relative_to(_ROOT) else file.name
        lines.append(
            words("{kind} in {file}, line {line}", kind=type(error).__name__, file=where, line=str(ours[-1].lineno))
        )
    else:
        lines.append(type(error).__name__)
    return Text("\n".join(lines))
