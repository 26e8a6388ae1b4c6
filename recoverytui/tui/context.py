"""What every screen may use: the diary thread, the words, the signs, and how things are set."""

from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from recoverytui.commands.diary import Clock, Diary, local_clock
from recoverytui.domain.preferences import Preferences
from recoverytui.errors import RecoveryError
from recoverytui.paths import DiaryPaths
from recoverytui.settings import Settings
from recoverytui.text.glyphs import ASCII, UNICODE, Glyphs
from recoverytui.text.translator import Translator
from recoverytui.tui.diary_thread import DiaryThread
from recoverytui.tui.draft_keeper import DraftKeeper
from recoverytui.tui.search_query import SearchQuery


@dataclass(slots=True)
class AppContext:
    """One open diary at the front door; words and settings can change while it is open."""

    diary_thread: DiaryThread
    words: Translator
    settings: Settings
    settings_path: Path | None = None
    """Where settings are kept; None in the demo, which keeps nothing."""
    is_demo: bool = False
    first: Future[Any] | None = None
    """What the overview shows first, read while the screens are being loaded."""
    at: dict[str, str] = field(default_factory=dict)
    """Where one was in each room, so that going there again goes back to it."""
    asked: SearchQuery = field(default_factory=SearchQuery)
    """What was looked for last."""
    drafts: DraftKeeper = field(default_factory=DraftKeeper)
    """What is being typed in open forms, until it is kept."""
    place: DiaryPaths | None = None
    """Where the diary and its backups live; None in the demo, which has neither passphrase nor backups."""
    clock: Clock = local_clock
    unread: RecoveryError | None = None
    """What is to be said at the start of settings that could not be taken."""
    spacious: bool = False
    """Everything is shown with more space, for a screen that many look at."""

    message_seconds: float = 0
    """How long a message stays in the footer when nothing is done; 0 for no limit, as in tests."""

    has_signs: bool = True
    """The encoding of the terminal has the signs of the interface; else those in ASCII are used."""

    @property
    def glyphs(self) -> Glyphs:
        """The signs in use."""
        return ASCII if self.settings.ascii_marks or not self.has_signs else UNICODE


class Glance(NamedTuple):
    """What holds for a moment: the day, what is set in the diary, and whether someone else wrote."""

    now: datetime
    today: date
    prefs: Preferences
    version: int

    @property
    def quiet(self) -> bool:
        """Tell whether numbers and old entries are hidden."""
        return self.prefs.quiet_view

    @property
    def still_up(self) -> bool:
        """Tell whether it is past midnight, and the diary day is still the one before."""
        return self.now.date() > self.today

    def outdated_by(self, other: "Glance") -> bool:
        """Tell whether what was read at this glance may no longer be so at the other."""
        return (self.version, self.today) != (other.version, other.today)


def glance(diary: Diary) -> Glance:
    """Return the moment as the diary has it; a deed for the diary thread. Raises DiaryReplaced."""
    diary.db.refuse_a_changed_file()  # a file that was replaced can still be read for as long as it is open
    return Glance(diary.now(), diary.today, diary.prefs, diary.data_version())


def confirmed_lock(diary: Diary) -> bool:
    """Tell whether the diary is encrypted, as it lies on the disk now; a deed for the thread. Raises DiaryReplaced."""
    diary.db.refuse_a_changed_file()
    return diary.is_locked
