"""The status bar, which says only what is true: saved state, what Undo would take back, running work, file, backup."""

from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

from refnet.i18n import _
from refnet.ui.jobs import Progress, Tick
from refnet.ui.look import fonts, formats, icons, theme
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import ElidedLabel, label

HEIGHT, ICON, BAR, PATIENCE = 26, 14, 120, 500


class StatusBar(QWidget):
    """One line at the bottom of the window."""

    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("back", "surface")
        self.setProperty("edge", "top")
        self.setAccessibleName(_("Status"))
        self.setFixedHeight(fonts.px(HEIGHT))
        self._saved_icon, self.saved = QLabel(), label(_("Ready"), "saved")
        self.undo = button(_("Nothing to undo"), "undo-2", "status", hint="Ctrl+Z")
        self.undo.clicked.connect(self.undo_wanted)
        self.undo.setEnabled(False)
        self.work = RunningWork(self)
        self._file_icon, self.file = QLabel(), label("", "support")
        self._backup_icon, self.backup = QLabel(), label("", "support")
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(6)
        row.addWidget(self._saved_icon)
        row.addWidget(self.saved)
        row.addSpacing(8)
        row.addWidget(self.undo)
        row.addStretch(1)
        row.addWidget(self.work)
        row.addSpacing(8)
        for picture, words in ((self._file_icon, self.file), (self._backup_icon, self.backup)):
            row.addWidget(picture)
            row.addWidget(words)
            row.addSpacing(6)
        theme.watch.changed.connect(self._paint_icons)
        self.work.appeared.connect(self._make_room)
        self.show_file("", "")

    def set_open(self, is_open: bool) -> None:
        """Say something of a file only while one is open."""
        self.saved.setText(_("Ready") if is_open else "")
        for part in (self._saved_icon, self.saved, self.undo):
            part.setVisible(is_open)
        if not is_open:
            self.show_file("", "")

    def show_saved(self, moment: datetime) -> None:
        """Say that everything was safe on the disk at this moment."""
        self.saved.setText(_("Everything saved {time}").format(time=moment.strftime("%H:%M")))

    def show_undo(self, step: str | None) -> None:
        """Name the step that Undo would take back."""
        text = _("Undo: {step}").format(step=step) if step else _("Nothing to undo")
        self.undo.setText(text.replace("&", "&&"))
        self.undo.setAccessibleName(text)
        self.undo.setEnabled(bool(step))

    def show_file(self, name: str, backup: str) -> None:
        """Say which file is open and when it was last backed up."""
        self.file.setText(name)
        self.backup.setText(backup)
        self._paint_icons()
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Leave out the backup, then the file, where running work needs their room; Settings tell them too."""
        ends = ((self._backup_icon, self.backup), (self._file_icon, self.file))
        for picture, words in ends:
            for part in (picture, words):
                part.setVisible(bool(self.file.text()) and bool(words.text()))
        for picture, words in ends:
            if self._row.minimumSize().width() > self.width():
                picture.hide()
                words.hide()

    def _paint_icons(self) -> None:
        tokens, side = theme.current(), fonts.px(ICON)
        self._saved_icon.setPixmap(icons.pixmap("check", side, tokens.won.text))
        self._file_icon.setPixmap(icons.pixmap("hard-drive", side, tokens.text2))
        self._backup_icon.setPixmap(icons.pixmap("archive-restore", side, tokens.text2))


class RunningWork(QWidget):
    """A bar with count and Cancel for work that takes over half a second."""

    appeared = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._work: Progress | None = None
        self.words, self.count = ElidedLabel("", "support"), label("", "support")
        self.words.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(fonts.px(BAR))
        self.cancel: QPushButton = button(_("Cancel"), kind="link")
        self.cancel.setProperty("kind", "status-link")
        self.cancel.clicked.connect(self._cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self.words, self.bar, self.count, self.cancel):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(self._appear)
        self.hide()

    def take(self, tick: Tick) -> None:
        """Show how far a piece of work has come; hide when it is over."""
        if tick.is_over:
            if self._work is tick.work:
                self._work = None
                self._patience.stop()
                self.hide()
                self.appeared.emit()
            return
        if self._work is not tick.work:
            self._work = tick.work
            self._patience.start()
        self.words.setText(tick.work.label)
        self.bar.setAccessibleName(tick.work.label)
        self.bar.setRange(0, tick.total)
        self.bar.setValue(tick.done)
        of = _("{done} of {total}").format(done=formats.number(tick.done), total=formats.number(tick.total))
        self.count.setText(of if tick.total else formats.number(tick.done))

    def _appear(self) -> None:
        self.setVisible(self._work is not None)
        self.appeared.emit()

    def _cancel(self) -> None:
        if self._work is not None:
            self._work.cancel()
            self.words.setText(_("Stopping …"))
