"""Let a text be written in the person's own editor: a copy in a private folder, wiped when the entry is saved."""

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from recoverytui import own_files
from recoverytui.cli.passphrase_input import split_command
from recoverytui.errors import N_, BadInput, NotWritable

if TYPE_CHECKING:
    from recoverytui.cli.session import Session

WARNING = N_(
    "Your editor gets a copy of the text. Only you can read its folder. It is wiped when the text is saved. "
    "Editors may keep copies of their own."
)
KEPT = N_("What you wrote is still in {path}, not encrypted. Delete it when you have it.")
LARGEST = 4 * 1024 * 1024
"""Size limit in bytes of the file that the editor leaves."""


def written(session: "Session", text: str) -> str:
    """Let a text be written, or changed, in the editor, and return it; its copy stays until the session closes."""
    session.reading()  # fail before the person writes anything
    copy = EditorCopy(session.environ, text)
    session.console.complain(session.words(WARNING))
    edited = copy.edited()
    session.editor_copy = copy
    return edited


class EditorCopy:
    """The copy of a text that an editor works on."""

    def __init__(self, environ: Mapping[str, str], text: str) -> None:
        """Write the copy; raises BadInput without an editor, and NotWritable."""
        self._command = environ.get("VISUAL") or environ.get("EDITOR") or ""
        if not self._command.strip():
            raise BadInput(N_("No editor is named. Set VISUAL or EDITOR first, such as: export VISUAL=nano"))
        try:
            self._folder = Path(tempfile.mkdtemp(prefix="recovery-", dir=_in_memory(environ)))
            self.path = self._folder / "text.txt"
            descriptor = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.write(text and f"{text}\n")
        except OSError:
            raise NotWritable(N_("The copy for the editor could not be written. Nothing was saved.")) from None

    def edited(self) -> str:
        """Run the editor and return the text it leaves; raises BadInput, and the copy is wiped then."""
        import subprocess

        try:
            parts = split_command(self._command)
            command = f'{parts} "{self.path}"' if isinstance(parts, str) else [*parts, str(self.path)]
            code = subprocess.run(command, check=False).returncode  # noqa: S603 - the person's own
            if code:
                raise BadInput(N_("The editor ended with code {code}. Nothing was saved."), code=code)
            return own_files.read(self.path, LARGEST).decode("utf-8-sig").replace("\r\n", "\n").strip("\n")
        except (OSError, ValueError, IndexError):
            self.wipe()
            raise BadInput(
                N_("The editor could not be started, or left no text in UTF-8. Nothing was saved.")
            ) from None
        except BaseException:
            self.wipe()
            raise

    def settle(self, session: "Session") -> None:
        """Wipe the copy when the entry was saved; otherwise name it, so that the text is not gone."""
        session.editor_copy = None
        if session.has_changed:
            self.wipe()
        else:
            session.console.complain(session.words(KEPT, path=self.path))

    def wipe(self) -> None:
        """Overwrite and remove the copy, and what the editor put beside it."""
        with suppress(OSError):
            for path in self._folder.iterdir():
                own_files.wipe(path)
                path.unlink(missing_ok=True)  # a link
            self._folder.rmdir()


def _in_memory(environ: Mapping[str, str]) -> str | None:
    """Return the account's own folder in memory (XDG_RUNTIME_DIR), or None for the usual temporary folder."""
    folder = environ.get("XDG_RUNTIME_DIR", "")
    return folder if os.path.isabs(folder) and os.access(folder, os.W_OK) else None  # noqa: PTH117 - as it was given
