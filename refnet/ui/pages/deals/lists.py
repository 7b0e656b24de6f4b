"""The parts of the board that are handled: lists of cards, and the buttons on which a card ends."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtCore import QItemSelection, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QPushButton, QWidget

from refnet.domain.kinds import Stage
from refnet.services.deals import DealRow
from refnet.ui.look import fonts, icons, theme, words
from refnet.ui.pages.deals.cards import MIME, ROW_ROLE, CardDelegate, CardsModel
from refnet.ui.widgets.parts.buttons import GAP as ICON_GAP
from refnet.ui.widgets.parts.buttons import ICON
from refnet.ui.widgets.parts.page_area import keep_room_of_bar


class CardList(QListView):
    """The cards of one stage."""

    opened = Signal(object)  # a DealRow, by Enter or double click
    edit_wanted = Signal(object)  # a DealRow, by F2
    step_wanted = Signal(object, int)  # a DealRow, 1 or -1, by Alt and an arrow
    side_wanted = Signal(int)  # 1 or -1: the arrow keys leave this column
    chosen = Signal(object)  # a DealRow
    menu_wanted = Signal(object, QPoint)  # a DealRow and a place on the screen

    def __init__(self, stage: Stage, today: Callable[[], date], parent: QWidget) -> None:
        super().__init__(parent)
        self.cards = CardsModel(stage, today, self)
        self.may_choose = True  # whether the first card is chosen when the keyboard comes
        self.setModel(self.cards)
        self.setItemDelegate(CardDelegate(today, self))
        self.setAccessibleName(words.stage(stage))
        self.setProperty("bare", "true")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        keep_room_of_bar(self)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.doubleClicked.connect(self._open)

    def card(self) -> DealRow | None:
        """Return the card that has the keyboard."""
        row = self.currentIndex().data(ROW_ROLE) if self.currentIndex().isValid() else None
        return row if isinstance(row, DealRow) else None

    def select_id(self, key: UUID) -> bool:
        """Select a card by its deal; tell whether it is here."""
        for number, card in enumerate(self.cards.cards):
            if card.id == key:
                self.setCurrentIndex(self.cards.index(number))
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        card, key = self.card(), event.key()
        side = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(key), 0)
        if side and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if card is not None:
                self.step_wanted.emit(card, side)
        elif side:
            self.side_wanted.emit(side)
        elif card is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(card)
        elif card is not None and key == Qt.Key.Key_F2:
            self.edit_wanted.emit(card)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        card = self.card()
        if card is not None:
            corner = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
            is_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
            self.menu_wanted.emit(card, event.globalPos() if is_mouse else corner)

    def take_keyboard(self) -> None:
        """Take the keyboard, with a card chosen where there is one."""
        self.setFocus()
        self._choose_one()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._choose_one()

    def _choose_one(self) -> None:
        if self.may_choose and not self.currentIndex().isValid() and self.cards.cards:
            self.setCurrentIndex(self.cards.index(0))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        card = self.card()
        if card is not None and not selected.isEmpty():
            self.chosen.emit(card)

    def _open(self) -> None:
        card = self.card()
        if card is not None:
            self.opened.emit(card)


class EndButton(QPushButton):
    """Closes the chosen card by a click, or any card that is dropped on it."""

    dropped = Signal(object, object)

    def __init__(self, stage: Stage, text: str) -> None:
        super().__init__(text)
        self.stage = stage
        self.setProperty("kind", "quiet")
        self.setIcon(icons.icon("circle-check" if stage is Stage.WON else "circle-x"))
        self.setIconSize(QSize(fonts.px(ICON) + ICON_GAP, fonts.px(ICON)))
        self._is_over = False
        self.setAcceptDrops(True)
        self.setAutoDefault(False)
        self.setAccessibleName(text)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()
            self._mark(over=True)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._mark(over=False)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        tokens, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = tokens.accent if self._is_over else tokens.strong
        painter.setPen(QPen(QColor(color), 2 if self._is_over else 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _mark(self, *, over: bool) -> None:
        self._is_over = over
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._mark(over=False)
        event.acceptProposedAction()
        self.dropped.emit(UUID(bytes=bytes(event.mimeData().data(MIME).data())), self.stage)
