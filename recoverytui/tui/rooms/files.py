"""Room definitions of documents, files, passphrase and settings."""

from recoverytui.dataclass import replace
from recoverytui.errors import N_
from recoverytui.tui.common_keys import CHANGE, DELETE, EDIT, PAGE
from recoverytui.tui.key import Key
from recoverytui.tui.rooms.room import Room

DELETE_EVERYTHING = Key(
    "delete_everything",
    "z",
    "delete_everything",
    N_("delete everything"),
    N_("Delete the diary and all its backups."),
)

FILE_ROOMS = (
    Room(
        "share",
        N_("Share"),
        N_("You choose what leaves the diary. You see all of it first. It becomes a file, and is sent nowhere."),
        (Key("open", "enter", "open", N_("go on"), N_("Pick what this reader is to get."), "Enter"),),
        "share.ShareScreen",
        reader=True,
    ),
    Room(
        "picking",
        N_("Pick what to share"),
        N_("Pick line by line what goes along. What is only for you cannot be picked. Nothing is picked beforehand."),
        (
            Key("see", "enter", "see", N_("see it first"), N_("See the document before it leaves."), "Enter"),
            Key("tick", "space", "tick", N_("pick"), N_("Pick this line, or leave it out."), "Space"),
        ),
        reader=True,
    ),
    Room(
        "document",
        N_("A document"),
        N_(
            "What you see is the file, letter for letter. Write it when you are content with it."
            " Until then nothing leaves the diary."
        ),
        (
            Key("save", "enter", "save", N_("write the file"), N_("Write the document to a file."), "Enter"),
            Key("other", "o", "kind", N_("kind"), N_("Choose another kind of file, such as a page to print.")),
            Key("year", "y", "year", N_("year"), N_("Take one year, or everything.")),
            replace(EDIT, label=CHANGE, explanation=N_("Choose what the document says.")),
            Key("copy", "8", "copy", N_("copy"), N_("Copy the document to the clipboard.")),
        ),
        "export_preview.ExportPreviewScreen",
    ),
    Room(
        "paper",
        N_("Sheets of paper"),
        N_(
            "Blank sheets to print and write on by hand. Nothing of your diary is on them."
            " What is written on one can be typed in later."
        ),
        (Key("see", "enter", "see", N_("see it first"), N_("See the sheet before it is written."), "Enter"),),
        "paper.PaperScreen",
        reader=True,
    ),
    Room(
        "bring_in",
        N_("Bring in"),
        N_(
            "Name a file, and see what is ready to bring in. Enter brings all of it in, Esc leaves it."
            " You can take it back with one key."
        ),
        (
            Key("go_on", "enter", "go_on", N_("go on"), N_("Name a file, or bring in what you have seen."), "Enter"),
            replace(EDIT, action="another", label=N_("another file"), explanation=N_("Name another file.")),
            Key("other", "o", "become", N_("wins or notes"), N_("Make them wins, or notes for their days.")),
            Key("add", "a", "whose", N_("add whose idea"), N_("Write who the idea came from.")),
        ),
        "import_file.ImportFileScreen",
    ),
    Room(
        "shared",
        N_("What I have shared"),
        N_("When you shared, and with whom. It is in no document, and you can delete it. Nobody but you sees it."),
        (replace(DELETE, action="clear", explanation=N_("Delete this list for good.")),),
        reader=True,
    ),
    Room(
        "lock",
        N_("Passphrase"),
        N_(
            "With a passphrase the diary is encrypted. Without one, hiding the screen is all there is."
            " You can change it, or take it away."
        ),
        (
            Key("set", "enter", "set", N_("set a passphrase"), N_("Lock the diary with a passphrase."), "Enter"),
            replace(EDIT, action="change", label=N_("change it"), explanation=N_("Change the passphrase.")),
            replace(PAGE, action="sheet", label=N_("recovery sheet"), explanation=N_("See the recovery sheet.")),
            Key("away", "minus", "remove", N_("take it away"), N_("Take the passphrase away."), "-"),
        ),
        "lock.LockScreen",
    ),
    Room(
        "sheet",
        N_("Recovery sheet"),
        N_(
            "The sheet opens the diary without the passphrase. Keep it where only you go."
            " A new passphrase brings a new sheet."
        ),
        (
            Key("kept", "enter", "kept", N_("I have kept it"), N_("Say that you have kept the sheet."), "Enter"),
            replace(PAGE, action="save", label=N_("to a file"), explanation=N_("Write the sheet to a file.")),
        ),
    ),
    Room(
        "backups",
        N_("Backups"),
        N_(
            "Copies of the diary on this computer. If you go back to one, the diary as it is now is kept too."
            " One is made by itself each day you are here."
        ),
        (
            Key("restore", "enter", "restore", N_("go back to it"), N_("Go back to this backup."), "Enter"),
            Key("add", "a", "make", N_("add a backup"), N_("Make a backup, here or somewhere else.")),
            Key("tick", "space", "check", N_("check"), N_("Check that the diary is as it was written."), "Space"),
            DELETE_EVERYTHING,
        ),
        "backups.BackupsScreen",
        reader=True,
    ),
    Room(
        "where",
        N_("Where is my diary?"),
        N_("Where your diary is, and who can open it. Nothing is changed here. You can take it along or delete it."),
        (
            Key("take_along", "enter", "app.go('share')", N_("take it along"), N_("Make a document."), "Enter"),
            replace(DELETE_EVERYTHING, action="app.visit('backups', 'delete_everything')"),
        ),
        "where.WhereScreen",
    ),
    Room(
        "deleted",
        N_("Deleted"),
        N_(
            "What you deleted is kept here until you delete it for good. Enter brings it back."
            " You are asked before anything goes for good."
        ),
        (
            Key("restore", "enter", "restore", N_("bring back"), N_("Bring it back."), "Enter"),
            replace(DELETE, action="erase", label=N_("delete for good"), explanation=N_("Delete it for good.")),
        ),
        "deleted.DeletedScreen",
        reader=True,
    ),
    Room(
        "settings",
        N_("Settings"),
        N_(
            "How it looks, what your rhythm is, and what is hidden. A change holds at once."
            " You can always change it back."
        ),
        (
            Key("open", "enter", "open", N_("open"), N_("Open the name or line you are on."), "Enter"),
            Key(
                "change",
                "left,right",
                "change",
                CHANGE,
                N_("Choose another value, or group."),
                "← →",
                palette=False,
            ),
            Key(
                "choice",
                "up,down",
                "app.focus_next",
                N_("more"),
                N_("Go to the choice above or below."),
                "↑ ↓",
                palette=False,
            ),
        ),
        "settings.SettingsScreen",
    ),
    Room("help", N_("Keys and help"), screen="help.HelpScreen"),
)
