"""Draws items of a list with their first line strong and what follows below it smaller."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from refnet.ui.look import fonts, theme

PADDING, BETWEEN = 8, 2
WRAP = Qt.TextFlag.TextWordWrap
SMALLER = 0.9


class TwoLines(QStyledItemDelegate):
    """The delegate of such a list."""

    def __init__(self, of: QListWidget) -> None:
        super().__init__(of)
        self._list = of

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = self._list.viewport().width()
        first, rest = _measured(option.font, str(index.data()), width - 2 * fonts.px(PADDING))
        return QSize(width, first.height() + rest.height() + fonts.px(2 * PADDING + BETWEEN))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.initStyleOption(option, index)
        text, option.text = str(index.data()), ""  # the option's own text has its lines parted by another sign
        self._list.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, self._list)
        pad = fonts.px(PADDING)
        inside = option.rect.adjusted(pad, pad, -pad, -pad)
        first, rest = _measured(option.font, text, inside.width())
        head, _break, below = text.partition("\n")
        painter.save()
        painter.setFont(_strong(option.font))
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        painter.drawText(QRect(inside.topLeft(), first), WRAP, head)
        painter.setFont(_small(option.font))
        painter.setPen(QColor(theme.current().text2))
        top = inside.top() + first.height() + fonts.px(BETWEEN)
        painter.drawText(QRect(inside.left(), top, inside.width(), rest.height()), WRAP, below)
        painter.restore()


def _measured(font: QFont, text: str, width: int) -> tuple[QSize, QSize]:
    head, _break, below = text.partition("\n")
    room = QRect(0, 0, width, 10_000)
    first = QFontMetrics(_strong(font)).boundingRect(room, WRAP, head).size()
    rest = QFontMetrics(_small(font)).boundingRect(room, WRAP, below).size()
    return QSize(width, first.height()), QSize(width, rest.height())


def _strong(font: QFont) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def _small(font: QFont) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.Normal)
    if font.pixelSize() > 0:
        made.setPixelSize(round(font.pixelSize() * SMALLER))
    else:
        made.setPointSizeF(font.pointSizeF() * SMALLER)
    return made
