"""The table of import sources: to add one, write its reader in `imports` and add a row here."""

from typing import NamedTuple

from recoverytui.errors import N_


class ImportSource(NamedTuple):
    """A file format that can be imported: another program's, or one of this program."""

    name: str
    """Value of --from."""
    reader: str
    """Module in `imports` with `is_one(sample)`, and `read_entries(data, at, add)` if the format is foreign."""
    label: str = N_("A file from {source}.")
    """Sentence that names the format of a recognised file."""
    is_foreign: bool = True
    """Whether another program wrote the file, so that its entries become wins or notes."""


OWN, CARD = "recovery", "card"

SOURCES: dict[str, ImportSource] = {
    row.name: row
    for row in (
        ImportSource(OWN, "document", N_("A document of this program."), is_foreign=False),
        ImportSource("jrnl", "jrnl"),
        ImportSource("tui-journal", "tui_journal"),
        ImportSource("daylio", "daylio"),
        ImportSource("loop", "loop"),
        ImportSource(CARD, "strategy_card", N_("A card of what helps."), is_foreign=False),
    )
}
"""The sources by name, in the order of display and recognition."""
