"""The context of one invocation: translator, console, options, and the diary, opened on first use."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from recoverytui.cli import background
from recoverytui.cli.session_options import Options
from recoverytui.errors import N_, DiaryDamaged, RecoveryError, WrongPassphrase

if TYPE_CHECKING:
    from recoverytui.commands.diary import Diary
    from recoverytui.editor_copy import EditorCopy

BACKUP_IS_WHOLE = N_("The diary file is damaged. This backup is whole; to go back to it: recovery restore {path}")
COMPLETE = "_RECOVERY_COMPLETE"
"""Environment variable that a shell sets to ask for completions."""


class Session(Options):
    """One invocation of the program."""

    editor_copy: "EditorCopy | None" = None
    _diary: "Diary | None" = None
    _writes = False
    _has_changed = False
    """Whether something outside the open diary was changed, such as a backup or the lock."""
    _changes = 0
    """Number of rows changed by opening the diary, as by a migration."""

    def reading(self) -> "Diary | None":
        """Return the diary, or None on a first run; raises what opening raises."""
        from recoverytui.commands import diary

        if self._diary is None and not diary.is_first_run(self.locations):
            self._diary = self._opened(diary.open_diary)
        return self._diary

    def writing(self, text: str | None = None) -> "Diary":
        """Return the diary; a first run creates one, unless `text` is invalid. Raises as `reading`, and BadInput."""
        from recoverytui.commands import diary
        from recoverytui.domain.validation import written

        if text is not None:
            # Checked before a file is made: a mistake leaves no empty diary behind.
            written(text)
        if self._diary is None:
            self._diary = self._opened(diary.open_or_create)
        self._writes = True
        return self._diary

    def changing(self, *named: str | None) -> "Diary":
        """Return the diary for a verb that names existing entries; a first run creates none.

        Raises as `reading`, and on a first run BadInput for the first id.
        """
        from recoverytui.domain.entry import unknown_id

        if self.reading() is None:
            for each in filter(None, named):
                raise unknown_id(each)
        return self.writing()

    def without_asking(self) -> "Diary | None":
        """Return the diary if it opens without a question; None when it is locked, damaged, in use, or absent."""
        from recoverytui.commands import diary

        with suppress(RecoveryError):
            if self._diary is None and not diary.is_first_run(self.locations):
                self._diary = diary.open_diary(self.locations, self.clock, self.passphrase)
        return self._diary

    def relocked(self, diary: "Diary") -> None:
        """Replace the diary with the one reopened after a change of passphrase."""
        self._diary = diary
        self._has_changed = True

    @property
    def has_changed(self) -> bool:
        """Return whether anything was changed, even if its output is lost."""
        return self._has_changed or (self._diary is not None and self._diary.db.changes > self._changes)

    def done(self, sentence: str) -> None:
        """Print that something was changed; it counts as changed even if the output is lost."""
        self._has_changed = True
        self.console.say(sentence)

    def secret(self, question: str) -> str | None:
        """Return the passphrase from --passphrase-fd, passphrase_command or a prompt; None without a terminal."""
        if self.passphrase is not None:
            return self.passphrase
        if self.settings.passphrase_command:
            from recoverytui.cli import passphrase_input

            return passphrase_input.read_from_command(self.settings.passphrase_command)
        return self.console.ask_secret(self.words(question)) if self.console.can_ask else None

    def _opened(self, opener: "Callable[..., Diary]") -> "Diary":
        """Open the diary, asking for a passphrase if needed; for a damaged one the error names an intact backup."""
        secret = self.passphrase
        try:
            try:
                diary = opener(self.locations, self.clock, secret)
            except WrongPassphrase:
                if secret is not None or (secret := self.secret(N_("Passphrase:"))) is None:
                    raise
                diary = opener(self.locations, self.clock, secret)
        except DiaryDamaged as error:
            raise self._with_backup(error, secret) from None
        self._changes = diary.db.changes
        return diary

    def _with_backup(self, error: DiaryDamaged, secret: str | None) -> DiaryDamaged:
        """Return the error for a damaged diary, with its newest intact backup if that opens without a prompt."""
        from recoverytui.commands import restore

        with suppress(RecoveryError):
            if (found := restore.newest_good(self.locations, secret)) is not None:
                return DiaryDamaged(BACKUP_IS_WHOLE, path=found.path)
        return error

    def create(self) -> None:
        """Create a new diary; raises FileRefused, NotWritable."""
        from recoverytui.commands import diary

        self._diary = diary.create_diary(self.locations, self.clock)
        self._has_changed = True

    @property
    def today(self) -> date:
        """Today's diary day; on a first run, with the default hour at which a day begins."""
        diary = self.reading()
        if diary is not None:
            return diary.today
        from recoverytui.domain.day import diary_day
        from recoverytui.domain.preferences import Preferences

        return diary_day(self.clock(), Preferences().day_starts_at)

    def day(self, text: str | None) -> date | None:
        """Return the day that was typed, or None when none was; raises BadInput."""
        if text is None:
            return None
        from recoverytui.text.dates import parse_day

        return parse_day(text, self.today)

    def text(self, typed: tuple[str, ...], question: str, already: str = "") -> str:
        """Return the text after the verb, of standard input for `-`, of the editor, or of a prompt."""
        if typed == ("-",):
            return self.console.everything()
        if self.in_editor:
            from recoverytui.cli import editor

            return editor.written(self, " ".join(typed) or already)
        if not typed:
            self.reading()  # fail before the person writes anything
            return self.console.ask(self.words(question), already)
        return " ".join(typed)

    def saved(self, id: str) -> None:
        """Print that an entry was saved, with its id."""
        self.tell(id=id)
        self.done(self.words("Saved. {id}", id=id))

    def saved_name(self, name: str) -> None:
        """Print that something without an id was saved, with its name."""
        self.tell(name=name)
        self.done(self.words("Saved. {id}", id=name))

    def tell(self, **facts: object) -> None:
        """Add facts to the answer of --json; without it they are not printed."""
        self.console.tell(facts)

    @property
    def open_now(self) -> "Diary | None":
        """The diary, if the verb has opened it."""
        return self._diary

    def invite(self) -> None:
        """Print an invitation for an empty diary."""
        self.console.say(
            self.words("This is your diary. It is empty, and that is fine. Write a small win when you feel like it.")
        )
        self.console.say(self.words(N_("From here: recovery win")))

    def back_up(self) -> None:
        """Close the diary, and after a change start the daily backup; it is tried again by the next change."""
        job = None
        if self._writes and self._diary is not None:
            from recoverytui.commands.backups import job_of_the_day

            job = job_of_the_day(self._diary)
        self.close()
        if job is not None:
            with suppress(RecoveryError):  # the answer is already printed
                background.in_background(job)

    def name_what_was_left_out(self) -> None:
        """Report files that were not trusted, and entries with wrong checksums."""
        for reason in () if self._diary is None else self._diary.untrusted:
            self.console.complain(self.words.error(reason))
        if self._diary is not None and (altered := self._diary.altered):
            from recoverytui.text.damage import ALTERED, altered_ids

            self.console.complain(self.words(ALTERED, ids=altered_ids(self.words, altered)))

    def close(self) -> None:
        """Close the diary, if it was opened; the copy of an editor is wiped, unless its text is not saved."""
        if self.editor_copy is not None:
            from recoverytui.cli import editor

            editor.settle(self, self.editor_copy)
        if self._diary is not None:
            self._diary.close()
            self._diary = None
