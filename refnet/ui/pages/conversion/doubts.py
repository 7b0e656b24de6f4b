"""The card that says how far the figures can be trusted; each sentence opens the deals it is about."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from refnet.i18n import _
from refnet.ui.pages.conversion.choosing import View
from refnet.ui.pages.conversion.trusting import Doubt
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.cards import card
from refnet.ui.widgets.parts.labels import label


class Doubts(QWidget):
    """A list of sentences, with a link where there are deals to see."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        frame, inside = card(self)
        around.addWidget(frame)
        inside.addWidget(label(_("How far to trust this"), "card"))
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(16)
        self._rows.setVerticalSpacing(6)
        self._rows.setColumnStretch(0, 1)
        inside.addLayout(self._rows)
        self.shown: tuple[Doubt, ...] = ()

    def show_doubts(self, doubts: Sequence[Doubt]) -> None:
        """Say something else; what is said already stays as it is."""
        if tuple(doubts) == self.shown:
            return
        self.shown = tuple(doubts)
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()  # it lives until the event loop turns
                widget.deleteLater()
        for row, each in enumerate(self.shown):
            sentence = label(each.sentence, "muted", wrap=True)
            self._rows.addWidget(sentence, row, 0)
            if each.key is not None:
                words = _("Show like deals") if isinstance(each.key, View) else _("Show deals")
                link = button(words, kind="link")
                link.setAccessibleDescription(each.sentence)
                link.clicked.connect(partial(self.picked.emit, each.key))
                self._rows.addWidget(link, row, 1, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
