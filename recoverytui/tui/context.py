"""Objects that every screen shares: diary thread, catalogue, glyphs, preferences and the last search."""

from concurrent.futures import Future
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from recoverytui.commands.diary import Clock, Diary, local_clock
from recoverytui.domain.preferences import Preferences
from recoverytui.errors import RecoveryError
from recoverytui.paths import DiaryPaths
from recoverytui.settings import Settings
from recoverytui.text.glyphs import ASCII, UNICODE, Glyphs
from recoverytui.text.translator import Translator
from recoverytui.tui.diary_thread import DiaryThread
from recoverytui.tui.draft_keeper import DraftKeeper

if TYPE_CHECKING:
    from recoverytui.tui.search_query import SearchQuery


class AppContext:
    """State shared by all screens for one open diary; catalogue and preferences can change while it is open."""

    def __init__(
        self,
        diary_thread: DiaryThread,
        words: Translator,
        settings: Settings,
        settings_path: Path | None = None,
        *,
        is_demo: bool = False,
        locations: DiaryPaths | None = None,
        clock: Clock = local_clock,
        unread: RecoveryError | None = None,
        spacious: bool = False,
    ) -> None:
        self.diary_thread = diary_thread
        self.words = words
        self.settings = settings
        self.settings_path = settings_path
        """Folder of the preferences; None in the demo, which saves none."""
        self.is_demo = is_demo
        self.locations = locations
        """Paths of the diary and its backups; None in the demo, which has neither passphrase nor backups."""
        self.clock = clock
        self.unread = unread
        """Messages about preferences that could not be read, to show at the start."""
        self.spacious = spacious
        """Whether the wider layout is on, for a screen that many people look at."""
        self.first: Future[tuple[Any, Glance]] | None = None  # `Any` is the overview's, which is a layer above
        """Overview data that is read ahead of the screens."""
        self.at: dict[str, str] = {}
        """Last position in each room, restored when the room is opened again."""
        self.drafts = DraftKeeper()
        """Drafts of the open forms, until they are saved."""
        self.message_seconds: float = 0
        """Seconds before an idle message leaves the footer; 0 for no limit, as in tests."""
        self.has_signs = True
        """Whether the terminal's encoding has the Unicode glyphs; ASCII ones are used otherwise."""

    @cached_property
    def asked(self) -> "SearchQuery":
        """The last search; it can be set."""
        from recoverytui.tui.search_query import SearchQuery

        return SearchQuery()

    @property
    def glyphs(self) -> Glyphs:
        """Return the glyphs in use."""
        return ASCII if self.settings.ascii_marks or not self.has_signs else UNICODE


class Glance(NamedTuple):
    """Snapshot of the day, the diary's settings and its data version."""

    now: datetime
    today: date
    prefs: Preferences
    version: int

    @property
    def quiet(self) -> bool:
        """Return whether numbers and old entries are hidden."""
        return self.prefs.quiet_view

    @property
    def still_up(self) -> bool:
        """Return whether it is past midnight while the diary day is still the day before."""
        return self.now.date() > self.today

    def outdated_by(self, other: "Glance") -> bool:
        """Return whether what was read at this snapshot may differ at the other."""
        return (self.version, self.today) != (other.version, other.today)


def glance(diary: Diary) -> Glance:
    """Return the current snapshot; runs on the diary thread. Raises DiaryReplaced."""
    diary.db.refuse_a_changed_file()  # SQLite goes on reading a file that was replaced for as long as it is open
    return Glance(diary.now(), diary.today, diary.prefs, diary.data_version())


def confirmed_lock(diary: Diary) -> bool:
    """Return whether the diary file is encrypted on disk now; runs on the diary thread. Raises DiaryReplaced."""
    diary.db.refuse_a_changed_file()
    return diary.is_locked
