"""Help > Keyboard: every key, taken from the registry of actions."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from refnet.i18n import _
from refnet.ui.actions import Actions
from refnet.ui.frame.menus import titles
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import label
from refnet.ui.widgets.parts.sizes import open_at

WIDTH, HEIGHT = 560, 560


class KeysSheet(QDialog):
    """Two columns: what is done, and by which key."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Keyboard"))
        open_at(self, WIDTH, HEIGHT)
        inside = QWidget()
        inside.setProperty("back", "none")
        grid = QGridLayout(inside)
        grid.setContentsMargins(24, 16, 24, 24)
        grid.setVerticalSpacing(6)
        for title, rows in self._groups(actions):
            grid.addWidget(label(title, "card"), grid.rowCount(), 0)
            for what, keys in rows:
                line = grid.rowCount()
                grid.addWidget(label(what, "muted"), line, 0)
                grid.addLayout(_keys(keys), line, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        area = QScrollArea()
        area.setAccessibleName(_("Keyboard"))
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.viewport().setAutoFillBackground(False)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(area)
        close = button(_("Close"), kind="primary")
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 12)
        foot.addStretch(1)
        foot.addWidget(close)
        box.addLayout(foot)

    def _groups(self, actions: Actions) -> list[tuple[str, list[tuple[str, str]]]]:
        found = []
        for menu, title in titles().items():
            rows = [(one.short_text, one.shortcut) for one in actions.of_menu(menu) if one.shortcut]
            if rows:
                found.append((title.replace("&", ""), rows))
        lists = [
            (_("Open the record"), "Enter"),
            (_("Edit"), "F2"),
            (_("Add to the selection"), "Ctrl+Space"),
            (_("Close the panel"), "Esc"),
            (_("Send a form"), "Ctrl+Enter"),
        ]
        return [*found, (_("Lists and forms"), lists), (_("Network"), _network())]


def _network() -> list[tuple[str, str]]:
    from refnet.ui.widgets.network_canvas import keys  # noqa: PLC0415 - only when the sheet is asked for

    return keys.sheet()


def _keys(keys: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(label(keys, "key"))
    return row
