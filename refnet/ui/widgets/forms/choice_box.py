"""A drop-down of values with their words."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from refnet.ui.look import fonts, icons, theme, tips

CHEVRON, ROOM = 14, 24
EASE = 4  # pixels by which Qt reckons a drop-down too narrow for its own words
WIDEST, LEAST = 280, 130  # pixels that a field asks for, and gives way to; what is cut shows whole in the open list


class ChoiceBox(QComboBox):
    """Holds any values; says which was chosen."""

    chosen = Signal(object)

    def __init__(self, options: Sequence[tuple[Any, str]] = (), name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[Any] = []
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)  # offers may come late
        self.set_options(options)
        self.activated.connect(self._tell)

    def set_options(self, options: Sequence[tuple[Any, str]]) -> None:
        """Offer other values; the choice stays where its value is still there."""
        kept = self.value()
        self.clear()
        self._values = [value for value, _text in options]
        self.addItems([text for _value, text in options])
        if kept in self._values:
            self.choose(kept)

    def value(self) -> Any:  # noqa: ANN401 - what the options hold
        """Return the chosen value, None when there are none."""
        place = self.currentIndex()
        return self._values[place] if 0 <= place < len(self._values) else None

    def choose(self, value: object) -> None:
        """Choose without telling; a value that is not offered changes nothing."""
        if value in self._values:
            self.setCurrentIndex(self._values.index(value))

    def sizeHint(self) -> QSize:
        return bounded(super().sizeHint() + QSize(EASE, 0))

    def minimumSizeHint(self) -> QSize:
        return least(super().minimumSizeHint() + QSize(EASE, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        words = option.currentText
        option.currentText = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width() - 2)
        self.setToolTip(tips.plain(words) if option.currentText != words else "")
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        if not self.isEditable():
            painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()
        paint_chevron(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # a wheel that scrolls the page must not change a choice on its way

    def _tell(self, place: int) -> None:
        self.chosen.emit(self._values[place])


def bounded(size: QSize) -> QSize:
    """Return the size that a drop-down asks for, however long its words are."""
    return size.boundedTo(QSize(fonts.px(WIDEST), size.height()))


def least(size: QSize) -> QSize:
    """Return the least size of a drop-down: that of its words, but of words without end."""
    return size if size.width() <= fonts.px(WIDEST) else QSize(fonts.px(LEAST), size.height())


def paint_chevron(field: QWidget) -> None:
    """Paint the mark of a drop-down at the right end of a field."""
    painter = QPainter(field)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = fonts.px(CHEVRON)
    place = QRectF(field.width() - fonts.px(ROOM), (field.height() - side) / 2, side, side)
    icons.paint(painter, "chevron-down", place, theme.current().text2)
    painter.end()
