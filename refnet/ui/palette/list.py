"""The list inside the palette: headings, rows, and the letters that were meant in the accent colour."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from refnet.i18n import _
from refnet.ui.look import fonts, icons, theme
from refnet.ui.palette.rows import PaletteRow, marked
from refnet.ui.widgets.forms.search_field import paint_key

ROW, HEADING, MOST_HEIGHT, SIDE = 35, 30, 380, 16
SHARE_OF_SCREEN = 0.55  # the rest is for what stands above and below
ROLE = int(Qt.ItemDataRole.UserRole)

Index = QModelIndex | QPersistentModelIndex
LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class PaletteList(QListWidget):
    """Never takes the keyboard; the field above moves its choice."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Found"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("bare", "true")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text = ""
        self.setItemDelegate(_RowDelegate(self))

    def show_rows(self, rows: Sequence[PaletteRow], text: str, *, chooses: bool = True) -> None:
        """Show rows under their headings, the first one chosen where Enter may take it at once."""
        self.clear()
        self.text = text
        group = ""
        for row in rows:
            if row.group != group:
                group = row.group
                heading = QListWidgetItem(group, self)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
            item = QListWidgetItem(f"{row.title} {row.detail}".strip(), self)
            item.setData(ROLE, row)
        if chooses:
            self.move_choice(1)
        headings = len({row.group for row in rows})
        height = fonts.px(ROW) * len(rows) + fonts.px(HEADING) * headings
        most = round(self.screen().availableSize().height() * SHARE_OF_SCREEN)
        self.setFixedHeight(min(height + 4, fonts.px(MOST_HEIGHT), most))

    def rows(self) -> list[PaletteRow]:
        """Return the rows, without headings."""
        found = (self.item(number).data(ROLE) for number in range(self.count()))
        return [row for row in found if isinstance(row, PaletteRow)]

    def chosen(self) -> PaletteRow | None:
        """Return the chosen row."""
        item = self.currentItem()
        row = item.data(ROLE) if item is not None else None
        return row if isinstance(row, PaletteRow) else None

    def move_choice(self, step: int) -> None:
        """Choose the next or last row, passing headings, round the ends."""
        count = self.count()
        place = self.currentRow()
        for _again in range(count):
            place = (place + step) % count
            if self.item(place).data(ROLE) is not None:
                self.setCurrentRow(place)
                if place == 1:
                    self.scrollToTop()
                return


class _RowDelegate(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place, row = QRectF(option.rect), index.data(ROLE)
        if isinstance(row, PaletteRow):
            view = self.parent()
            text = view.text if isinstance(view, PaletteList) else ""
            chosen = bool(option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver))
            _paint_row(painter, place.adjusted(6, 0, -6, 0), row, text, chosen=chosen)
        else:
            painter.setFont(fonts.font(12, 600))
            painter.setPen(QColor(theme.current().text3))
            painter.drawText(place.adjusted(16, 4, -16, 0), LEFT, str(index.data() or ""))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        is_row = isinstance(index.data(ROLE), PaletteRow)
        return QSize(100, fonts.px(ROW if is_row else HEADING))


def _paint_row(painter: QPainter, place: QRectF, row: PaletteRow, text: str, *, chosen: bool) -> None:
    tokens = theme.current()
    if chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.soft))
        painter.drawRoundedRect(place, 6, 6)
    side = fonts.px(SIDE)
    icon_place = QRectF(place.left() + 12, place.center().y() - side / 2, side, side)
    icons.paint(painter, row.icon, icon_place, tokens.text2)
    right = place.right() - 12
    hint = row.key or ((row.enter or _("Enter opens")) if chosen else "")
    if row.key:
        right = paint_key(painter, hint, right, place.center().y()) - 8
    elif hint:
        right = _paint_end(painter, hint, right, place)
    words = QRectF(icon_place.right() + 10, place.top(), right - icon_place.right() - 20, place.height())
    used = _paint_title(painter, words, row.title, text)
    painter.setFont(fonts.font())
    painter.setPen(QColor(tokens.text2))
    words.setLeft(words.left() + used + 10)
    cut = painter.fontMetrics().elidedText(row.detail, Qt.TextElideMode.ElideRight, max(int(words.width()), 0))
    painter.drawText(words, LEFT, cut)


def _paint_end(painter: QPainter, hint: str, right: float, place: QRectF) -> float:
    painter.setFont(fonts.font(12))
    painter.setPen(QColor(theme.current().text2))
    width = painter.fontMetrics().horizontalAdvance(hint)
    painter.drawText(QRectF(right - width, place.top(), width + 1, place.height()), LEFT, hint)
    return right - width - 10


def _paint_title(painter: QPainter, place: QRectF, title: str, text: str) -> float:
    """Paint a title in runs of meant and other letters; return its width."""
    tokens = theme.current()
    painter.setFont(fonts.font(fonts.BODY, 500))
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, int(place.width()))
    marks = marked(shown, text)
    left, start = place.left(), 0
    for end in range(1, len(shown) + 1):
        if end == len(shown) or marks[end] != marks[start]:
            run = shown[start:end]
            painter.setPen(QColor(tokens.accent if marks[start] else tokens.text))
            painter.drawText(QRectF(left, place.top(), place.width(), place.height()), LEFT, run)
            left += metrics.horizontalAdvance(run)
            start = end
    return left - place.left()
