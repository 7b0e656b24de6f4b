"""What all forms share: labels above fields, sentences below them, and a footer that says the verb."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
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
    QVBoxLayout,
    QWidget,
)

from refnet.domain.errors import InvalidInput, RefNetError
from refnet.i18n import _
from refnet.ui.context import Context
from refnet.ui.look import fonts
from refnet.ui.widgets.forms.field import Field
from refnet.ui.widgets.forms.form_frame import FormArea, FormBody, FormFoot, make_room, open_size
from refnet.ui.widgets.forms.segmented import Segmented
from refnet.ui.widgets.forms.settling import are_settled, refuse_doubts
from refnet.ui.widgets.parts.banner import Banner

__all__ = ["Field", "FormDialog"]

BETWEEN_COLUMNS = 20
BESIDE, SMALLEST = 24, 1000  # pixels beside a form as wide as the screen, and of the smallest screen


class FormDialog(QDialog):
    """A form that sends its draft through the write lane and points out what cannot be right."""

    saved = Signal(object)

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
        self._body, self._foot = FormBody(), FormFoot(verb)
        self.cancel, self.verb = self._foot.cancel, self._foot.verb
        self.cancel.clicked.connect(self.reject)
        self.verb.clicked.connect(self.accept)
        self._area = FormArea(self._body)
        whole.addWidget(self._area, 1)
        whole.addWidget(self._foot)

    def add_row(self, *fields: Field) -> None:
        """Add fields side by side."""
        row = QHBoxLayout()
        row.setSpacing(BETWEEN_COLUMNS)
        for field in fields:
            row.addWidget(field, field.stretch)
            self.fields[field.name] = field
        self._body.rows.addLayout(row)

    def add_widget(self, widget: QWidget) -> None:
        """Add something as wide as the form."""
        self._body.rows.addWidget(widget)

    def set_option(self, widget: QWidget) -> None:
        """Put a tick box at the left of the footer."""
        self._foot.option.addWidget(widget)

    def let_grow(self, widget: QWidget) -> None:
        """Give all the height there is to a widget of the form, as a table needs it."""
        self._body.let_grow(widget)

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
        """Close, and tell that it was written; a form that logs another begins again instead."""
        self.done(QDialog.DialogCode.Accepted)  # first, so that the next may open
        self.saved.emit(result)

    def point_out(self, name: str, sentence: str) -> None:
        """Say below a field what is wrong with it and go there; without such a field, say it above the form."""
        field = self.fields.get(name)
        if field is None:
            self.warn(sentence)
        else:
            field.point_out(sentence)
            self._area.bring_into_view(field)

    def warn(self, sentence: str) -> None:
        """Say above the fields what went wrong."""
        self.show_above(Banner(sentence, tone="danger", icon="circle-alert"))

    def show_above(self, banner: Banner) -> None:
        """Show a banner above the fields."""
        self._body.top.addWidget(banner)
        self._area.bring_into_view(banner)

    def clear_errors(self) -> None:
        """Take back everything that was pointed out."""
        while item := self._body.top.takeAt(0):
            if banner := item.widget():
                banner.hide()
                banner.deleteLater()
        for field in self.fields.values():
            if field.wrong.text():
                field.point_out("")

    def open(self) -> None:
        """Open, unless one of its kind stands before the same window, as when its key was pressed twice."""
        front, over = QApplication.activeModalWidget(), self.parentWidget()
        if type(front) is type(self) and over is not None and front.parentWidget() is over:
            self.deleteLater()
        else:
            self.resize(open_size(self))
            make_room(self)
            super().open()

    def accept(self) -> None:
        if not self.verb.isEnabled():
            return
        if are_settled(self.fields, self.accept):
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
        self.show_above(self._question)
        self._question.links[1].setFocus()  # Enter alone throws nothing away

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
            refuse_doubts(self.fields)
            self.submit()
        except InvalidInput as error:
            self.point_out(error.field, str(error))

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
