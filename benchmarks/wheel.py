"""Install this project as people do: a wheel in an environment of its own, with all byte code compiled."""

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent


def install(folder: Path) -> Path:
    """Build the wheel, install it with its dependencies and return the environment's Python."""
    place = folder / "venv"
    python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        # Without pip and setuptools: what they add to each start of Python is not ours.
        venv.create(place, with_pip=False, symlinks=os.name != "nt")
    wheels = folder / "wheels"
    for old in wheels.glob("*.whl"):
        old.unlink()
    _pip("wheel", "--no-deps", "--wheel-dir", str(wheels), str(ROOT))
    [wheel] = wheels.glob("*.whl")
    _pip("--python", str(python), "install", str(wheel))
    _pip("--python", str(python), "install", "--force-reinstall", "--no-deps", str(wheel))
    subprocess.run([python, "-m", "compileall", "-q", place / "lib"], env=_clean(), check=False)
    return python


def _pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments]
    subprocess.run(command, env=_clean(), check=True, stdout=sys.stderr)


def _clean() -> dict[str, str]:
    """Return the environment without what would keep byte code from being written."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
