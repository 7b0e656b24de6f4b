"""How far the search is, and a way to stop it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from refnet.i18n import _
from refnet.ui.context import Context
from refnet.ui.jobs import Progress, Tick
from refnet.ui.look import fonts
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import centred, label

WIDTH, STEPS = 320, 1000


class Searching(QWidget):
    """Follows one search."""

    stopped = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._search: Progress | None = None
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(fonts.px(WIDTH))
        self.bar.setAccessibleName(_("Looking for people who look alike"))
        stop = button(_("Stop"))
        stop.clicked.connect(self.stopped)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(1)
        column.addLayout(centred(label(_("Looking for people who look alike …"), "muted")))
        column.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(stop, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        context.jobs.ticked.connect(self._take)

    def follow(self, search: Progress) -> None:
        """Show how far this search is."""
        self._search = search
        self.bar.setRange(0, 0)

    def _take(self, tick: Tick) -> None:
        if tick.work is self._search and tick.total:
            self.bar.setRange(0, STEPS)
            self.bar.setValue(round(STEPS * tick.done / tick.total))
