"""Runs an export away from the window's thread, with progress and a way to stop it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from refnet.exchange.cells import Value
from refnet.exchange.vcard import Version
from refnet.i18n import _
from refnet.ui.context import Context
from refnet.ui.jobs import Failed, Progress

if TYPE_CHECKING:
    from refnet.services.exports import Prepared
    from refnet.store.database import Store

Prepare = Callable[["Store"], "Prepared"]

FIRST = 8  # rows of a preview


@dataclass(frozen=True, slots=True)
class How:
    """How a file is written: whether text is kept from running as formulas, and the version of address cards."""

    for_spreadsheets: bool = True
    is_newer_card: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """The first rows of a list, how many there are, and what was left out."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    count: int
    told: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many rows were written where, and what was left out."""

    path: Path
    rows: int
    told: str


def run(
    context: Context, prepare: Prepare, path: Path, how: How, *, done: Callable[[Outcome], object], failed: Failed
) -> None:
    """Write a list into a file."""
    work = partial(_write, context.store, prepare, path, how)
    context.jobs.long(_("Exporting {file}").format(file=path.name), work, done, failed)


def preview(store: "Store", prepare: Prepare) -> Preview:
    """Return the first rows of a list."""
    found = prepare(store)
    return Preview(tuple(found.heads), tuple(islice(found.rows(), FIRST)), found.count, found.told)


def copied(store: "Store", prepare: Prepare) -> tuple[str, str]:
    """Return a list for the clipboard."""
    from refnet.services import exports  # noqa: PLC0415 - SQLAlchemy is heavy

    return exports.clipboard_prepared(store, prepare(store))


def _write(store: "Store", prepare: Prepare, path: Path, how: How, progress: Progress) -> Outcome:
    from refnet.charts.report import listing  # noqa: PLC0415 - SQLAlchemy is heavy

    found = prepare(store)
    card: Version = "4.0" if how.is_newer_card else "3.0"
    rows = listing.write(store, found, path, progress, for_spreadsheets=how.for_spreadsheets, card=card)
    return Outcome(path, rows, found.told)
