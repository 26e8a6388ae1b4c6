"""The table of import sources: to add one, write its reader in `imports` and add a row here."""

from enum import StrEnum
from typing import NamedTuple

from recoverytui.errors import N_


class Become(StrEnum):
    """Kind that the entries of another program are imported as."""

    WINS = "wins"
    NOTES = "notes"


class ImportSource(NamedTuple):
    """A file format that can be imported: another program's, or one of this program."""

    name: str
    """Value of --from."""
    title: str
    """Name as the program itself writes it."""
    reader: str
    """Module in `imports` with `is_one(sample)`, and `read_entries(file, out)` if the format is foreign."""
    label: str = N_("A file from {source}.")
    """Sentence that names the format of a recognised file."""
    is_foreign: bool = True
    """Whether another program wrote the file, so that its entries become wins or notes."""
    become: Become = Become.NOTES
    """Kind of its entries when nobody says otherwise."""


OWN, CARD = "recovery", "card"

SOURCES: dict[str, ImportSource] = {
    row.name: row
    for row in (
        ImportSource(OWN, "", "document", N_("A document of this program."), is_foreign=False),
        ImportSource("jrnl", "jrnl", "jrnl"),
        ImportSource("tui-journal", "tui-journal", "tui_journal"),
        ImportSource("daylio", "Daylio", "daylio"),
        ImportSource("loop", "Loop", "loop", become=Become.WINS),
        ImportSource("day-one", "Day One", "day_one"),
        ImportSource(CARD, "", "strategy_card", N_("A card of what helps."), is_foreign=False),
        ImportSource("markdown", "Markdown", "markdown", N_("Text with days in it.")),
    )
}
"""The sources by name, in the order of display and recognition."""
