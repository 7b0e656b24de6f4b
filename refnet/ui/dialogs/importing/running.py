"""Runs an import in the background after its dialog has closed, and says what came of it."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from refnet.domain.errors import Cancelled, RefNetError
from refnet.exchange.mapping import Mapping
from refnet.i18n import _
from refnet.services import imports
from refnet.services.imports import Report
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.dialogs.importing import report as import_report
from refnet.ui.jobs import Progress


@dataclass(frozen=True, slots=True)
class Order:
    """A file to bring in, with its mapping and where it is from."""

    path: Path
    mapping: Mapping
    source: str = ""
    legal_basis: str = ""


def bring_in(store: Store, order: Order, progress: Progress) -> Report:
    """Take a file in as one step."""
    return _run(store, order, progress, dry_run=False)


def check(store: Store, order: Order, progress: Progress) -> Report:
    """Tell what an import would do, and write nothing."""
    return _run(store, order, progress, dry_run=True)


def _run(store: Store, order: Order, progress: Progress, *, dry_run: bool) -> Report:
    return imports.run(
        store,
        order.path,
        order.mapping,
        dry_run=dry_run,
        progress=progress,
        is_cancelled=progress.is_cancelled,
        source=order.source,
        legal_basis=order.legal_basis,
    )


def start(context: Context, order: Order) -> None:
    """Bring a file in behind the window; the toast or the banner says what came of it."""
    label = _("Importing {file}").format(file=order.path.name)
    work = partial(bring_in, context.store, order)
    context.jobs.long(label, work, partial(_done, context), partial(_failed, context), writes=True)


def _done(context: Context, report: Report) -> None:
    context.say(import_report.sentence(report), undo=report.batch_id is not None)


def _failed(context: Context, error: RefNetError) -> None:
    if isinstance(error, Cancelled):
        context.say(str(error), undo=False)
    else:
        context.warn(str(error))
