"""Help > About: the program, its version, and whose work it rests on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QLayout, QVBoxLayout, QWidget

from refnet import __version__, paths
from refnet.i18n import _
from refnet.ui.look import fonts, icons
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import label


class About(QDialog):
    """Closes with Esc or Enter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("About RefNet"))
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(8)
        column.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)  # nothing in it is to be made larger
        picture = QLabel()
        picture.setPixmap(icons.app_icon().pixmap(fonts.px(56)))
        column.addWidget(picture)
        column.addWidget(label(f"RefNet {__version__}", "title"))
        words = (
            _("Keeps the people who can introduce you, the introductions they make and the deals that follow."),
            _("Icons by Lucide (ISC licence), letters by the Inter project (SIL Open Font License)."),
            _("Your data: {folder}").format(folder=paths.data()),
            _("Logs: {folder}").format(folder=paths.log_folder()),
        )
        for text in words:
            line = label(text, "muted", wrap=True)
            line.setMinimumWidth(fonts.px(420))
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(line)
        close = button(_("Close"), kind="primary")
        close.clicked.connect(self.accept)
        close.setFocus()
        column.addSpacing(12)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
