"""What surrounds the fields of a form: room that scrolls above, and the footer with the verb below."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from refnet.i18n import _
from refnet.ui.widgets.forms.verb_button import VerbButton
from refnet.ui.widgets.parts.buttons import button

MARGIN, BETWEEN_FIELDS = 24, 14
SHARE_OF_SCREEN = 0.75


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

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._inside = inside
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
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
