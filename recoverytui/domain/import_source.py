"""The table of import sources: to add one, write its reader in `imports` and add a row here."""

from typing import NamedTuple

from recoverytui.errors import N_


class ImportSource(NamedTuple):
    """A program whose files can be taken in, or a kind of file of this one."""

    name: str
    """As it is typed."""
    reader: str
    """The module in `imports` with `is_one(sample)`, and `read_entries(data, at, add)` when it is foreign."""
    label: str = N_("A file from {source}.")
    """What is said of such a file."""
    is_foreign: bool = True
    """Another program wrote it, so its entries can become wins or notes."""


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
"""The sources by name, in the order in which they are offered and tried."""
