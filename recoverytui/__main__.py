"""Process entry point: harden the process, then run the command line, which opens the screens when there is no verb."""

import _signal as signal  # type: ignore[import-not-found]  # `signal` itself takes a millisecond to load

if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # not where it is ignored, as under `nohup`
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # first of all: Ctrl-C during imports prints no traceback

import os
import sys
from collections.abc import Callable, Sequence
from types import FrameType, ModuleType
from typing import TYPE_CHECKING, cast

from recoverytui import terminal_state

if TYPE_CHECKING:
    from recoverytui.paths import DiaryPaths


class _Screens:
    """Starts the screens; Textual is imported only then."""

    def diary(self, locations: "DiaryPaths", language: str, secret: str | None) -> int:
        """Show the diary."""
        from recoverytui.tui.app import run

        given, secret = [secret], None  # emptied by whoever opens the diary, so that no frame keeps the passphrase
        return run(locations, language, given=given)

    def demo(self, language: str, *, tour: str, present: bool, week: int | None) -> int:
        """Show the demo diary."""
        from recoverytui.tui.app import run_demo

        return run_demo(language, tour=tour, present=present, week=week)


def program() -> None:
    """Run the program as a process of its own, and end it.

    Without threads it ends at once: Python would first free, piece by piece, what goes with the process anyway.
    """
    code = main()
    if "threading" not in sys.modules:
        from recoverytui.cli.console import flush_all

        if flush_all():
            os._exit(code)
    sys.exit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return the exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    with terminal_state.silent(arguments):  # before slow imports, during which people type already
        return _run(arguments)


def _run(arguments: Sequence[str]) -> int:
    import gc

    gc.disable()  # a verb ends before there is anything to collect; the screens enable it again
    _be_private()
    _need_no_network()
    _need_dates_once()
    _fill_closed_streams()
    from recoverytui.cli.entrypoint import INTERRUPTED, enter

    code = INTERRUPTED
    try:
        _interrupts(signal.default_int_handler)
        code = enter(arguments, screens=_Screens())
        _interrupts(signal.SIG_IGN)  # the work is done, and Python would print a traceback for an interrupt at exit
    except KeyboardInterrupt:
        _interrupts(signal.SIG_IGN)
    gc.freeze()  # nor at exit, when Python would collect once more
    return code


def _interrupts(handler: "Callable[[int, FrameType | None], object] | int") -> None:
    """Set the SIGINT handler, unless SIGINT is ignored in this process (as under `nohup` and `&`)."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, handler)


def _be_private() -> None:
    """Create files for their owner only, and write no core dump: memory holds what the diary says."""
    os.umask(0o077)
    for name in [name for name in os.environ if name.startswith("TEXTUAL")]:
        del os.environ[name]
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def _need_no_network() -> None:
    """Keep modules about the network from being imported, which nothing here uses.

    asyncio would import `ssl`, an eighth of the memory of the smallest Textual program, and pathlib `urllib.parse` with
    `ipaddress`, a quarter of the time that Python takes to start.
    """
    sys.modules["ssl"] = cast(ModuleType, None)  # None in sys.modules makes an import raise ImportError
    sys.modules["ipaddress"] = ModuleType("ipaddress")  # `urllib.parse` looks into it only for addresses in brackets
    addresses = sys.modules["urllib.parse"] = ModuleType("urllib.parse")
    vars(addresses)["quote_from_bytes"] = _quoted
    import pathlib  # noqa: F401 - of which `Path.as_uri` alone takes anything from there

    del sys.modules["urllib.parse"]


def _quoted(raw: bytes) -> str:
    from urllib.parse import quote_from_bytes

    return quote_from_bytes(raw)


def _need_dates_once() -> None:
    """Let `datetime` be the module in C of its name, as from Python 3.12 on: 3.11 first defines all of it in Python."""
    if sys.version_info < (3, 12):
        import _datetime  # type: ignore[import-not-found]  # mypy knows `datetime` alone

        sys.modules.setdefault("datetime", _datetime)


def _fill_closed_streams() -> None:
    """Open /dev/null for a closed standard stream, so that no file of the diary gets its descriptor."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


if __name__ == "__main__":
    program()
