"""Reads a file and goes through it away from the window's thread, and tells each answer as it comes."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from refnet.domain.errors import Cancelled, RefNetError
from refnet.i18n import _
from refnet.services import imports
from refnet.services.imports import AS_IT_COMES, HowRead, Look, Report
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.dialogs.importing.order import Order
from refnet.ui.dialogs.importing.running import check
from refnet.ui.jobs import Latest, Progress

PREVIEWED = 30  # rows
MANY = 20_000  # rows
PAUSE = 300  # milliseconds after the last change before the file is gone through again


class Checker(QObject):
    """Only the newest question counts; what runs for an older one is stopped."""

    looked = Signal(object)  # a Look
    unreadable = Signal(object)  # a RefNetError
    previewed = Signal(object)  # a Preview
    doubted = Signal(object)  # Doubts
    checked = Signal(object)  # a Report
    counted = Signal(object)  # a Report that does not say yet who may be known
    failed = Signal(object)  # a RefNetError
    due = Signal()  # changes have come to rest

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._previews, self._doubts = Latest(context.jobs, self), Latest(context.jobs, self)
        self._running: Progress | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.due)

    def look(self, path: Path, how: HowRead) -> None:
        """Look into a file."""
        self.stop()
        label = _("Reading {file}").format(file=path.name)
        work = partial(_look, self._context.store, path, how)
        self._running = self._context.jobs.long(label, work, self._tell_look, self._tell_unreadable)

    def wait(self) -> None:
        """Say `due` once nothing has changed for a moment."""
        self._pause.start()

    def check(self, order: Order, rows: int) -> None:
        """Go through the whole file without writing, with its first rows and what it leaves open on the way.

        Of a file of many rows the counts are told first, and then who in it may be known already.
        """
        self.stop()
        label = _("Checking {file}").format(file=order.path.name)
        store = self._context.store
        show = partial(imports.preview, order.path, order.mapping, PREVIEWED, order.how, store)
        self._previews.read(show, self.previewed.emit, self._tell_failed)
        self._doubts.read(
            partial(imports.doubts, order.path, order.mapping, order.how, store), self.doubted.emit, _pass
        )
        is_large = rows > MANY and order.decisions is AS_IT_COMES
        work = partial(check, store, order, compares=not is_large)
        then = partial(self._go_on, order) if is_large else self._tell_checked
        self._running = self._context.jobs.long(label, work, then, self._tell_failed)

    def stop(self) -> None:
        """Stop what runs and forget what was asked."""
        self._pause.stop()
        self._previews.forget()
        self._doubts.forget()
        if self._running is not None:
            self._running.cancel()
            self._running = None

    def _go_on(self, order: Order, report: Report) -> None:
        """Tell the counts and look who may be known already."""
        self.counted.emit(report)
        label = _("Looking who of {file} may be known already").format(file=order.path.name)
        work = partial(check, self._context.store, order)
        self._running = self._context.jobs.long(label, work, self._tell_checked, self._tell_failed)

    def _tell_checked(self, report: Report) -> None:
        self.checked.emit(report)

    def _tell_look(self, look: Look) -> None:
        self.looked.emit(look)

    def _tell_unreadable(self, error: RefNetError) -> None:
        if not isinstance(error, Cancelled):
            self.unreadable.emit(error)

    def _tell_failed(self, error: RefNetError) -> None:
        if not isinstance(error, Cancelled):
            self.failed.emit(error)


def _look(store: Store, path: Path, how: HowRead, progress: Progress) -> Look:
    return imports.look(path, how, is_cancelled=progress.is_cancelled, store=store)


def _pass(_error: RefNetError) -> None:
    """Say nothing: the check of the whole file says what is wrong."""
