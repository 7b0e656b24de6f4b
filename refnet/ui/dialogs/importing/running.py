"""Runs an import in the background after its dialog has closed, and says what came of it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from refnet.domain.errors import Cancelled, RefNetError
from refnet.i18n import _
from refnet.services import imports
from refnet.services.imports import Report
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.dialogs.importing import imported
from refnet.ui.dialogs.importing import report as import_report
from refnet.ui.dialogs.importing.order import Order
from refnet.ui.jobs import Progress

Then = Callable[[], object]


def bring_in(store: Store, order: Order, progress: Progress) -> Report:
    """Take a file in as one step."""
    return _run(store, order, progress, dry_run=False)


def check(store: Store, order: Order, progress: Progress, *, compares: bool = True) -> Report:
    """Tell what an import would do, and write nothing."""
    return _run(store, order, progress, dry_run=True, compares=compares)


def _run(store: Store, order: Order, progress: Progress, *, dry_run: bool, compares: bool = True) -> Report:
    return imports.run(
        store,
        order.path,
        order.mapping,
        dry_run=dry_run,
        progress=progress,
        is_cancelled=progress.is_cancelled,
        source=order.source,
        legal_basis=order.legal_basis,
        how=order.how,
        decisions=order.decisions,
        compares=compares,
    )


def start(context: Context, order: Order, then: Then = lambda: None, window: QWidget | None = None) -> None:
    """Bring a file in behind the window; toast or banner says what came of it, and `then` is called at the end."""
    label = _("Importing {file}").format(file=order.path.name)
    work = partial(bring_in, context.store, order)
    context.jobs.long(
        label, work, partial(_done, context, order, then, window), partial(_failed, context, then), writes=True
    )


def _done(context: Context, order: Order, then: Then, window: QWidget | None, report: Report) -> None:
    result = imported.Imported(order, report)
    imported.remember(context, result)
    context.offer(
        import_report.sentence(report), imported.links(context, result, window), undo=report.batch_id is not None
    )
    then()


def _failed(context: Context, then: Then, error: RefNetError) -> None:
    if isinstance(error, Cancelled):
        context.say(str(error), undo=False)
    else:
        context.warn(str(error))
    then()
