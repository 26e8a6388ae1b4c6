"""A connection to one diary file: safety pragmas, statements and transactions."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from recoverytui import atomic_files, folder_lock, own_files, side_names
from recoverytui.errors import (
    N_,
    DiaryDamaged,
    DiaryInUse,
    DiaryReplaced,
    NoDiary,
    NotWritable,
    RecoveryError,
    WrongPassphrase,
)
from recoverytui.storage import driver, page_bytes
from recoverytui.storage.driver import Row, Value
from recoverytui.storage.page_bytes import PAGE_BYTES, PLAIN_HEADER

if TYPE_CHECKING:
    from recoverytui.storage.cipher import Key  # importing cipher loads hashing, needed for an encrypted diary only

Parameters: TypeAlias = Mapping[str, object] | Sequence[object]

APPLICATION_ID = 0x52435659
"""SQLite application_id of a diary ("RCVY")."""
_TICK = 1_000_000
"""Virtual machine steps between two calls of the progress handler."""
_STEPS_AT_LEAST, _STEPS_PER_PAGE = 50 * _TICK, 100_000
"""Step limit of a statement, by file size: about fifty times the slowest query of a large diary."""
_PRAGMAS = (
    "synchronous = EXTRA",  # an acknowledged entry survives a power cut
    "fullfsync = ON",  # on macOS, fsync alone leaves data in the drive's cache
    "journal_mode = DELETE",  # no -wal file: the diary stays one file to copy
    "secure_delete = ON",  # overwrite deleted content
    "cache_size = -1000",  # 1 MB is as fast as the default of 8 MB here, and a backup holds three caches
    "temp_store = MEMORY",  # no diary text in temporary files
    "foreign_keys = ON",
    "cell_size_check = ON",
    "trusted_schema = OFF",
)


class Database:
    """A connection to one diary file; used by one thread at a time."""

    def __init__(self, path: Path, key: "Key | None" = None, *, look: bool = True) -> None:
        """Open a diary file, with its key if encrypted; `look` checks the header first."""
        self.path = path
        self.key = key
        self.altered: set[str] = set()
        """Ids of entries skipped because their checksum is wrong."""
        if look and is_locked(path) and key is None:
            raise WrongPassphrase(N_("The diary is locked. Its passphrase opens it."))
        self.changes = 0
        """Number of rows changed by committed transactions."""
        for beside in side_names.beside(path):
            own_files.refuse(beside)  # SQLite would read and write any file with that name
        self.snapshot: dict[str, Value] | None = None  # within `reading`: the settings, once they were read
        self._steps = 0
        self._is_endless = False
        self._identity = _identity(path)
        self._connection = driver.connect(path)
        self._connection.set_progress_handler(self._tick, _TICK)
        try:
            self._prepare()
        except BaseException:
            self.close()
            raise

    def _prepare(self) -> None:
        self.run("PRAGMA cipher_log_level = NONE")  # otherwise a wrong key makes SQLCipher write to stderr
        if self.key is not None:
            self.run(f'PRAGMA key = "{self.key.as_text()}"')  # hex digits only; PRAGMA key accepts no parameters
        try:
            # Reads the first page: a wrong key, or a file of another kind, is found here and not at the first real
            # statement.
            self.run("SELECT count(*) FROM sqlite_master")
        except DiaryDamaged:
            if self.key is None or self._some_page_is_whole():
                raise
            raise WrongPassphrase(N_("That passphrase does not open this diary. The diary is unchanged.")) from None
        for pragma in _PRAGMAS:
            self.run(f"PRAGMA {pragma}")

    def run(self, sql: str, parameters: Parameters = (), *, not_text: bool = False) -> list[Row]:
        """Run a statement and return all its rows; `not_text` also returns rows with invalid UTF-8."""
        with self._translated():
            if not not_text:
                return list(self._connection.execute(sql, parameters))
            self._connection.text_factory = driver.bytes_as_they_are
            try:
                return list(self._connection.execute(sql, parameters))
            finally:
                self._connection.text_factory = str

    def each(self, sql: str, parameters: Parameters = ()) -> Iterator[Row]:
        """Run a statement and yield its rows as they are read."""
        with self._translated():
            for row in self._connection.execute(sql, parameters):  # noqa: UP028 - that would close it in any thread
                yield row

    def run_many(self, sql: str, rows: Iterator[Parameters]) -> None:
        """Run a statement once per row of parameters."""
        with self._translated():
            self._connection.executemany(sql, rows)

    def value(self, sql: str, parameters: Parameters = ()) -> Value:
        """Return the first column of the first row, or None when there is no row."""
        rows = self.run(sql, parameters)
        return rows[0][0] if rows else None

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Run a block in a write transaction, all or nothing; a nested block joins the outer one."""
        if self.snapshot is not None:
            raise RuntimeError("what is written while reading would not be kept")
        if self._connection.in_transaction:
            yield
            return
        # The write lock is taken at once: of two transactions that both read first, neither could become a writer.
        self.run("BEGIN IMMEDIATE")
        try:
            self.refuse_a_changed_file()  # under the lock: it may have been replaced during the wait
            if folder_lock.is_held(conversion_marker(self.path)):  # rekey is about to replace the file
                raise DiaryInUse(N_("The passphrase is being changed right now. Nothing was changed; try again."))
            yield
            self.run("COMMIT")
            self.changes = self._connection.total_changes
        except BaseException:
            if self._connection.in_transaction:
                self.run("ROLLBACK")
            raise

    @contextmanager
    def patience(self, seconds: float | None) -> Iterator[None]:
        """Set how long to wait for a file locked by another process; None keeps the default."""
        if seconds is None:
            yield
            return
        self.run(f"PRAGMA busy_timeout = {int(seconds * 1000)}")
        try:
            yield
        finally:
            self.run(f"PRAGMA busy_timeout = {int(driver.BUSY_SECONDS * 1000)}")

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Run reads in one snapshot; no effect inside a transaction."""
        if self._connection.in_transaction:
            yield
            return
        self.run("BEGIN")
        self.snapshot = {}
        try:
            yield
        finally:
            self.snapshot = None
            if self._connection.in_transaction:
                self.run("ROLLBACK")

    def _some_page_is_whole(self) -> bool:
        """Return whether any page is intact, to tell damage from a wrong key, with which none is."""
        pages = self.path.stat().st_size // PAGE_BYTES
        return len(self.run("PRAGMA cipher_integrity_check")) < pages

    def data_version(self) -> int:
        """Return a number that changes when another connection has committed."""
        return int(self.value("PRAGMA data_version"))

    def salt(self) -> bytes:
        """Return the salt at the start of the open, encrypted file."""
        return bytes.fromhex(self.value("PRAGMA cipher_salt"))

    def refuse_a_changed_file(self) -> None:
        """Raise when the file was removed or replaced while open: a write would be lost with the old inode."""
        try:
            same = _identity(self.path) == self._identity
        except OSError:
            same = False
        if not same:
            raise DiaryReplaced(
                N_("The diary at {path} was moved or replaced while it was open. Nothing was changed."),
                path=self.path,
            )

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """Translate driver errors; what looks like damage may be a file replaced by another process."""
        self._steps, self._is_endless = 0, False
        try:
            with driver.translated():
                yield
        except RecoveryError as error:
            if self._is_endless:
                raise driver.damaged() from None
            if isinstance(error, DiaryDamaged | NotWritable):
                self.refuse_a_changed_file()
            raise

    def _tick(self) -> bool:
        """Progress handler: stop a statement that loops, as it can in a damaged file."""
        self._steps += _TICK
        with suppress(OSError):  # the file may have been moved
            most = max(_STEPS_AT_LEAST, self.path.stat().st_size // PAGE_BYTES * _STEPS_PER_PAGE)
            self._is_endless = self._steps > most
        return self._is_endless

    def interrupt(self) -> None:
        """Interrupt the statement running in another thread."""
        self._connection.interrupt()

    def close(self) -> None:
        """Close the file."""
        with driver.translated():
            self._connection.close()


def is_locked(path: Path) -> bool:
    """Return from its header whether a diary is encrypted; raises NoDiary, DiaryDamaged, NotWritable if it is none.

    Never call it for a file that this process has open: closing any descriptor drops SQLite's POSIX locks on it.
    """
    try:
        if not atomic_files.is_plain_file(path):
            raise NoDiary(N_("{path} is a folder or a device, not a diary."), path=path)
        with path.open("rb") as file:
            header = file.read(len(PLAIN_HEADER))
    except (FileNotFoundError, NotADirectoryError):
        raise NoDiary(N_("There is no diary at {path}."), path=path) from None
    except OSError as error:
        raise NotWritable(N_("The diary at {path} may not be opened."), path=path) from error
    if not header:
        raise DiaryDamaged(N_("The file at {path} is empty; it is not a diary. It was left as it is."), path=path)
    if header != PLAIN_HEADER and path.stat().st_size % PAGE_BYTES and not os.path.lexists(f"{path}-journal"):
        # An encrypted diary consists of whole pages, unless a hot journal has yet to be rolled back after a power cut.
        raise DiaryDamaged(N_("The file at {path} is not a diary of this program. It was left as it is."), path=path)
    if header == PLAIN_HEADER:
        return False
    if not page_bytes.look_encrypted(path):
        if os.path.lexists(f"{path}-journal"):  # opening the file rolls the journal back, which may repair it
            return False
        raise driver.damaged()
    return True


def conversion_marker(path: Path) -> Path:
    """Return the path of the file that marks a running re-encryption; it is locked meanwhile."""
    return path.with_name(f"{path.name}.converting")


def _identity(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino
