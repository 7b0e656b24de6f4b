"""What all forms share: labels above fields, sentences below them, and a footer that says the verb."""

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from refnet.domain.errors import InvalidInput, RefNetError
from refnet.i18n import _
from refnet.ui.context import Context
from refnet.ui.look import fonts
from refnet.ui.widgets.forms.segmented import Segmented
from refnet.ui.widgets.forms.verb_button import VerbButton
from refnet.ui.widgets.parts.banner import Banner
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import ElidedLabel, label, restyle

MARGIN, BETWEEN_FIELDS, BETWEEN_COLUMNS = 24, 14, 20
SHARE_OF_SCREEN = 0.75
BESIDE, SMALLEST = 24, 1000  # pixels beside a form as wide as the screen, and of the smallest screen
WIDEST_HINT = 300  # pixels; a longer one, as with a name in it, is cut


@runtime_checkable
class Settling(Protocol):
    """An editor that looks up what is typed, and may not know yet what it means when the form is sent."""

    def settle(self, then: Callable[[], object]) -> bool:
        """Take what is typed as finished; return whether its meaning is known, else call `then` once it is."""

    def doubt(self) -> str:
        """Return what must be answered before the form can be sent, empty when nothing must."""


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


class FormDialog(QDialog):
    """A form that sends its draft through the write lane and points out what cannot be right."""

    saved = Signal(object)
    comes_in_turn = False  # whether the next of its kind opens before it is gone

    def __init__(
        self, context: Context, title: str, verb: str, width: int = 660, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.fields: dict[str, Field] = {}
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        room = max(self.screen().availableGeometry().width() - BESIDE, SMALLEST)
        self.setMinimumWidth(min(fonts.px(width), room))
        self.unkept = _("What you typed is not kept yet.")
        self._said = ""
        self._at_first: tuple[str, ...] = ()
        self._is_sure = False
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._body(), 1)
        whole.addWidget(self._footer(verb))

    def add_row(self, *fields: Field) -> None:
        """Add fields side by side."""
        row = QHBoxLayout()
        row.setSpacing(BETWEEN_COLUMNS)
        for field in fields:
            row.addWidget(field, field.stretch)
            self.fields[field.name] = field
        self._rows.addLayout(row)

    def add_widget(self, widget: QWidget) -> None:
        """Add something as wide as the form."""
        self._rows.addWidget(widget)

    def set_option(self, widget: QWidget) -> None:
        """Put a tick box at the left of the footer."""
        self._option.addWidget(widget)

    def let_grow(self, widget: QWidget) -> None:
        """Give all the height there is to a widget of the form, as a table needs it."""
        self._rows.setStretchFactor(widget, 1)
        self._whole.setStretch(1, 1)
        self._whole.setStretch(2, 0)

    def submit(self) -> None:
        """Check and send the draft; an InvalidInput raised here is pointed out at its field."""

    def settle(self) -> None:
        """Take what the form shows now as its beginning, as when a field got its usual value late."""
        self._at_first = self._typed()

    def send(self, work: Callable[[], object], said: str = "") -> None:
        """Write in the lane; then say so and close, or tell what went wrong and stay open."""
        self._said = said
        self.verb.setEnabled(False)
        self.context.jobs.write(work, self._written, self._refused)

    def sent(self, result: object) -> None:
        """Tell that it was written, and close; a form that logs another begins again instead."""
        self.saved.emit(result)
        self.done(QDialog.DialogCode.Accepted)

    def point_out(self, name: str, sentence: str) -> None:
        """Say below a field what is wrong with it and go there; without such a field, say it above the form."""
        field = self.fields.get(name)
        if field is None:
            self.warn(sentence)
        else:
            field.point_out(sentence)

    def warn(self, sentence: str) -> None:
        """Say above the fields what went wrong."""
        self.show_above(Banner(sentence, tone="danger", icon="circle-alert"))

    def show_above(self, banner: Banner) -> None:
        """Show a banner above the fields."""
        self._top.addWidget(banner)

    def clear_errors(self) -> None:
        """Take back everything that was pointed out."""
        while item := self._top.takeAt(0):
            if banner := item.widget():
                banner.hide()
                banner.deleteLater()
        for field in self.fields.values():
            if field.wrong.text():
                field.point_out("")

    def open(self) -> None:
        """Open, unless the same form stands there already, as when its key was pressed again before it came."""
        front, over = QApplication.activeModalWidget(), self.parentWidget()
        is_again = type(front) is type(self) and over is not None and front.parentWidget() is over
        if is_again and not self.comes_in_turn:
            self.deleteLater()
        else:
            super().open()

    def accept(self) -> None:
        if not self.verb.isEnabled():
            return
        if all(editor.settle(self.accept) for editor in self._settling().values()):
            self._send_settled()

    def reject(self) -> None:
        """Close, but ask first when something was typed."""
        if self._is_sure or self._typed() == self._at_first:
            super().reject()
            return
        self._is_sure = True
        self.clear_errors()
        links = [(_("Discard"), self.reject), (_("Go on"), self._stay)]
        self._question = Banner(self.unkept, "open", "circle-question-mark", links)
        self._top.addWidget(self._question)
        self._question.links[0].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._answer_enter(event)
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._at_first = self._typed()
            self._watch_texts()
            if self.focusWidget() in (None, self.cancel):
                self.verb.setFocus()  # where there is no field to begin in, Enter must not leave the form

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.accept()
                return True
        return super().eventFilter(watched, event)

    def _send_settled(self) -> None:
        self.clear_errors()
        try:
            self._refuse_doubts()
            self.submit()
        except InvalidInput as error:
            self.point_out(error.field, str(error))

    def _refuse_doubts(self) -> None:
        for name, editor in self._settling().items():
            if doubt := editor.doubt():
                raise InvalidInput(name, doubt)

    def _settling(self) -> dict[str, Settling]:
        editors = {name: field.editor for name, field in self.fields.items()}
        return {name: editor for name, editor in editors.items() if isinstance(editor, Settling)}

    def _body(self) -> QWidget:
        inside = QWidget()
        inside.setProperty("back", "none")
        column = self._whole = QVBoxLayout(inside)
        column.setContentsMargins(MARGIN, MARGIN - 4, MARGIN, MARGIN - 4)
        column.setSpacing(BETWEEN_FIELDS)
        self._top = QVBoxLayout()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(BETWEEN_FIELDS)
        column.addLayout(self._top)
        column.addLayout(self._rows)
        column.addStretch(1)
        area = _FormArea(inside)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _footer(self, verb: str) -> QWidget:
        foot = QWidget()
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        foot.setProperty("back", "sunken")
        foot.setProperty("edge", "top")
        row = QHBoxLayout(foot)
        row.setContentsMargins(MARGIN, 12, MARGIN, 12)
        row.setSpacing(10)
        self._option = QHBoxLayout()
        row.addLayout(self._option)
        row.addStretch(1)
        self.cancel = button(_("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self.verb = VerbButton(verb, "Ctrl+Enter")
        self.verb.clicked.connect(self.accept)
        row.addWidget(self.cancel)
        row.addWidget(self.verb)
        return foot

    def _answer_enter(self, event: QKeyEvent) -> None:
        focus = self.focusWidget()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier or isinstance(focus, QLineEdit | QCheckBox):
            self.accept()
        elif isinstance(focus, QLabel) or focus is None:
            super().keyPressEvent(event)
        elif hasattr(focus, "click"):
            focus.click()

    def _written(self, result: object) -> None:
        self.verb.setEnabled(True)
        if self._said:
            self.context.say(self._said)
        self._is_sure = True
        self.sent(result)
        self._is_sure = False
        self._at_first = self._typed()

    def _refused(self, error: RefNetError) -> None:
        self.verb.setEnabled(True)
        if isinstance(error, InvalidInput):
            self.point_out(error.field, str(error))
        else:
            self.warn(str(error))

    def _stay(self) -> None:
        self._is_sure = False
        self.clear_errors()

    def _typed(self) -> tuple[str, ...]:
        lines = [one.text() for one in self.findChildren(QLineEdit)]
        texts = [one.toPlainText() for one in self.findChildren(QPlainTextEdit)]
        ticks = [str(one.isChecked()) for one in self.findChildren(QCheckBox)]
        boxes = [one.currentText() for one in self.findChildren(QComboBox)]
        choices = [str(one.value()) for one in self.findChildren(Segmented)]
        return (*lines, *texts, *ticks, *boxes, *choices)

    def _watch_texts(self) -> None:
        """Let Ctrl+Enter accept from fields of many lines, which would take it as a new line."""
        for text in self.findChildren(QPlainTextEdit):
            text.installEventFilter(self)


class _FormArea(QScrollArea):
    """Scrolls only where a form is higher than the screen, as with very large text."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._inside = inside
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        wanted, screen = self._inside.sizeHint(), self.screen().availableGeometry().height()
        return QSize(wanted.width(), min(wanted.height(), round(screen * SHARE_OF_SCREEN)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._inside and event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)
