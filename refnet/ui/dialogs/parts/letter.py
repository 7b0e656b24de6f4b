"""A text to be sent to somebody: filled from a template, changed by hand, copied or opened in the mail program."""

from collections.abc import Mapping

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QTextCursor
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from refnet.domain.kinds import Channel
from refnet.domain.wordings import fill, mail_link, pointed_out
from refnet.i18n import _
from refnet.ui.context import Context
from refnet.ui.dialogs.parts.fields import TextField
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import label


class LetterBox(QWidget):
    """The text with its two ways out; what was changed by hand stays until another template is chosen."""

    used = Signal(object)  # the Channel that the text went out by

    def __init__(self, context: Context, name: str, lines: int = 9) -> None:
        super().__init__()
        self._context = context
        self._template, self._filled, self._values = "", "", dict[str, str]()
        self.to, self.subject = "", ""
        self.text = TextField(name, lines)
        self.places = label("", "caption", wrap=True)
        self.copy = button(_("&Copy"), "copy")
        self.mail = button(_("Open in &mail program"), "mail")
        self.ways = QHBoxLayout()
        self.ways.setSpacing(8)
        for one in (self.copy, self.mail):
            self.ways.addWidget(one)
        self.ways.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.text)
        column.addWidget(self.places)
        column.addLayout(self.ways)
        self.setFocusProxy(self.text)
        self.text.textChanged.connect(self._point_out)
        self.copy.clicked.connect(self.copy_text)
        self.mail.clicked.connect(self.open_mail)

    @property
    def is_changed(self) -> bool:
        """Tell whether the text was changed by hand."""
        return self.text.toPlainText() != self._filled

    def show_text(self, template: str, values: Mapping[str, str]) -> None:
        """Fill a template; other values for the same one leave what was changed by hand as it is."""
        is_kept = self.is_changed and template == self._template
        self._template, self._values = template, dict(values)
        if is_kept:
            self._point_out()
            return
        self._filled = fill(template, values).text
        cursor = QTextCursor(self.text.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(self._filled)  # unlike setPlainText it can be undone with Ctrl+Z
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def copy_text(self) -> None:
        """Put the text on the clipboard."""
        QApplication.clipboard().setText(self.text.text())
        self._context.say(_("The text was copied."), undo=False)
        self.used.emit(Channel.MESSAGE)

    def open_mail(self) -> None:
        """Open a mail with the text; one that is too long for that is copied, to be pasted."""
        link = mail_link(self.to, self.subject, self.text.text())
        short = link or mail_link(self.to, self.subject, "") or "mailto:"
        is_open = QDesktopServices.openUrl(QUrl.fromEncoded(short.encode("ascii")))
        if link is None or not is_open:
            QApplication.clipboard().setText(self.text.text())
            why = _("The text is too long to be handed over, so it was copied: paste it into the mail.")
            none = _("No mail program could be opened, so the text was copied.")
            self._context.say(why if is_open else none, undo=False)
        self.used.emit(Channel.EMAIL)

    def _point_out(self) -> None:
        said = pointed_out(fill(self.text.toPlainText(), self._values))
        self.places.setText(said)
        self.places.setVisible(bool(said))
        self.text.setAccessibleDescription(said)
