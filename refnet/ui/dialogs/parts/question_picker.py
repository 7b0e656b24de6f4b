"""Which questions of the bank were asked: found by typing, ticked, or written anew."""

from collections.abc import Collection, Sequence
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from refnet.domain.names import fold
from refnet.i18n import _
from refnet.services.questions import QuestionRow
from refnet.ui.look import fonts, tips
from refnet.ui.widgets.parts.labels import label

KEY_ROLE = Qt.ItemDataRole.UserRole
INTRODUCER = "{introducer}"
ROW, SHOWN = 26, 4  # height of a row, and how many are in view


class QuestionPicker(QWidget):
    """Typing narrows the list; Enter ticks the one question left, or adds what was typed as a question of one's own."""

    changed = Signal(int)  # how many are ticked

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.line = _FindLine()
        self.line.setAccessibleName(_("Find a question or write your own"))
        self.line.setPlaceholderText(_("Find a question, or write your own and press Enter"))
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setFixedHeight(fonts.px(ROW) * SHOWN + 8)
        self.list.setProperty("field", "true")
        self._bank: dict[UUID, str] = {}
        self._introducer = ""
        self._shown: tuple[Sequence[QuestionRow], Collection[UUID]] = (), ()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self.none_left = label(_("No question has these words. Enter adds it."), "muted", wrap=True)
        inside = QVBoxLayout(self.list)
        inside.addWidget(self.none_left, 0, Qt.AlignmentFlag.AlignTop)
        self.none_left.hide()
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._narrow)
        self.line.taken.connect(self._take)
        self.line.down.connect(self._enter_list)
        self.list.itemChanged.connect(self._tell)

    def show_bank(
        self, bank: Sequence[QuestionRow], asked: Collection[UUID] = (), first: Collection[UUID] = ()
    ) -> None:
        """Offer these questions: those asked ticked and on top, then those that were chosen beforehand.

        What is asked about an introducer stands last where nobody introduced us.
        """
        self._shown = bank, first
        self.list.blockSignals(True)
        self.list.clear()
        ranked = sorted(bank, key=lambda row: (row.id not in asked, row.id not in first, self._misses(row.text)))
        self._bank = {row.id: row.text for row in ranked}
        for key, text in self._bank.items():
            self._add(self._filled(text), key, ticked=key in asked)
        self.list.blockSignals(False)
        self._tell()

    def set_introducer(self, name: str) -> None:
        """Put this name where a question speaks of the introducer."""
        is_other = bool(name) is not bool(self._introducer)
        self._introducer = name
        if is_other and not self.also_asked():
            bank, first = self._shown
            self.show_bank(bank, self.asked(), first)
        self.list.blockSignals(True)
        for item in self._items():
            if isinstance(key := item.data(KEY_ROLE), UUID):
                item.setText(self._filled(self._bank[key]))
                item.setToolTip(tips.plain(item.text()))
        self.list.blockSignals(False)

    def asked(self) -> tuple[UUID, ...]:
        """Return the ticked questions of the bank."""
        return tuple(key for item in self._ticked() if isinstance(key := item.data(KEY_ROLE), UUID))

    def also_asked(self) -> tuple[str, ...]:
        """Return the ticked questions that the bank lacks so far; words in the line that found none are one of them."""
        own = (item.text() for item in self._ticked() if item.data(KEY_ROLE) is None)
        text = self.line.text().strip()
        return (*own, text) if text and not self._is_search(text) else tuple(own)

    def _is_search(self, text: str) -> bool:
        """Tell that words find questions, none of which they are."""
        found = [fold(item.text()) for item in self._items() if not item.isHidden()]
        return bool(found) and fold(text) not in found

    def _misses(self, text: str) -> bool:
        return INTRODUCER in text and not self._introducer

    def _filled(self, text: str) -> str:
        return text.replace(INTRODUCER, self._introducer or _("the introducer"))

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(number) for number in range(self.list.count())]

    def _ticked(self) -> list[QListWidgetItem]:
        return [item for item in self._items() if item.checkState() is Qt.CheckState.Checked]

    def _add(self, text: str, key: UUID | None, *, ticked: bool, row: int | None = None) -> None:
        item = QListWidgetItem(text)
        item.setData(KEY_ROLE, key)
        item.setToolTip(tips.plain(text))
        item.setSizeHint(QSize(100, fonts.px(ROW)))
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.list.insertItem(self.list.count() if row is None else row, item)

    def _narrow(self, text: str) -> None:
        wanted = fold(text).split()
        for item in self._items():
            item.setHidden(not all(word in fold(item.text()) for word in wanted))
        self.none_left.setVisible(all(item.isHidden() for item in self._items()) and bool(text.strip()))

    def _take(self) -> None:
        text = " ".join(self.line.text().split())
        left = [item for item in self._items() if not item.isHidden()]
        same = [item for item in self._items() if fold(item.text()) == fold(text)]
        if same or len(left) == 1:
            (same or left)[0].setCheckState(Qt.CheckState.Checked)
        else:
            self._add(text, None, ticked=True, row=0)
            self._tell()
        self.line.clear()
        self._narrow("")

    def _enter_list(self) -> None:
        first = next((item for item in self._items() if not item.isHidden()), None)
        if first is not None:
            self.list.setCurrentItem(first)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        self.changed.emit(len(self._ticked()))


class _FindLine(QLineEdit):
    """Keeps Enter while something is typed; an empty line leaves it to the form."""

    taken = Signal()
    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self.text().strip() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.taken.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)
