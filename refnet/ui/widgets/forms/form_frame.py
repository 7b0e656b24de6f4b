"""What surrounds the fields of a form: room that scrolls above, and the footer with the verb below."""

from PySide6.QtCore import QEvent, QMargins, QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from refnet.i18n import _
from refnet.ui.widgets.forms.verb_button import VerbButton
from refnet.ui.widgets.parts.buttons import button

MARGIN, BETWEEN_FIELDS = 24, 14
SHARE_OF_SCREEN = 0.75  # that a form insists on
TITLE_BAR = 32  # pixels that a desktop takes above a window


def open_size(form: QWidget) -> QSize:
    """Return the size at which a form opens: as wide as its fields would like, within two thirds of the screen."""
    usual = min(form.sizeHint().width(), form.screen().availableGeometry().width() * 2 // 3)
    return QSize(max(form.minimumWidth(), usual), 0)


def make_room(form: QWidget) -> None:
    """Let a form be as high as it would like, within the screen."""
    screen = form.screen().availableGeometry()
    form.resize(form.width(), max(form.height(), min(form.sizeHint().height(), screen.height() - TITLE_BAR)))
    below = form.geometry().bottom() - screen.bottom()
    if below > 0 and form.isVisible():
        form.move(form.x(), max(form.y() - below, screen.top()))


class FormBody(QWidget):
    """Room for banners, below it the rows, and what is left over."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("back", "none")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(MARGIN, MARGIN - 4, MARGIN, MARGIN - 4)
        self._column.setSpacing(BETWEEN_FIELDS)
        self.top, self.rows = QVBoxLayout(), QVBoxLayout()
        self.rows.setSpacing(BETWEEN_FIELDS)
        self._column.addLayout(self.top)
        self._column.addLayout(self.rows)
        self._column.addStretch(1)

    def let_grow(self, widget: QWidget) -> None:
        """Give all the height there is to a widget among the rows."""
        self.rows.setStretchFactor(widget, 1)
        self._column.setStretch(1, 1)
        self._column.setStretch(2, 0)

    def size_at(self, width: int) -> QSize:
        """Return the room that it would like, as high as its sentences make it where it is `width` pixels wide."""
        wanted, width = self.sizeHint(), max(width, self.minimumSizeHint().width())
        return QSize(wanted.width(), self._column.totalHeightForWidth(width)) if self.hasHeightForWidth() else wanted


class FormFoot(QWidget):
    """An option at the left, then Cancel and the verb."""

    def __init__(self, verb: str) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("back", "sunken")
        self.setProperty("edge", "top")
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 12, MARGIN, 12)
        row.setSpacing(10)
        self.option = QHBoxLayout()
        row.addLayout(self.option)
        row.addStretch(1)
        self.cancel = button(_("Cancel"))
        self.verb = VerbButton(verb, "Ctrl+Enter")
        row.addWidget(self.cancel)
        row.addWidget(self.verb)


class FormArea(QScrollArea):
    """Scrolls only where a form is higher than the screen, as with very large text."""

    def __init__(self, body: FormBody) -> None:
        super().__init__()
        self._body = body
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)

    def bring_into_view(self, widget: QWidget) -> None:
        """Grow, then scroll to a widget, once everything has its place."""
        QTimer.singleShot(0, widget, lambda: self._go_to(widget))

    def sizeHint(self) -> QSize:
        return self._wanted()

    def minimumSizeHint(self) -> QSize:
        wanted, screen = self._wanted(), self.screen().availableGeometry().height()
        return QSize(wanted.width(), min(wanted.height(), round(screen * SHARE_OF_SCREEN)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._body and event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _go_to(self, widget: QWidget) -> None:
        make_room(self.window())
        self.ensureWidgetVisible(widget, 0, BETWEEN_FIELDS)

    def _wanted(self) -> QSize:
        form = self.window()
        has_width = form.testAttribute(Qt.WidgetAttribute.WA_Resized)
        width = form.width() if has_width else form.minimumWidth()
        return self._body.size_at(width).grownBy(QMargins() + self.frameWidth())
