"""A row of chips of which the last ones hide where there is no room."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from refnet.ui.look import fonts
from refnet.ui.widgets.parts.chips import HEIGHT, Chip, ChipLabel

GAP = 6


class ChipRow(QWidget):
    """One line high."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._chips: list[ChipLabel] = []

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show these chips in the place of the last ones."""
        for old in self._chips:
            old.hide()
            old.deleteLater()
        self._chips = [ChipLabel(chip, self) for chip in chips]
        self.setVisible(bool(chips))
        self._place()

    def sizeHint(self) -> QSize:
        return QSize(100, fonts.px(HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        left = 0
        for chip in self._chips:
            size = chip.sizeHint()
            chip.setGeometry(left, 0, size.width(), size.height())
            left += size.width()
            chip.setVisible(left <= self.width() or chip is self._chips[0])
            left += GAP
