"""The pairs that are still open, as rows of a table; what is decided goes."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from refnet.i18n import _
from refnet.services.duplicates import Alike
from refnet.ui.look import formats, tips

Index = QModelIndex | QPersistentModelIndex
SCORE, ONE, OTHER = range(3)


class PairsModel(QAbstractTableModel):
    """As many pairs as there are, without a widget for any."""

    def __init__(self) -> None:
        super().__init__()
        self.pairs: list[Alike] = []

    def show_pairs(self, pairs: Sequence[Alike]) -> None:
        """Show other pairs."""
        self.beginResetModel()
        self.pairs = list(pairs)
        self.endResetModel()

    def drop(self, ids: frozenset[UUID]) -> None:
        """Take away the pair of two people who are kept apart."""
        self.show_pairs([pair for pair in self.pairs if pair.ids != ids])

    def drop_person(self, person: UUID) -> None:
        """Take away all pairs with somebody who became part of another."""
        self.show_pairs([pair for pair in self.pairs if person not in pair.ids])

    def rowCount(self, _parent: Index = QModelIndex()) -> int:
        return len(self.pairs)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:
        return OTHER + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        pair = self.pairs[index.row()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == SCORE:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if index.column() == SCORE:
            return formats.percent(pair.score / 100) if role == Qt.ItemDataRole.DisplayRole else "\n".join(pair.reasons)
        twin = pair.one if index.column() == ONE else pair.other
        has_more = role == Qt.ItemDataRole.ToolTipRole and twin.organization
        return tips.in_role(f"{twin.name}, {twin.organization}" if has_more else twin.name, role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return (_("Sure"), _("This person"), _("looks like"))[section]
        return None
