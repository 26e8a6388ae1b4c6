"""The copy of a text that the person's own editor works on: in a private folder, wiped when it is not needed."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from recoverytui import own_files
from recoverytui.errors import N_, BadInput, FileRefused, NotWritable

WARNING = N_(
    "Your editor gets a copy of the text. Only you can read its folder. It is wiped when the text is saved. "
    "Editors may keep copies of their own."
)
KEPT = N_("What you wrote is still in {path}, not encrypted. Delete it when you have it.")
LARGEST = 4 * 1024 * 1024
"""Size limit in bytes of the file that the editor leaves."""


def editor_of(environ: Mapping[str, str]) -> str:
    """Return the command of the person's editor, empty when none is named."""
    return (environ.get("VISUAL") or environ.get("EDITOR") or "").strip()


def split_command(command: str, *, windows: bool = os.name == "nt") -> str | list[str]:
    """Split a command into arguments; on Windows keep it whole, because backslashes in paths would be read as escapes.

    Raises ValueError for a quotation mark that is not closed.
    """
    import shlex

    return command if windows else shlex.split(command)


class EditorCopy:
    """The copy of a text that an editor works on."""

    def __init__(self, environ: Mapping[str, str], text: str) -> None:
        """Write the copy; raises BadInput without an editor, and NotWritable."""
        self._command = editor_of(environ)
        if not self._command:
            raise BadInput(N_("No editor is named. Set VISUAL or EDITOR first, such as: export VISUAL=nano"))
        import tempfile

        try:
            self._folder = Path(tempfile.mkdtemp(prefix="recovery-", dir=_in_memory(environ)))
            self.path = self._folder / "text.txt"
            descriptor = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.write(text and f"{text}\n")
        except OSError:
            raise NotWritable(N_("The copy for the editor could not be written. Nothing was saved.")) from None

    def edited(self) -> str:
        """Run the editor and return the text it leaves; raises BadInput.

        An editor that ends with a code has given up, as for git: the copy is wiped.
        """
        code = self.run()
        if code:
            self.wipe()
            raise BadInput(N_("The editor ended with code {code}. Nothing was saved."), code=code)
        return self.left()

    def run(self) -> int:
        """Run the editor and return its exit code; raises BadInput when it could not be started, and wipes the copy."""
        import subprocess

        try:
            parts = split_command(self._command)
            command = f'{parts} "{self.path}"' if isinstance(parts, str) else [*parts, str(self.path)]
            return subprocess.run(command, check=False).returncode  # noqa: S603 - the person's own
        except (OSError, ValueError, IndexError):
            self.wipe()
            raise BadInput(N_("The editor could not be started. Nothing was saved.")) from None
        except BaseException:
            self.wipe()
            raise

    def left(self) -> str:
        """Return the text that the editor left; raises BadInput and FileRefused.

        A copy that cannot be read as text stays, because its words are nowhere else; the error names it.
        """
        try:
            data = own_files.read(self.path, LARGEST + 1)
        except (OSError, FileRefused) as error:
            self.wipe()
            if isinstance(error, FileRefused):
                raise
            raise BadInput(N_("The editor left no text. Nothing was saved.")) from None
        if len(data) <= LARGEST:
            with suppress(UnicodeDecodeError):
                return data.decode("utf-8-sig").replace("\r\n", "\n").strip("\n")
        raise BadInput(
            N_("What the editor left is no text in UTF-8, or too long. It is still in {path}, not encrypted."),
            path=self.path,
        )

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
