"""Runs an import in the background after its dialog has closed, and says what came of it."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from refnet.domain.errors import Cancelled, RefNetError
from refnet.exchange.mapping import Mapping
from refnet.i18n import _
from refnet.services import imports
from refnet.services.imports import Report
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.dialogs import import_report
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


class ImportRun(QObject):
    """One running import; lives as long as the window's context."""

    def __init__(self, context: Context, order: Order) -> None:
        super().__init__(context)
        self._context = context
        label = _("Importing {file}").format(file=order.path.name)
        work = partial(bring_in, context.store, order)
        context.jobs.long(label, work, self._done, self._failed, writes=True)

    def _done(self, report: Report) -> None:
        self._context.say(import_report.sentence(report), undo=report.batch_id is not None)
        self.deleteLater()

    def _failed(self, error: RefNetError) -> None:
        if isinstance(error, Cancelled):
            self._context.say(str(error), undo=False)
        else:
            self._context.warn(str(error))
        self.deleteLater()
