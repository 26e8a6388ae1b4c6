"""Footer of a form: messages and help, the active keys, and two buttons."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from recoverytui.text.translator import Translator
from recoverytui.tui import keys, typeset
from recoverytui.tui.typeset import Lines
from recoverytui.tui.widgets import clicks
from recoverytui.tui.widgets.canvas import Canvas
from recoverytui.tui.widgets.field import Hint
from recoverytui.tui.widgets.form_button import FormButton


class FormFooter(Vertical):
    """The fixed last lines of a form; the fields above scroll."""

    def __init__(self, words: Translator, enter: str) -> None:
        """Take the label of Enter, empty where it saves."""
        super().__init__(id="form-foot")
        self.words = words
        self._enter = enter
        self._sentences: Sequence[tuple[str, str]] = ()
        self._hints: Sequence[Hint] = ()

    def compose(self) -> ComposeResult:
        """Yield the sentences, the keys and the buttons."""
        yield Canvas(self._said, id="form-said", classes="grows")
        yield Canvas(self._keys, id="form-keys", classes="grows")
        with Horizontal(id="form-buttons"):
            yield FormButton("save", self._name_of("save"), "Enter", "enter")
            yield FormButton("back", self._name_of("back"), "Esc", "escape")
            yield Canvas(self._help_now, classes="grows")

    def show(self, sentences: Sequence[tuple[str, str]], hints: Sequence[Hint]) -> None:
        """Show sentences with their styles, of which empty ones are left out, and keys."""
        self._sentences, self._hints = sentences, hints
        for name, draw in (("#form-said", self._said), ("#form-keys", self._keys)):
            for canvas in self.query(name).results(Canvas):
                canvas.show(draw)

    def shows(self, sentences: Sequence[tuple[str, str]], hints: Sequence[Hint]) -> bool:
        """Return whether these were shown last."""
        return (self._sentences, self._hints) == (sentences, hints)

    def _said(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        lines = [typeset.BLANK]
        for sentence, style in self._sentences:
            if sentence:
                lines += typeset.wrapped(typeset.styled(sentence, style), width, indent=1)
        return lines

    def _keys(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        return clicks.hints([(self.words(each.sign), self.words(each.label), each.keys) for each in self._hints], width)

    def _help_now(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        key = keys.HELP_NOW
        lines = clicks.hints([(key.sign, self.words(key.label), key.pressed)], max(width, 1))
        return lines if lines[0].cell_length < width else []

    def _name_of(self, key: str) -> str:
        own = self._enter if key == "save" else ""
        name = own or next(self.words(each.label) for each in keys.in_foot("form") if each.name == key)
        return name[:1].upper() + name[1:]
