"""The settings in four groups: look, rhythm, privacy, help; each says what it does, and holds at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widget import Widget

from recoverytui.commands import names, people, preferences
from recoverytui.commands.diary import Diary
from recoverytui.errors import N_, RecoveryError
from recoverytui.text.help_now import COUNTRIES
from recoverytui.tui import keys, page
from recoverytui.tui.home import Home
from recoverytui.tui.page import BLANK, QUIET, Lines
from recoverytui.tui.screens import settings_lists
from recoverytui.tui.screens.base import deed
from recoverytui.tui.screens.everywhere import Everywhere
from recoverytui.tui.screens.settings_lists import CONTACT, NAMES, PEOPLE, Listing
from recoverytui.tui.widgets.field import Changed
from recoverytui.tui.widgets.pick import Options, Pick, Question
from recoverytui.tui.widgets.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be set: its key, its name, what it does, and what there is to choose from."""

    key: str
    name: str
    told: str
    options: Sequence[tuple[Any, str]]
    of_diary: bool = False
    """It belongs to the diary, not to this machine."""


_NO_YES = ((False, N_("no")), (True, N_("yes")))
_NUMBERS = {
    "days_a_week": range(1, 8),
    "breather": range(7),
    "day_starts_at": range(7),
}

LOOK = (
    Choice("language", N_("Language"), N_("It holds at once in every room."), (("en", "English"), ("da", "Dansk"))),
    Choice(
        "theme",
        N_("Colours"),
        N_("Dusk is dark, morning is light. The last one takes the colours of your terminal."),
        (
            ("dusk", N_("dusk")),
            ("morning", N_("morning")),
            ("contrast", N_("strong contrast")),
            ("ansi", N_("terminal")),
        ),
    ),
    Choice("ascii_marks", N_("Plain signs"), N_("For terminals that cannot draw round signs."), _NO_YES),
    Choice("motion", N_("Motion"), N_("Nothing moves by itself unless you want it to."), _NO_YES),
)
RHYTHM = (
    Choice(
        "days_a_week",
        N_("Days a week"),
        N_("Choose a number that also fits a heavy week."),
        [(n, str(n)) for n in _NUMBERS["days_a_week"]],
        True,
    ),
    Choice(
        "breather",
        N_("Quiet days between"),
        N_("How many quiet days may lie between?"),
        [(n, str(n)) for n in _NUMBERS["breather"]],
        True,
    ),
    Choice(
        "day_starts_at",
        N_("The day begins"),
        N_("What you write before this hour belongs to the day before. It holds for what you write from now on."),
        [(n, f"{n:02}") for n in _NUMBERS["day_starts_at"]],
        True,
    ),
)
PRIVACY = (
    Choice(
        "idle_minutes",
        N_("Hide after minutes"),
        N_("The screen hides by itself when nobody has pressed a key. What you are writing is kept."),
        (*((n, str(n)) for n in (1, 3, 5, 10, 30)), (0, N_("never"))),
    ),
    Choice("quiet_view", N_("Quiet view"), N_("Hides every number and old entries. Key v does it too."), _NO_YES, True),
)
HELP = (
    Choice(
        "country",
        N_("Country"),
        N_("Whose numbers F2 shows. No language chooses it."),
        (("", N_("not chosen yet")), *COUNTRIES.items()),
    ),
)
GROUPS: tuple[tuple[str, str, tuple[Choice, ...], str], ...] = (
    ("look", N_("Look"), LOOK, ""),
    ("rhythm", N_("Rhythm"), RHYTHM, ""),
    ("privacy", N_("Privacy"), PRIVACY, N_("F9 hides the screen. The file itself is not encrypted.")),
    ("help", N_("Help"), HELP, N_("Press ? in any room: it tells what the room is for, and its keys.")),
)


LISTS = {"privacy": (NAMES,), "help": (PEOPLE, CONTACT)}
"""What is set as a list, by group."""
WAYS = (
    N_("Key l: set a passphrase, change it, or take it away."),
    N_("Key k: backups, whether the diary is whole, and deleting everything."),
)
"""What else there is under privacy, in rooms of its own."""


class Seen(NamedTuple):
    """What is set in the diary."""

    kept: dict[str, Any]
    names: tuple[str, ...]
    people: tuple[str, ...]


