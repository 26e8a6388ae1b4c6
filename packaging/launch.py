"""Entry point of the one-file build."""

import os
import sys

from recoverytui.__main__ import main


def restore_library_path() -> None:
    """Hand child programs the library path of the person's own system.

    The bootloader points it at the unpacked bundle. The command that prints a passphrase is a program of the system,
    and must not load the libraries of the bundle.
    """
    for name in ("LD_LIBRARY_PATH", "LIBPATH"):
        original = os.environ.pop(f"{name}_ORIG", None)
        if original is not None:
            os.environ[name] = original
        elif name in os.environ:
            del os.environ[name]


if __name__ == "__main__":
    restore_library_path()
    sys.exit(main())
