"""Build the one-file program with PyInstaller and pack it for download: `python -m tools.bundle`.

The archive holds the program, a launcher to double-click, and on Linux a desktop entry with its installer. Each system
builds its own: PyInstaller cannot build for another one.
"""

import argparse
import platform
import subprocess
import sys
import tarfile
import zipfile
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGING = ROOT / "packaging"
DIST = ROOT / "dist"
COMMON = ("LICENSE",)
LAUNCHERS = {
    "linux": ("install.sh", "recovery.desktop", "recovery.svg", "START.txt"),
    "macos": ("recovery.command", "START.txt"),
    "windows": ("recovery.cmd", "START.txt"),
}
"""Files of packaging/ that go into the archive of each system, beside the program."""
_EXECUTABLE = {".sh", ".command", "", ".exe"}


def system_name(system: str) -> str:
    """Return the name for downloads of what `platform.system()` says; raises KeyError for another system."""
    return {"Linux": "linux", "Darwin": "macos", "Windows": "windows"}[system]


def machine_name(machine: str) -> str:
    """Return one name per processor family, however the system spells it."""
    return {"amd64": "x86_64", "arm64": "aarch64"}.get(machine.lower(), machine.lower())


def program_name(system: str) -> str:
    """Return the file name of the program."""
    return "recovery.exe" if system == "windows" else "recovery"


def archive_name(release: str, system: str, machine: str) -> str:
    """Return the file name of the download."""
    ending = "tar.gz" if system == "linux" else "zip"
    return f"recovery-{release}-{system}-{machine}.{ending}"


def contents(system: str) -> dict[str, Path]:
    """Return the files of the archive by the name they have in it, without the program."""
    return {
        **{name: ROOT / name for name in COMMON},
        **{name: PACKAGING / name for name in LAUNCHERS[system]},
    }


def build(folder: Path) -> Path:
    """Build the program into a folder and return its path."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    paths = ["--distpath", str(folder), "--workpath", str(ROOT / "build" / "bundle")]
    subprocess.run([*command, *paths, str(PACKAGING / "recovery.spec")], check=True, cwd=ROOT)
    return folder / program_name(system_name(platform.system()))


def pack(program: Path, folder: Path) -> Path:
    """Pack the program with its launchers and return the path of the archive."""
    system = system_name(platform.system())
    archive = folder / archive_name(version("recoverytui"), system, machine_name(platform.machine()))
    files = {program.name: program, **contents(system)}
    if archive.suffix == ".zip":
        _write_zip(archive, files)
    else:
        _write_tar(archive, files)
    return archive


def mode_of(name: str) -> int:
    """Return the file mode in the archive."""
    return 0o755 if Path(name).suffix in _EXECUTABLE and name != "LICENSE" else 0o644


def _write_tar(archive: Path, files: dict[str, Path]) -> None:
    with tarfile.open(archive, "w:gz") as tar:
        for name, path in files.items():
            info = tar.gettarinfo(path, f"recovery/{name}")
            info.mode, info.uid, info.gid, info.uname, info.gname = mode_of(name), 0, 0, "", ""
            with path.open("rb") as file:
                tar.addfile(info, file)


def _write_zip(archive: Path, files: dict[str, Path]) -> None:
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, path in files.items():
            info = zipfile.ZipInfo.from_file(path, f"recovery/{name}")
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3  # Unix, so that macOS reads the mode
            info.external_attr = (0o100000 | mode_of(name)) << 16
            pack.writestr(info, path.read_bytes())


def main(arguments: list[str] | None = None) -> int:
    """Build and pack; print the path and the size of what was made."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=DIST, help="the folder for the program and the archive")
    folder = parser.parse_args(arguments).to.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    program = build(folder)
    archive = pack(program, folder)
    for path in (program, archive):
        sys.stdout.write(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
