"""Where the diary is, in five sentences: its file, encryption, copies, readers, and how to take or delete it."""

from recoverytui.domain.whereabouts import Whereabouts
from recoverytui.errors import N_
from recoverytui.text.translator import NN_, Translator

BY_KEY = N_("Enter takes it along as a document. Z deletes everything.")
BY_VERB = N_("Take it along: recovery export --for me --to FILE. Delete all of it: recovery delete-everything")
"""The fifth sentence, on the screen and in the shell."""
DEMO = (
    N_("This diary is made up. Your own is one file on your own computer."),
    N_("Your file is encrypted once you set a passphrase. Without one it is not."),
    N_("A copy is made each day that you write, in a folder beside the file."),
    N_(
        "With a passphrase, only that or the recovery sheet opens it. Without one, whoever can open your files can read"
        " it. Nothing is sent anywhere."
    ),
    N_("You can take it along as a document, or delete all of it."),
)
"""The answers of the demo: of a diary of one's own."""
DEMO_FILES = N_("The made-up diary is deleted when you close it. A document that you write to a file stays there.")


_COPIES = NN_("There is {n} copy in {path}", "There are {n} copies in {path}")


def sentences(words: Translator, facts: Whereabouts, ways: str) -> list[str]:
    """Return the five sentences; `ways` is the last one."""
    copies = words("No copy of it has been made yet. One is made each day that you write.")
    if facts.copies:
        copies = words.plural(*_COPIES, facts.copies, path=facts.backups)
    opens = words("Whoever can open your files can read it. Nothing is sent anywhere.")
    if facts.is_locked:
        opens = words("Only the passphrase or the recovery sheet opens it. Nothing is sent anywhere.")
    return [
        words("Your diary is one file on this computer: {path}", path=facts.path),
        words("The file is encrypted.") if facts.is_locked else words("The file is not encrypted."),
        copies,
        opens,
        words(ways),
    ]
