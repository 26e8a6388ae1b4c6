"""First screen of a new diary: two sentences, and a field for the first win."""

from textual.app import ComposeResult
from textual.containers import Vertical

from recoverytui.text.glyphs import Glyphs
from recoverytui.text.translator import Translator
from recoverytui.tui import keys, typeset
from recoverytui.tui.dialogs.form_spec import read_draft
from recoverytui.tui.typeset import BLANK, FIRST, INDENT, QUIET, Lines
from recoverytui.tui.widgets.canvas import Canvas
from recoverytui.tui.widgets.choices import Question
from recoverytui.tui.widgets.clicks import pressable
from recoverytui.tui.widgets.text_input import TextInput

TEXT, WAYS = "text", "ways"
"""Names of the two fields."""
LOCK = "lock"


class FirstWin(Vertical):
    """Page of an empty diary. While the field has the focus every letter is text, none a command."""

    def __init__(self, words: Translator, glyphs: Glyphs, text: str) -> None:
        super().__init__()
        self.words, self.glyphs = words, glyphs
        self.field = TextInput(TEXT, text, words("What went well, or well enough?"))

    def compose(self) -> ComposeResult:
        """Yield the sentences, the field, and below it the other rooms."""
        yield Canvas(self._sentences, classes="grows")
        yield self.field
        yield Canvas(self._below, classes="grows")
        yield Question(WAYS, [(LOCK, self.words("Set a passphrase"))], self.glyphs)

    def _sentences(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        return [
            BLANK,
            *typeset.wrapped(self.words("This is your diary. It is empty, and that is fine."), width),
            *typeset.wrapped(self.words("Write a small win when you feel like it."), width),
            BLANK,
        ]

    def _below(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        words, help_now = self.words, keys.HELP_NOW
        sign = typeset.styled(f"{help_now.sign}  ", FIRST)
        said = typeset.styled(words(help_now.explanation), QUIET)
        shell = words("To look around first, write in the shell: recovery demo, or recovery demo --tour.")
        return [
            BLANK,
            typeset.rule("", width, self.glyphs),
            *typeset.wrapped(typeset.styled(shell, QUIET), width),
            pressable(sign + said, help_now.pressed[0]).pad_left(INDENT),
        ]


def is_shown(container: Vertical, words: Translator, glyphs: Glyphs) -> bool:
    """Return whether the field is in a container already, in this language and with these glyphs."""
    return any(each.words is words and each.glyphs is glyphs for each in container.query(FirstWin))


async def put(container: Vertical, words: Translator, glyphs: Glyphs, kept: str | None) -> None:
    """Show the field with its draft, instead of an earlier one, which may hand on the focus."""
    text = read_draft(kept).get(TEXT)
    had_focus = any(each.field.has_focus for each in container.query(FirstWin))
    await container.remove_children()
    first = FirstWin(words, glyphs, text if isinstance(text, str) else "")
    await container.mount(first)
    if had_focus:
        first.field.focus()
