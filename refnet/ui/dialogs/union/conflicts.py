"""Records that both files changed: ours or theirs, one by one or for all."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from refnet.i18n import _
from refnet.ui.dialogs.importing.plain_table import DecidingTable, Index, TextModel
from refnet.ui.look import fonts, formats, tips
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import label

if TYPE_CHECKING:
    from refnet.services.union import Conflict, FieldConflict

OURS, THEIRS, STAYS = 2, 3, 4
WIDTHS = (190, 130, 180, 180, 90)
KEYS = {Qt.Key.Key_O: False, Qt.Key.Key_T: True}


class ConflictModel(TextModel):
    """A row for each field: record, field, both values, and which of them stays; that one is bold."""

    def __init__(self) -> None:
        super().__init__((_("Record"), _("What differs"), _("Here"), _("In the other file"), _("Stays")))
        self._shown: list[tuple[Conflict, FieldConflict]] = []
        self.takes: dict[str, bool] = {}

    def show_conflicts(self, conflicts: "Sequence[Conflict]") -> None:
        """Show other conflicts; ours stays until decided otherwise."""
        self._shown = [(one, field) for one in conflicts for field in one.fields]
        self.takes = {one.key: one.takes_theirs for one in conflicts}
        self.show_rows([()] * len(self._shown))

    def decide(self, rows: Sequence[int], *, theirs: bool) -> None:
        """Decide the same for the records of these rows, with all their fields."""
        self.takes |= {self._shown[row][0].key: theirs for row in rows}
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, STAYS))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        conflict, field = self._shown[index.row()]
        theirs = self.takes[conflict.key]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            stays = _("theirs") if theirs else _("ours")
            texts = conflict.record, field.field, field.ours or formats.DASH, field.theirs or formats.DASH, stays
            return tips.in_role(texts[index.column()], role)
        is_kept = index.column() == (THEIRS if theirs else OURS)
        return fonts.font(13, 600) if role == Qt.ItemDataRole.FontRole and is_kept else None


class ConflictsView(QWidget):
    """A click on a value keeps it; O and T decide for the chosen rows."""

    def __init__(self) -> None:
        super().__init__()
        self.model = ConflictModel()
        self.table = DecidingTable(self.model, _("What both files changed"), KEYS)
        self.table.wanted.connect(self._decide_chosen)
        self.table.clicked.connect(self._click)
        self.ours = button(_("Keep ours (O)"), hint="O")
        self.theirs = button(_("Take theirs (T)"), hint="T")
        self.ours.clicked.connect(lambda: self._decide_chosen(theirs=False))
        self.theirs.clicked.connect(lambda: self._decide_chosen(theirs=True))
        self.for_all = button(_("Choose all"), kind="link", hint="Ctrl+A")
        self.for_all.clicked.connect(self.table.selectAll)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.addWidget(label(_("Click the value that shall stay."), "caption"), 1)
        for made in (self.for_all, self.ours, self.theirs):
            foot.addWidget(made)
        column.addLayout(foot)

    def show_conflicts(self, conflicts: "Sequence[Conflict]") -> None:
        """Show other conflicts."""
        self.model.show_conflicts(conflicts)
        for place, width in enumerate(WIDTHS):
            self.table.horizontalHeader().resizeSection(place, fonts.px(width))
        if conflicts:
            self.table.setCurrentIndex(self.model.index(0, 0))

    def chosen(self) -> dict[str, bool]:
        """Return by the key of the conflict whether theirs is taken."""
        return dict(self.model.takes)

    def _click(self, index: QModelIndex) -> None:
        if index.column() in (OURS, THEIRS):
            self.model.decide([index.row()], theirs=index.column() == THEIRS)

    def _decide_chosen(self, theirs: bool) -> None:
        self.model.decide([index.row() for index in self.table.selectionModel().selectedRows()], theirs=theirs)
