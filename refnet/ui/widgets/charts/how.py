"""How a number is computed, folded away under its chart until it is asked for."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from refnet.i18n import _
from refnet.ui.look import icons
from refnet.ui.widgets.charts.story import How
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import label


class HowComputed(QWidget):
    """A link that unfolds the definition, the formula, and the numbers filled in; Esc folds it again."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._how: How | None = None
        self.link = button(_("How is this computed?"), "chevron-right", kind="link")
        self.link.setAccessibleName(_("How is this computed? {name}").format(name=name))
        self.link.setCheckable(True)
        self.link.toggled.connect(self._unfold)
        self.inside = QFrame(self)
        self.inside.setProperty("back", "sunken")
        self.definition, self.formula = _selectable("body"), _selectable("strong")
        self._numbers = QGridLayout()
        self._lay_out()
        self.show_how(None)

    def show_how(self, how: How | None) -> None:
        """Tell something else, or nothing; what is folded is filled in when it is unfolded."""
        self._how = how
        self.setVisible(how is not None)
        if self.link.isChecked():
            self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.link.isChecked():
            self.link.setChecked(False)
            self.link.setFocus()
        else:
            super().keyPressEvent(event)

    def _unfold(self, unfolded: bool) -> None:
        if unfolded:
            self._tell()
        self.inside.setVisible(unfolded)
        self.link.setIcon(icons.icon("chevron-down" if unfolded else "chevron-right", "accent"))

    def _tell(self) -> None:
        if self._how is not None:
            self.definition.setText(self._how.definition)
            self.formula.setText(self._how.formula)
            self.formula.setVisible(bool(self._how.formula))
            self._fill(self._how)

    def _fill(self, how: How) -> None:
        while (item := self._numbers.takeAt(0)) is not None:
            if (cell := item.widget()) is not None:
                cell.hide()  # it lives until the event loop turns
                cell.deleteLater()
        for row, (name, value) in enumerate(how.numbers):
            for column, (words, role) in enumerate(((name, "muted"), (value, "body"))):
                made = _selectable(role)
                made.setText(words)
                self._numbers.addWidget(made, row, column, Qt.AlignmentFlag.AlignTop)

    def _lay_out(self) -> None:
        self._numbers.setHorizontalSpacing(16)
        self._numbers.setVerticalSpacing(4)
        self._numbers.setColumnStretch(1, 1)
        words = QVBoxLayout(self.inside)
        words.setContentsMargins(12, 10, 12, 10)
        words.setSpacing(8)
        words.addWidget(self.definition)
        words.addWidget(self.formula)
        words.addLayout(self._numbers)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(4)
        around.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        around.addWidget(self.inside)
        self.inside.hide()


def _selectable(role: str) -> QLabel:
    made = label("", role, wrap=True)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return made
