"""Runs an import in the background after its dialog has closed, and says what came of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from refnet.domain.errors import Cancelled, RefNetError
from refnet.exchange.mapping import Mapping
from refnet.i18n import _
from refnet.services import imports
from refnet.services.imports import AS_FOUND, Decisions, HowRead, Report
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.dialogs.importing import report as import_report
from refnet.ui.jobs import Progress


@dataclass(frozen=True, slots=True)
class Order:
    """A file to bring in, how it is read, what it means, and what was decided about its people.

    `holder` keeps a temporary file there for as long as the order is.
    """

    path: Path
    mapping: Mapping
    source: str = ""
    legal_basis: str = ""
    how: HowRead = AS_FOUND
    decisions: Decisions = field(default_factory=Decisions)
    headers: tuple[str, ...] = ()
    holder: object = None


Then = Callable[[], object]


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
        how=order.how,
    )


def start(context: Context, order: Order, then: Then = lambda: None) -> None:
    """Bring a file in behind the window; toast or banner says what came of it, and `then` is called at the end."""
    label = _("Importing {file}").format(file=order.path.name)
    work = partial(bring_in, context.store, order)
    context.jobs.long(label, work, partial(_done, context, order, then), partial(_failed, context, then), writes=True)


def _done(context: Context, order: Order, then: Then, report: Report) -> None:
    from refnet.ui.dialogs.importing import imported  # noqa: PLC0415 - it leads to other dialogs

    result = imported.Imported(order, report)
    imported.remember(context, result)
    context.offer(import_report.sentence(report), imported.links(context, result), undo=report.batch_id is not None)
    then()


def _failed(context: Context, then: Then, error: RefNetError) -> None:
    if isinstance(error, Cancelled):
        context.say(str(error), undo=False)
    else:
        context.warn(str(error))
    then()
