"""Two columns that scroll together: a wide one, and cards beside it or, where there is little room, below it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from refnet.ui.look import fonts

BESIDE = 380  # pixels of the column beside


class TwoColumns(QScrollArea):
    """Widgets below each other at the left, those of `small` as wide as they are, and cards at the right."""

    def __init__(self, left: Sequence[QWidget], small: Sequence[QWidget], right: Sequence[QWidget]) -> None:
        super().__init__()
        inner = QWidget()
        inner.setProperty("back", "none")
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._both.setSpacing(24)
        self._both.addWidget(_wide(left, small), 1)
        self._both.addWidget(_beside(right))
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inner)

    def set_room(self, margin: int, *, is_beside: bool) -> None:
        """Leave a margin around, and put the cards beside the wide column or below it."""
        self._both.setContentsMargins(margin, 4, margin, margin)
        self._both.setDirection(QBoxLayout.Direction.LeftToRight if is_beside else QBoxLayout.Direction.TopToBottom)

    def to_top(self) -> None:
        """Show the beginning."""
        self.verticalScrollBar().setValue(0)


def _wide(widgets: Sequence[QWidget], small: Sequence[QWidget]) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(14)
    for one in widgets:
        column.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft if one in small else Qt.AlignmentFlag(0))
    column.addStretch(1)
    return made


def _beside(widgets: Sequence[QWidget]) -> QWidget:
    made = _Beside()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(16)
    for one in widgets:
        column.addWidget(one)
    column.addStretch(1)
    made.setFixedWidth(fonts.px(BESIDE))
    return made


class _Beside(QWidget):
    """As high as its wrapped words are at its own width: below the list, the page would reckon with its full width."""

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        layout = self.layout()
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and layout is not None:
            self.setMinimumHeight(max(0, layout.minimumHeightForWidth(self.width())))
        return handled
