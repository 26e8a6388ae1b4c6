"""Steps of a release, for CI and by hand.

    python -m tools.release tag --tag v1.2.3   refuse a tag that is not of this version
    python -m tools.release build       wheel and sdist twice, from two clones; they must be equal, bit by bit
    python -m tools.release sbom        the bill of materials (CycloneDX) of what the program runs on
    python -m tools.release checksums   SHA256SUMS of all that lies in the folder

The others take `--to FOLDER`; dist/ is usual. What is built is the commit that is checked out, not the work tree.
"""

import argparse
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
SUMS = "SHA256SUMS"
LARGEST_SDIST = 1_000_000
_RELATIVE_LINK = re.compile(r"\]\((?![a-z]+:|#)[^)]+\)")


class Refused(Exception):
    """A release that must not go out; the message says why."""


def build(folder: Path) -> list[Path]:
    """Build wheel and sdist twice and return the paths; raises Refused when they differ or cannot be published."""
    epoch = _output("git", "log", "-1", "--format=%ct")
    with TemporaryDirectory() as first, TemporaryDirectory() as second:
        made = [_built(Path(work), epoch) for work in (first, second)]
        differing = [path.name for path, other in zip(*made, strict=True) if path.read_bytes() != other.read_bytes()]
        if differing:
            raise Refused(f"two builds of one commit differ: {', '.join(differing)}")
        paths = [Path(shutil.copy(path, folder)) for path in made[0]]
    _run(sys.executable, "-m", "twine", "check", "--strict", *map(str, paths))
    for path in paths:
        if path.name.endswith(".tar.gz"):
            check_sdist(path)
    return paths


def check_sdist(path: Path) -> None:
    """Raise Refused for an sdist that is too large, or whose description has a link that leads nowhere on an index."""
    if path.stat().st_size > LARGEST_SDIST:
        raise Refused(f"{path.name} has {path.stat().st_size} bytes; {LARGEST_SDIST} are allowed")
    with tarfile.open(path) as tar:
        member = tar.extractfile(f"{path.name.removesuffix('.tar.gz')}/PKG-INFO")
        described = member.read().decode("utf-8") if member else ""
    if relative := _RELATIVE_LINK.search(described):
        raise Refused(f"the description has a relative link: {relative[0]}")


def sbom(folder: Path) -> list[Path]:
    """Write the bill of materials and return its path; raises Refused when it misses a locked package."""
    path = folder / f"recoverytui-{version('recoverytui')}.cdx.json"
    lock = ROOT / "requirements" / "run.txt"
    _run(
        *(sys.executable, "-m", "cyclonedx_py", "requirements", str(lock), "--pyproject", str(ROOT / "pyproject.toml")),
        *("--output-reproducible", "--output-format", "JSON", "--output-file", str(path)),
    )
    listed = {part["name"].lower() for part in json.loads(path.read_text("utf-8"))["components"]}
    if missing := sorted(locked(lock.read_text("utf-8")) - listed):
        raise Refused(f"the bill of materials misses {', '.join(missing)}")
    return [path]


def locked(text: str) -> set[str]:
    """Return the names of the packages in a requirements file."""
    return {name.lower() for name in re.findall(r"^([\w.-]+)==", text, re.MULTILINE)}


def checksums(folder: Path) -> list[Path]:
    """Write the SHA-256 of every file in the folder, in the form that `sha256sum --check` reads; return its path."""
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
        for path in sorted(folder.iterdir())
        if path.is_file() and path.name != SUMS
    ]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8", newline="\n")
    return [folder / SUMS]


def check_tag(tag: str, release: str) -> None:
    """Raise Refused for a tag that does not name this version."""
    if tag != f"v{release}":
        raise Refused(f"the tag {tag} is not v{release}, the version in pyproject.toml")


def _built(work: Path, epoch: str) -> list[Path]:
    _run("git", "clone", "--quiet", str(ROOT), str(work / "source"))
    command = ("-m", "build", "--no-isolation", "--outdir", str(work / "dist"), str(work / "source"))
    _run(sys.executable, *command, environment={**os.environ, "SOURCE_DATE_EPOCH": epoch})
    return sorted((work / "dist").iterdir())


def _run(*command: str, environment: dict[str, str] | None = None) -> None:
    subprocess.run(command, check=True, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)


def _output(*command: str) -> str:
    return subprocess.run(command, check=True, cwd=ROOT, capture_output=True, text=True).stdout.strip()


STEPS: dict[str, Callable[[Path], list[Path]]] = {"build": build, "sbom": sbom, "checksums": checksums}


def main(arguments: list[str] | None = None) -> int:
    """Take one step and print what it made; return 1 when it is refused."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", choices=["tag", *STEPS])
    parser.add_argument("--tag", default="")
    parser.add_argument("--to", type=Path, default=ROOT / "dist")
    given = parser.parse_args(arguments)
    folder = given.to.resolve()
    try:
        if given.step == "tag":
            check_tag(given.tag, version("recoverytui"))
            return 0
        folder.mkdir(parents=True, exist_ok=True)
        paths = STEPS[given.step](folder)
    except Refused as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    sys.stdout.writelines(f"{path.name}: {path.stat().st_size:,} bytes\n" for path in paths)
    return 0


if __name__ == "__main__":
    sys.exit(main())
