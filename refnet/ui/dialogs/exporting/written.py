"""Where a file or folder that was written lies, with the ways there."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from refnet.i18n import _
from refnet.ui.look import fonts
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import label

WIDTH, MARGIN = 460, 24


class WrittenDialog(QDialog):
    """Says what was written and where it is; opens it, or the folder it lies in."""

    def __init__(self, sentence: str, path: Path, more: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Written"))
        self.setMinimumWidth(fonts.px(WIDTH))
        self.path = path
        self.sentence = label(sentence, "sentence", wrap=True)
        self.place = label(_("It is in {folder}.").format(folder=path.parent), "muted", wrap=True)
        self.open_it = button(_("Open"), "eye")
        self.show_it = button(_("Show in folder"), "folder-open")
        self.close_it = button(_("Close"), kind="primary")
        self.open_it.clicked.connect(partial(self.go, path))
        self.show_it.clicked.connect(partial(self.go, path.parent))
        self.close_it.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(12)
        column.addWidget(self.sentence)
        if more:
            column.addWidget(label(more, "body", wrap=True))
        column.addWidget(self.place)
        row = QHBoxLayout()
        row.addWidget(self.open_it)
        row.addWidget(self.show_it)
        row.addStretch(1)
        row.addWidget(self.close_it)
        column.addLayout(row)
        self.close_it.setFocus()

    def go(self, path: Path) -> None:
        """Let the system open a file or a folder."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
