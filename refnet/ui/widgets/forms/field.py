"""One field of a form: its label, the editor under it, and room for what is wrong with it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from refnet.ui.look import fonts
from refnet.ui.widgets.parts.labels import ElidedLabel, label, restyle

WIDEST_HINT = 300  # pixels; a longer one, as with a name in it, is cut


class Field(QWidget):
    """A label, the field under it, and room for what is wrong with it; & stands before the letter that leads there."""

    def __init__(
        self, name: str, title: str, editor: QWidget, hint: str = "", stretch: int = 1, *, grows: bool = False
    ) -> None:
        super().__init__()
        self.name, self.editor, self.stretch = name, editor, stretch
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        words = QHBoxLayout()
        words.setSpacing(5)
        title_label = label(title, "field")
        _let_letters_lead_to(editor)
        title_label.setBuddy(editor)
        words.addWidget(title_label)
        self._hint = ElidedLabel("", "caption")
        words.addWidget(self._hint, 1)
        self.set_hint(hint)
        column.addLayout(words)
        column.addWidget(editor, 1 if grows else 0)
        self.wrong = label("", "danger", wrap=True)
        self.wrong.hide()
        column.addWidget(self.wrong)
        column.addStretch(0 if grows else 1)
        if not editor.accessibleName() or isinstance(editor, QLineEdit):
            editor.setAccessibleName(title.replace("&", ""))

    def set_hint(self, hint: str) -> None:
        """Change the words beside the label."""
        self._hint.setText(hint)
        self._hint.setMinimumWidth(min(self._hint.sizeHint().width(), fonts.px(WIDEST_HINT)))

    def set_shown(self, shown: bool) -> None:
        """Show or hide the field with its label."""
        self.setVisible(shown)

    def point_out(self, sentence: str) -> None:
        """Say what is wrong and go there; an empty sentence takes it back."""
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))
        target = self.editor.focusProxy() or self.editor
        target.setProperty("wrong", "true" if sentence else "false")
        target.setAccessibleDescription(sentence)
        restyle(target)
        if sentence:
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)


def _let_letters_lead_to(editor: QWidget) -> None:
    """Let a label's letter reach an editor made of parts: Qt passes over one that cannot have the keyboard itself."""
    part = editor.focusProxy()
    if part is not None and editor.focusPolicy() is Qt.FocusPolicy.NoFocus:
        policy = part.focusPolicy()
        editor.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        part.setFocusPolicy(policy)  # Qt hands the policy on to the part
