"""Opens the database that a command is about."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum, auto
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from refnet import paths
from refnet.cli.failing import BadInput, BadUsage
from refnet.i18n import _

if TYPE_CHECKING:
    from refnet.store.database import Store


def written(text: str) -> Path:
    """Return the path that a user wrote; a `~` that stands for nobody known is part of a name."""
    try:
        return Path(text).expanduser()
    except RuntimeError:
        return Path(text)


def location(options: Namespace) -> str | Path:
    """Return the database that is named, or else the user's own."""
    named: str | None = options.database
    if named is None:
        return paths.database()
    return named if "://" in named else written(named)


def file(options: Namespace) -> Path:
    """Return the database file; backups are of files only."""
    found = location(options)
    if isinstance(found, str):
        raise BadUsage(
            _("Backups are made of files. Please use the server's own tools for {address}.").format(
                address=found.rpartition("@")[2]
            )
        )
    return found


class Missing(Enum):
    """What to do when the database file is not there."""

    REFUSED = auto()  # a command that only reads makes no new file of a mistyped name
    MADE = auto()
    TEMPORARY = auto()


@contextmanager
def opened(options: Namespace, *, missing: Missing = Missing.REFUSED) -> Iterator["Store"]:
    """Open the database for a command, and back it up at the end if the command changed it."""
    found = location(options)
    if missing is Missing.MADE or isinstance(found, str) or _is_there(found):
        with _open(found) as store:
            yield store
    elif missing is Missing.TEMPORARY:
        with TemporaryDirectory() as folder, _open(Path(folder) / found.name) as store:
            yield store
    else:
        raise BadInput(_("There is no file {file}. Please name another with --database.").format(file=found))


def _is_there(path: Path) -> bool:
    """Tell whether a file is there; one that cannot even be looked at is, and opening it says what is wrong."""
    try:
        return path.exists()
    except OSError:
        return True


@contextmanager
def _open(found: str | Path) -> Iterator["Store"]:
    from refnet.store.database import Store  # noqa: PLC0415 - SQLAlchemy is heavy
    from refnet.store.postgresql import BadAddress  # noqa: PLC0415
    from refnet.store.safety import NewerFile, NotOurs  # noqa: PLC0415

    try:
        store = Store.open(found)
    except (NotOurs, NewerFile, BadAddress) as error:
        raise BadInput(str(error)) from error
    try:
        yield store
    finally:
        store.close()
