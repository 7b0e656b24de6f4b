"""A drop-down of many values, found by typing any part of their words."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from refnet.ui.widgets.forms.choice_box import ChoiceBox


class TypedChoice(ChoiceBox):
    """Type a part of the words, Down, Enter; words that name no value give way to the choice as it was."""

    def __init__(self, options: Sequence[tuple[Any, str]] = (), name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(options, name, parent)
        self._line, popup = QLineEdit(self), QListView(self)
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

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._line.selectAll()  # so that typing begins anew

    def _settle(self) -> None:
        """Show the words of the choice again where others were left."""
        if self.currentText() != self.itemText(self.currentIndex()):
            self.setEditText(self.itemText(self.currentIndex()))
