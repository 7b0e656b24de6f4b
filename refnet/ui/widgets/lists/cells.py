"""Paints the cells of every list: words, chips, meters, ranges, and the accent bar of the selected row."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from refnet.i18n import _
from refnet.ui.look import fonts, formats, theme
from refnet.ui.widgets.lists.columns import Column, Interval
from refnet.ui.widgets.lists.meters import paint_interval, paint_level, paint_meter
from refnet.ui.widgets.lists.rows_model import VALUE_ROLE, RowsModel
from refnet.ui.widgets.parts.chips import Chip, paint_chip

PADDING, BAR, RING = 10, 3, 2
WORDS_OF_RATE = 40  # room for "100%" beside a range

Index = QModelIndex | QPersistentModelIndex
Picture = Callable[[QPainter, QRectF, object], bool]


class CellDelegate(QStyledItemDelegate):
    """Draws one cell by its column's kind; colours come from the option's state and the tokens."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, RowsModel):
            super().paint(painter, option, index)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(option.rect)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        _background(painter, place, selected=is_selected, first=_is_first(option))
        inner = place.adjusted(PADDING, 0, -PADDING, 0)
        column = model.columns[index.column()]
        value = index.data(VALUE_ROLE)
        draw = _PICTURES.get(column.kind)
        if draw is None or not draw(painter, inner, value):
            _words(painter, inner, column, str(index.data() or ""), selected=is_selected)
        _focus(painter, place, option, index)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, fonts.px(34))


def _is_first(option: QStyleOptionViewItem) -> bool:
    return option.rect.left() <= 0


def _background(painter: QPainter, place: QRectF, *, selected: bool, first: bool) -> None:
    tokens = theme.current()
    if selected:
        painter.fillRect(place, QColor(tokens.soft))
    painter.fillRect(QRectF(place.left(), place.bottom() - 1, place.width(), 1), QColor(tokens.line))
    if selected and first:
        painter.fillRect(QRectF(place.left(), place.top(), BAR, place.height() - 1), QColor(tokens.accent))


def _words(painter: QPainter, place: QRectF, column: Column, text: str, *, selected: bool) -> None:
    tokens = theme.current()
    is_quiet = text == formats.DASH or text == _("Reading …")
    color = tokens.text if column.strong or column.kind in ("number", "money") else tokens.text2
    if is_quiet and not selected:
        color = tokens.text3
    painter.setFont(fonts.font(fonts.BODY, 500 if column.strong else 400))
    painter.setPen(QColor(color))
    cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(place.width()))
    painter.drawText(place, int(column.alignment), cut)


def _focus(painter: QPainter, place: QRectF, option: QStyleOptionViewItem, index: Index) -> None:
    """Draw this cell's part of the ring round the row that has the keyboard."""
    view = option.widget
    if not isinstance(view, QTableView) or not view.hasFocus() or view.currentIndex().row() != index.row():
        return
    color, right = QColor(theme.current().focus), place.right() - RING
    painter.fillRect(QRectF(place.left(), place.top(), place.width(), RING), color)
    painter.fillRect(QRectF(place.left(), place.bottom() - RING - 1, place.width(), RING), color)
    edges = {0: place.left(), view.horizontalHeader().length() - place.width(): right}
    for left, edge in edges.items():
        if abs(view.columnViewportPosition(index.column()) + view.horizontalHeader().offset() - left) < 1:
            painter.fillRect(QRectF(edge, place.top(), RING, place.height() - 1), color)


def _chip(painter: QPainter, place: QRectF, value: object) -> bool:
    if isinstance(value, Chip):
        paint_chip(painter, value, place.left(), place.center().y(), place.width())
    return isinstance(value, Chip)


def _meter(painter: QPainter, place: QRectF, value: object) -> bool:
    if isinstance(value, int):
        paint_meter(painter, place.left(), place.center().y(), value)
    return isinstance(value, int)


def _level(painter: QPainter, place: QRectF, value: object) -> bool:
    if isinstance(value, int):
        paint_level(painter, place.left(), place.center().y() + 4, value)
    return isinstance(value, int)


def _interval(painter: QPainter, place: QRectF, value: object) -> bool:
    if not isinstance(value, Interval):
        return False
    words = fonts.px(WORDS_OF_RATE)
    paint_interval(painter, place.adjusted(4, 0, -words - 4, 0), value)
    painter.setFont(fonts.font())
    painter.setPen(QColor(theme.current().text))
    right = QRectF(place.right() - words, place.top(), words, place.height())
    painter.drawText(
        right, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), formats.percent(value.rate)
    )
    return True


_PICTURES: dict[str, Picture] = {"chip": _chip, "meter": _meter, "level": _level, "interval": _interval}
