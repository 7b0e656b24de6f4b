"""Opens and closes the file behind the window, and shows in the frame what is true of it."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from refnet import paths
from refnet.domain.errors import RefNetError
from refnet.i18n import _
from refnet.ui import opening
from refnet.ui.context import Context
from refnet.ui.main_window import MainWindow
from refnet.ui.truths import Truths

if TYPE_CHECKING:
    from refnet.store.database import Store
    from refnet.ui.frame.first_start import Beginner, FirstStart

BACKUP_EVERY = 30 * 60 * 1000  # milliseconds

Make = Callable[[], "Store"]
Then = Callable[[], object]  # what follows when a file was opened, and only when that one was


class Files(QObject):
    """One file at a time; the last one is closed before the next is opened."""

    opened = Signal()
    choose_wanted = Signal()
    restore_wanted = Signal()
    quit_wanted = Signal()
    in_use = Signal()  # another window has the file that was to be opened
    import_wanted = Signal(object)  # the files that were dropped; none when they are still to be chosen

    def __init__(self, context: Context, window: MainWindow, usual: Path) -> None:
        super().__init__(window)
        self._context, self._window, self._usual = context, window, usual
        self._make: Make | None = None
        self._then: Then | None = None
        self._first: FirstStart | None = None
        self.location: str | Path = usual
        self.truths = Truths(context, window)
        self._backup = QTimer(self, interval=BACKUP_EVERY)
        self._backup.timeout.connect(self._back_up_in_time)
        window.open_wanted.connect(self.open)

    def open_usual(self) -> None:
        """Open the user's own file, or ask how to begin when there is none yet."""
        if self._usual.exists():
            self.open(self._usual)
        else:
            self.ask_first()

    def ask_first(self) -> None:
        """Show the three ways to begin."""
        from refnet.ui.frame.first_start import FirstStart  # noqa: PLC0415 - after the first paint

        first = self._first = FirstStart(opening.user_name())
        first.begin_wanted.connect(self._begin_with_ally)
        first.import_wanted.connect(self._begin_with_contacts)
        first.sample_wanted.connect(self.open_sample)
        self._window.show_alone(first, _("Welcome"))
        self._window.rail.choose("")
        first.name.setFocus()

    def begin_with(self, files: Sequence[Path]) -> None:
        """Begin, where nothing is there yet, with files that were dropped on the first page."""
        if self._first is not None and isValid(self._first) and self._first.isVisible():
            self._begin(self._first.beginner(), partial(self.import_wanted.emit, tuple(files)))

    def open(self, location: str | Path) -> None:
        """Open a file or a team's database in the place of what is open."""
        self._swap(location, partial(opening.open_store, location))

    def open_sample(self) -> None:
        """Open the sample network in its own file, which is filled the first time."""
        file = paths.sample()
        self._swap(file, partial(opening.open_sample, file, self._context.today()))

    def close(self) -> None:
        """Let go of the open file; a backup is made if it changed."""
        store = self._let_go()
        if store is not None:
            self._context.jobs.write(store.close)

    def path(self) -> Path:
        """Return the file that is open, or that could not be opened."""
        return Path(self.location)

    def back_up(self, *, always: bool = False) -> None:
        """Make a backup: always, or if anything changed since the last one."""
        backups = self._context.store.backups if self._context.is_open else None
        if backups is not None:
            make = backups.make if always else backups.make_if_changed
            self._context.jobs.write(partial(make, "asked" if always else "time"), self.truths.show_backup)

    def restore(self, copy: Path) -> None:
        """Put a backup in the place of the file that is open, or that could not be opened."""
        self._swap(self.path(), partial(opening.restore, self.path(), copy))

    def _back_up_in_time(self) -> None:
        self.back_up()

    def _swap(self, location: str | Path, make: Make, then: Then | None = None) -> None:
        old = self._let_go()
        self.location, self._make, self._then = location, make, then
        self._window.show_reading()
        self._context.jobs.write(partial(opening.swap, old, make), self._opened, self._refused)

    def _again(self) -> None:
        if self._make is not None:
            self._swap(self.location, self._make, self._then)

    def _let_go(self) -> "Store | None":
        self._backup.stop()
        store = self._context.store if self._context.is_open else None
        self._context.take_store(None)
        self._window.let_go()
        self.truths.let_go()
        return store

    def _opened(self, store: "Store") -> None:
        self._context.take_store(store)
        self._backup.start()
        self._window.show_pages()
        self.truths.show_all()
        self.opened.emit()
        if self._then is not None:
            then, self._then = self._then, None
            then()

    def _refused(self, error: RefNetError) -> None:
        from refnet.store.lock import FileInUse  # noqa: PLC0415 - after the first paint
        from refnet.ui.frame.problem import Problem  # noqa: PLC0415 - after the first paint

        problem = Problem(str(error), is_own=str(self.location) == str(self._usual))
        problem.again_wanted.connect(self._again)
        problem.own_wanted.connect(self.open_usual)
        problem.choose_wanted.connect(self.choose_wanted)
        problem.restore_wanted.connect(self.restore_wanted)
        problem.quit_wanted.connect(self.quit_wanted)
        self._window.show_alone(problem, Path(str(self.location)).name)
        if isinstance(error, FileInUse):
            self.in_use.emit()

    def _begin(self, beginner: "Beginner", then: Then) -> None:
        self._swap(self._usual, partial(opening.begin, self._usual, beginner.name, beginner.currency), then)

    def _begin_with_ally(self, beginner: "Beginner") -> None:
        self._begin(beginner, partial(self._context.run, "add-ally"))

    def _begin_with_contacts(self, beginner: "Beginner") -> None:
        self._begin(beginner, partial(self.import_wanted.emit, ()))
