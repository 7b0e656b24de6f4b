"""A card that tells in words: a title, what was found, a copy of it all, and how it is computed."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from refnet.i18n import _
from refnet.ui.context import Context
from refnet.ui.widgets.charts.how import HowComputed
from refnet.ui.widgets.parts.buttons import icon_button
from refnet.ui.widgets.parts.cards import card
from refnet.ui.widgets.parts.labels import label


class WordsCard(QWidget):
    """Holds `body` under its title; `text` gives what a copy holds."""

    def __init__(self, context: Context, name: str, page: QWidget, note: str = "") -> None:
        super().__init__(page)
        self._context = context
        self.text: Callable[[], str] = str
        self.title = label(name, "card")
        self.copy = icon_button("copy", _("Copy as text"))
        self.how = HowComputed(name)
        self.body = QVBoxLayout()
        self.body.setSpacing(0)
        self.frame, inside = card(self)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(label(note, "caption"))
        head.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(head)
        inside.addLayout(self.body)
        inside.addWidget(self.how)
        inside.addStretch(1)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.frame)
        self.copy.clicked.connect(self._copy)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text())
        self._context.say(_("The text was copied."), undo=False)
