"""Steps of CI: `python -m tools.ci install`, `lint` or `test`. Each can be run by hand in any environment.

`install` takes the locked versions, with hashes checked, and then the project itself without asking an index again.
"""

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_PIP = ("-m", "pip", "install", "--disable-pip-version-check")
STEPS: dict[str, tuple[tuple[str, ...], ...]] = {
    "install": (
        (*_PIP, "--require-hashes", "--requirement", "requirements/ci.txt"),
        (*_PIP, "--no-deps", "--no-build-isolation", "--editable", "."),
    ),
    "lint": (
        ("-m", "ruff", "check", "."),
        ("-m", "ruff", "format", "--check", "."),
        ("-m", "mypy"),
        ("-c", "from importlinter.cli import lint_imports_command as lint; lint()"),
        ("-m", "deptry", "recoverytui"),
        ("-m", "codespell_lib"),
        ("-m", "tools.words", "check"),
    ),
    "test": (("-m", "pytest", "-n", "2"),),
}
"""The arguments of Python for each command of a step."""


def main(arguments: list[str] | None = None) -> int:
    """Run the commands of a step, and return 1 when one of them fails; the others run all the same."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", choices=STEPS)
    failed = 0
    for command in STEPS[parser.parse_args(arguments).step]:
        sys.stdout.write(f"== python {' '.join(command)}\n")
        sys.stdout.flush()
        failed |= subprocess.run([sys.executable, *command], cwd=ROOT, check=False).returncode != 0
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
