"""One choice out of a few, all of them in view."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from refnet.ui.look import fonts, icons
from refnet.ui.look.icon_names import MaybeIcon

ICON, GAP = 16, 3


Option = tuple[Any, str, MaybeIcon]  # a value, its words and its icon


class Segmented(QWidget):
    """A row of buttons of which one is pressed; arrow keys move the choice."""

    chosen = Signal(object)

    def __init__(
        self,
        options: Sequence[Option],
        name: str,
        parent: QWidget | None = None,
        *,
        stretch: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._values = [value for value, _text, _icon in options]
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, (_value, text, icon) in enumerate(options):
            button = self._button(text, icon, _place(number, len(options)))
            button.setAccessibleName(f"{name}: {text}")
            self._group.addButton(button, number)
            row.addWidget(button, 1 if stretch else 0)
        if not stretch:
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.choose(self._values[0])
        self.setFocusProxy(self._group.button(0))
        self._group.idClicked.connect(self._tell)

    def value(self) -> Any:  # noqa: ANN401 - what the options hold
        """Return the value of the chosen option."""
        return self._values[self._group.checkedId()]

    def choose(self, value: object) -> None:
        """Choose without telling."""
        button = self._group.button(self._values.index(value))
        button.setChecked(True)
        self.setFocusProxy(button)

    def set_text(self, value: object, text: str) -> None:
        """Change the words of one option, as when a count moved."""
        button = self._group.button(self._values.index(value))
        button.setText(text)
        button.setAccessibleName(f"{self.accessibleName()}: {text}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}.get(
            Qt.Key(event.key()), 0
        )
        if not step or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
            return
        place = (self._group.checkedId() + step) % len(self._values)
        self.choose(self._values[place])
        self._group.button(place).setFocus()
        self.chosen.emit(self._values[place])

    def _button(self, text: str, icon: MaybeIcon, place: str) -> QPushButton:
        button = _Segment(text, self)
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setProperty("segment", place)
        if icon:
            button.setIcon(icons.icon(icon, "text2", active="soft_text"))
            button.setIconSize(QSize(fonts.px(ICON) + GAP, fonts.px(ICON)))
        return button

    def _tell(self, number: int) -> None:
        self.setFocusProxy(self._group.button(number))
        self.chosen.emit(self._values[number])


class _Segment(QPushButton):
    """Leaves the arrow keys to the row; a button alone would move the keyboard without choosing."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)


def _place(number: int, count: int) -> str:
    if count == 1:
        return "only"
    return {0: "first", count - 1: "last"}.get(number, "middle")
