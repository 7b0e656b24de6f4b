"""What every test stands on: no screen, folders of its own, a store on either engine, and nothing left open."""

import os
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import NoReturn

import leftovers
import pytest
import screen
from hypothesis import HealthCheck, settings
from postgres import Cluster, programs

from refnet.store.database import Store

CACHES = Path(tempfile.gettempdir(), f"refnet-tests-{os.getuid() if hasattr(os, 'getuid') else 'caches'}")
IN_CI = os.environ.get("CI") == "true"
FOLDERS = {
    "HOME": "home",
    "USERPROFILE": "home",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
    "XDG_CACHE_HOME": "cache",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
    "XDG_RUNTIME_DIR": "runtime",
}
NewLocation = Callable[[], str | Path]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"  # no test speaks on the desktop of whoever runs it
os.environ.setdefault("HYPOTHESIS_STORAGE_DIRECTORY", str(CACHES / "hypothesis"))
os.environ.setdefault("MPLCONFIGDIR", str(CACHES / "matplotlib"))

settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("here"), derandomize=True, database=None, print_blob=True)
settings.register_profile("thorough", settings.get_profile("here"), max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if IN_CI else "here"))


@pytest.fixture(autouse=True)
def own_folders(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give each test the folders of a new user and return where they lie."""
    user = tmp_path_factory.mktemp("user")
    for variable, name in FOLDERS.items():
        (user / name).mkdir(mode=0o700, exist_ok=True)
        monkeypatch.setenv(variable, str(user / name))
    return user


@pytest.fixture(autouse=True)
def nothing_left_open(own_folders: Path) -> Iterator[None]:
    """Fail a test that leaves a window or a thread behind."""
    before = frozenset(threading.enumerate())
    yield
    windows, threads = leftovers.close_windows(), leftovers.running_threads(before)
    assert not windows, f"left on the screen: {', '.join(windows)}"
    assert not threads, f"left running: {', '.join(threads)}"


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty RefNet file, migrated once, to be copied."""
    path = tmp_path_factory.mktemp("template") / "refnet.db"
    Store.open(path).close(backup=False)
    return path


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """Start the private PostgreSQL cluster of this session, on first use."""
    found = programs()
    if found is None:
        not_here("PostgreSQL")
    server = Cluster(found)
    try:
        server.start(migrate=lambda address: Store.open(address).close())
        yield server
    finally:
        server.stop()


@pytest.fixture
def new_file(tmp_path: Path, migrated_file: Path) -> NewLocation:
    """Return a maker of empty RefNet files."""
    numbers = count()

    def make() -> Path:
        return Path(shutil.copy(migrated_file, tmp_path / f"refnet-{next(numbers)}.db"))

    return make


@pytest.fixture
def new_server_database(cluster: Cluster) -> Iterator[NewLocation]:
    """Return a maker of empty RefNet databases on the server."""
    made: list[str] = []

    def make() -> str:
        made.append(cluster.fresh())
        return made[-1]

    yield make
    for address in made:
        cluster.drop(address)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def new_location(request: pytest.FixtureRequest) -> NewLocation:
    """Return a maker of empty databases; a test that uses it runs on both engines."""
    maker: NewLocation = request.getfixturevalue("new_file" if request.param == "sqlite" else "new_server_database")
    return maker


@pytest.fixture
def store(new_location: NewLocation) -> Iterator[Store]:
    """Open an empty store; a test that uses it runs on both engines."""
    opened = Store.open(new_location())
    yield opened
    opened.close(backup=False)


@pytest.fixture
def file_store(new_file: NewLocation) -> Iterator[Store]:
    """Open an empty store in a file, for tests to which the engine makes no difference."""
    opened = Store.open(new_file())
    yield opened
    opened.close(backup=False)


@pytest.fixture(scope="session")
def xvfb() -> Iterator[str]:
    """Start a screen for programs with real windows, and return its DISPLAY."""
    if not screen.is_available():
        not_here("Xvfb, openbox or xdotool")
    with screen.screen() as display:
        yield display


def not_here(what: str) -> NoReturn:
    """Skip a test whose machine lacks something; in CI that is a failure."""
    sentence = f"{what} is not installed on this machine."
    pytest.fail(sentence) if IN_CI else pytest.skip(sentence)
