"""Text of the import screen: the file, its source, and what the current stage is about."""

from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from recoverytui.commands.import_file import File
from recoverytui.commands.import_plan import Report
from recoverytui.domain.import_source import Become
from recoverytui.errors import N_
from recoverytui.text import import_report
from recoverytui.text.glyphs import Glyphs
from recoverytui.text.translator import Translator
from recoverytui.tui import safe_text, typeset
from recoverytui.tui.typeset import BLANK, QUIET, Lines

ABOUT = (
    N_("Here you can bring in a document of this program. A card of what helps comes in too."),
    N_("Files and folders from jrnl, tui-journal, Daylio, Loop and Day One can come in."),
    N_("So can text with a day above each entry, and notes named by day."),
    N_("First you see what is ready. Nothing changes before you say so."),
)
BECOME = {
    Become.WINS: N_("Each entry becomes a win. Press o to make them notes instead."),
    Become.NOTES: N_("The entries become notes for their days. Press o to make them wins instead."),
}
"""Messages for a file of another program."""

_MOST_LINES = 300
"""Sentences of the report that are shown."""


class Stage(Enum):
    """Stage of the import."""

    BEGIN = auto()
    READING = auto()
    SEEN = auto()
    TAKING = auto()
    DONE = auto()
    REFUSED = auto()


BUSY = {Stage.READING, Stage.TAKING}


@dataclass(slots=True)
class ImportState:
    """What is known of the file, and how far its import is."""

    stage: Stage = Stage.BEGIN
    path: str = ""
    file: File | None = None
    become: Become = Become.NOTES
    whose: str = ""
    report: Report | None = None
    refusal: str = ""
    """The reason why the file was refused."""
    done: tuple[int, int] = (0, 0)
    """Entries compared or written, and their total."""


def page(state: ImportState, words: Translator, glyphs: Glyphs, width: int) -> Lines:
    """Return the whole page."""
    if state.stage is Stage.BEGIN:
        return [
            *(line for said in ABOUT for line in [*typeset.wrapped(words(said), width, 1), BLANK]),
            *typeset.wrapped(typeset.styled(words("Press Enter and name the file."), QUIET), width, 1),
        ]
    title = safe_text.visible_line(Path(state.path).name)
    lines = [
        typeset.rule(title, width, glyphs),
        *typeset.wrapped(typeset.styled(state.path, QUIET), width),
        BLANK,
    ]
    if state.stage is not Stage.REFUSED:
        lines += [line for said in _source_lines(words, state) for line in typeset.wrapped(said, width)]
    return [*lines, BLANK, *(line for said in _stage_lines(words, state) for line in typeset.wrapped(said, width))]


def _source_lines(words: Translator, state: ImportState) -> list[str]:
    """Show which program wrote the file, and what is known about it before the import."""
    if state.file is None:
        return []
    said = [import_report.source_sentence(words, state.file.source)]
    if state.file.is_foreign and state.stage is not Stage.DONE:
        said.append(words(BECOME[state.become]))
    if state.file.is_card and state.whose:
        said.append(words("From {whose}.", whose=state.whose))
    elif state.file.is_card and state.stage is Stage.SEEN:
        said.append(words("Press a to write who the idea came from."))
    return said


def _stage_lines(words: Translator, state: ImportState) -> list[str]:
    done, total = state.done
    if state.stage is Stage.REFUSED:
        return [state.refusal]
    if state.stage in BUSY or state.report is None:
        far = words("Compared: {done} of {total}.", done=done, total=total)
        if state.stage is Stage.TAKING:
            far = words("Written: {done} of {total}.", done=done, total=total)
        return [
            words("One moment …"),
            *([far] if total else []),
            "",
            words("Esc stops it, and nothing is changed."),
        ]
    told = list(import_report.report_lines(words, state.report, dry_run=state.stage is Stage.SEEN))
    if len(told) > _MOST_LINES:
        more = words("And {n} more. All of it is told by: recovery import --dry-run", n=len(told) - _MOST_LINES)
        told = [*told[:_MOST_LINES], more]
    if state.stage is Stage.DONE:
        return [*told, "", words("Press u to take it back.")]
    if import_report.brings_anything(state.report):
        return [*told, "", words("Nothing is changed yet. Press Enter to take it in.")]
    return told
