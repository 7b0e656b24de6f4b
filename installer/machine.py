"""What the machine itself must have: system libraries and programs, and how to get them on Debian and its relatives."""

import ctypes
import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path


class CannotPrepareError(Exception):
    """The machine lacks something that we cannot bring; the text says what to do."""


@dataclass(frozen=True)
class Need:
    """Something the machine must have, the Debian package that brings it, and how to see that it is there."""

    name: str
    package: str
    is_there: Callable[[str], bool]
    is_optional: bool = False


LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
WINDOW_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
POSTGRESQL_PROGRAMS = Path("/usr/lib/postgresql")


def has_library(soname: str) -> bool:
    """Tell whether the loader finds the library."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def has_module(name: str) -> bool:
    """Tell whether this Python can import the module."""
    importlib.invalidate_caches()
    return importlib.util.find_spec(name) is not None


def has_program(name: str) -> bool:
    """Tell whether the program is on the path, or is one of PostgreSQL's, which Debian keeps off it."""
    return shutil.which(name) is not None or any(POSTGRESQL_PROGRAMS.glob(f"*/bin/{name}"))


def for_environment() -> list[Need]:
    """Return what a virtual environment needs; Debian splits it from Python."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return [Need("ensurepip", f"python{version}-venv", has_module)]


def for_window() -> list[Need]:
    """Return what a window needs: Qt's own libraries, and those of X11 and Wayland, of which one will do.

    Windows and macOS have it all.
    """
    if not sys.platform.startswith("linux"):
        return []
    always = [Need(soname, package, has_library) for soname, package in LIBRARIES.items()]
    by_desktop = [Need(soname, package, has_library, is_optional=True) for soname, package in WINDOW_LIBRARIES.items()]
    return always + by_desktop


def for_tests() -> list[Need]:
    """Return what the tests need; those of a real server or a real screen are skipped where it cannot be had."""
    if not sys.platform.startswith("linux"):
        return []
    servers = [
        Need("initdb", "postgresql", has_program, is_optional=True),
        Need("Xvfb", "xvfb", has_program, is_optional=True),
        Need("openbox", "openbox", has_program, is_optional=True),
        Need("xdotool", "xdotool", has_program, is_optional=True),
        Need("trayer", "trayer", has_program, is_optional=True),
    ]
    return for_window() + servers


def provide(needs: Iterable[Need]) -> None:
    """Install what is missing, or raise CannotPrepareError with the command to type."""
    missing = [need for need in needs if not need.is_there(need.name)]
    if not missing:
        return
    if shutil.which("apt-get"):
        _install(missing)
    still = [need for need in missing if not need.is_there(need.name)]
    if any(not need.is_optional for need in still):
        raise CannotPrepareError(f"{_advice(still)} Then start again.")
    if still:
        print(f"{_advice(still)} RefNet goes on without them as far as it can.", flush=True)


def _install(missing: Sequence[Need]) -> None:
    rights = _rights()
    if rights is None:
        return
    packages = sorted({need.package for need in missing})
    print(f"Installing what this machine lacks, which takes a minute: {' '.join(packages)}", flush=True)
    apt = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    for command in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        subprocess.call([*apt, *command], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)  # problems are on stderr


def _rights() -> list[str] | None:
    """Return what to put before a command that changes the machine, or None if we have no such rights."""
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    is_free = subprocess.call(["sudo", "-n", "true"], stderr=subprocess.DEVNULL) == 0
    return ["sudo"] if is_free or sys.stdin.isatty() else None


def _advice(missing: Sequence[Need]) -> str:
    if not shutil.which("apt-get"):
        names = ", ".join(need.name for need in missing)
        return f"This machine lacks {names}: please install what brings them with its package program."
    packages = " ".join(sorted({need.package for need in missing}))
    return f"This machine lacks some parts. Please type: sudo apt-get install --no-install-recommends {packages}"