class SettingsScreen(Everywhere):
    """Four groups, one at a time."""

    room = "settings"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("settings")]
    AUTO_FOCUS = "#group"

    data: Seen | None

    def __init__(self, home: Home) -> None:
        super().__init__(home)
        self._shown: tuple[Any, ...] = ()
        """The language, the signs and the lists that are set out."""

    def body(self) -> ComposeResult:
        """Yield the place where the group and its choices stand."""
        yield VerticalScroll(id="body", can_focus=False)

    def gather(self, diary: Diary) -> Seen:
        """Return what is set in the diary."""
        prefs = diary.prefs
        own = tuple(each.name for each in people.all_(diary))
        return Seen({name: getattr(prefs, name) for name in prefs.__slots__}, names.all_(diary), own)

    def show(self) -> None:
        """Set the choices out anew when language, signs or lists are others, else show what is chosen now."""
        wanted = (self.words.language, self.marks, *map(self._known, (NAMES, PEOPLE, CONTACT)))
        if self._shown != wanted:
            self._shown = wanted
            self.call_later(self._set_out)
            return
        for pick in self.query(".choice").results(Pick):
            if pick.value != self._now(pick.part):
                pick.put(self._now(pick.part))
                pick.refresh()

    async def _set_out(self) -> None:
        """Set out the groups; the focus stays on the part it was on."""
        if not self._is_set_out:
            return
        body, focused = self.query_one("#body"), getattr(self.focused, "part", "group")
        groups = [(name, self.words(title)) for name, title, _, _ in GROUPS]
        at = self.query_one("#group", Pick).value if self.query("#group") else "look"
        async with body.batch():
            await body.remove_children()
            chooser = Pick("group", groups, self.marks, at)
            chooser.id = "group"
            await body.mount(chooser, *(self._group(*group) for group in GROUPS))
        self._show_group(at)
        for field in self.query(Options):
            if field.part == focused:
                field.focus()

    def _group(self, name: str, title: str, choices: Sequence[Choice], note: str) -> Widget:
        parts: list[Widget] = [Sheet(self._line(page.FIRST, title), classes="grows")]
        for choice in choices:
            same = choice.key == "language"  # each language is called by its own name
            options = [(value, label if same else self.words(label)) for value, label in choice.options]
            parts.append(Sheet(self._line("", choice.name), classes="grows"))
            now = self._now(choice.key)
            if now not in dict(options):  # set in the shell, to a number that is not offered here
                options.append((now, str(now)))
            pick = Pick(choice.key, options, self.marks, now)
            pick.add_class("choice")
            parts.append(pick)
            if choice.told:
                parts.append(Sheet(self._line(QUIET, choice.told), classes="grows"))
        for listing in LISTS.get(name, ()):
            parts += self._list(listing)
        if name == "privacy":
            locked = self.home.desk.is_locked
            note = N_("F9 hides the screen. Ctrl+L locks the diary.") if locked else note
            parts += [Sheet(self._line(QUIET, told), classes="grows") for told in WAYS]
        if note:
            parts.append(Sheet(self._line(QUIET, note), classes="grows"))
        return Vertical(*parts, id=f"group-{name}", classes="group")

    def _list(self, listing: Listing) -> list[Widget]:
        known = settings_lists.options(listing, self._known(listing), self.words(listing.add))
        opener = Question(listing.key, known, self.marks)
        opener.add_class("choice")
        title, told = self._line("", listing.name), self._line(QUIET, listing.told)
        return [Sheet(title, classes="grows"), opener, Sheet(told, classes="grows")]

    def _known(self, listing: Listing) -> tuple[str, ...]:
        if listing is CONTACT:
            return tuple(filter(None, (self.home.settings.contact,)))
        return () if self.data is None else self.data.names if listing is NAMES else self.data.people

    def _line(self, style: str, sentence: str) -> Any:
        words = self.words

        def draw(width: int, height: int) -> Lines:  # noqa: ARG001 - it is a Draw
            if style == page.FIRST:
                return [BLANK, page.rule(words(sentence), width, self.marks)]
            space = [BLANK] if style != QUIET else []
            return [*space, *page.wrapped(page.said(words(sentence), style), width)]

        return draw

    def _now(self, key: str) -> Any:
        if key == "language":
            return self.words.language
        if self.data is not None and key in self.data.kept:
            return self.data.kept[key]
        return getattr(self.home.settings, key)

    def _show_group(self, name: str) -> None:
        for each, *_ in GROUPS:
            self.query_one(f"#group-{each}").display = each == name

    async def on_changed(self, event: Changed) -> None:
        """Set what was chosen."""
        event.stop()
        opener = next((each for each in self.query(Question) if each.part == event.part), None)
        if opener is not None:
            self.change_list(opener.part, opener.value)
            return
        pick = next(each for each in self.query(Pick) if each.part == event.part)
        if pick.part == "group":
            self._show_group(pick.value)
        elif pick.part == "language":
            await self.app.run_action(f"app.speak('{pick.value}')")
        elif self.data is not None and pick.part in self.data.kept:
            await self._set_in_diary(pick.part, pick.value)
        else:
            await self.app.run_action(f"app.look_like('{pick.part}', {pick.value!r})")

    def action_open(self) -> None:
        """Open the name or line one has come to."""
        if isinstance(self.focused, Question):
            self.focused.action_tick()

    @deed
    async def change_list(self, key: str, value: str) -> None:
        """Change one of a list, or add one."""
        await settings_lists.change(self, key, value)

    async def _set_in_diary(self, key: str, value: Any) -> None:
        try:
            await self.do(preferences.set_preference, key, value)
        except RecoveryError as error:
            self.say(self.words.error(error))
        self.reload()
