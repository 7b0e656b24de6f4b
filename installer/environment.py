"""The virtual environment in the user's cache folder, and the caches that would otherwise lie in the checkout."""

import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from machine import CannotPrepareError

CHECKOUT = Path(__file__).resolve().parents[1]
CONSTRAINTS = "installer/constraints.txt"
DEVELOPMENT = ("test", "lint")


@dataclass(frozen=True)
class Home:
    """The folder that belongs to one checkout and one Python."""

    folder: Path

    @classmethod
    def of_this_checkout(cls) -> "Home":
        """Return the place for this checkout and the running Python, which need not exist yet."""
        key = hashlib.sha256(os.fsencode(CHECKOUT)).hexdigest()[:12]
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        return cls(cache_folder() / "checkouts" / f"{key}-python{version}")

    @property
    def venv(self) -> Path:
        """Return the virtual environment's folder."""
        return self.folder / "venv"

    @property
    def programs(self) -> Path:
        """Return where the environment's programs lie."""
        return self.venv / ("Scripts" if os.name == "nt" else "bin")

    @property
    def python(self) -> Path:
        """Return the environment's Python."""
        return self.programs / ("python.exe" if os.name == "nt" else "python")

    @property
    def stamp(self) -> Path:
        """Return the file that says what was installed; written last."""
        return self.folder / "installed.json"


def cache_folder() -> Path:
    """Return RefNet's folder in the user's cache, by the rules of the platform."""
    if os.name == "nt":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
        return Path(base, "RefNet", "Cache")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "RefNet"
    named = os.environ.get("XDG_CACHE_HOME", "")
    return Path(named if os.path.isabs(named) else Path.home() / ".cache", "RefNet")  # noqa: PTH117 - "" is no path


def prepare(home: Home, groups: Iterable[str]) -> None:
    """Make the environment and install RefNet with the dependency groups, unless that was done before."""
    wanted = {"", *groups}
    digest = _digest()
    if wanted <= _installed(home, digest):
        return
    started = time.monotonic()
    print("Fetching RefNet's parts: about 250 MB, which takes a few minutes the first time.", flush=True)
    home.stamp.unlink(missing_ok=True)
    _make_venv(home)
    _install(home, sorted(wanted - {""}))
    home.stamp.write_text(json.dumps({"digest": digest, "groups": sorted(wanted)}), encoding="utf-8")
    print(f"Ready after {time.monotonic() - started:.0f} seconds.", flush=True)


def variables(home: Home) -> dict[str, str]:
    """Return the process environment in which nothing is written into the checkout."""
    cleared = ("PYTHONHOME", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "__PYVENV_LAUNCHER__")
    kept = {name: value for name, value in os.environ.items() if name not in cleared}
    return kept | {
        "PYTHONPYCACHEPREFIX": str(home.folder / "bytecode"),
        "COVERAGE_FILE": str(home.folder / "coverage" / "measured"),
        "HYPOTHESIS_STORAGE_DIRECTORY": str(home.folder / "hypothesis"),
        "MYPY_CACHE_DIR": str(home.folder / "mypy"),
        "RUFF_CACHE_DIR": str(home.folder / "ruff"),
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_NO_INPUT": "1",
        "PIP_USER": "0",
    }


def program(home: Home, name: str) -> str:
    """Return the path of a program of the environment."""
    return str(home.programs / (f"{name}.exe" if os.name == "nt" else name))


def call(home: Home, arguments: Sequence[str]) -> int:
    """Run the environment's Python in the checkout and return the exit code."""
    (home.folder / "coverage").mkdir(parents=True, exist_ok=True)
    return subprocess.call([str(home.python), *arguments], cwd=CHECKOUT, env=variables(home))


def _digest() -> str:
    content = b"".join((CHECKOUT / name).read_bytes() for name in ("pyproject.toml", CONSTRAINTS))
    return hashlib.sha256(content).hexdigest()


def _installed(home: Home, digest: str) -> set[str]:
    """Return the groups that were installed from these very files, "" standing for RefNet itself."""
    if not home.python.exists():
        return set()
    try:
        stamp = json.loads(home.stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return set()
    return {"", *stamp["groups"]} if stamp["digest"] == digest else set()


def _make_venv(home: Home) -> None:
    if home.python.exists() and call(home, ["-c", "import pip"]) == 0:
        return
    home.folder.mkdir(parents=True, exist_ok=True)
    if subprocess.call([sys.executable, "-m", "venv", "--clear", str(home.venv)], env=variables(home)) != 0:
        raise CannotPrepareError(f"The environment could not be made in {home.venv}. The lines above say why.")


def _install(home: Home, groups: Sequence[str]) -> None:
    quietly = ["-m", "pip", "install", "-qq", "--constraint", CONSTRAINTS]
    chosen = [argument for group in groups for argument in ("--group", f"pyproject.toml:{group}")]
    steps = (
        [*quietly, "pip"],
        [*quietly, "--build-constraint", CONSTRAINTS, "--editable", ".", *chosen],
    )
    for step in steps:
        if call(home, step) != 0:
            raise CannotPrepareError(
                "RefNet's parts could not be installed. Is there a network? The lines above say why."
            )
