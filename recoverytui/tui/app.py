"""Start the TUI: read the diary in its own thread, and import Textual."""

import signal
from collections.abc import Callable, Iterator
from concurrent.futures import wait
from contextlib import contextmanager
from typing import TYPE_CHECKING

from recoverytui import settings, terminal_state
from recoverytui.commands.backups import untrusted
from recoverytui.commands.diary import Clock, Diary, local_clock, open_or_create
from recoverytui.errors import DiaryDamaged, WrongPassphrase
from recoverytui.paths import DiaryPaths
from recoverytui.text.translator import Translator
from recoverytui.tui import terminal
from recoverytui.tui.diary_thread import DiaryThread
from recoverytui.tui.loading import loading

if TYPE_CHECKING:
    from recoverytui.tui.context import AppContext
    from recoverytui.tui.diary_app import DiaryApp

MESSAGE_SECONDS = 30.0
"""Seconds before an idle message leaves the footer: time for a slow reader to read it twice."""
HEAD_START = 0.05
"""Seconds in which the diary is read alone, if it is not decrypted first: reading it takes half of that, and beside it
each import would wait for the lock of the interpreter a thousand times."""


def run(
    locations: DiaryPaths, language: str, *, clock: Clock = local_clock, given: list[str | None] | None = None
) -> int:
    """Show the diary and return the exit code; raises RecoveryError when it cannot be opened.

    A locked diary is opened with the passphrase in `given`, or asks for one. The passphrase is popped from its list, so
    that it does not stay in memory for as long as the diary is open.
    """
    with loading():
        from recoverytui.tui.context import AppContext
    known, unread = settings.look(locations.settings)
    unread = unread or next(iter(untrusted(locations)), None)
    has_passphrase = bool(given and given[-1])
    diary_thread = DiaryThread(lambda: open_or_create(locations, clock, given.pop() if given else None))
    context = AppContext(
        diary_thread, Translator(language), known, locations.settings, locations=locations, clock=clock, unread=unread
    )
    return _run(context, head_start=0 if has_passphrase else HEAD_START)


def run_demo(
    language: str, *, tour: str = "", present: bool = False, week: int | None = None, clock: Clock = local_clock
) -> int:
    """Show the demo diary in a temporary folder, with a tour or at a week; the real diary is not touched."""
    import tempfile
    from pathlib import Path

    with stopped_calmly(), tempfile.TemporaryDirectory(prefix="demo-", ignore_cleanup_errors=True) as folder:

        def invent() -> Diary:
            from recoverytui.commands.demo import demo_diary

            return demo_diary(language, clock, Path(folder), week=week)

        diary_thread = DiaryThread(invent)
        with loading():
            from recoverytui.tui.context import AppContext
            from recoverytui.tui.demo_app import DemoApp

        context = AppContext(diary_thread, Translator(language), settings.Settings(), is_demo=True, spacious=present)
        return _run(context, lambda context: DemoApp(context, in_terminal=True, tour=tour, week=week))


@contextmanager
def stopped_calmly() -> Iterator[None]:
    """Turn SIGTERM and SIGHUP into SystemExit, so that the temporary folder is removed on these too."""

    def stop(number: int, _: object) -> None:
        raise SystemExit(128 + number)

    wanted = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = [(number, signal.signal(number, stop)) for number in wanted]
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, handler)


def _run(
    context: "AppContext", made: "Callable[[AppContext], DiaryApp] | None" = None, *, head_start: float = 0
) -> int:
    from recoverytui.tui.screens import overview_data

    locations = context.locations
    context.message_seconds = MESSAGE_SECONDS
    context.first = context.diary_thread.submit(overview_data.at_a_glance)
    wait([context.first], head_start)
    try:
        with loading():
            from recoverytui.tui.diary_app import DiaryApp

        trouble = context.diary_thread.trouble
        if trouble is not None and not isinstance(trouble, WrongPassphrase | DiaryDamaged):
            raise trouble
        app = DiaryApp(context, in_terminal=True) if made is None else made(context)
        context.has_signs = terminal.has_signs(terminal.of_process())
        try:
            trouble = app.run(mouse=context.settings.mouse)
        finally:
            if app.has_terminal:
                terminal.restore_title()
        if trouble is not None:
            raise trouble
    finally:
        terminal_state.mind_signals()  # the event loop removes its own handlers when it ends
        context.diary_thread.close()
    if app.is_locking:
        from recoverytui.tui.restart import restart_process

        return restart_process(
            context.locations.diary if context.locations is not None and context.locations != locations else None
        )
    return app.return_code or 0
