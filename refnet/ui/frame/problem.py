"""What is shown when a file cannot be opened: the sentence, and ways on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from refnet.i18n import _
from refnet.ui.look import fonts
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import centred, label
from refnet.ui.widgets.parts.picture import Picture

WIDTH = 560


class Problem(QWidget):
    """A full page, for nothing else can be done before it is answered."""

    again_wanted = Signal()
    choose_wanted = Signal()
    restore_wanted = Signal()
    own_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, sentence: str, *, is_own: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_own = is_own  # the user's own file is the one that cannot be opened
        self.setAccessibleName(sentence)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addStretch(2)
        picture = Picture("circle-alert", 28, "danger")
        title = label(_("This file could not be opened"), "title")
        words = label(sentence, "body", wrap=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.setFixedWidth(fonts.px(WIDTH))
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        for part in (picture, title):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(centred(words))
        column.addSpacing(8)
        column.addLayout(self._ways())
        column.addStretch(3)

    def _ways(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        back = () if self._is_own else ((_("Back to my own file"), "", self.own_wanted),)
        ways = (
            (_("Try again"), "primary", self.again_wanted),
            *back,
            (_("Choose another file …"), "", self.choose_wanted),
            (_("Restore a backup …"), "", self.restore_wanted),
            (_("Quit"), "quiet", self.quit_wanted),
        )
        for text, kind, signal in ways:
            made = button(text, kind=kind)
            made.clicked.connect(signal)
            row.addWidget(made)
        row.addStretch(1)
        return row
