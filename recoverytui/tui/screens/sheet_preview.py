"""Preview of a sheet of paper: filled from an entry, or blank; its head and its empty parts can be chosen."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeAlias

from recoverytui.commands import export as share
from recoverytui.commands.diary import Diary
from recoverytui.domain.audience import Audience, Selection, ShareOptions
from recoverytui.domain.programme import GroupWeek
from recoverytui.domain.redaction import Found
from recoverytui.domain.sheet import SheetName, SheetOptions, sheet_options
from recoverytui.errors import N_
from recoverytui.exports import formats, sheets
from recoverytui.exports.document import Document, capital
from recoverytui.exports.formats import FORMATS
from recoverytui.text import sharing
from recoverytui.tui.context import AppContext
from recoverytui.tui.dialogs.form_spec import AnyOf, OnDay, OneOf, Part, Text, Values, yes_no
from recoverytui.tui.screens.base import DiaryScreen
from recoverytui.tui.screens.export_preview import ExportPreviewScreen, PreviewData
from recoverytui.tui.screens.form_host import background_action

Blank: TypeAlias = Callable[[SheetOptions], Document]
"""Makes a sheet that has nothing of the diary."""


class SheetPreviewScreen(ExportPreviewScreen):
    """A sheet and its preview."""

    def __init__(
        self,
        context: AppContext,
        name: SheetName | None,
        chosen: Selection | None = None,
        blank: Blank | None = None,
    ) -> None:
        super().__init__(context, chosen)
        self._of = name
        """The sheet in the registry; None for the questions of a week, which have no head."""
        self._blank = blank
        self._sheet_id = ""
        """The entry that fills it, when another sheet of the same entry can be chosen."""
        self._others: tuple[tuple[str, str], ...] = ()
        """The sheets to choose from, by id with their titles."""

    def offer(self, id: str, others: Sequence[tuple[str, str]]) -> None:
        """Let the person choose between the sheets of one entry; `id` is the one that is shown first."""
        self._sheet_id, self._others = id, tuple(others)

    @property
    def is_everything(self) -> bool:
        """Return False: a sheet is one page."""
        return False

    def gather(self, diary: Diary) -> PreviewData:
        """Return the sheet as text; a blank one is made without the diary."""
        if self._blank is None:
            return self._filled(diary)
        text, shown = (
            "".join(formats.written(self._blank(self._sheet), self.words, form))
            for form in (self._form, FORMATS[self._form].shown_as or self._form)
        )
        return PreviewData(text, shown, Found(), page=sheets.page_of(self._blank(self._sheet)))

    def _filled(self, diary: Diary) -> PreviewData:
        if self._sheet_id:
            self._chosen = share.choose_sheet(diary, Audience.ME, self._sheet_id)
            self._of = self._chosen.sheet
        options = ShareOptions(self._days, (), self._without_numbers, self._sheet)
        page = sheets.page_of(sheets.filled(self._chosen, self.words, options)) if self._chosen else None
        return super().gather(diary)._replace(page=page)

    def about_size(self) -> list[str]:
        """Return how many pages a long sheet takes, and how to make it shorter."""
        page = self.data.page if self.data else None
        if page is None:
            return []
        how, is_wallet = N_("Press e to leave out parts. The longest is: {part}."), page.size == "wallet"
        return sharing.size_on_paper(self.words, page.pages, page.longest, how, is_wallet=is_wallet)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what this sheet does not have."""
        if action == "edit" and self._of is None:
            return False
        return super().check_action(action, parameters)

    def asked(self) -> list[Part]:
        """Return the head of the sheet, its size and its empty parts; and for a filled one what to leave out."""
        words, chosen = self.words, self._sheet
        today = self.glance.today if self.glance else None
        parts: list[Part] = []
        if self._others:
            parts.append(OneOf("which", words("Which sheet"), self._others, self._sheet_id))
        parts += [
            Text("title", words("A title of your own"), chosen.title, help=words("It may stay empty.")),
            Text("name", words("From"), chosen.name, help=words("Who the sheet is from.")),
            Text("reader", words("For"), chosen.reader, help=words("Who the sheet is for.")),
        ]
        if today is not None:
            parts.append(OnDay("day", words("Day"), chosen.day, today, none=words("no day"), coming=True))
        if self._of is not None and sheets.SHEETS[self._of].panels:
            parts.append(yes_no("is_wallet", words("To fold for a wallet"), words, chosen.is_wallet))
        if self._blank is not None:
            return parts
        empty = ((False, words("lines to write on")), (True, words("left out")))
        left_out = [part for part in super().asked() if not (isinstance(part, OneOf) and part.part == "days")]
        parts.append(OneOf("drops_empty", words("Empty parts"), empty, chosen.drops_empty))
        if self._of is not None:
            named = tuple((part, capital(words(heading))) for part, heading in sheets.parts_of(self._of).items())
            parts.append(AnyOf("without", words("Leave out these parts"), named, sorted(chosen.without)))
        return [*parts, *left_out]

    def take(self, values: Values) -> None:
        """Apply what was chosen; a page to fold is a page to print."""
        super().take(values)
        id = str(values.get("which", self._sheet_id))
        without = frozenset(values.get("without", ())) if id == self._sheet_id else frozenset()
        self._sheet_id = id
        self._sheet = sheet_options(
            values["title"],
            values["name"],
            values["reader"],
            without=without,
            **{name: values[name] for name in ("day", "is_wallet", "drops_empty") if name in values},
        )
        if self._sheet.is_wallet:
            self._form = "html"


def preview_of(context: AppContext, chosen: Selection) -> ExportPreviewScreen:
    """Return the preview of a selection: a sheet, where it is one entry that has one."""
    if chosen.sheet:
        return SheetPreviewScreen(context, chosen.sheet, chosen)
    return ExportPreviewScreen(context, chosen)


@background_action
async def show_sheet(room: DiaryScreen, id: str, others: Sequence[tuple[str, str]] = ()) -> None:
    """Show the sheet of one entry over a screen, from where it can be written to a file.

    Where the entry has several, `others` are all of them by id with their titles; one of them can be chosen there.
    """
    chosen = await room.do(share.choose_sheet, Audience.ME, id)
    await room.in_front()
    preview = preview_of(room.context, chosen)
    if others and isinstance(preview, SheetPreviewScreen):
        preview.offer(id, others)
    room.app.push_screen(preview)


def show_blank(room: DiaryScreen, name: SheetName) -> None:
    """Show a blank sheet over a screen."""
    room.app.push_screen(SheetPreviewScreen(room.context, name, blank=partial(sheets.blank, name, room.words)))


def show_handout(room: DiaryScreen, week: GroupWeek) -> None:
    """Show the questions of a week as a sheet over a screen."""
    room.app.push_screen(SheetPreviewScreen(room.context, None, blank=lambda _: sheets.questions(week, room.words)))
