"""Keeps rail and status bar true: who is at the keyboard, what Undo takes back, which file, which backup."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from refnet.i18n import _
from refnet.ui.context import Context
from refnet.ui.jobs import Latest
from refnet.ui.look import formats
from refnet.ui.main_window import MainWindow
from refnet.ui.notices import Notices

if TYPE_CHECKING:
    from refnet.services.reps import RepRow
    from refnet.store.database import Store
    from refnet.store.history import Step


@dataclass(frozen=True, slots=True)
class Labels:
    """The names of the steps that Undo and Redo would move."""

    undo: str | None
    redo: str | None


class Truths(QObject):
    """Reads again whenever a step was taken."""

    def __init__(self, context: Context, window: MainWindow) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self._labels, self._me = Latest(context.jobs, self), Latest(context.jobs, self)
        self.redo_label: str | None = None
        self.undo_label: str | None = None
        context.notices.changed.connect(self._hear)
        window.undo_wanted.connect(self.undo)
        window.own_undo_wanted.connect(self.undo_own)

    def show_all(self) -> None:
        """Show everything of the store that was just opened."""
        self._read_labels()
        self._read_me()
        self.show_backup()

    def let_go(self) -> None:
        """Forget what was true of the file that is being closed."""
        self._labels.forget()
        self._me.forget()
        self._show_labels(Labels(None, None))

    def show_backup(self, _made: object = None) -> None:
        """Show the file's name and when it was last backed up."""
        if not self._context.is_open:
            return
        store = self._context.store
        if store.backups is None:
            self._window.status.show_file(store.location.rpartition("@")[2] or store.location, "")
            return
        made = store.backups.all()
        none = _("No backup yet") if store.backups.has_changes else _("No backup needed yet")
        said = _backup_words(made[0].moment) if made else none
        self._window.status.show_file(PurePath(store.location).name, said)

    def undo(self) -> None:
        """Take the last step back."""
        if self._context.is_open:
            self._context.jobs.write(self._context.store.undo, self._undone)

    def undo_own(self) -> None:
        """Take back the step that the toast spoke of, unless another one comes before this has its turn."""
        if self._context.is_open:
            work = partial(_undo_unless_newer, self._context.store, self._context.notices)
            self._context.jobs.write(work, self._own_undone)

    def redo(self) -> None:
        """Do the step again that was taken back."""
        if self._context.is_open:
            self._context.jobs.write(self._context.store.redo, self._redone)

    def _hear(self, step: "Step") -> None:
        if not self._context.is_open:
            return
        self._read_labels()
        if step.touches("rep", "setting"):
            self._read_me()

    def _read_labels(self) -> None:
        self._labels.read(partial(_labels_of, self._context.store), self._show_labels)

    def _show_labels(self, labels: Labels) -> None:
        self.undo_label, self.redo_label = labels.undo, labels.redo
        self._window.saying.show_undo(labels.undo)
        self._window.saying.show_redo(labels.redo)

    def _read_me(self) -> None:
        self._me.read(partial(_me_of, self._context.store), self._show_me)

    def _show_me(self, me: "RepRow | None") -> None:
        if me is None:
            self._window.rail.show_me("", "")
            return
        is_manager = me.role == "manager"
        self._window.rail.show_me(me.name, _("Manager") if is_manager else _("Rep"))

    def _undone(self, step: "Step | None") -> None:
        said = _("Taken back: {step}.").format(step=step.label) if step else _("There is nothing to undo.")
        self._context.say(said, undo=False)

    def _own_undone(self, step: "Step | None") -> None:
        if step is None:
            self._context.say(_("Something newer was done meanwhile, so nothing was taken back."), undo=False)
        else:
            self._undone(step)

    def _redone(self, step: "Step | None") -> None:
        said = _("Done again: {step}.").format(step=step.label) if step else _("There is nothing to redo.")
        self._context.say(said, undo=False)


def _labels_of(store: "Store") -> Labels:
    return Labels(store.undo_label(), store.redo_label())


def _undo_unless_newer(store: "Store", notices: Notices) -> "Step | None":
    return store.undo() if notices.is_level else None


def _me_of(store: "Store") -> "RepRow | None":
    from refnet.services import reps  # noqa: PLC0415 - SQLAlchemy comes after the first paint

    return reps.me(store)


def _backup_words(moment: datetime) -> str:
    local, now = moment.astimezone(), datetime.now(UTC).astimezone()
    if local.date() == now.date():
        return _("Backup {time}").format(time=local.strftime("%H:%M"))
    return _("Backup {day}").format(day=formats.day_short(local.date(), now.date()))
