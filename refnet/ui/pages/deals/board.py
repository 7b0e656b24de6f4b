"""The board of deals: one column a stage, cards moved by dragging or with Alt and the arrow keys."""

from collections.abc import Callable, Mapping
from datetime import date
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from refnet.domain.kinds import OPEN_STAGES, Stage
from refnet.i18n import _, counted
from refnet.services.deals import BoardColumn, DealRow
from refnet.ui.look import fonts, formats, words
from refnet.ui.look.sheet import SCROLL_BAR
from refnet.ui.pages.deals.lists import CardList, EndButton
from refnet.ui.widgets.parts.labels import label

LEAST, GAP = 150, 14  # pixels of a column, and between two of them


class DealBoard(QWidget):
    """Five columns, and below them the two ways in which a deal ends."""

    opened = Signal(object)
    chosen = Signal(object)
    edit_wanted = Signal(object)
    put_wanted = Signal(object, object)  # a deal's id and a Stage
    step_wanted = Signal(object, int)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, today: Callable[[], date], margin: int) -> None:
        super().__init__()
        self.setAccessibleName(_("Board of deals by stage"))
        self.lists = {stage: CardList(stage, today, self) for stage in OPEN_STAGES}
        self._heads = {stage: (label(words.stage(stage), "strong"), label("", "caption")) for stage in OPEN_STAGES}
        self._kept: UUID | None = None
        inside = QWidget()
        inside.setProperty("back", "none")
        self._columns = QHBoxLayout(inside)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(GAP - SCROLL_BAR)
        for stage, cards in self.lists.items():
            cards.setMinimumWidth(fonts.px(LEAST) + SCROLL_BAR)
            self._columns.addLayout(self._column(stage, cards), 1)
        self._area = QScrollArea()  # sideways, where a panel leaves too little room for five
        self._area.setWidget(inside)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._outer = QVBoxLayout(self)
        self._outer.setSpacing(8)
        self._outer.addWidget(self._area, 1)
        self._below = self._ends()
        self._outer.addLayout(self._below)
        self.set_margin(margin)

    def set_margin(self, margin: int) -> None:
        """Follow the page's margin."""
        self._outer.setContentsMargins(margin, 4, margin - SCROLL_BAR, 10)
        self._below.setContentsMargins(0, 0, SCROLL_BAR, 0)

    def show_columns(self, columns: Mapping[Stage, BoardColumn], currency: str) -> None:
        """Show what stands where; the chosen card stays chosen."""
        focused = next((one for one in self.lists.values() if one.hasFocus()), None)
        for stage, cards in self.lists.items():
            column = columns[stage]
            name, amount = self._heads[stage]
            name.setText(f"{words.stage(stage)}  {formats.number(column.count)}")
            amount.setText(formats.money_short(column.amount, currency) if column.amount else "")
            rest = column.count - len(column.cards)
            more = counted("{count} more in the table", "{count} more in the table", rest) if rest > 0 else ""
            cards.setToolTip(more)
            cards.cards.show_cards(column.cards)
        self._restore(focused)

    def keep(self, key: UUID | None) -> None:
        """Choose the card of the deal in the panel; while there is one, the keyboard chooses no other by coming here."""
        self._kept = key or self._kept
        for one in self.lists.values():
            one.may_choose = key is None
            if key is not None and not one.select_id(key):
                one.clearSelection()

    def card(self) -> DealRow | None:
        """Return the chosen card."""
        return next((card for one in self.lists.values() if (card := one.card()) and one.selectedIndexes()), None)

    def _column(self, stage: Stage, cards: CardList) -> QVBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, SCROLL_BAR, 0)
        name, amount = self._heads[stage]
        head.addWidget(name)
        head.addStretch(1)
        head.addWidget(amount)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(cards, 1)
        cards.opened.connect(self.opened)
        cards.edit_wanted.connect(self.edit_wanted)
        cards.step_wanted.connect(self.step_wanted)
        cards.menu_wanted.connect(self.menu_wanted)
        cards.side_wanted.connect(self._go_beside)
        cards.chosen.connect(self._choose)
        cards.cards.dropped.connect(self.put_wanted)
        return column

    def _ends(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        texts = {Stage.WON: _("Close as won"), Stage.LOST: _("Close as lost")}
        for stage, text in texts.items():
            end = EndButton(stage, text)
            end.setToolTip(_("Drop a card here, or choose one and click"))
            end.dropped.connect(self.put_wanted)
            end.clicked.connect(self._end_chosen)
            row.addWidget(end, 1)
        return row

    def _end_chosen(self) -> None:
        end, card = self.sender(), self.card()
        if isinstance(end, EndButton) and card is not None:
            self.put_wanted.emit(card.id, end.stage)

    def _choose(self, card: DealRow) -> None:
        """Let only one card of the whole board be chosen."""
        self._kept = card.id
        chosen = self.sender()
        if isinstance(chosen, QWidget):
            self._area.ensureWidgetVisible(chosen, 0, 0)
        for one in self.lists.values():
            if one is not self.sender():
                one.clearSelection()
        self.chosen.emit(card)

    def _go_beside(self, side: int) -> None:
        lists = list(self.lists.values())
        here = self.sender()
        if not isinstance(here, CardList):
            return
        place = lists.index(here) + side
        while 0 <= place < len(lists) and not lists[place].cards.cards:
            place += side
        if 0 <= place < len(lists):
            there = lists[place]
            row = min(here.currentIndex().row(), len(there.cards.cards) - 1)
            there.setFocus()
            there.setCurrentIndex(there.cards.index(max(row, 0)))

    def _restore(self, focused: CardList | None) -> None:
        """Choose the card again that was chosen; the keyboard never stays in a column without cards."""
        kept = self._kept
        found = next((one for one in self.lists.values() if kept is not None and one.select_id(kept)), None)
        if focused is not None:
            (found or self.main_list(focused)).take_keyboard()

    def main_list(self, wanted: CardList | None = None) -> CardList:
        """Return the column that takes the keyboard: with the chosen card, the wanted one, or the first, that has cards."""
        chosen = [one for one in self.lists.values() if one.selectedIndexes()]
        known = [one for one in (*chosen, wanted, *self.lists.values()) if one is not None]
        return next((one for one in known if one.cards.cards), known[0])
