"""Two columns that scroll together: a wide one, and cards beside it or, where there is little room, below it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from refnet.ui.look import fonts
from refnet.ui.widgets.parts.page_area import PageArea

BESIDE = 380  # pixels of the column beside
QWIDGETSIZE_MAX = 16_777_215  # Qt's own, which PySide does not name


class TwoColumns(PageArea):
    """Widgets below each other at the left, those of `small` as wide as they are, and cards at the right."""

    def __init__(self, left: Sequence[QWidget], small: Sequence[QWidget], right: Sequence[QWidget]) -> None:
        inner = QWidget()
        both = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        both.setSpacing(24)
        both.addWidget(_wide(left, small), 1)
        cards = _Beside(right)
        both.addWidget(cards)
        super().__init__(inner)
        self._both, self._cards = both, cards

    def set_room(self, margin: int, *, is_beside: bool) -> None:
        """Leave a margin around, and put the cards beside the wide column or below it."""
        self.set_margin(margin)
        self._both.setDirection(QBoxLayout.Direction.LeftToRight if is_beside else QBoxLayout.Direction.TopToBottom)
        self._cards.stack(is_beside)

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


class _Beside(QWidget):
    """The cards: below each other in a column of their own, or side by side where that stands below the list."""

    def __init__(self, cards: Sequence[QWidget]) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        for one in cards:
            self._row.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addStretch(1)

    def stack(self, is_stacked: bool) -> None:
        """Put the cards below each other, or side by side."""
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if is_stacked else way.LeftToRight)
        for place in range(self._row.count() - 1):
            self._row.setStretch(place, 0 if is_stacked else 1)
        self._row.setStretch(self._row.count() - 1, 1 if is_stacked else 0)
        self.setMinimumWidth(fonts.px(BESIDE) if is_stacked else 0)
        self.setMaximumWidth(fonts.px(BESIDE) if is_stacked else QWIDGETSIZE_MAX)

    def event(self, event: QEvent) -> bool:
        """Be as high as the wrapped words are at this width: below the list, the page would reckon with its full width."""
        handled = super().event(event)
        layout = self.layout()
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and layout is not None:
            self.setMinimumHeight(max(0, layout.minimumHeightForWidth(self.width())))
        return handled
