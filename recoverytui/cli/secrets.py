"""Where a passphrase comes from: a descriptor, a command in the settings, or the person; never argv or environment."""

from recoverytui.domain.plain import composed
from recoverytui.errors import N_, BadInput, WrongPassphrase

_LONGEST = 1 << 20


def of_descriptor(number: str) -> str:
    """Return the first line that a file descriptor holds, without its newline, in NFC; raises BadInput."""
    try:
        with open(int(number), "rb", closefd=False) as file:
            line = file.readline(_LONGEST)
        return _plain(line)
    except (OSError, ValueError):
        raise BadInput(N_("No passphrase could be read from that descriptor. Nothing was changed.")) from None


def of_command(command: str) -> str:
    """Return the first line that a command prints; raises WrongPassphrase when it fails or prints nothing."""
    import shlex
    import subprocess

    try:
        done = subprocess.run(shlex.split(command), stdout=subprocess.PIPE, check=True)  # noqa: S603 - the person's own
        return _plain(done.stdout.partition(b"\n")[0] + b"\n")
    except (OSError, ValueError, subprocess.SubprocessError):
        raise WrongPassphrase(N_("The command in the settings gave no passphrase. The diary is unchanged.")) from None


def _plain(line: bytes) -> str:
    text = composed(line.removesuffix(b"\n").removesuffix(b"\r").decode("utf-8"))
    if not text:
        raise ValueError
    return text
