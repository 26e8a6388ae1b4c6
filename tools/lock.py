"""Write the locked requirements, with hashes: `python -m tools.lock` (needs uv).

`requirements/run.txt` is what the program runs on, for the bill of materials. `ci.txt` is all of it with tests, lint,
bundling and release, and `docs.txt` all of it with what builds the site. They hold for every system and every Python
that the project names.
"""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "requirements"
LOCKS = {"run.txt": (), "ci.txt": ("test", "lint", "bundle", "release"), "docs.txt": ("docs",)}
"""The extras in each file."""
LOWEST_PYTHON = "3.11"
_OPTIONS = (
    "--quiet",
    "--universal",
    "--generate-hashes",
    # The files name no package index: each machine has its own.
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--upgrade",
    "--custom-compile-command",
    "python -m tools.lock",
)


def main() -> int:
    """Resolve again and write the files."""
    uv = shutil.which("uv")
    if uv is None:
        sys.stderr.write("uv is not installed here: python -m pip install uv\n")
        return 1
    for name, extras in LOCKS.items():
        chosen = [part for extra in extras for part in ("--extra", extra)]
        command = [uv, "pip", "compile", "pyproject.toml", *chosen, "--python-version", LOWEST_PYTHON, *_OPTIONS]
        subprocess.run([*command, "--output-file", FOLDER / name], check=True, cwd=ROOT)
    return 0


if __name__ == "__main__":
    sys.exit(main())
