"""Forms for the passphrase: new, current, two groups of the recovery sheet, a confirmation word, a file name."""

from collections.abc import Sequence
from pathlib import Path

from recoverytui import paths
from recoverytui.domain.passphrase import strength
from recoverytui.errors import N_, BadInput
from recoverytui.text.strengths import STRENGTHS
from recoverytui.text.translator import NC_, Translator
from recoverytui.tui.dialogs.form_spec import FormSpec, OneOf, PathTo, Secret, Text, Values

OWN = ("drawn", False)
"""When a passphrase of one's own is asked for."""
NOT_THE_WORD = N_("That is not the word. Nothing was changed.")


def new(words: Translator, suggested: str) -> FormSpec:
    """Ask for a new passphrase: drawn words, or the person's own, typed twice."""

    def advice(values: Values) -> str:
        return words(STRENGTHS[strength(values["first"])]) if values["first"] else ""

    return FormSpec(
        "",
        words("A passphrase for the diary"),
        (
            OneOf(
                "drawn",
                words(NC_("which passphrase", "Use")),
                ((True, words("these words")), (False, words("my own"))),
                help=words("Either opens the diary. Words drawn by chance are hard to guess."),
            ),
            Secret(
                "first",
                words("My own"),
                help=words("Five or six everyday words, drawn by chance, are good."),
                only_if=OWN,
            ),
            Secret(
                "again",
                words("Once more"),
                help=words("The same once more, so that no letter is wrong."),
                only_if=OWN,
            ),
        ),
        note=words("These words were drawn by chance. Write them down before you go on."),
        shown=suggested,
        keeps=False,
        enter=words("go on"),
        advice=advice,
    )


def chosen(values: Values, suggested: str) -> str:
    """Return the new passphrase; raises BadInput if it is empty or the two copies differ."""
    if values["drawn"]:
        return suggested
    first = str(values["first"])
    if not first:
        raise BadInput(N_("A passphrase cannot be empty."))
    if first != str(values["again"]):
        raise BadInput(N_("The two are not the same. Type them again."))
    return first


def of_now(words: Translator) -> FormSpec:
    """Ask for the current passphrase."""
    return FormSpec(
        "",
        words("The passphrase you have now"),
        (Secret("secret", help=words("So that nobody else can do this. The recovery sheet is fine too.")),),
        keeps=False,
        enter=words("go on"),
    )


def two_groups(words: Translator, asked: Sequence[int]) -> FormSpec:
    """Ask for two groups of the recovery sheet, by index."""
    note = words("So that you know the sheet can be read. Nobody asks for all of it.")
    help = words("As it is on the sheet.")
    parts = tuple(Text(f"group{index}", words("Group {n}", n=index + 1), help=help) for index in asked)
    return _proof(words, words("Two groups of the sheet"), parts, note)


def two_words(words: Translator, asked: Sequence[int]) -> FormSpec:
    """Ask for two of the drawn words, by index."""
    note = words("So that you know you have written them down. Esc shows them again.")
    help = words("As you have written it down.")
    parts = tuple(Text(f"word{index}", words("Word {n}", n=index + 1), help=help) for index in asked)
    return _proof(words, words("Two of the words"), parts, note)


def is_the_word(typed: str, wanted: str) -> bool:
    """Return whether a word equals the expected one, ignoring case."""
    return typed.strip().casefold() == wanted.casefold()


def word(words: Translator, title: str, note: str, wanted: str) -> FormSpec:
    """Ask for a confirmation word before an action that cannot be undone."""
    return FormSpec(
        "",
        title,
        (Text("word", help=words("Type: {word}", word=wanted)),),
        note=note,
        keeps=False,
        enter=wanted,
    )


def a_file(words: Translator, path: str, note: str) -> FormSpec:
    """Ask for the name of a file to write."""
    return FormSpec(
        "",
        words("Where would you like the file?"),
        (PathTo("path", value=path, help=note, is_target=True),),
        keeps=False,
        enter=words("write the file"),
    )


def target(text: str, warned: set[str]) -> Path:
    """Return the path to write to; warn once of a folder that syncs elsewhere. Raises BadInput."""
    text = text.strip()
    if not text:
        raise BadInput(N_("There is no file name yet. Nothing was written."))
    if paths.is_synced(Path(text)) and text not in warned:
        warned.add(text)
        raise BadInput(
            N_("This looks like a folder that is copied to other computers. Press Enter again if you want it there.")
        )
    return Path(text)


def is_word(values: Values, wanted: str) -> None:
    """Raise BadInput if the typed word is not the expected one."""
    if not is_the_word(str(values["word"]), wanted):
        raise BadInput(NOT_THE_WORD)


def _proof(words: Translator, title: str, parts: tuple[Text, ...], note: str) -> FormSpec:
    return FormSpec("", title, parts, note=note, keeps=False, enter=words("go on"))
