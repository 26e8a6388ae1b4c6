"""Writing prompts: one question at a time, the answers so far, and the person's own questions."""

from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical

from recoverytui.commands import drafts, questions
from recoverytui.commands.diary import Diary
from recoverytui.domain.answer import Answer, Question
from recoverytui.domain.entry import AnyEntry, Entry, Kind
from recoverytui.tui import keys, safe_text, typeset
from recoverytui.tui.context import AppContext
from recoverytui.tui.dialogs import card_and_talk_forms
from recoverytui.tui.dialogs.form_spec import Values
from recoverytui.tui.screens.form_host import background_action
from recoverytui.tui.screens.list_detail import ListDetailScreen
from recoverytui.tui.typeset import BLANK, BOLD, QUIET, Lines
from recoverytui.tui.widgets import clicks
from recoverytui.tui.widgets.canvas import Canvas
from recoverytui.tui.widgets.entry_list import EntryList
from recoverytui.tui.widgets.reader import Reader
from recoverytui.tui.widgets.row import Row


class QuestionsData(NamedTuple):
    """Questions in order, answers, own questions, and the question with a draft."""

    walk: tuple[str, ...]
    answers: list[Entry[Answer]]
    own: list[Entry[Question]]
    begun: str


class QuestionsScreen(ListDetailScreen):
    """One question, and the answers to others."""

    room = "questions"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("questions")]
    LEAD = 7
    INVITES = "answer"

    data: QuestionsData | None

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._skipped = 0

    def body(self) -> ComposeResult:
        """Yield the question, the list under it, and the reader."""
        with Container(id="body"):
            with Vertical(id="listing"):
                yield Canvas(self._question, id="asked", classes="grows")
                yield Canvas(self.over, id="over", classes="grows")
                yield EntryList()
            yield Reader(self.reader, id="reader")

    def gather(self, diary: Diary) -> QuestionsData:
        """Read the questions, the answers, and the question with a draft."""
        begun = (
            key.removeprefix(card_and_talk_forms.ASKED)
            for key in drafts.all_(diary)
            if key.startswith(card_and_talk_forms.ASKED)
        )
        walk = questions.walk(diary, self.words.language)
        return QuestionsData(walk, questions.answers(diary), questions.all_(diary), next(begun, ""))

    @property
    def asked(self) -> str:
        """Return the question to show: the one with a draft first, then that of the day."""
        if self.data is None:
            return ""
        walk = self.data.walk
        if self.data.begun:
            walk = (self.data.begun, *(each for each in walk if each != self.data.begun))
        return walk[self._skipped % len(walk)]

    def _question(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        asked = clicks.pressable(typeset.styled(self.asked, BOLD), "enter")
        hint = typeset.styled(self.words("Answer, skip, or come back another day."), QUIET)
        return [BLANK, *typeset.wrapped(asked, width), *typeset.wrapped(hint, width), BLANK]

    def show_rows(self) -> None:
        """Show the question, the answers newest first, and the questions of one's own."""
        self.query_one("#asked", Canvas).show(self._question)
        if self.data is None:
            return
        rows = [self._row(entry) for entry in self.data.answers]
        if rows and self.data.own:
            rows += [Row("", ""), Row("", self.words("Questions of your own"))]
        rows += [Row(entry.id, entry.noun.text, item=entry) for entry in self.data.own]
        self.entries.show(rows)

    def _row(self, entry: Entry[Answer]) -> Row:
        day, words = entry.noun.day, self.words
        lead = words("{day} {month}", day=day.day, month=words.short_month(day))
        return Row(entry.id, entry.noun.text, lead, tail=entry.noun.week or "", item=entry)

    def over_words(self) -> str:
        """Return the title of the list."""
        only_own = self.data is not None and self.data.own and not self.data.answers
        return self.words("Questions of your own") if only_own else self.words("What you wrote")

    def whole(self, entry: AnyEntry, width: int) -> Lines:
        """Return an answer below its question, or a question of the person's own."""
        noun, words = entry.noun, self.words
        if noun.kind is Kind.QUESTION:
            return typeset.wrapped(safe_text.plain(noun.text), width)
        day = words.short_day(noun.day, self.glance.today if self.glance else noun.day)
        about = [day, safe_text.visible_line(noun.week or ""), words("only for me") if noun.only_me else ""]
        return [
            *typeset.wrapped(safe_text.plain(noun.question, QUIET), width),
            *typeset.wrapped(safe_text.plain(noun.text), width),
            *typeset.wrapped(typeset.dotted(about, self.glyphs), width),
        ]

    def invitation(self, width: int) -> Lines:
        """Return the text of an empty list."""
        return typeset.wrapped(self.words("What you write will be here. No question has to be answered."), width)

    def action_another(self) -> None:
        """Show another question."""
        self._skipped += 1
        self.query_one("#asked", Canvas).show(self._question)

    @background_action
    async def action_answer(self) -> None:
        """Answer the question."""
        asked = self.asked
        spec = card_and_talk_forms.answer(self.words, asked, f"{card_and_talk_forms.ASKED}{asked}")

        async def save(values: Values) -> None:
            text, only_me = values["text"], values["only_me"]
            entry = await self.save(spec.draft_key, questions.answer, asked, text, only_me=only_me)
            self._begin = entry.id
            self.say(self.words("Saved."))

        if await self.ask(spec, save):
            self.reload()

    @background_action
    async def action_add(self) -> None:
        """Add a question."""
        spec = card_and_talk_forms.question(self.words)

        async def save(values: Values) -> None:
            self._begin = (await self.save(spec.draft_key, questions.add, values["text"])).id
            self.say(self.words("Saved."))

        if await self.ask(spec, save):
            self.reload()
