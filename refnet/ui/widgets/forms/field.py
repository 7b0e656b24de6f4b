"""One field of a form: its label, the editor under it, and room for what is wrong with it."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from refnet.ui.look import fonts
from refnet.ui.widgets.parts.labels import ElidedLabel, label, restyle

WIDEST_HINT = 300  # pixels; a longer one, as with a name in it, is cut
HEIGHT = 32  # pixels of a field of one line


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
        self.title = label(title, "field")
        _let_letters_lead_to(editor)
        self.title.setBuddy(editor)
        words.addWidget(self.title)
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
        if isinstance(editor, QCheckBox):
            editor.setMinimumHeight(fonts.px(HEIGHT))  # in line with the fields beside it
        for line in [editor, *editor.findChildren(QLineEdit)]:
            if isinstance(line, QLineEdit):
                _let_beginning_show(line)

    def set_hint(self, hint: str) -> None:
        """Change the words beside the label."""
        self._hint.setText(hint)
        self._hint.setMinimumWidth(min(self._hint.sizeHint().width(), fonts.px(WIDEST_HINT)))

    def let_title_wrap(self) -> None:
        """Give a title that is a whole sentence as many lines as it takes."""
        self.title.setWordWrap(True)
        self._hint.hide()

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
            if isinstance(target, QLineEdit):
                target.end(False)


def _let_beginning_show(line: QLineEdit) -> None:
    """Show the first words of a long text wherever nobody types: Qt leaves its end in view."""
    line.textChanged.connect(partial(_show_beginning, line))
    line.editingFinished.connect(partial(_show_beginning, line, is_left=True))
    _show_beginning(line)


def _show_beginning(line: QLineEdit, _text: str = "", *, is_left: bool = False) -> None:
    if not isValid(line):  # one that goes while it has the keyboard says that it was left
        return
    is_typing = line.hasFocus() or (line.isModified() and not is_left)
    if not is_typing and not line.hasSelectedText():
        line.setCursorPosition(0)


def _let_letters_lead_to(editor: QWidget) -> None:
    """Let a label's letter reach an editor made of parts: Qt passes over one that cannot have the keyboard itself."""
    part = editor.focusProxy()
    if part is not None and editor.focusPolicy() is Qt.FocusPolicy.NoFocus:
        policy = part.focusPolicy()
        editor.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        part.setFocusPolicy(policy)  # Qt hands the policy on to the part
