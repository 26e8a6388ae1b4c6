"""Help: what this room is for, what its numbers mean, and the keys that answer there."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Key

from recoverytui.errors import N_
from recoverytui.tui import keys, typeset
from recoverytui.tui.context import AppContext
from recoverytui.tui.screens.base import DiaryScreen
from recoverytui.tui.screens.common_actions import CommonActions
from recoverytui.tui.typeset import BLANK, INDENT, Lines
from recoverytui.tui.widgets import clicks
from recoverytui.tui.widgets.canvas import Canvas

ABOUT = {
    "overview": N_(
        "One glance at how things are. Nothing here has to be done. The digits lead on to the other places."
    ),
    "wins": N_(
        "Your wins by month, the newest first. Late ones count fully: choose their day when you write them."
        " Enter shows what else you wrote that day."
    ),
    "strategies": N_(
        "What helps you, in your own words. Say that you used it when you like. You decide what stands on the overview."
    ),
    "goals": N_(
        "What you would like, on your own terms. Trying counts, whatever comes of it. Every end is a fine end."
    ),
    "look_back": N_(
        "The days of a year or a month, each with a sign. Move with the arrows; Enter opens a day."
        " You can write about any day, however long ago."
    ),
    "lock": N_(
        "With a passphrase the diary is encrypted. Without one, hiding the screen is all there is."
        " You can change it, or take it away."
    ),
    "sheet": N_(
        "The sheet opens the diary without the passphrase. Keep it where only you go."
        " A new passphrase brings a new sheet."
    ),
    "backups": N_(
        "Copies of the diary on this machine. Going back to one keeps the diary of now."
        " One is made by itself each day you are here."
    ),
    "history": N_("What has been, in words and bars. Each row says what it means. Enter goes on to what it tells of."),
    "search": N_(
        "What you wrote is found while you type, the newest first. Every word has to be there, if only inside another."
        " Tab narrows it down to a kind, a theme or a time."
    ),
    "share": N_("You choose what leaves the diary. You see all of it first. It becomes a file, and is sent nowhere."),
    "picking": N_(
        "Pick line by line what goes along. What is only for you cannot be picked. Nothing is picked beforehand."
    ),
    "document": N_(
        "What you see is the file, letter for letter. Write it when you are content with it."
        " Until then nothing leaves the diary."
    ),
    "bring_in": N_(
        "Name a file, and see what would come in. Enter takes all of it in, Esc leaves it."
        " You can take it back with one key."
    ),
    "shared": N_("When you shared, and with whom. It is in no document, and you can clear it. Nobody but you sees it."),
    "cards": N_(
        "Two cards in your own words: both-and, and one for hard days. You fill in what you like, in any order."
        " A card can be taken along on one page."
    ),
    "talks": N_(
        "A page for a talk with staff or an office. Before it you write what you want to say and ask."
        " Afterwards you can write what was said, and what you understood."
    ),
    "company": N_(
        "What somebody comes along to, or what you wish for company to. It is written on a try-out, among the goals."
        " Nothing here reminds you."
    ),
    "questions": N_(
        "One question a day to write from. You can answer it, see another, or leave it."
        " Questions of your own come up among the others."
    ),
    "settings": N_(
        "How it looks, what your rhythm is, and what is hidden. A change holds at once. You can always change it back."
    ),
    "path": N_(
        "Weeks with questions, at your own pace: you move on, not the calendar. Answer, skip, or answer once more."
        " Group view shows the questions to others, and nothing of your diary."
    ),
    "weeks": N_(
        "All weeks of this path. You can be in any of them, as often as you like."
        " Change one, and the path becomes your own."
    ),
    "paths": N_(
        "The path of the program, and your own ones. A path is a text file that any editor opens."
        " Take one in that somebody sent you."
    ),
    "taken_along": N_(
        "All that you answered on this path, week by week. You can still change it."
        " Only you see it, unless you share it."
    ),
    "day": N_(
        "What you wrote about one day. You can add to it, however late. Left and right go to the days beside it."
    ),
    "deleted": N_(
        "What you deleted lies here until you delete it for good. Enter brings it back."
        " Deleting for good is asked in words."
    ),
}
SIGN_WIDTH = 10
_MOVES = {"up", "down", "pageup", "pagedown"}
"""The keys that a long page needs itself."""


class HelpScreen(CommonActions):
    """Explains the room it was asked in."""

    room = "help"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("help")]

    def __init__(self, context: AppContext, room: DiaryScreen) -> None:
        super().__init__(context)
        self._room = room
        self._about = room.room
        self._explain = room.explain

    def body(self) -> ComposeResult:
        """Yield one page that can be scrolled."""
        with VerticalScroll(id="body"):
            yield Canvas(classes="grows")

    def show(self) -> None:
        """Draw the page."""
        self.query_one(Canvas).show(self._lines)

    async def on_key(self, event: Key) -> None:
        """Do in the room what this page says a key does there; what moves the page still moves it."""
        told = next((key for key in keys.here(self._about) if event.key in key.key.split(",")), None)
        if told is None or told.action == "back" or told.action.startswith("app.focus") or event.key in _MOVES:
            return
        if told in keys.ROOMS[self._about] or not told.action.startswith("app."):
            event.stop()
            event.prevent_default()
            self.app.pop_screen()
            await self.app.run_action(told.action, self._room)

    def _lines(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        words, glyphs = self.words, self.glyphs
        lines: Lines = []
        if self._about in ABOUT:
            lines += [*typeset.wrapped(words(ABOUT[self._about]), width, indent=1), BLANK]
        explained = [] if self.quiet else self._explain()
        if explained:
            lines += [typeset.rule(words("What the numbers say"), width, glyphs)]
            for said, meaning in explained:
                lines += typeset.wrapped(typeset.styled(said, typeset.BOLD), width)
                lines += [*typeset.wrapped(typeset.styled(meaning, typeset.QUIET), width), BLANK]
        own = [key for key in keys.ROOMS[self._about] if key.key]
        everywhere = [key for key in keys.here(self._about) if key.key and key not in own]
        demo = list(keys.DEMO) if self.context.is_demo else []
        sections = ((words("Keys here"), own), (words("Keys everywhere"), everywhere), (words("In the demo"), demo))
        for title, listed in sections:
            if listed:
                lines += [typeset.rule(title, width, glyphs), *map(self._key_line, listed), BLANK]
        return lines

    def _key_line(self, key: keys.Key) -> Content:
        signs = clicks.signs(key.sign, key.pressed, typeset.FIRST)
        gap = " " * max(SIGN_WIDTH - signs.cell_length, 0)
        told = clicks.pressable(typeset.styled(f"{gap}{self.words(key.explanation)}"), key.pressed[-1])
        return Content.assemble(" " * INDENT, signs, told)
