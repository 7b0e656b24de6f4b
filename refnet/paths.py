"""Where RefNet keeps things: the user's folders and the files that come with the program."""

from pathlib import Path

from platformdirs import PlatformDirs

_DIRS = PlatformDirs("RefNet", appauthor=False, roaming=False)


def resources() -> Path:
    """Return the folder of icons, fonts and lists: inside the wheel, or beside the package in a checkout."""
    inside = Path(__file__).parent / "resources"
    return inside if inside.is_dir() else Path(__file__).parents[1] / "resources"


def data() -> Path:
    """Return the user's data folder, made if missing; the default database lives here, never in a synced folder."""
    return _made(Path(_DIRS.user_data_dir))


def config() -> Path:
    """Return the folder of window state and preferences."""
    return _made(Path(_DIRS.user_config_dir))


def log_folder() -> Path:
    """Return the folder of logs and crash reports."""
    return _made(Path(_DIRS.user_log_dir))


def database() -> Path:
    """Return the user's own database file."""
    return data() / "refnet.db"


def sample() -> Path:
    """Return the file of the sample network, apart from the user's own."""
    return data() / "sample.db"


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder
