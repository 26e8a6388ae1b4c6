"""Read passphrases from a descriptor or a command; other processes can see argv and the environment."""

from typing import IO, TYPE_CHECKING

from recoverytui.domain.validation import composed
from recoverytui.editor_copy import split_command
from recoverytui.errors import N_, BadInput, WrongPassphrase

if TYPE_CHECKING:
    from threading import Event

PATIENCE = 60.0
"""Timeout of the command in seconds; it may ask the person something."""
_LONGEST = 1 << 20


def read_from_descriptor(number: str) -> str:
    """Return the first line that a file descriptor holds, without its newline, in NFC; raises BadInput."""
    try:
        with open(int(number), "rb", closefd=False) as file:
            line = file.readline(_LONGEST)
        return _plain(line)
    except (OSError, ValueError):
        raise BadInput(N_("No passphrase could be read from that descriptor. Nothing was changed.")) from None


def read_from_command(command: str) -> str:
    """Return the first line that a command prints; raises WrongPassphrase with the reason when there is none."""
    line, code = _run(command)
    if code:
        raise WrongPassphrase(
            N_("The command in the settings gave no passphrase: it ended with code {code}. The diary was not opened."),
            code=code,
        )
    try:
        return _plain(line)
    except UnicodeDecodeError:
        raise WrongPassphrase(
            N_("The command in the settings gave no passphrase: it printed no UTF-8. The diary was not opened.")
        ) from None
    except ValueError:
        raise WrongPassphrase(
            N_("The command in the settings gave no passphrase: its first line is empty. The diary was not opened.")
        ) from None


def _run(command: str) -> tuple[bytes, int]:
    """Return the first line of a command's output and its exit code; what follows the line is not kept.

    The output is read in a thread: a child of the command may hold it open after the command was stopped.
    """
    import subprocess
    import threading

    try:
        process = subprocess.Popen(split_command(command), stdout=subprocess.PIPE)  # noqa: S603 - the person's own
    except (OSError, ValueError, IndexError):
        raise WrongPassphrase(
            N_("The command in the settings gave no passphrase: it could not be started. The diary was not opened.")
        ) from None
    lines: list[bytes] = []
    stopped = threading.Event()
    reading = threading.Thread(target=_read, args=(process.stdout, lines, stopped), daemon=True)
    reading.start()
    try:
        reading.join(PATIENCE)
        code = process.wait(0.0 if reading.is_alive() else PATIENCE)
    except subprocess.TimeoutExpired:
        stopped.set()
        process.kill()
        process.wait()
        raise WrongPassphrase(
            N_("The command in the settings gave no passphrase in {n} seconds. The diary was not opened."),
            n=round(PATIENCE),
        ) from None
    except KeyboardInterrupt:
        stopped.set()
        process.kill()
        process.wait()
        raise
    return (lines[0] if lines else b""), code


def _read(output: "IO[bytes]", lines: list[bytes], stopped: "Event") -> None:
    with output:
        lines.append(output.readline(_LONGEST))
        while not stopped.is_set() and output.read(1 << 16):  # closing it ends a child that goes on writing
            pass


def _plain(line: bytes) -> str:
    text = composed(line.removesuffix(b"\n").removesuffix(b"\r").decode("utf-8"))
    if not text:
        raise ValueError
    return text
