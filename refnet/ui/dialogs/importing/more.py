"""What few imports need: a mapping from a file or into one, where the people are from, and on what ground we keep them."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QPushButton, QWidget

from refnet.i18n import _
from refnet.ui.dialogs.parts.fields import Suggestions, line
from refnet.ui.widgets.forms.form_dialog import Field

MAPPINGS = "TOML (*.toml)"


class Origin(QWidget):
    """Where the rows are from, and the legal basis; hidden until it is wanted."""

    def __init__(self) -> None:
        super().__init__()
        self.source = line(_("Where it is from"), placeholder=_("the file's name"))
        bases = [_("Consent"), _("Legitimate interest"), _("Contract")]
        self.legal_basis = Suggestions(_("Legal basis"), bases)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        row.addWidget(Field("source", _("Where it is from"), self.source), 1)
        row.addWidget(Field("legal_basis", _("Legal basis"), self.legal_basis), 1)
        self.hide()


class MoreButton(QPushButton):
    """A menu in the footer."""

    load_wanted = Signal(str)  # the file's name
    save_wanted = Signal(str)

    def __init__(self, origin: Origin) -> None:
        super().__init__(_("More"))
        self.setProperty("kind", "quiet")
        self.setAutoDefault(False)
        self.setAccessibleName(_("More about this import"))
        self.files: QFileDialog | None = None
        menu = QMenu(self)
        menu.addAction(_("Where it is from …"), lambda: _show(origin))
        menu.addSeparator()
        menu.addAction(_("Load mapping …"), self.load)
        menu.addAction(_("Save mapping …"), self.save)
        self.setMenu(menu)

    def load(self) -> None:
        """Ask for a mapping file."""
        self.files = self._ask(_("Load mapping"), self.load_wanted.emit)

    def save(self) -> None:
        """Ask where the mapping shall be kept."""
        self.files = self._ask(_("Save mapping"), self.save_wanted.emit)
        self.files.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.files.setDefaultSuffix("toml")

    def _ask(self, title: str, then: Callable[[str], object]) -> QFileDialog:
        files = QFileDialog(self.window(), title)
        files.setNameFilter(MAPPINGS)
        files.fileSelected.connect(then)
        files.open()
        return files


def _show(origin: Origin) -> None:
    origin.show()
    origin.source.setFocus()
