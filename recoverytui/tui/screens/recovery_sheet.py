"""Recovery sheet: opens the diary without the passphrase; to copy by hand, or to write to a file."""

import asyncio
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from recoverytui.commands import lock
from recoverytui.commands.lock import NewKey
from recoverytui.dataclass import replace
from recoverytui.errors import N_, BadInput
from recoverytui.text.translator import Translator
from recoverytui.tui import keys, typeset
from recoverytui.tui.context import AppContext
from recoverytui.tui.dialogs import passphrase
from recoverytui.tui.dialogs.form_spec import Values
from recoverytui.tui.screens.common_actions import CommonActions
from recoverytui.tui.screens.form_host import background_action
from recoverytui.tui.typeset import BLANK, Lines
from recoverytui.tui.widgets.canvas import Canvas

IN_A_ROW = 4
EXPLANATION = (
    N_("This sheet opens the diary and its backups without the passphrase."),
    N_("Whoever holds it can read everything. Keep it where only you go."),
    N_("After a new passphrase, an older sheet no longer opens the diary."),
)


def rows(groups: tuple[str, ...]) -> list[str]:
    """Return the numbered groups, a few to a line."""
    numbered = [f"{number:>3}  {group}" for number, group in enumerate(groups, start=1)]
    return ["   ".join(numbered[at : at + IN_A_ROW]) for at in range(0, len(numbered), IN_A_ROW)]


def as_text(groups: tuple[str, ...], words: Translator) -> str:
    """Return the sheet as written to a file."""
    told = [words(sentence) for sentence in EXPLANATION]
    whole = words("To open the diary, type or paste the groups where the passphrase is asked for:")
    return "\n".join([words("Recovery sheet"), "", *told, "", *rows(groups), "", whole, " ".join(groups), ""])


class RecoverySheetScreen(CommonActions):
    """Shows the groups, and hides them while two of them are asked for.

    The sheet of a new key is proven before the key is used: two of its groups are read back, or the file it was
    written to. Whoever leaves a new sheet before that has changed nothing.
    """

    room = "sheet"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("sheet")]

    def __init__(self, context: AppContext, groups: tuple[str, ...], *, new: NewKey | None = None) -> None:
        super().__init__(context)
        self.proven: asyncio.Future[NewKey | None] = asyncio.get_running_loop().create_future()
        """The new key once its sheet is confirmed; None when the screen is left before that."""
        self._sheet = groups
        self._new = new
        self._veiled = False
        self._may_go = new is None
        """Whether nothing needs confirming, or the person was told that nothing is changed without it."""

    def body(self) -> ComposeResult:
        """Yield one page."""
        with VerticalScroll(id="body", can_focus=False):
            yield Canvas(self._page, classes="grows")

    def show(self) -> None:
        """Draw the page."""
        self.query_one(Canvas).refresh(layout=True)

    def _page(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        if self._veiled:
            return [BLANK]
        lines = [BLANK]
        for sentence in EXPLANATION:
            lines += typeset.wrapped(self.words(sentence), width)
        lines.append(BLANK)
        lines += [Content.assemble(" ", typeset.styled(row, typeset.BOLD)) for row in rows(self._sheet)]
        told = self.words("Write it on paper, or to a file. Then two groups are asked for.")
        if self._new is not None:
            told = f"{told} {self.words('Only then is the diary encrypted.')}"
        return [*lines, BLANK, *typeset.wrapped(typeset.styled(told, typeset.QUIET), width)]

    def _veil(self, veiled: bool) -> None:
        self._veiled = veiled
        self.query_one(Canvas).refresh(layout=True)

    def may_be_left(self) -> bool:
        """Return whether the screen may be left: a new sheet that was not kept only on the second request."""
        may_go, self._may_go = self._may_go, True
        if not may_go:
            self.say(self.words("The sheet is not kept yet. Esc once more goes back, and nothing is changed."))
        return may_go

    def on_unmount(self) -> None:
        """Resolve `proven` with None if the sheet was not confirmed."""
        self._close_with(None)

    def _close_with(self, proven: NewKey | None) -> None:
        if not self.proven.done():
            self.proven.set_result(proven)

    @background_action
    async def action_kept(self) -> None:
        """Ask for two groups, while the sheet is hidden."""
        asked = lock.asked_groups(self._sheet)

        async def save(values: Values) -> None:
            if not all(lock.is_group(values[f"group{index}"], self._sheet[index]) for index in asked):
                raise BadInput(N_("That is not what the sheet says. Esc goes back to the sheet."))

        self._veil(True)
        kept = False
        try:
            kept = await self.ask(passphrase.two_groups(self.words, asked), save)
        finally:
            if not kept:
                self._veil(False)
        if kept:
            await self.in_front()
            self._close_with(self._new)
            self.dismiss()

    @background_action
    async def action_save(self) -> None:
        """Write the sheet to a new file that only its owner can read, and read it back."""
        words = self.words
        note = words("Only you can read the file. Nothing that is there already is written over.")

        async def save(values: Values) -> None:
            path = values["path"].strip()
            if not path:
                raise BadInput(N_("There is no file name yet. Nothing was written."))
            written = await self.context.diary_thread.run_without_diary(
                lock.write_sheet, Path(path), as_text(self._sheet, words)
            )
            self.say(words("Written: {path}", path=written))
            if self._new is not None:
                self._close_with(replace(self._new, written=written))

        if await self.ask(passphrase.a_file(words, str(Path("~") / words("sheet.txt")), note), save) and self._new:
            await self.in_front()
            self.dismiss()
