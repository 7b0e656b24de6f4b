"""A drop-down of many values, found by typing any part of their words."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from refnet.ui.look import fonts
from refnet.ui.widgets.forms.choice_box import ChoiceBox

AROUND = 40  # pixels of an open list beside its words, its scroll bar included


class TypedChoice(ChoiceBox):
    """Type a part of the words, Down, Enter; words that name no value give way to the choice as it was."""

    def __init__(self, options: Sequence[tuple[Any, str]] = (), name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(options, name, parent)
        self._line, popup = QLineEdit(self), QListView(self)
        self._found = popup
        self._line.setAccessibleName(name)
        self._line.editingFinished.connect(self._settle)
        popup.setProperty("popup", "true")
        popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        completer = QCompleter(self.model(), self)
        completer.setPopup(popup)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setLineEdit(self._line)
        self.setInsertPolicy(ChoiceBox.InsertPolicy.NoInsert)
        self.setCompleter(completer)

    def set_options(self, options: Sequence[tuple[Any, str]]) -> None:
        """Offer other values; what is being typed stays."""
        line = self.lineEdit()  # None while the choice is being made
        typed = line.text() if line is not None and line.isModified() and self.hasFocus() else ""
        super().set_options(options)
        if typed:
            self.setEditText(typed)
            self._line.setModified(True)
        elif line is not None:
            line.home(False)  # long words are shown from their beginning

    def showPopup(self) -> None:
        self._widen_lists()
        super().showPopup()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._line.selectAll()  # so that typing begins anew
        self._widen_lists()

    def _widen_lists(self) -> None:
        """Let both lists be as wide as their words, which Qt makes as narrow as the field of an editable one."""
        words = max((self.itemText(place) for place in range(self.count())), key=len, default="")
        wanted = self.fontMetrics().horizontalAdvance(words) + fonts.px(AROUND)
        room = self.screen().availableGeometry().right() - self.mapToGlobal(QPoint()).x()
        for each in (self.view(), self._found):
            each.setMinimumWidth(max(min(wanted, room), 0))

    def _settle(self) -> None:
        """Show the words of the choice again where others were left."""
        if self.currentText() != self.itemText(self.currentIndex()):
            self.setEditText(self.itemText(self.currentIndex()))
