"""The work behind opening a file; runs in the write lane, and loads the database library there."""

import getpass
from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from refnet.store.backup import Backup
    from refnet.store.database import Store

_HEAVY = ("scipy.spatial", "scipy.sparse.csgraph", "refnet.domain.network.structure", "refnet.charts.report.pages")


def user_name() -> str:
    """Return the name that the computer knows the user by, as a first guess; empty unless it looks like a name."""
    try:
        name = getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
    words = name.replace(".", " ").replace("_", " ").split()
    is_name = len(words) > 1 and all(word.isalpha() for word in words)
    return " ".join(words).title() if is_name else ""


def swap(old: "Store | None", make: Callable[[], "Store"]) -> "Store":
    """Close one store and open another one."""
    if old is not None:
        old.close()
    store = make()
    _load_services()
    return store


def _load_services() -> None:
    """Load what the pages import, here, for it would hold the window's thread for a third of a second."""
    from refnet.services import (  # noqa: F401, PLC0415 - after the first paint
        asking,
        asks,
        deals,
        insights,
        introductions,
        loop,
        meetings,
        people,
        planning,
        preferences,
        questions,
        reps,
        today,
    )  # fmt: skip


def load_ahead(is_wanted: Callable[[], bool]) -> None:
    """Load what pages and dialogs are made of, one module after another for as long as it is wanted.

    To be run by a reading thread while the first page is looked at: the window's thread would be held for up to a second.
    """
    for package in ("refnet.ui.pages", "refnet.ui.dialogs"):
        for one in walk_packages(import_module(package).__path__, f"{package}."):
            if not is_wanted():
                return
            import_module(one.name)
    for heavy in _HEAVY:
        if is_wanted():
            import_module(heavy)


def open_store(location: str | Path) -> "Store":
    """Open a file or a team's database."""
    from refnet.store.database import Store  # noqa: PLC0415 - after the first paint

    return Store.open(location)


def begin(file: Path, name: str, currency: str) -> "Store":
    """Make the user's own file, with who they are and their currency."""
    from refnet.services import preferences, reps  # noqa: PLC0415 - after the first paint

    store = open_store(file)
    if name:
        reps.become(store, name)
    if currency != preferences.load(store).currency:
        preferences.save(store, currency=currency)
    return store


def open_sample(file: Path, today: date) -> "Store":
    """Open the file of the sample network, filled with it when it is empty."""
    from refnet.services import people, sample  # noqa: PLC0415 - after the first paint
    from refnet.services.listing import Listing  # noqa: PLC0415 - after the first paint

    store = open_store(file)
    if not people.count(store, Listing()):
        sample.fill(store, today=today, with_me=True)
    return store


def restore(file: Path, copy: Path) -> "Store":
    """Put a backup in the place of a closed file and open it."""
    from refnet.store import backup, opening  # noqa: PLC0415 - after the first paint

    backup.restore(file, copy, opening.user_name())
    return open_store(file)


def backups_of(file: Path) -> "tuple[Path, list[Backup]]":
    """Return the folder of a file's backups and those that are there, newest first."""
    from refnet.store.backup import Backups  # noqa: PLC0415 - after the first paint

    found = Backups(file)
    return found.folder, found.all()
