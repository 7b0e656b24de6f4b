"""Under a headline that is only about how few deals there are: the ways to more of them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.empty_state import Way


class StartBar(QWidget):
    """Buttons side by side, the first one the usual way."""

    def __init__(self, ways: Sequence[Way], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for way in ways:
            made = button(way.text, way.icon, "primary" if way.primary else "")
            made.clicked.connect(way.run)
            row.addWidget(made)
        row.addStretch(1)
