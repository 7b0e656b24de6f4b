"""What stands below: the answers with their keys, what was done last, and who is kept apart."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from refnet.i18n import _, counted
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import ElidedLabel, restyle


class Foot(QWidget):
    """Buttons only; what they do is the dialog's."""

    def __init__(self) -> None:
        super().__init__()
        self.kept_apart = 0
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("back", "sunken")
        self.setProperty("edge", "top")
        self.merge = button(_("Same person: merge (M)"), "", "primary")
        self.apart = button(_("Two people (K)"))
        self.later = button(_("Later (L)"))
        self.swap = button(_("Let the other stay (S)"), "", "quiet")
        self.undo = button(_("Undo"), "", "link", hint="Ctrl+Z")
        self.again = button("", "", "link")
        self.close_it = button(_("Close"))
        self._said = ElidedLabel("", "muted")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 8, 20, 12)
        whole.setSpacing(6)
        above, below = QHBoxLayout(), QHBoxLayout()
        for widget in (self._said, self.undo, self.again):
            above.addWidget(widget, 1 if widget is self._said else 0)
        for widget in (self.merge, self.apart, self.later, self.swap):
            below.addWidget(widget)
        below.addStretch(1)
        below.addWidget(self.close_it)
        whole.addLayout(above)
        whole.addLayout(below)
        self.say("", undo=False)
        self.show_kept_apart(0)

    def say(self, sentence: str, *, undo: bool = True) -> None:
        """Tell what was done, and offer to take it back."""
        self._said.setText(sentence)
        self._said.setAccessibleName(sentence)
        self.undo.setVisible(undo and bool(sentence))

    def said(self) -> str:
        """Return what was told last."""
        return self._said.text()

    def show_kept_apart(self, count: int) -> None:
        """Offer to show again those who are kept apart."""
        self.kept_apart = count
        text = counted(
            "Show {count} pair again that is kept apart", "Show {count} pairs again that are kept apart", count
        )
        self.again.setText(text)
        self.again.setAccessibleName(text)
        self.again.setVisible(count > 0)

    def set_deciding(self, deciding: bool) -> None:
        """Show the answers only while there is a pair to decide about."""
        for widget in (self.merge, self.apart, self.later, self.swap):
            widget.setVisible(deciding)
        self.close_it.setProperty("kind", "" if deciding else "primary")
        restyle(self.close_it)
