"""An open diary file: connect with every safety on, run a statement, hold a transaction."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from recoverytui import folder_lock, own_files, paths, side_names
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
from recoverytui.storage.driver import Row
from recoverytui.storage.page_bytes import PAGE_BYTES

if TYPE_CHECKING:
    from recoverytui.storage.cipher import Key  # hashing is imported only for a locked diary

Parameters: TypeAlias = Mapping[str, Any] | Sequence[Any]

APPLICATION_ID = 0x52435659
"""Marks the file as a diary of this program ("RCVY")."""
_PLAIN_HEADER = b"SQLite format 3\x00"
_TICK = 1_000_000
"""Steps of the database's virtual machine between two looks at how long a statement takes already."""
_STEPS_AT_LEAST, _STEPS_PER_PAGE = 50 * _TICK, 100_000
"""How many steps a statement may take: some fifty times what the slowest question of a big diary takes."""
_PRAGMAS = (
    "synchronous = EXTRA",  # an acknowledged entry survives a power cut
    "fullfsync = ON",  # on macOS too, where a plain sync may stay in the disk's own memory
    "journal_mode = DELETE",  # one file to copy
    "secure_delete = ON",  # deleted words are overwritten
    "cache_size = -1000",  # a megabyte is as quick as the driver's eight, and a backup holds three of these
    "temp_store = MEMORY",  # nothing of the diary in temp folders
    "foreign_keys = ON",
    "cell_size_check = ON",
    "trusted_schema = OFF",
)


class Database:
    """A connection to one diary file; used by one thread at a time."""

    def __init__(self, path: Path, key: "Key | None" = None, *, look: bool = True) -> None:
        """Open a diary file, a locked one with its key; `look` first whether it can be a diary at all."""
        self.path = path
        self.key = key
        self.altered: set[str] = set()
        """The ids of entries that were left out because they no longer say what was written."""
        if look and is_locked(path) and key is None:
            raise WrongPassphrase(N_("The diary is locked. Its passphrase opens it."))
        self.changes = 0
        """How many rows were changed for good since it was opened."""
        for beside in side_names.beside(path):
            own_files.refuse(beside)  # the driver reads and writes whatever lies there
        self._is_reading = False
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
        self.run("PRAGMA cipher_log_level = NONE")  # else a wrong key scribbles over the screen
        if self.key is not None:
            self.run(f'PRAGMA key = "{self.key.as_text()}"')  # hex digits only; this pragma takes no parameters
        try:
            self.run("SELECT count(*) FROM sqlite_master")
        except DiaryDamaged:
            if self.key is None or self._some_page_is_whole():
                raise
            raise WrongPassphrase(N_("That passphrase does not open this diary. The diary is unchanged.")) from None
        for pragma in _PRAGMAS:
            self.run(f"PRAGMA {pragma}")

    def run(self, sql: str, parameters: Parameters = (), *, not_text: bool = False) -> list[Row]:
        """Run one statement and return all its rows; with `not_text` also those whose bytes are no text."""
        with self._translated():
            if not not_text:
                return list(self._connection.execute(sql, parameters))
            self._connection.text_factory = driver.bytes_as_they_are
            try:
                return list(self._connection.execute(sql, parameters))
            finally:
                self._connection.text_factory = str

    def each(self, sql: str, parameters: Parameters = ()) -> Iterator[Row]:
        """Run one statement and hand out its rows as they are read."""
        with self._translated():
            yield from self._connection.execute(sql, parameters)

    def run_many(self, sql: str, rows: Iterator[Parameters]) -> None:
        """Run one statement for each row."""
        with self._translated():
            self._connection.executemany(sql, rows)

    def value(self, sql: str, parameters: Parameters = ()) -> Any:
        """Return the first column of the first row, or None when there is no row."""
        rows = self.run(sql, parameters)
        return rows[0][0] if rows else None

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Hold one write transaction: all of it is kept, or nothing; within another one, it belongs to that."""
        if self._is_reading:
            raise RuntimeError("what is written while reading would not be kept")
        if self._connection.in_transaction:
            yield
            return
        self.run("BEGIN IMMEDIATE")
        try:
            self.refuse_a_changed_file()  # once the lock is ours: another window may have replaced it while we waited
            if folder_lock.is_held(conversion_mark(self.path)):  # it is about to be replaced
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
        """Wait only so long for a file that another program holds; None for the usual time."""
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
        """Read several things from one moment of the diary; within a transaction this adds nothing."""
        if self._connection.in_transaction:
            yield
            return
        self.run("BEGIN")
        self._is_reading = True
        try:
            yield
        finally:
            self._is_reading = False
            if self._connection.in_transaction:
                self.run("ROLLBACK")

    def _some_page_is_whole(self) -> bool:
        """Tell damage from a wrong key: with a wrong key no page at all is whole."""
        pages = self.path.stat().st_size // PAGE_BYTES
        return len(self.run("PRAGMA cipher_integrity_check")) < pages

    def data_version(self) -> int:
        """Return a number that changes when another connection has written."""
        return int(self.value("PRAGMA data_version"))

    def salt(self) -> bytes:
        """Return the salt that the open, locked file begins with."""
        return bytes.fromhex(self.value("PRAGMA cipher_salt"))

    def refuse_a_changed_file(self) -> None:
        """Raise when the file was removed or replaced while open: a write would go to a file nobody finds again."""
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
        """Turn the driver's errors into ours; what looks like damage may be a file that another window replaced."""
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
        """Stop a statement that goes round in circles, as one may in a damaged file."""
        self._steps += _TICK
        with suppress(OSError):  # it may have been moved away
            most = max(_STEPS_AT_LEAST, self.path.stat().st_size // PAGE_BYTES * _STEPS_PER_PAGE)
            self._is_endless = self._steps > most
        return self._is_endless

    def interrupt(self) -> None:
        """Stop the statement that runs in another thread."""
        self._connection.interrupt()

    def close(self) -> None:
        """Close the file."""
        with driver.translated():
            self._connection.close()


def is_locked(path: Path) -> bool:
    """Tell from its first bytes whether a diary is locked; raises NoDiary, DiaryDamaged, NotWritable for what is none.

    For a file that this process has open: never. Closing any descriptor of a file drops the driver's locks on it.
    """
    try:
        if not paths.is_plain_file(path):
            raise NoDiary(N_("{path} is a folder or a device, not a diary."), path=path)
        with path.open("rb") as file:
            header = file.read(len(_PLAIN_HEADER))
    except FileNotFoundError:
        raise NoDiary(N_("There is no diary at {path}."), path=path) from None
    except NotADirectoryError:
        raise NoDiary(N_("There is no diary at {path}."), path=path) from None
    except OSError as error:
        raise NotWritable(N_("The diary at {path} may not be opened."), path=path) from error
    if not header:
        raise DiaryDamaged(N_("The file at {path} is empty; it is not a diary. It was left as it is."), path=path)
    if header != _PLAIN_HEADER and path.stat().st_size % PAGE_BYTES and not os.path.lexists(f"{path}-journal"):
        # A locked diary has whole pages, unless it waits to be taken back to how it was before a power cut.
        raise DiaryDamaged(N_("The file at {path} is not a diary of this program. It was left as it is."), path=path)
    if header == _PLAIN_HEADER:
        return False
    if not page_bytes.look_encrypted(path):
        if os.path.lexists(f"{path}-journal"):  # it may be put right as the file is opened
            return False
        raise driver.damaged()
    return True


def conversion_mark(path: Path) -> Path:
    """Return the file that says that a diary is being written anew under another passphrase; held while it is."""
    return path.with_name(f"{path.name}.converting")


def _identity(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino
