"""Fields that the file tells otherwise than they are here: ours, theirs or both, one by one or for all."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from refnet.i18n import _
from refnet.services.imports import Conflict, Resolution
from refnet.ui.dialogs.importing import words as import_words
from refnet.ui.dialogs.importing.plain_table import DecidingTable, Index, TextModel
from refnet.ui.look import fonts, tips
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import label

OURS, THEIRS, KEPT = 2, 3, 4
WIDTHS = (170, 130, 200, 200, 160)
KEYS = {Qt.Key.Key_O: Resolution.OURS, Qt.Key.Key_T: Resolution.THEIRS, Qt.Key.Key_B: Resolution.BOTH}


class ConflictModel(TextModel):
    """Person, field, both values, and which of them stays; that one is bold."""

    def __init__(self) -> None:
        super().__init__((_("Person"), _("What differs"), _("Here"), _("In the file"), _("Stays")))
        self.conflicts: Sequence[Conflict] = ()
        self.chosen: dict[str, Resolution] = {}

    def show_conflicts(self, conflicts: Sequence[Conflict], chosen: Mapping[str, Resolution]) -> None:
        """Show other conflicts with what was decided so far."""
        self.conflicts, self.chosen = conflicts, dict(chosen)
        self.show_rows([()] * len(conflicts))

    def resolution(self, row: int) -> Resolution:
        """Return what is decided in a row."""
        conflict = self.conflicts[row]
        return self.chosen.get(conflict.key, conflict.resolution)

    def decide(self, rows: Sequence[int], resolution: Resolution) -> None:
        """Decide the same in these rows."""
        self.chosen |= {self.conflicts[row].key: resolution for row in rows}
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.conflicts) - 1, KEPT))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        conflict, resolution = self.conflicts[index.row()], self.resolution(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            what = import_words.field_word(conflict.field).rpartition(": ")[2]
            texts = (conflict.person, what, conflict.ours, conflict.theirs, resolution_word(resolution))
            return tips.in_role(texts[index.column()], role)
        stays = {OURS: Resolution.THEIRS, THEIRS: Resolution.OURS}.get(index.column(), resolution) != resolution
        is_value = index.column() in (OURS, THEIRS)
        return fonts.font(13, 600) if role == Qt.ItemDataRole.FontRole and is_value and stays else None


class ConflictsView(QWidget):
    """A click on a value keeps it; O, T and B decide for the chosen rows."""

    decided = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.model = ConflictModel()
        self.table = DecidingTable(self.model, _("What differs"), KEYS)
        self.table.wanted.connect(self._decide_chosen)
        self.table.clicked.connect(self._click)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.addWidget(label(_("Click the value that shall stay."), "caption"), 1)
        self.buttons = {one: button(text, hint=key) for one, (text, key) in _deeds().items()}
        for one, made in self.buttons.items():
            made.clicked.connect(lambda _checked=False, one=one: self._decide_chosen(one))
            foot.addWidget(made)
        self.for_all = button(_("Choose all"), kind="link", hint="Ctrl+A")
        self.for_all.clicked.connect(self.table.selectAll)
        foot.insertWidget(1, self.for_all)
        column.addLayout(foot)

    def show_conflicts(self, conflicts: Sequence[Conflict], chosen: Mapping[str, Resolution]) -> None:
        """Show other conflicts with what was decided so far; the rows that were chosen stay so."""
        row, selected = self.table.currentIndex().row(), self._selected()
        self.model.show_conflicts(conflicts, chosen)
        for place, width in enumerate(WIDTHS):
            self.table.horizontalHeader().resizeSection(place, fonts.px(width))
        if conflicts:
            self.table.setCurrentIndex(self.model.index(min(max(row, 0), len(conflicts) - 1), 0))
        how = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for place in selected:
            self.table.selectionModel().select(self.model.index(place, 0), how)

    def chosen(self) -> dict[str, Resolution]:
        """Return what was decided, by the key of the question."""
        return dict(self.model.chosen)

    def _click(self, index: QModelIndex) -> None:
        resolution = {OURS: Resolution.OURS, THEIRS: Resolution.THEIRS}.get(index.column())
        if resolution is not None:
            self._decide([index.row()], resolution)

    def _decide_chosen(self, resolution: Resolution) -> None:
        self._decide(self._selected(), resolution)

    def _selected(self) -> list[int]:
        return [index.row() for index in self.table.selectionModel().selectedRows()]

    def _decide(self, rows: list[int], resolution: Resolution) -> None:
        if rows:
            self.model.decide(rows, resolution)
            self.decided.emit()


def resolution_word(one: Resolution) -> str:
    """Say which value stays."""
    return {
        Resolution.OURS: _("ours"),
        Resolution.THEIRS: _("the file's"),
        Resolution.BOTH: _("both, one as a note"),
    }[one]


def _deeds() -> dict[Resolution, tuple[str, str]]:
    return {
        Resolution.OURS: (_("Keep ours (O)"), "O"),
        Resolution.THEIRS: (_("Take the file's (T)"), "T"),
        Resolution.BOTH: (_("Keep both (B)"), "B"),
    }
