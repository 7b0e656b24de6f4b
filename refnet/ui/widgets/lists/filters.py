"""The bar over a list: a filter box, what is filtered now, and what can be done with the rows."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from refnet.i18n import _
from refnet.ui.look import fonts
from refnet.ui.widgets.forms.search_field import SearchField
from refnet.ui.widgets.lists.filter_chip import FilterChip

PAUSE = 150  # milliseconds without a key before the list follows
BOX, NARROW_BOX = 240, 190
WIDE = 24  # the margin of a wide window


class FilterBar(QWidget):
    """Ctrl+F goes to its box; each active filter is a chip whose cross takes it away."""

    changed = Signal(str)
    removed = Signal(str)

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = SearchField(placeholder or _("Filter"), "list-filter", "Ctrl+F", self)
        self.box.setFixedWidth(fonts.px(BOX))
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._tell)
        self.box.textChanged.connect(self._wait)
        self.box.returnPressed.connect(self._tell)
        self._chips: list[QPushButton] = []
        self._chip_row, self._extras, self._buttons = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self._whole = QVBoxLayout(self)
        self._row, self._second = QHBoxLayout(), QHBoxLayout()
        self._row.setSpacing(8)
        self._second.addStretch(1)
        self._whole.addLayout(self._row)
        self._whole.addLayout(self._second)
        self._whole.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        self._is_folded = self._are_chips_below = False
        self._pushed: dict[QAbstractButton, str] = {}  # with their own hints
        self._row.addWidget(self.box)
        for part in (self._extras, self._chip_row):
            part.setSpacing(8)
            self._row.addLayout(part)
        self._row.addStretch(1)
        self._row.addLayout(self._buttons)
        self._buttons.setSpacing(8)
        self.set_margin(WIDE)

    def text(self) -> str:
        """Return what is typed in the box."""
        return self.box.text().strip()

    def set_text(self, text: str) -> None:
        """Show a text without telling."""
        self.box.blockSignals(True)
        self.box.setText(text)
        self.box.blockSignals(False)

    def set_margin(self, margin: int) -> None:
        """Follow the page's margin; in a narrow window the buttons are their icons alone."""
        for one, hint in self._pushed.items():
            one.setText("" if margin < WIDE else one.accessibleName())
            one.setToolTip(one.accessibleName() if margin < WIDE else hint)
        self._whole.setContentsMargins(margin, 10, margin, 10)
        self._arrange()

    def focus(self) -> None:
        """Go to the box and mark what is in it."""
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    def set_chips(self, chips: Sequence[tuple[str, str]]) -> None:
        """Show the active filters, each by its key and words."""
        for old in self._chips:
            old.hide()
            old.deleteLater()
        self._chips = [self._chip(key, words) for key, words in chips]
        for chip in self._chips:
            self._chip_row.addWidget(chip)
        self._arrange()

    def add_widget(self, widget: QWidget) -> None:
        """Put something after the box, as a choice that filters."""
        self._extras.addWidget(widget)

    def add_button(self, made: QAbstractButton) -> None:
        """Put a button at the right."""
        self._buttons.addWidget(made)
        self._pushed[made] = made.toolTip()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # a button came, went, or got other words
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        """Where one line has no room, make the box narrower, then use a second line: chips first, whose words matter."""
        margins = self._whole.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        wanted = self._extras.sizeHint().width() + self._buttons.sizeHint().width()
        wanted += self._row.spacing() * self._row.count()
        is_narrow = margins.left() < WIDE or wanted + fonts.px(BOX) > room
        self.box.setFixedWidth(fonts.px(NARROW_BOX if is_narrow else BOX))
        wanted += self.box.minimumWidth()
        words = sum(chip.sizeHint().width() + 8 for chip in self._chips)  # their row knows nothing before it is shown
        self._put_chips(below=bool(self._chips) and wanted + words > room)
        self._fold(wanted > room)

    def _put_chips(self, *, below: bool) -> None:
        if below == self._are_chips_below:
            return
        self._are_chips_below = below
        here, there, place = (self._row, self._second, 0) if below else (self._second, self._row, 2)
        here.removeItem(self._chip_row)
        self._chip_row.setParent(None)
        there.insertLayout(place, self._chip_row)

    def _fold(self, fold: bool) -> None:
        """Put the buttons into a line of their own where one line has no room."""
        if fold == self._is_folded:
            return
        self._is_folded = fold
        here, there = (self._row, self._second) if fold else (self._second, self._row)
        here.removeItem(self._buttons)
        self._buttons.setParent(None)
        there.addLayout(self._buttons)

    def _chip(self, key: str, words: str) -> QPushButton:
        chip = FilterChip(key, words, self)
        chip.clicked.connect(self._remove)
        return chip

    def _remove(self) -> None:
        chip = self.sender()
        if isinstance(chip, QPushButton):
            self.removed.emit(chip.objectName())

    def _wait(self) -> None:
        self._pause.start()

    def _tell(self) -> None:
        self._pause.stop()
        self.changed.emit(self.text())
