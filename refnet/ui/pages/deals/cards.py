"""The cards of the board: what a deal is, what it is worth, how it began and what is next."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)  # fmt: skip
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from refnet.domain.kinds import Stage
from refnet.i18n import _
from refnet.services.deals import DealRow
from refnet.ui.look import fonts, formats, icons, theme
from refnet.ui.look.icon_names import IconName
from refnet.ui.pages.lists.deals_columns import deal_name
from refnet.ui.pages.lists.introductions_columns import next_step
from refnet.ui.widgets.parts.chips import chip_width, paint_chip, source_chip

MIME = "application/x-refnet-deal"
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
HEIGHT, GAP, INSIDE = 108, 8, 12
Index = QModelIndex | QPersistentModelIndex
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class _Pen:
    """How words are written."""

    color: str
    weight: int = 400
    size: int = 13
    side: int = _LEFT


class CardsModel(QAbstractListModel):
    """The cards of one stage; a card that is dropped here is told, and comes with the next reading."""

    dropped = Signal(object, object)  # a deal's id and the stage it was dropped into

    def __init__(self, stage: Stage, today: Callable[[], date], parent: QObject) -> None:
        super().__init__(parent)
        self.stage, self._today = stage, today
        self.cards: tuple[DealRow, ...] = ()

    def show_cards(self, cards: Sequence[DealRow]) -> None:
        """Show these cards."""
        self.beginResetModel()
        self.cards = tuple(cards)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.cards)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        card = self.cards[index.row()]
        if role == ROW_ROLE:
            return card
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return say_card(card, self._today())
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        carried = QMimeData()
        carried.setData(MIME, QByteArray(self.cards[indexes[0].row()].id.bytes))
        return carried

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        if not data.hasFormat(MIME):
            return False
        self.dropped.emit(UUID(bytes=bytes(data.data(MIME).data())), self.stage)
        return True


class CardDelegate(QStyledItemDelegate):
    """Paints one card."""

    def __init__(self, today: Callable[[], date], parent: QObject) -> None:
        super().__init__(parent)
        self._today = today

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(160, fonts.px(HEIGHT) + GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, DealRow):
            return
        tokens = theme.current()
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(option.rect).adjusted(1, 1, -1, -GAP)
        edge = QPen(QColor(tokens.focus), 2) if has_focus else QPen(QColor(tokens.line), 1)
        painter.setPen(edge)
        painter.setBrush(QColor(tokens.soft if is_selected else tokens.surface))
        painter.drawRoundedRect(card, 8, 8)
        quiet = tokens.text2 if is_selected else tokens.text3
        self._words(painter, card.adjusted(INSIDE, 8, -INSIDE, -8), row, quiet)
        painter.restore()

    def _words(self, painter: QPainter, place: QRectF, row: DealRow, quiet: str) -> None:
        tokens, line = theme.current(), place.height() / 4
        lines = [QRectF(place.left(), place.top() + number * line, place.width(), line) for number in range(4)]
        amount = formats.money_short(row.amount, row.currency) if row.amount is not None else ""
        room = QFontMetricsF(fonts.font(13, 600)).horizontalAdvance(amount)
        _text(painter, lines[0], amount, _Pen(tokens.text, 600, side=_RIGHT))
        _text(
            painter, lines[0].adjusted(0, 0, -room - 6, 0), row.organization or deal_name(row), _Pen(tokens.text, 600)
        )
        detail = row.prospect or row.title
        is_told = detail == (row.organization or deal_name(row))
        _text(painter, lines[1], "" if is_told else detail, _Pen(tokens.text2))
        chip = source_chip(row.source)
        paint_chip(painter, chip, lines[2].left(), lines[2].center().y(), lines[2].width())
        _text(painter, lines[2].adjusted(chip_width(chip) + 8, 0, 0, 0), row.introducer, _Pen(quiet))
        self._next(painter, lines[3], row, quiet)

    def _next(self, painter: QPainter, place: QRectF, row: DealRow, quiet: str) -> None:
        tokens, today = theme.current(), self._today()
        is_late = row.next_step_on is not None and row.next_step_on < today
        nothing = not row.next_step and row.next_step_on is None
        color = tokens.danger if is_late else quiet if nothing else tokens.text2
        side = fonts.px(14)
        icon: IconName = "circle-alert" if is_late else "calendar"
        icons.paint(painter, icon, QRectF(place.left(), place.center().y() - side / 2, side, side), color)
        text = next_step(row.next_step, row.next_step_on, row.outcome, today)
        _text(painter, place.adjusted(side + 6, 0, 0, 0), text, _Pen(color, size=12))


def say_card(row: DealRow, today: date) -> str:
    """Return all that a card shows, for those who do not see it."""
    said = [deal_name(row), row.prospect, source_chip(row.source).text]
    if row.amount is not None:
        said.append(formats.money(row.amount, row.currency))
    if row.introducer:
        said.append(_("introduced by {name}").format(name=row.introducer))
    said.append(next_step(row.next_step, row.next_step_on, row.outcome, today))
    return ", ".join(text for text in said if text)


def _text(painter: QPainter, place: QRectF, text: str, pen: _Pen) -> None:
    font = fonts.font(pen.size, pen.weight)
    painter.setFont(font)
    painter.setPen(QColor(pen.color))
    cut = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, pen.side, cut)
