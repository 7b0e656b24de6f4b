"""The columns of a list, to tick and to drag into another order."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from refnet.i18n import _
from refnet.services.exports import ExportColumn
from refnet.ui.look import fonts

KEY_ROLE = Qt.ItemDataRole.UserRole


def column_list(columns: Sequence[ExportColumn], shown: Sequence[str]) -> QListWidget:
    """Return the list of columns, those in view ticked and first."""
    known = {column.key: column for column in columns}
    order = [key for key in shown if key in known] + [key for key in known if key not in shown]
    listed = QListWidget()
    listed.setAccessibleName(_("Columns"))
    listed.setDragDropMode(QListWidget.DragDropMode.InternalMove)
    listed.setMinimumHeight(fonts.px(260))
    for key in order:
        item = QListWidgetItem(known[key].title, listed)
        item.setData(KEY_ROLE, key)
        item.setSizeHint(QSize(200, fonts.px(28)))
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if key in shown else Qt.CheckState.Unchecked)
    return listed


def ticked(listed: QListWidget) -> tuple[str, ...]:
    """Return the columns that are ticked, in their order."""
    items = [listed.item(number) for number in range(listed.count())]
    return tuple(str(item.data(KEY_ROLE)) for item in items if item.checkState() is Qt.CheckState.Checked)
