"""Words on the screen: always plain text, in one of the few sizes of the house."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from refnet.ui.look import fonts, tips

WIDEST_WORD = 220  # pixels


def label(text: str, role: str = "body", parent: QWidget | None = None, *, wrap: bool = False) -> QLabel:
    """Return a label; roles: title, headline, figure, sentence, card, strong, section, field, caption, support, muted."""
    made = _Wrapped(parent) if wrap else QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    return made


def centred(words: QLabel) -> QHBoxLayout:
    """Return a row that holds words of several lines in its middle; alignment alone would cut their last lines."""
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(words)
    row.addStretch(1)
    return row


def restyle(widget: QWidget) -> None:
    """Dress a widget again after a property that the style sheet reads was changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


class _Wrapped(QLabel):
    """Words of several lines; one word without end does not make everything around it wider."""

    def minimumSizeHint(self) -> QSize:
        wanted = super().minimumSizeHint()
        return wanted.boundedTo(QSize(fonts.px(WIDEST_WORD), wanted.height()))


class ElidedLabel(QLabel):
    """One line that is cut where the room ends, and then shows whole in its tooltip."""

    def __init__(self, text: str = "", role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._is_silent = False
        self.setText(text)

    def set_silent(self, silent: bool) -> None:
        """Keep the place but say nothing."""
        self._is_silent = silent
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_silent:
            return
        cut = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width())
        self.setToolTip(tips.plain(self.text()) if cut != self.text() else "")
        painter = QPainter(self)
        alignment = int(self.alignment() | Qt.AlignmentFlag.AlignVCenter)
        role = self.foregroundRole()
        self.style().drawItemText(painter, self.contentsRect(), alignment, self.palette(), self.isEnabled(), cut, role)
