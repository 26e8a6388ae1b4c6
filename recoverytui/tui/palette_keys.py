"""Actions of every room that only the palette has: no letter leads to them."""

from recoverytui.errors import N_
from recoverytui.tui.key import Key

PALETTE_ONLY = (
    Key(
        "bring_in",
        "",
        "app.visit('bring_in')",
        N_("bring in"),
        N_("Bring in something from a file."),
        synonyms=N_("import, open a file"),
    ),
    Key(
        "win_page",
        "",
        "win_page",
        N_("wins from a page"),
        N_("Write down a page of wins, one on each line."),
        synonyms=N_("several wins, lines, list, by hand"),
    ),
    Key(
        "paper",
        "",
        "app.visit('paper')",
        N_("sheets of paper"),
        N_("Blank sheets to print and write on by hand."),
        synonyms=N_("blank, handout, card, by hand"),
    ),
    Key(
        "print",
        "",
        "app.print",
        N_("a page to print"),
        N_("Make a page that can be printed."),
        synonyms=N_("print, paper"),
    ),
    Key(
        "where",
        "",
        "app.visit('where')",
        N_("where is my diary"),
        N_("Where is my diary, and who can open it?"),
        synonyms=N_("where is my data, file, folder, privacy"),
    ),
    Key(
        "settings_colours",
        "",
        "app.visit('settings', 'theme')",
        N_("settings: colours"),
        N_("Settings: choose the colours."),
        synonyms=N_("theme, dark, light, contrast"),
    ),
    Key(
        "settings_language",
        "",
        "app.visit('settings', 'language')",
        N_("settings: language"),
        N_("Settings: choose the language."),
        synonyms=N_("English, Danish"),
    ),
    Key(
        "delete_everything",
        "",
        "app.visit('backups', 'delete_everything')",
        N_("delete everything"),
        N_("Delete the diary and all its backups."),
    ),
)
"""In the order in which the palette and the help list them."""
