"""Backups: list them, make one, restore one; also check the diary, and delete everything."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType

from recoverytui import paths
from recoverytui.commands import backups, restore
from recoverytui.commands.backups import Backup, Health
from recoverytui.commands.diary import Diary
from recoverytui.domain.entry import AnyEntry
from recoverytui.errors import N_, RecoveryError
from recoverytui.text.damage import ALTERED, altered_ids
from recoverytui.tui import keys, typeset
from recoverytui.tui.dialogs import passphrase
from recoverytui.tui.dialogs.form_spec import Values
from recoverytui.tui.safe_text import visible_text
from recoverytui.tui.screens.form_host import background_action
from recoverytui.tui.screens.list_detail import ListDetailScreen
from recoverytui.tui.typeset import BLANK, Lines
from recoverytui.tui.widgets.row import Row

REASONS = {
    "passphrase": N_("before the passphrase was changed"),
    "import": N_("before an import"),
    "migration": N_("before a new version"),
    "restore": N_("put aside for a backup"),
}
"""Reasons of a backup, by the name in its file name."""


class BackupsScreen(ListDetailScreen):
    """Backups in the program's own folder, newest first."""

    room = "backups"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("backups")]
    INVITES = "add"

    data: Sequence[Backup] | None

    def gather(self, diary: Diary) -> Sequence[Backup]:
        """Read the backups."""
        return backups.known(diary.locations)

    def show_rows(self) -> None:
        """Show each with its day, time and reason."""
        self.entries.show(
            [Row(each.path.name, self._moment(each), tail=self._reason(each), item=each) for each in self.data or ()]
        )

    def _moment(self, backup: Backup) -> str:
        return self.words.moment(backup.made)

    def _reason(self, backup: Backup) -> str:
        return self.words(REASONS[backup.reason]) if backup.reason in REASONS else backup.reason

    @property
    def backup(self) -> Backup | None:
        """Return the backup under the cursor."""
        row = self.entries.row
        return row.item if row is not None and isinstance(row.item, Backup) else None

    def reader(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        """Return the path of the backup under the cursor."""
        backup = self.backup
        if backup is None:
            return []
        lines = typeset.wrapped(self._moment(backup), width)
        if backup.reason:
            lines += typeset.wrapped(self._reason(backup), width)
        return [*lines, BLANK, *typeset.wrapped(typeset.styled(str(backup.path), typeset.QUIET), width)]

    def whole(self, entry: AnyEntry, width: int) -> Lines:  # noqa: ARG002 - backups are no entries
        """Return nothing: a backup is no entry."""
        return []

    def invitation(self, width: int) -> Lines:
        """Return the text of an empty list."""
        told = self.words("There are no backups yet. One is made by itself each day you write.")
        return typeset.wrapped(told, width)

    @background_action
    async def action_make(self) -> None:
        """Make a backup in the program's folder, or in a file of the person's choice."""
        words = self.words
        if self.context.locations is None:
            self.say(words("The demo has no backups. It is deleted when you close it."))
            return
        note = words("Without a name it goes to the usual folder. A copy on another disk is safer.")

        async def save(values: Values) -> None:
            typed = values["path"].strip()
            made = await self.do(backups.make, paths.expanded(typed) if typed else None)
            self.say(words("The backup is at {path}.", path=made))

        if await self.ask(passphrase.a_file(words, "", note), save):
            self.reload()

    @background_action
    async def action_check(self) -> None:
        """Verify the whole diary, and show the result."""
        self.say(self.words("One moment …"))
        self.say(self._told(await self.do(backups.check)))

    def _told(self, health: Health) -> str:
        words = self.words
        if not health.whole:
            said = words("The diary file is damaged.")
        elif health.altered:
            said = words(ALTERED, ids=altered_ids(words, health.altered))
        else:
            said = words("The diary is whole. Every entry says what was written.")
        if health.counted_anew:
            anew = words("The count of wins was not right. It has been counted anew.")
            said = f"{said} {anew}"
        if health.indexed_anew:
            anew = words("The search index was not whole. It has been made anew from the entries.")
            said = f"{said} {anew}"
        if health.damaged_backups:
            names = ", ".join(each.path.name for each in health.damaged_backups)
            said = f"{said} {words('These backups cannot be used: {names}.', names=names)}"
        if health.newest_good is None:
            return f"{said} {words('There is no backup yet that is whole.')}"
        day = words.day(health.newest_good.made.date())
        return f"{said} {words('The newest backup that is whole is from {day}.', day=day)}"

    @background_action
    async def action_restore(self) -> None:
        """Restore the backup under the cursor, after a confirmation word."""
        backup, words, locations = self.backup, self.words, self.context.locations
        if backup is None or locations is None:
            return
        await self.do(restore.refuse_a_plain_one, backup.path)
        wanted = words("go back")

        def back(diary: Diary) -> tuple[Diary, Path | None]:
            key = diary.db.key
            diary.close()
            return restore.from_backup(locations, backup.path, diary.now, key=key)

        async def save(values: Values) -> None:
            passphrase.is_word(values, wanted)
            await self.context.diary_thread.replace_diary(back)

        note = words("The diary goes back to how it was then. The diary as it is now is kept beside the backups.")
        if await self.ask(passphrase.word(words, self._moment(backup), note, wanted), save):
            self.say(words("The diary is as it was then."))
            self.reload()

    @background_action
    async def action_delete_everything(self) -> None:
        """Delete diary, backups and own programmes for good, after a confirmation word."""
        words, locations = self.words, self.context.locations
        if locations is None:
            self.say(words("The demo is deleted when you close it."))
            return
        wanted = words("delete everything")

        stays: list[Path] = []

        def gone(diary: Diary) -> list[Path]:
            diary.close()
            return backups.delete_everything(locations).others

        async def save(values: Values) -> None:
            passphrase.is_word(values, wanted)
            self.app.is_over = True
            try:
                stays.extend(await self.do(gone))
            except RecoveryError:
                self.app.is_over = False
                raise

        note = words("The diary, its backups, your own paths and the settings go for good. Copies elsewhere stay.")
        if await self.ask(passphrase.word(words, words("Delete everything"), note, wanted), save):
            said = words("Everything was deleted. Copies elsewhere are yours to delete.")
            self.app.exit(message="\n".join((said, *(visible_text(str(path)) for path in stays))))
